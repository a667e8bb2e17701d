"""Whether it is open now: no more certain than the hours, and the source that they come from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from houses.models import Location, Opening, Organisation
from houses.sheets.age import Trust
from houses.values import hours
from houses.values.clocks import zone_of
from houses.values.days import day_of_the_month
from houses.values.hours import Openness, clock
from houses.values.public_holidays import Holiday, holiday_on, holidays_between
from houses.values.translations import Rendition

# Who reads that it opens within so long may set out.
SOON = timedelta(hours=2)
WEEK = timedelta(days=7)
# How far ahead the public holidays are told.
AHEAD = timedelta(weeks=8)

Lifecycle = Organisation.Lifecycle
# Of what is not there, no hours are told.
NOT_THERE = {Lifecycle.PLANNED, Lifecycle.CLOSED, Lifecycle.MERGED}


class Now(StrEnum):
    OPEN = "open"
    SOON = "soon"
    CLOSED = "closed"
    PAUSED = "paused"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class OpenNow:
    state: Now
    said: str
    # When it opens, of what is closed for certain.
    then: str = ""
    # False where only a source of long ago, or of an unknown day, says so.
    fact: bool = True


@dataclass(frozen=True)
class DayShown:
    name: str
    today: bool
    # "" where it is closed.
    hours: str
    holiday: Holiday | None
    # A public holiday of which the hours say nothing.
    unsure: bool


@dataclass(frozen=True)
class HolidayShown:
    """A public holiday on which the hours are others than usual."""

    holiday: Holiday
    # "" where it is closed.
    hours: str


@dataclass(frozen=True)
class Times:
    """The opening hours of a place for readers. What is empty is not known, or not certain."""

    # Where there are several.
    place: str
    now: OpenNow | None
    week: Sequence[DayShown] = ()
    # In words, where one week does not tell all.
    lines: Sequence[str] = ()
    holidays: Sequence[HolidayShown] = ()
    # Holidays to come of which the hours say nothing.
    silent: Sequence[Holiday] = ()
    as_written: Rendition | None = None


# As a fact; by a source of a year; by a source of which the day is not known.
type Ways = tuple[Promise, Promise, Promise]

UNTIL: Ways = (
    gettext_lazy("Now open until %(hour)s."),
    gettext_lazy("According to a source of %(year)s: open until %(hour)s."),
    gettext_lazy("According to a source without a date: open until %(hour)s."),
)
UNTIL_MIDNIGHT: Ways = (
    gettext_lazy("Now open until midnight."),
    gettext_lazy("According to a source of %(year)s: open until midnight."),
    gettext_lazy("According to a source without a date: open until midnight."),
)
ALL_DAY: Ways = (
    gettext_lazy("Now open. It does not close today."),
    gettext_lazy("According to a source of %(year)s: open the whole day."),
    gettext_lazy("According to a source without a date: open the whole day."),
)
CERTAINLY_UNTIL: Ways = (
    gettext_lazy("Now open, and certainly until %(hour)s."),
    gettext_lazy("According to a source of %(year)s: open until at least %(hour)s."),
    gettext_lazy("According to a source without a date: open until at least %(hour)s."),
)
OPENS_SOON: Ways = (
    gettext_lazy("Opens at %(hour)s."),
    gettext_lazy("According to a source of %(year)s: opens at %(hour)s."),
    gettext_lazy("According to a source without a date: opens at %(hour)s."),
)
CLOSED: Ways = (
    gettext_lazy("Now closed."),
    gettext_lazy("According to a source of %(year)s: now closed."),
    gettext_lazy("According to a source without a date: now closed."),
)


def open_now(entry: Organisation, place: Location, trust: Trust, at: datetime) -> OpenNow | None:
    """What a place says of a moment (an aware datetime).

    None of an entry that is not there, and of a place without hours that can be evaluated.
    """
    if entry.lifecycle in NOT_THERE:
        return None
    if entry.lifecycle == Lifecycle.PAUSED:
        return OpenNow(Now.PAUSED, _("Closed for the time being."), fact=trust.fact)
    written = [opening.osm for opening in place.openings.all() if opening.osm]
    country = place.region.country
    told = [known for osm in written if (known := _told(osm, country, trust, at))]
    if len(set(told)) > 1:
        return OpenNow(Now.UNKNOWN, _("Our sources do not agree on the hours."))
    return next(iter(told), None)


def times_of(
    entry: Organisation, places: Sequence[Location], trust: Trust, at: datetime
) -> list[Times]:
    """The hours of these places, each of which was loaded with its openings and its region."""
    if entry.lifecycle in NOT_THERE:
        return []
    shown = []
    for place in places:
        now = open_now(entry, place, trust, at)
        for opening in place.openings.all():
            times = _times(opening, place, now, trust, at)
            shown.append(replace(times, place=str(place) if len(places) > 1 else ""))
            # Said once for the place.
            now = None
    if entry.lifecycle == Lifecycle.PAUSED:
        return [Times("", OpenNow(Now.PAUSED, _("Closed for the time being."), fact=trust.fact))]
    return shown


def _times(
    opening: Opening, place: Location, now: OpenNow | None, trust: Trust, at: datetime
) -> Times:
    written = opening.as_written.read() if opening.as_written else None
    country = place.region.country
    today = at.astimezone(zone_of(country)).date()
    try:
        osm = hours.check_hours(opening.osm, country.upper()) if opening.osm else ""
    except ValidationError:
        # Written before the check on hours had this sentence.
        osm = ""
    if not osm:
        return Times("", now, as_written=written)
    week = _week(osm, country, today)
    holidays, silent = _holidays(osm, country, today)
    return Times(
        "",
        now,
        week,
        [] if hours.same_every_week(osm) else hours.in_words(osm, country.upper()),
        holidays,
        # Whoever is to ask first anyway need not be told what else is not known.
        silent if trust.fact else [],
    )


def _told(osm: str, country: str, trust: Trust, at: datetime) -> OpenNow | None:
    zone = zone_of(country)
    local = at.astimezone(zone)
    try:
        known = hours.state(osm, country, zone.key, at)
    except ValidationError:
        return None
    holiday = holiday_on(local.date(), country, get_language() or "nl")
    if holiday and _is_silent(osm, country, local.date()):
        sentence = _("Today is a public holiday: %(name)s. We do not know whether it is open.")
        return OpenNow(Now.UNKNOWN, sentence % {"name": holiday.name})
    if known.openness == Openness.OPEN:
        return OpenNow(Now.OPEN, _open(known, local, trust), fact=trust.fact)
    if known.openness == Openness.UNKNOWN and known.comment:
        sentence = _("Whether it is open now is not certain: %(comment)s.")
        return OpenNow(Now.UNKNOWN, sentence % {"comment": known.comment})
    if known.openness == Openness.UNKNOWN:
        return OpenNow(Now.UNKNOWN, _("Whether it is open now is not certain."))
    return _closed(osm, country, local, zone, trust)


def _open(known: hours.State, local: datetime, trust: Trust) -> str:
    change = known.next_change
    if change is None or change - local >= timedelta(days=1):
        return _said(ALL_DAY, trust)
    if known.becomes == Openness.UNKNOWN:
        return _said(CERTAINLY_UNTIL, trust, change)
    return _said(UNTIL if change.time() != time() else UNTIL_MIDNIGHT, trust, change)


def _closed(osm: str, country: str, local: datetime, zone: ZoneInfo, trust: Trust) -> OpenNow:
    # A few are enough: seldom do two public holidays follow each other.
    coming = islice(hours.openings(osm, country, zone.key, local), 10)
    opens = next((each for each in coming if not _is_silent(osm, country, each.date())), None)
    if opens and opens - local <= SOON:
        return OpenNow(Now.SOON, _said(OPENS_SOON, trust, opens), fact=trust.fact)
    then = _then(opens, local.date()) if opens and trust.fact else ""
    return OpenNow(Now.CLOSED, _said(CLOSED, trust), then, fact=trust.fact)


def _said(ways: Ways, trust: Trust, at: datetime | None = None) -> str:
    as_fact, of_a_year, undated = ways
    sentence = as_fact if trust.fact else of_a_year if trust.year else undated
    return str(sentence) % {"year": trust.year, "hour": clock(at.time()) if at else ""}


def _then(opens: datetime, today: date) -> str:
    words = {"hour": clock(opens.time()), "day": date_format(opens, "l")}
    match (opens.date() - today).days:
        case 0:
            return _("It opens today at %(hour)s.") % words
        case 1:
            return _("It opens tomorrow at %(hour)s.") % words
        case days if days < WEEK.days:
            return _("It opens on %(day)s at %(hour)s.") % words
        case _:
            words["date"] = day_of_the_month(opens)
            return _("It opens on %(day)s %(date)s at %(hour)s.") % words


def _is_silent(osm: str, country: str, day: date) -> bool:
    """Whether it is a public holiday on which it would be open, if it were none.

    False where the hours tell of it, by PH or by its date.
    """
    if not holiday_on(day, country, get_language() or "nl"):
        return False
    usual = _usual(osm, day)
    if not usual or hours.on_day(osm, country, day) != usual:
        return False
    return not (hours.speaks_of_holidays(osm) and hours.is_holiday(day, country))


def _usual(osm: str, day: date) -> tuple[hours.Span, ...]:
    # Two weeks before, so that odd and even weeks stay apart; holidays not counted.
    return hours.on_day(osm, "", day - 2 * WEEK)


def _week(osm: str, country: str, today: date) -> list[DayShown]:
    monday = today - timedelta(days=today.weekday())
    language = get_language() or "nl"
    return [
        DayShown(
            date_format(day.date, "l"),
            day.date == today,
            hours.spans_in_words(day.spans),
            holiday_on(day.date, country, language),
            _is_silent(osm, country, day.date),
        )
        for day in hours.week(osm, country, monday=monday)
    ]


def _holidays(osm: str, country: str, today: date) -> tuple[list[HolidayShown], list[Holiday]]:
    """Those from tomorrow on that change the hours, and those of which the hours say nothing."""
    coming = holidays_between(
        today + timedelta(days=1), today + AHEAD, country, get_language() or "nl"
    )
    return list(_changed(osm, country, coming)), [
        holiday for holiday in coming if _is_silent(osm, country, holiday.day)
    ]


def _changed(osm: str, country: str, coming: Sequence[Holiday]) -> Iterator[HolidayShown]:
    for holiday in coming:
        spans = hours.on_day(osm, country, holiday.day)
        if spans != _usual(osm, holiday.day):
            yield HolidayShown(holiday, hours.spans_in_words(spans))
