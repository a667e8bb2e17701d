"""What the pages tell of the hours of a place at a moment."""

from datetime import UTC, date, datetime
from typing import Any

from houses.models import Location
from houses.sheets.age import trust
from houses.sheets.openness import OpenNow, Times, open_now, times_of
from tests import factories

# A Wednesday, winter time.
WEDNESDAY = date(2026, 11, 25)


def place_with(osm: str = "", **fields: Any) -> Location:
    """A place of a house that was checked this month, with these hours."""
    region = fields.pop("region", None)
    known: dict[str, Any] = {"checked_on": date(2026, 11, 2), "checked_how": "phone", **fields}
    path = str(region) if region else factories.BRUGGE
    house = factories.make_house("Huis", region=factories.make_region(path), **known)
    place = house.locations.select_related("region", "organisation").get()
    if osm:
        factories.make_opening(place, osm)
    return place


def at(hour: int, minute: int = 0, day: date = WEDNESDAY) -> datetime:
    """By the clock of Brussels in winter."""
    return datetime(day.year, day.month, day.day, hour - 1, minute, tzinfo=UTC)


def told(place: Location, moment: datetime) -> OpenNow:
    house = place.organisation
    known = open_now(house, place, trust(house, on=moment.date()), moment)
    assert known
    return known


def said(place: Location, moment: datetime) -> tuple[str, str]:
    known = told(place, moment)
    return known.said, known.then


def times(place: Location, moment: datetime) -> Times:
    house = place.organisation
    (shown,) = times_of(house, [place], trust(house, on=moment.date()), moment)
    return shown
