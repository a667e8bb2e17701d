"""Opening hours in the notation of OpenStreetMap: checked, evaluated and put in words.

The `opening_hours` library reads and evaluates them. It takes in silence some things that no
editor means, and those are refused here: words alone are always open, a day without times is open
day and night, a later rule undoes an earlier one, school holidays never come to pass. And it
misreads what follows "||": `Mo 10:00-12:00 || unknown` is unknown at all times.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from opening_hours import OpeningHours, validate

# Ten times the longest hours of a real house; it keeps reading instant.
LONGEST = 600

DAYS = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su))*"
TIMES = r"\d\d:\d\d-\d\d:\d\d(?:,\d\d:\d\d-\d\d:\d\d)*"
# A rule that holds every week, or every odd or every even week.
WEEKLY = re.compile(
    rf"(?:week(?:01-53|02-5[23])/2 ?)?(?:{DAYS} ?)?(?:24/7 ?|{TIMES} ?)?(?:closed|unknown)?"
    r' ?(?:"")?'
)
HOLIDAYS_LAST = re.compile(rf"(?P<weekly>.+); PH (?P<holidays>closed|{TIMES})")
COMMENT = re.compile(r'"[^"]*"')
NAMES_OF_DAYS = {
    name
    for names in (
        "ma di wo woe do don vr vrij za zat zo zon",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "lu lun me mer je jeu ve ven sam dim lundi mardi mercredi jeudi vendredi samedi dimanche",
        "mi so montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday",
    )
    for name in names.split()
}
# The Mondays of an odd and of an even week.
ODD_WEEK, EVEN_WEEK = date(2001, 1, 1), date(2001, 1, 8)
ONE_DAY = timedelta(days=1)


class Openness(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class State:
    openness: Openness
    # In the time zone of the place; None where nothing changes within a year.
    next_change: datetime | None
    comment: str
    # What it changes into, then.
    becomes: Openness | None = None


@dataclass(frozen=True)
class Span:
    """From when to when: `closes` lies on the next day unless it is later than `opens`."""

    opens: time
    closes: time
    # False where the hours say "unknown": perhaps open, as the comment tells.
    certain: bool
    comment: str


@dataclass(frozen=True)
class Day:
    date: date
    spans: tuple[Span, ...]


def check_hours(osm: str, country: str = "BE") -> str:
    """The hours in the canonical spelling of the notation, their meaning unchanged.

    Raises ValidationError (code "unreadable_hours") with a sentence for what cannot be read, and
    for what can be read but means something else than it seems.
    """
    typed = _tidied(osm)
    bare = COMMENT.sub('""', typed)
    if re.search(r"\bSH\b", bare, re.IGNORECASE):
        raise _refusal(_("School holidays (SH) are not known here. Write their dates instead."))
    if re.search(r"\d\+|sunrise|sunset|dawn|dusk", bare, re.IGNORECASE):
        raise _refusal(_("Write by the clock from when until when it is open: 10:00-16:00."))
    if "||" in bare:
        raise _refusal(_("Leave out “||” and what follows it: that is not read well here."))
    canonical = str(_read(typed, country))
    rules = _rules(canonical)
    if any("PH" in rule for rule in rules) and not _knows_holidays_of(country):
        raise _refusal(_("The public holidays (PH) of this country are not known here."))
    if "24/7" not in bare and any(_opens(rule) and "24/7" in rule for rule in rules):
        raise _always_open_by_words()
    # The canonical spelling of "Mo 00:00-24:00" is "Mo" alone.
    whole_days = [rule for rule in rules if _opens(rule) and not re.search(r":|24/7", rule)]
    if len(whole_days) > len(re.findall(r"\b0?0:00-24:00", bare)):
        if '"' in whole_days[0]:
            raise _always_open_by_words()
        raise _refusal(
            _("“%(days)s” alone means open day and night. Add the hours: Mo-Fr 10:00-16:00.")
            % {"days": whole_days[0]}
        )
    if _undoes_closing(rules):
        raise _refusal(
            _(
                "Put “off” last, because a later rule undoes it: "
                "Mo-Fr 10:00-16:00; Dec 24-Jan 02 off."
            )
        )
    if _repeats_days(canonical):
        raise _refusal(_("Write all hours of the same days together: Mo 10:00-12:00,13:30-16:00."))
    return typed if whole_days else canonical


def week(osm: str, country: str, *, monday: date) -> list[Day]:
    """The seven days from `monday`, with the public holidays of the country.

    A span that runs past midnight stands once, on the day on which it begins.
    """
    return _week(_read(osm, country), monday)


def state(osm: str, country: str, timezone_name: str, at: datetime) -> State:
    """Whether it is open at a moment (an aware datetime), and when that changes."""
    moment = at.astimezone(ZoneInfo(timezone_name))
    hours = _read(osm, country, ZoneInfo(timezone_name))
    now, comment = hours.state(moment)
    change, becomes = next(
        ((start, Openness(str(then))) for start, then in _changes(hours, moment) if then != now),
        (None, None),
    )
    return State(Openness(str(now)), change, comment, becomes)


def openings(osm: str, country: str, timezone_name: str, at: datetime) -> Iterator[datetime]:
    """When it opens for certain, from a moment (an aware datetime) on, for a year."""
    moment = at.astimezone(ZoneInfo(timezone_name))
    hours = _read(osm, country, ZoneInfo(timezone_name))
    for start, then in _changes(hours, moment):
        if start > moment and str(then) == Openness.OPEN:
            yield start


def on_day(osm: str, country: str, day: date) -> tuple[Span, ...]:
    """The hours of one day; with "" for the country as if it were no public holiday."""
    return week(osm, country, monday=day)[0].spans


def rules_of(osm: str) -> list[str]:
    """The rules one by one in canonical spelling, each comment emptied."""
    return _rules(str(_read(osm, "")))


def same_every_week(osm: str) -> bool:
    """Whether one week tells all there is to know, but for public holidays."""
    return has_words(osm) and not any(rule.startswith("week") for rule in rules_of(osm))


def has_words(osm: str) -> bool:
    """Whether `in_words` has them: they differ by odd and even weeks at most."""
    canonical = str(_read(osm, ""))
    parts = HOLIDAYS_LAST.fullmatch(canonical)
    return all(map(WEEKLY.fullmatch, _rules(parts["weekly"] if parts else canonical)))


def is_holiday(day: date, country: str) -> bool:
    """Whether the hours count a day as a public holiday (PH) of that country."""
    return _knows_holidays_of(country) and bool(on_day("PH 00:00-24:00", country, day))


def in_words(osm: str, country: str, *, with_closed_days: bool = True) -> list[str]:
    """The hours in lines of the active language, days with equal hours together.

    Hours that differ by more than odd and even weeks are given in their notation.
    """
    canonical = str(_read(osm, country))
    parts = HOLIDAYS_LAST.fullmatch(canonical)
    weekly, holidays = (parts["weekly"], parts["holidays"]) if parts else (canonical, "")
    rules = _rules(weekly)
    if not has_words(osm):
        return [_("Not the same every week: %(hours)s") % {"hours": canonical}]
    hours = OpeningHours(weekly)
    if any(rule.startswith("week") for rule in rules):
        odd, even = _week(hours, ODD_WEEK), _week(hours, EVEN_WEEK)
        lines = [
            *(_("odd weeks, %(line)s") % {"line": line} for line in _open_lines(odd)),
            *(_("even weeks, %(line)s") % {"line": line} for line in _open_lines(even)),
        ]
        closed = []
    else:
        days = _week(hours, ODD_WEEK)
        lines = _open_lines(days)
        closed = _names([day.date for day in days if not day.spans])
    if holidays == "closed":
        closed.append(_("public holidays"))
    elif holidays:
        spans = _week(OpeningHours(holidays), ODD_WEEK)[0].spans
        lines.append(_line(_("public holidays"), spans))
    if closed and with_closed_days:
        lines.append(_("closed: %(days)s") % {"days": _joined(closed)})
    return lines


def spans_in_words(spans: tuple[Span, ...]) -> str:
    """The hours of a day in the active language; "" where it is closed."""
    return _joined([*map(_hours, spans)]) if spans else ""


def clock(moment: time) -> str:
    """An hour as the active language writes it in a sentence that says "o'clock" itself."""
    if moment.minute:
        return time_format(moment, pgettext("hour and minutes, in Django's date format", "G:i"))
    return time_format(moment, pgettext("whole hour, in Django's date format", "G:i"))


def hour_in_words(moment: time) -> str:
    """An hour that stands by itself: "14 uur", "14 h", "14 Uhr", "14:00"."""
    return pgettext("an hour by itself", "%(hour)s") % {"hour": clock(moment)}


def _changes(hours: OpeningHours, moment: datetime) -> Iterator[tuple[datetime, object]]:
    # With an end, because intervals that differ in their comment only could go on for ever.
    for start, _end, then, _comment in hours.intervals(moment, moment + timedelta(days=366)):
        yield start, then


def _refusal(sentence: str) -> ValidationError:
    return ValidationError(sentence, code="unreadable_hours")


def _always_open_by_words() -> ValidationError:
    return _refusal(
        _("Words alone mean always open. Write unknown before them: unknown “by appointment”.")
    )


def _tidied(osm: str) -> str:
    """As typed, with plain quotes, dashes and spaces; a comment keeps its own dashes."""
    plain = " ".join(re.sub("[“”„«»]", '"', osm).split())
    parts = re.split(r'("[^"]*")', plain)
    parts[::2] = [re.sub(" ?[-–—] ?(?![0-9]+ day)", "-", part) for part in parts[::2]]
    return "".join(parts).strip(" ;")


def _read(osm: str, country: str, zone: ZoneInfo | None = None) -> OpeningHours:
    # The library reads a blank as always open, and fails on half a surrogate pair.
    if not osm.strip() or len(osm) > LONGEST or not osm.isprintable() or not validate(osm):
        if NAMES_OF_DAYS & set(re.findall("[a-z]+", osm[:LONGEST].lower())):
            raise _refusal(_("Write the days as Mo, Tu, We, Th, Fr, Sa and Su."))
        raise _refusal(
            _(
                "We cannot read these hours. "
                "Write for example Mo-Fr 10:00-16:00; We 13:30-18:30; PH off."
            )
        )
    known = country.upper() if _knows_holidays_of(country) else None
    return OpeningHours(osm, timezone=zone, country=known)


@lru_cache
def _knows_holidays_of(country: str) -> bool:
    try:
        OpeningHours("24/7", country=country.upper())
    # Its UnknownCountryError, which the types of the library leave out. "24/7" can be read.
    except Exception:
        return False
    return True


def _rules(canonical: str) -> list[str]:
    """The rules of hours in canonical spelling, each comment emptied."""
    return re.split("[;,] ", COMMENT.sub('""', canonical))


def _opens(rule: str) -> bool:
    return not re.search("closed|unknown", rule)


def _undoes_closing(rules: list[str]) -> bool:
    """Whether an "off" comes before a rule for every week. A rule for a date may follow it."""
    first = next((number for number, rule in enumerate(rules) if "closed" in rule), len(rules))
    return any("closed" not in rule and WEEKLY.fullmatch(rule) for rule in rules[first:])


def _repeats_days(canonical: str) -> bool:
    """Whether "Mo 10:00-12:00; Mo 14:00-16:00", of which only the last would count."""
    rules = [rule for rule in COMMENT.sub('""', canonical).split("; ") if WEEKLY.fullmatch(rule)]
    days = [re.sub(f"{TIMES}.*", "", rule) for rule in rules if _opens(rule)]
    return len(set(days)) < len(days)


def _week(hours: OpeningHours, monday: date) -> list[Day]:
    spans: dict[date, list[Span]] = {monday + n * ONE_DAY: [] for n in range(7)}
    # From the Sunday before, so that its night does not count as a Monday morning.
    first, last = (datetime.combine(monday + n * ONE_DAY, time()) for n in (-1, 8))
    for opens, closes, openness, comment in hours.intervals(first, last):
        if str(openness) == Openness.CLOSED:
            continue
        for begin, end in _by_day(opens, closes):
            if begin.date() in spans:
                certain = str(openness) == Openness.OPEN
                span = Span(begin.time(), end.time(), certain, comment)
                spans[begin.date()].append(span)
    return [Day(day, tuple(spans[day])) for day in spans]


def _by_day(opens: datetime, closes: datetime) -> Iterator[tuple[datetime, datetime]]:
    """An interval of more than 24 hours, cut at every midnight; a shorter one whole."""
    while closes - opens > ONE_DAY:
        midnight = datetime.combine(opens.date() + ONE_DAY, time())
        yield opens, midnight
        opens = midnight
    yield opens, closes


def _open_lines(days: list[Day]) -> list[str]:
    alike: dict[tuple[Span, ...], list[date]] = {}
    for day in days:
        alike.setdefault(day.spans, []).append(day.date)
    return [_line(_joined(_names(dates)), spans) for spans, dates in alike.items() if spans]


def _line(days: str, spans: tuple[Span, ...]) -> str:
    return _("%(days)s: %(hours)s") % {"days": days, "hours": _joined([*map(_hours, spans)])}


def _names(dates: list[date]) -> list[str]:
    """The weekdays of ordered dates, three or more in a row as one: Monday to Wednesday, Friday."""
    if len(dates) == 7:
        return [_("every day")]
    runs: list[list[date]] = []
    for day in dates:
        if runs and day - runs[-1][-1] == ONE_DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = []
    for run in runs:
        named = [date_format(day, "l") for day in run]
        if len(run) > 2:
            named = [_("%(first)s to %(last)s") % {"first": named[0], "last": named[-1]}]
        names += named
    return names


def _joined(items: list[str]) -> str:
    *others, last = items
    if not others:
        return last
    return _("%(others)s and %(last)s") % {"others": ", ".join(others), "last": last}


def _hours(span: Span) -> str:
    whole_day = span.opens == span.closes == time()
    if whole_day and not span.certain:
        return span.comment or _("not certain")
    if whole_day:
        hours = _("day and night")
    elif span.closes == time():
        hours = _("%(opens)s to midnight") % {"opens": clock(span.opens)}
    else:
        hours = _("%(opens)s to %(closes)s") % {
            "opens": clock(span.opens),
            "closes": clock(span.closes),
        }
    if not span.certain:
        hours = _("perhaps %(hours)s") % {"hours": hours}
    return f"{hours} ({span.comment})" if span.comment else hours
