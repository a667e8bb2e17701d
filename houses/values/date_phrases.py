"""Dates in words: as they are read by themselves, and in a sentence.

A language may put other words before a day than before a month or a year ("depuis le 1er août",
"depuis août"), so each has a sentence of its own where that is so.
"""

import re
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from edtf import (
    Consecutives,
    EarlierConsecutives,
    EDTFObject,
    EDTFParseException,
    LaterConsecutives,
    MultipleDates,
    OneOfASet,
    Season,
    UncertainOrApproximate,
)

from houses.values.date_words import neighbour
from houses.values.dates import A_DAY, A_MONTH_OR_YEAR, PLAIN, UncertainDate, parsed
from houses.values.days import day_in_words
from houses.values.translations import elided

# What happens "in" it: a month, a year, a decade, a season, one of several years or months.
WITHIN = re.compile(
    r"\d{3}[\dX](?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-XX)?)?|\[\d{4}(?:-\d\d)?(?:,\d{4}(?:-\d\d)?)+\]"
)
NO_BREAK_SPACE = "\u00a0"


def words(value: UncertainDate) -> str:
    """The date in the active language; as it was written where its EDTF cannot be read."""
    try:
        return _phrase(value.edtf)
    except (EDTFParseException, ValueError):
        return value.as_written


def when(value: UncertainDate) -> str:
    """The date as the answer to "when?", on one line: "op 31 oktober 2014", "in 2014"."""
    phrase, date = words(value), {"date": words(value)}
    match _sort(value.edtf):
        case "day":
            phrase = _("on %(date)s") % date
        case "month":
            phrase = pgettext("a month", "in %(date)s") % date
        case "year":
            phrase = pgettext("a year", "in %(date)s") % date
        case "decade":
            phrase = pgettext("a decade", "in the %(decade)ss") % {"decade": f"{value.edtf[:3]}0"}
        case "21" | "22" | "23" | "24" as season:
            year = int(value.edtf[:4])
            phrase = _in_season(season) % {"year": year, "next": year + 1}
        case "some":
            phrase = _("in %(date)s") % date
        case _:
            return phrase
    return phrase.replace(" ", NO_BREAK_SPACE)


def since(value: UncertainDate) -> str:
    """From when on something holds: "sinds 2014", "depuis le 31 octobre 2014"."""
    return _since(_sort(value.edtf), words(value))


def until(value: UncertainDate) -> str:
    return _until(_sort(value.edtf), words(value))


def from_to(first: UncertainDate, last: UncertainDate) -> str:
    return _from_to(_sort(first.edtf), words(first), _sort(last.edtf), words(last))


def _sort(edtf: str) -> str:
    """What a language may put another word before: a day, a month, a year, a decade, a season (its
    code), or some of them; "" for the rest."""
    if A_DAY.fullmatch(edtf):
        return "day"
    if A_MONTH_OR_YEAR.fullmatch(edtf):
        return "month" if "-" in edtf else "year"
    if re.fullmatch(r"\d{3}X", edtf):
        return "decade"
    if found := re.fullmatch(r"\d{4}-(2[1-4])", edtf):
        return found[1]
    return "some" if WITHIN.fullmatch(edtf) else ""


def _since(sort: str, phrase: str) -> str:
    if sort == "day":
        return pgettext("a day", "since %(date)s") % {"date": phrase}
    return _("since %(date)s") % {"date": phrase}


def _until(sort: str, phrase: str) -> str:
    if sort == "day":
        return pgettext("a day", "until %(date)s") % {"date": phrase}
    if sort in {"month", "year"}:
        return pgettext("a month or a year", "until %(date)s") % {"date": phrase}
    return _("until %(date)s") % {"date": phrase}


def _from_to(sort: str, first: str, last_sort: str, last: str) -> str:
    begin, end = {"date": first}, {"date": last}
    parts = {
        "from": pgettext("a day", "from %(date)s") % begin
        if sort == "day"
        else _("from %(date)s") % begin,
        "to": pgettext("a day", "to %(date)s") % end
        if last_sort == "day"
        else _("to %(date)s") % end,
    }
    return elided(pgettext("a period", "%(from)s %(to)s") % parts)


def _phrase(edtf: str) -> str:
    first, slash, last = edtf.partition("/")
    if PLAIN.fullmatch(edtf):
        return _calendar_date(edtf)
    if not slash:
        return _phrase_of(parsed(edtf))
    if first in {"", ".."}:
        return _until(_sort(last), _phrase(last))
    if last in {"", ".."}:
        return _since(_sort(first), _phrase(first))
    return _from_to(_sort(first), _phrase(first), _sort(last), _phrase(last))


def _between(first: str, last: str) -> str:
    ends = {"first": _phrase(first), "last": _phrase(last)}
    if _sort(first) == _sort(last) == "day":
        return pgettext("two days", "between %(first)s and %(last)s") % ends
    return _("between %(first)s and %(last)s") % ends


def _before(edtf: str) -> str:
    if _sort(edtf) == "day":
        return pgettext("a day", "before %(date)s") % {"date": _phrase(edtf)}
    return _("before %(date)s") % {"date": _phrase(edtf)}


def _after(edtf: str) -> str:
    if _sort(edtf) == "day":
        return pgettext("a day", "after %(date)s") % {"date": _phrase(edtf)}
    return _("after %(date)s") % {"date": _phrase(edtf)}


def _phrase_of(parsed: EDTFObject) -> str:
    match parsed:
        case OneOfASet(objects=[Consecutives(lower=first, upper=last)]):
            return _between(str(first), str(last))
        case OneOfASet(objects=[only]) | MultipleDates(objects=[only]):
            return _phrase_of(only)
        case OneOfASet(objects=[*others, last]):
            return _("%(others)s or %(last)s") % _listed(others, last)
        case MultipleDates(objects=[*others, last]):
            return _("%(others)s and %(last)s") % _listed(others, last)
        case EarlierConsecutives():
            return _before(neighbour(str(parsed.upper), 1))
        case LaterConsecutives():
            return _after(neighbour(str(parsed.lower), -1))
        case Consecutives():
            return _phrase(f"{parsed.lower}/{parsed.upper}")
        case Season():
            return _part(parsed.season) % {"year": parsed.year, "next": int(parsed.year) + 1}
        case UncertainOrApproximate():
            return _how_sure(str(parsed.ua)) % {"date": _phrase_of(parsed.date)}
        case _:
            return _calendar_date(str(parsed))


def _listed(others: list[EDTFObject], last: EDTFObject) -> dict[str, str]:
    return {"others": ", ".join(map(_phrase_of, others)), "last": _phrase_of(last)}


def _calendar_date(edtf: str) -> str:
    """A day, month, year, decade or century; an unknown month or day is left out."""
    year = edtf[:4]
    if year.endswith("XX"):
        ends = {"first": year.replace("X", "0"), "last": year.replace("X", "9")}
        return _("between %(first)s and %(last)s") % ends
    if year.endswith("X"):
        return _("the %(decade)ss") % {"decade": year.replace("X", "0")}
    known = [int(part) for part in edtf.split("-") if part != "XX"]
    if len(known) == 3:
        return day_in_words(date(*known))
    form = ("Y", "YEAR_MONTH_FORMAT")[len(known) - 1]
    return date_format(date(*[*known, 1, 1][:3]), form)


def _how_sure(mark: str) -> str:
    return {
        "~": _("about %(date)s"),
        "?": _("perhaps %(date)s"),
        "%": _("perhaps about %(date)s"),
    }[mark]


def _part(code: str) -> str:
    return {
        "21": _("spring %(year)s"),
        "22": _("summer %(year)s"),
        "23": _("autumn %(year)s"),
        "24": _("winter %(year)s–%(next)s"),
        "37": _("early %(year)s"),
        "38": _("mid %(year)s"),
        "39": _("late %(year)s"),
    }[code]


def _in_season(code: str) -> str:
    return {
        "21": _("in spring %(year)s"),
        "22": _("in summer %(year)s"),
        "23": _("in autumn %(year)s"),
        "24": _("in winter %(year)s–%(next)s"),
    }[code]
