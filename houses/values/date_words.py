"""What Dutch, French, German and English editors type for a date, turned into EDTF.

The order is always European: "1/8/2021" is 1 August. Only the shape is read here; whether the day
exists, and whether the EDTF can be read, is for `houses.values.dates` to judge.
"""

import calendar
import re
import unicodedata
from contextlib import suppress
from datetime import date, timedelta

# Every word below is written as `_folded` leaves it: no capitals, no accents, no apostrophes.
MONTHS = (
    "januari janvier januar january janner",
    "februari fevrier februar february feber",
    "maart mars marz march maerz mrt",
    "april avril",
    "mei mai may",
    "juni juin june",
    "juli juillet july",
    "augustus aout august",
    "september septembre",
    "oktober octobre october",
    "november novembre",
    "december decembre dezember",
)
# EDTF numbers the seasons of a year 21 to 24, and its three equal parts 37 to 39.
PARTS_OF_A_YEAR = {
    "21": "voorjaar lente printemps fruhjahr fruhling spring",
    "22": "zomer ete sommer summer",
    "23": "najaar herfst automne herbst autumn fall",
    "24": "winter hiver",
    "37": "begin beginning early debut anfang",
    "38": "medio midden halfweg halverwege mid middle mi milieu mitte",
    "39": "eind einde end late fin ende",
}
# Of the twentieth century, by their third digit. "Jaren 10" and "jaren 20" could be two decades.
DECADES = {
    "3": "30 dertig trente dreissiger thirties",
    "4": "40 veertig quarante vierziger forties",
    "5": "50 vijftig cinquante funfziger fifties",
    "6": "60 zestig soixante sechziger sixties",
    "7": "70 zeventig soixante-dix siebziger seventies",
    "8": "80 tachtig quatre-vingt quatre-vingts achtziger eighties",
    "9": "90 negentig quatre-vingt-dix neunziger nineties",
}
CODE_OF_PART = {word: code for code, words in PARTS_OF_A_YEAR.items() for word in words.split()}
DIGIT_OF_DECADE = {word: digit for digit, words in DECADES.items() for word in words.split()}
# Words that change nothing in a single date.
SILENT = {
    word
    for words in (
        "anno de den het in jaar op van",
        "a annee au aux d dans de des du en l la le les",
        "am das dem den der des die im jahr vom von zum",
        "from in of on the year",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "monday tuesday wednesday thursday friday saturday sunday",
    )
    for word in words.split()
}
NOW = {"nu", "heden", "maintenant", "aujourd hui", "heute", "now", "present", "today"}

ABOUT = re.compile(
    r"(?:rond|omstreeks|ongeveer|circa|ca|c|vers|environ|autour|um|rund um|etwa|gegen"
    r"|about|around|approximately|approx) (.+)"
)
BEFORE = re.compile(r"(?:voor|avant|vor|before) (.+)")
AFTER = re.compile(r"(?:na|apres|nach|after) (.+)")
SINCE = re.compile(r"(?:sinds|vanaf|depuis|a partir|seit|ab|since|from) (.+)")
UNTIL = re.compile(r"(?:tot(?: en met)?|t/m|jusqu|bis|until|till|up to) (.+)")
BETWEEN = re.compile(r"(?:tussen|entre|zwischen|between) (.+) (?:en|et|und|and) (.+)")
TO = re.compile(r" (?:tot(?: en met)?|t/m|jusqu|au?|bis|until|till|to) | ?- ?")
OR = re.compile(r" (?:of|ou|oder|or) ")

DAY_FIRST = re.compile(
    r"(?:(?P<day>\d{1,2}) ?[/.-] ?)?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>\d{4})", re.ASCII
)
YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})(?:[/.-](?P<month>\d{1,2})(?:[/.-](?P<day>\d{1,2}))?)?", re.ASCII
)
NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})(?:er|e|ste|de|st|nd|rd|th)? )?(?P<name>[a-z]{3,}) (?P<year>\d{4})",
    re.ASCII,
)
NAMED_FIRST = re.compile(
    r"(?P<name>[a-z]{3,}) (?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<year>\d{4})", re.ASCII
)
WINTER = re.compile(r"(?:winter|hiver) (\d{4}) ?[/-] ?(\d{2}|\d{4})", re.ASCII)
DECADE = re.compile(
    r"(?:jaren|annees) (\d{2}|\d{4}|[a-z-]+)|(\d{2}|\d{4}) ?(?:s|er)(?: jahren?)?"
    r"|([a-z]+ies|[a-z]+ziger|dreissiger)(?: jahren?)?",
    re.ASCII,
)


def to_edtf(text: str) -> str | None:
    """The EDTF of a date in words or figures, None when the shape is unknown.

    What comes back may still be no date: "31/2/2020" gives "2020-02-31".
    """
    typed = _folded(text)
    return (
        _between(typed)
        or _bounded(typed)
        or _qualified(typed)
        or _single(typed)
        or _interval(typed)
        or _choice(typed)
    )


def neighbour(edtf: str, step: int) -> str:
    """The year, month or day before (-1) or after (1) a plain EDTF date of that precision.

    Raises ValueError for anything else, OverflowError beyond the calendar.
    """
    match edtf.split("-"):
        case [year]:
            return f"{int(year) + step:04}"
        case [year, month]:
            if not 1 <= int(month) <= 12:
                raise ValueError(edtf)
            years, months = divmod(int(year) * 12 + int(month) - 1 + step, 12)
            return f"{years:04}-{months + 1:02}"
    return (date.fromisoformat(edtf) + timedelta(days=step)).isoformat()


def _folded(text: str) -> str:
    """Lower case without accents, apostrophes and needless dots; one kind of dash and space."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    bare = re.sub(r"^[~±≈]", "ca ", bare)
    bare = re.sub(r"[‐‑‒–—]", "-", bare)
    bare = re.sub(r"['‘’‛`´,;]", " ", bare)
    # The dot of "aug.", of "1. August" and at the end; those of "1.8.2021" stay.
    bare = re.sub(r"\.(?! ?[0-9])|(?<=[a-z])\.", " ", bare)
    # "Mid-2015", "mi-août", "23-okt-2020"; the dash of "2015-heden" stays.
    bare = re.sub(r"\bmid?-|(?<=[a-z])-(?=[0-9])|(?<![0-9])([0-9]{1,2})-(?=[a-z])", _spaced, bare)
    return " ".join(bare.split())


def _spaced(match: re.Match[str]) -> str:
    return match[0].replace("-", " ")


def _single(typed: str) -> str | None:
    """A day, month, year, season, decade, or the begin, middle or end of one of them."""
    words = [word for word in typed.split() if word not in SILENT]
    spoken = " ".join(words)
    for shape in (YEAR_FIRST, DAY_FIRST, NAMED, NAMED_FIRST):
        if (found := shape.fullmatch(spoken)) and (edtf := _date(**found.groupdict())):
            return edtf
    if found := WINTER.fullmatch(spoken):
        first, second = found.groups()
        return f"{first}-24" if f"{int(first) + 1}".endswith(second) else None
    if found := DECADE.fullmatch(spoken):
        return _decade(next(filter(None, found.groups())))
    if len(words) > 1 and CODE_OF_PART.get(words[0], "") >= "37":
        whole = _single(" ".join(words[1:]))
        return whole and _third(whole, CODE_OF_PART[words[0]])
    return None


def _date(
    year: str, month: str | None = None, day: str | None = None, name: str | None = None
) -> str | None:
    if name:
        month = _month(name) or ("" if day else CODE_OF_PART.get(name, ""))
        if not month:
            return None
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def _month(name: str) -> str | None:
    """The number of the month of which this is the name or its beginning: "aug", "août", "sept".

    None for "jui", which begins two months.
    """
    numbers = {
        number
        for number, names in enumerate(MONTHS, start=1)
        if any(full.startswith(name) for full in names.split())
    }
    return f"{numbers.pop():02}" if len(numbers) == 1 else None


def _decade(name: str) -> str | None:
    if len(name) == 4 and name.endswith("0"):
        return f"{name[:3]}X"
    digit = DIGIT_OF_DECADE.get(name)
    return digit and f"19{digit}X"


def _third(whole: str, code: str) -> str | None:
    """The begin (37), middle (38) or end (39) of a year, decade or month."""
    if whole.endswith("X"):
        first, last = {"37": (0, 3), "38": (3, 6), "39": (6, 9)}[code]
        return f"[{whole[:3]}{first}..{whole[:3]}{last}]"
    match whole.split("-"):
        case [year]:
            return f"{year}-{code}"
        case [year, month] if 1 <= int(month) <= 12 and int(year):
            end = calendar.monthrange(int(year), int(month))[1]
            first, last = {"37": (1, 10), "38": (11, 20), "39": (21, end)}[code]
            return f"[{whole}-{first:02}..{whole}-{last}]"
    return None


def _qualified(typed: str) -> str | None:
    """About a date, or a date of which the writer is not sure."""
    if found := ABOUT.fullmatch(typed):
        edtf = _single(found[1])
        return edtf and f"{edtf}~"
    if typed.endswith("?"):
        edtf = _single(typed.rstrip("? "))
        return edtf and f"{edtf}?"
    return None


def _bounded(typed: str) -> str | None:
    """Since, until, before or after a date: open on one side."""
    # A time of which one end is not given; the date itself belongs to it.
    for shape, form in ((SINCE, "{}/.."), (UNTIL, "../{}")):
        if (found := shape.fullmatch(typed)) and (edtf := _side(found[1])):
            return form.format(edtf)
    # A single day, not known which; the date itself is not meant.
    for shape, form, step in ((BEFORE, "[..{}]", -1), (AFTER, "[{}..]", 1)):
        if (found := shape.fullmatch(typed)) and (edtf := _single(found[1])):
            with suppress(ValueError, OverflowError):
                return form.format(neighbour(edtf, step))
    return None


def _side(typed: str) -> str | None:
    return ".." if typed in NOW else _qualified(typed) or _single(typed)


def _both(left: str, right: str) -> tuple[str, str] | None:
    """Two dates; the first may leave to the second what they share: "april of augustus 2021"."""
    last = _side(right)
    shared = " ".join(right.split()[1:])
    first = _side(left) or (shared and _side(f"{left} {shared}"))
    return (first, last) if first and last else None


def _between(typed: str) -> str | None:
    if (found := BETWEEN.fullmatch(typed)) and (pair := _both(*found.groups())):
        return f"[{pair[0]}..{pair[1]}]"
    return None


def _interval(typed: str) -> str | None:
    """From a date to a date. Every "to" and every dash is tried until both sides are dates."""
    for middle in TO.finditer(typed):
        left, right = typed[: middle.start()], typed[middle.end() :]
        begun = SINCE.fullmatch(left)
        if pair := _both(begun[1] if begun else left, right):
            return f"{pair[0]}/{pair[1]}"
    return None


def _choice(typed: str) -> str | None:
    if len(sides := OR.split(typed)) == 2 and (pair := _both(*sides)):
        return f"[{pair[0]},{pair[1]}]"
    return None
