"""Whether it is open now: no more certain than the hours, and the source that they come from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from houses.models import Location, Opening, Organisation
from houses.sheets import open_sentences as sentences
from houses.sheets.age import Trust
from houses.sheets.open_sentences import WithComment, opens_in_words, said
from houses.values import hours
from houses.values.clocks import zone_of
from houses.values.hours import Openness
from houses.values.public_holidays import Holiday, holiday_on, holidays_between
from houses.values.silence import is_other_than_usual, is_silent
from houses.values.translations import Rendition

# Who reads that it opens within so long may set out.
SOON = timedelta(hours=2)
# Until when somebody who reads "until 2:00" thinks of the coming night.
MORNING = time(6)
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
    # Of which the hours say nothing; `said` names it in the language that it has itself.
    holiday: Holiday | None = None


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
    # A week without holidays, where every week is like it: to take along.
    usual: Sequence[DayShown] = ()
    # In words, where one week does not tell all.
    lines: Sequence[str] = ()
    holidays: Sequence[HolidayShown] = ()
    # Holidays to come of which the hours say nothing.
    silent: Sequence[Holiday] = ()
    # Where it is all there is, or tells what we have no words for.
    as_written: Rendition | None = None


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
    if entry.lifecycle == Lifecycle.PAUSED:
        return [Times("", OpenNow(Now.PAUSED, _("Closed for the time being."), fact=trust.fact))]
    shown = []
    for place in places:
        now = open_now(entry, place, trust, at)
        for opening in place.openings.all():
            times = _times(opening, place, now, trust, at)
            shown.append(replace(times, place=str(place) if len(places) > 1 else ""))
            # Said once for the place.
            now = None
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
    alike = hours.same_every_week(osm)
    # The notation is for readers only where nobody wrote words.
    by_words = written if not hours.has_words(osm) else None
    holidays, silent = _holidays(osm, country, today)
    return Times(
        "",
        now,
        _week(osm, country, today),
        _week(osm, "", today) if alike else [],
        [] if alike or by_words else hours.in_words(osm, country.upper()),
        holidays,
        # Whoever is to ask first anyway need not be told what else is not known.
        silent if trust.fact else [],
        by_words,
    )


def _told(osm: str, country: str, trust: Trust, at: datetime) -> OpenNow | None:
    zone = zone_of(country)
    local = at.astimezone(zone)
    try:
        known = hours.state(osm, country, zone.key, at)
    except ValidationError:
        return None
    holiday = holiday_on(local.date(), country, get_language() or "nl")
    if holiday and is_silent(osm, country, local.date()):
        sentence = _("Today is a public holiday: %(name)s. We do not know whether it is open.")
        return OpenNow(Now.UNKNOWN, sentence % {"name": holiday.name}, holiday=holiday)
    if known.openness == Openness.OPEN:
        return OpenNow(Now.OPEN, _open(osm, country, known, local, trust), fact=trust.fact)
    if known.openness == Openness.UNKNOWN and known.comment:
        sentence = _("Whether it is open now is not certain: %(comment)s.")
        return OpenNow(Now.UNKNOWN, sentence % {"comment": known.comment})
    if known.openness == Openness.UNKNOWN:
        return OpenNow(Now.UNKNOWN, _("Whether it is open now is not certain."))
    return _closed(osm, country, local, zone, trust)


def _open(osm: str, country: str, known: hours.State, local: datetime, trust: Trust) -> str:
    change, comment = known.next_change, known.comment
    ways = sentences.ALL_DAY
    if change and change - local < timedelta(days=1):
        ways = _until(osm, country, change, local.date(), unsure=known.becomes == Openness.UNKNOWN)
    return said(ways[bool(comment)], trust, change, comment)


def _until(osm: str, country: str, change: datetime, today: date, *, unsure: bool) -> WithComment:
    midnight = change.time() == time()
    if change.date() > today and change.time() >= MORNING:
        unsure = unsure or is_silent(osm, country, change.date())
        # Where nothing of tomorrow is certain, only today is told of.
        return sentences.ALL_DAY if unsure else sentences.UNTIL_TOMORROW
    if unsure:
        return sentences.ALL_DAY if midnight else sentences.CERTAINLY_UNTIL
    return sentences.UNTIL_MIDNIGHT if midnight else sentences.UNTIL


def _closed(osm: str, country: str, local: datetime, zone: ZoneInfo, trust: Trust) -> OpenNow:
    # A few are enough: seldom do two public holidays follow each other.
    coming = islice(hours.openings(osm, country, zone.key, local), 10)
    opens = next((each for each in coming if not is_silent(osm, country, each.date())), None)
    if opens is None:
        return OpenNow(Now.CLOSED, said(sentences.CLOSED, trust), fact=trust.fact)
    comment = hours.state(osm, country, zone.key, opens).comment
    if opens - local <= SOON:
        ways = sentences.OPENS_SOON[bool(comment)]
        return OpenNow(Now.SOON, said(ways, trust, opens, comment), fact=trust.fact)
    then = opens_in_words(opens, local.date(), comment) if trust.fact else ""
    return OpenNow(Now.CLOSED, said(sentences.CLOSED, trust), then, fact=trust.fact)


def _week(osm: str, country: str, today: date) -> list[DayShown]:
    monday = today - timedelta(days=today.weekday())
    language = get_language() or "nl"
    return [
        DayShown(
            date_format(day.date, "l"),
            day.date == today,
            hours.spans_in_words(day.spans),
            holiday_on(day.date, country, language),
            is_silent(osm, country, day.date),
        )
        for day in hours.week(osm, country, monday=monday)
    ]


def _holidays(osm: str, country: str, today: date) -> tuple[list[HolidayShown], list[Holiday]]:
    """Those from tomorrow on that change the hours, and those of which the hours say nothing."""
    coming = holidays_between(
        today + timedelta(days=1), today + AHEAD, country, get_language() or "nl"
    )
    changed = [
        HolidayShown(day, hours.spans_in_words(hours.on_day(osm, country, day.day)))
        for day in coming
        if is_other_than_usual(osm, country, day.day)
    ]
    return changed, [day for day in coming if is_silent(osm, country, day.day)]
