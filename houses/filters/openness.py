from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from django.core.exceptions import ValidationError
from django.utils import timezone

from houses.models import Opening
from houses.models.searching import Keys
from houses.values.clocks import zone_of
from houses.values.hours import Openness, on_day, state
from houses.values.silence import is_silent


@dataclass(frozen=True)
class When:
    """A day, and an hour of it or none: then any hour of that day will do."""

    day: date
    hour: time | None = None

    def moment(self) -> datetime | None:
        """By the clock of the site, which is that of nearly all houses."""
        if self.hour is None:
            return None
        return timezone.make_aware(datetime.combine(self.day, self.hour))


@dataclass(frozen=True)
class Opened:
    """Of some entries: which are certainly open then, and of which the hours are known at all."""

    open: frozenset[int]
    known: frozenset[int]


def opened(keys: Sequence[int], when: When) -> Opened:
    """Works the hours out for each way of writing them once: many houses share theirs. One query.

    Nothing is kept between searches, so that holidays, and hours that have changed, count at once.
    """
    openings = Opening.objects.current(on=when.day).exclude(osm="")
    rows = openings.filter(location__organisation__among=Keys(keys)).order_by()

    @cache
    def is_open(osm: str, country: str) -> bool:
        try:
            return _is_open(osm, country, when)
        except ValidationError:
            # Written before the check on hours had this sentence: not known, then.
            return False

    found, known = set[int](), set[int]()
    for key, osm, path in rows.values_list(
        "location__organisation_id", "osm", "location__region__path"
    ):
        known.add(key)
        if is_open(osm, path[:2]):
            found.add(key)
    return Opened(frozenset(found), frozenset(known))


def _is_open(osm: str, country: str, when: When) -> bool:
    zone = zone_of(country)
    moment = when.moment()
    day = moment.astimezone(zone).date() if moment else when.day
    if is_silent(osm, country, day):
        return False
    if moment:
        return state(osm, country, zone.key, moment).openness == Openness.OPEN
    return any(span.certain for span in on_day(osm, country, day))
