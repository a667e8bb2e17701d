"""What people searched, as staff see it: what they found nothing for, and where."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf

from django.db.models import Q
from django.db.models.functions import Coalesce

from houses.drawing.maps import CountryOutlines, outlines
from houses.models import Location, Organisation, Region, Tally
from houses.values.distances import Point, Points

# As many failed words and far places as somebody reads.
MOST_SHOWN = 20
# The first page of a list; what was opened below it counts as one.
FIRST_RANKS = 10
# Farther away, a house is of no use to who comes by bus.
NEAR_KM = 15


# What somebody typed once may be a name; what several typed is what they miss.
FEWEST = 3


@dataclass(frozen=True)
class Failed:
    words: str
    times: int


@dataclass(frozen=True)
class Opened:
    """How often a place in the list was opened; rank None: all places below the first ten."""

    rank: int | None
    times: int
    # Of all that was opened.
    percent: int


@dataclass(frozen=True)
class WhiteSpot:
    """A municipality where people searched, and how far the nearest open house is."""

    number: int
    region: Region
    centre: Point
    times: int
    # None where no house of the directory has a place.
    km: int | None


@dataclass(frozen=True)
class Mark:
    """A white spot in the drawing of its country."""

    spot: WhiteSpot
    x: int
    y: int


@dataclass(frozen=True)
class SpotMap:
    country: str
    drawn: CountryOutlines
    marks: list[Mark]


@dataclass(frozen=True)
class Mirror:
    searches: int
    failed: list[Failed]
    opened: list[Opened]
    spots: list[WhiteSpot]
    # How many white spots there are besides those that are listed.
    more_spots: int
    maps: list[SpotMap]


def mirror(*, days: int, on: date) -> Mirror:
    """What was counted in so many days, the last of which is `on`. Six queries."""
    tallies = Tally.objects.since(on - timedelta(days=days - 1)).before(on + timedelta(days=1))
    spots = _white_spots(tallies.counted(Tally.What.PLACE))
    return Mirror(
        searches=tallies.counted(Tally.What.SEARCH).total(),
        failed=[
            Failed(words, times)
            for words, times in tallies.counted(Tally.What.FAILED, most=MOST_SHOWN).items()
            if times >= FEWEST
        ],
        opened=_opened(tallies.counted(Tally.What.CLICK)),
        spots=spots[:MOST_SHOWN],
        more_spots=len(spots[MOST_SHOWN:]),
        maps=_maps(spots[:MOST_SHOWN]),
    )


def _opened(clicks: Counter[str]) -> list[Opened]:
    """The first ten places, also those that nobody opened, and all below them as one."""
    total = clicks.total()
    if not total:
        return []
    first = {rank: clicks[str(rank)] for rank in range(1, FIRST_RANKS + 1)}
    below = total - sum(first.values())
    counted: list[tuple[int | None, int]] = [*first.items(), *([(None, below)] if below else [])]
    return [Opened(rank, times, round(100 * times / total)) for rank, times in counted]


def _white_spots(searched: Counter[str]) -> list[WhiteSpot]:
    """The municipalities that are far from any open house, the most searched one first."""
    houses = _points_of_open_houses()
    municipalities = Region.objects.filter(path__in=list(searched), kind=Region.Kind.MUNICIPALITY)
    centres = [(region, centre) for region in municipalities if (centre := _centre(region))]
    away = [(region, centre, houses.nearest_km(centre)) for region, centre in centres]
    far = [spot for spot in away if spot[2] > NEAR_KM]
    far.sort(key=lambda spot: (-searched[spot[0].path], spot[0].path))
    return [
        WhiteSpot(number, region, centre, searched[region.path], None if km == inf else round(km))
        for number, (region, centre, km) in enumerate(far, start=1)
    ]


def _centre(region: Region) -> Point | None:
    if region.latitude is None or region.longitude is None:
        return None
    return Point(region.latitude, region.longitude)


def _points_of_open_houses() -> Points:
    """Where they are; of a house without a point, the centre of its municipality."""
    houses = Organisation.objects.public().houses().filter(lifecycle=Organisation.Lifecycle.OPEN)
    places = Location.objects.public().filter(
        Q(latitude__isnull=False) | Q(region__kind=Region.Kind.MUNICIPALITY),
        organisation__in=houses,
    )
    points = places.annotate(
        north=Coalesce("latitude", "region__latitude"),
        east=Coalesce("longitude", "region__longitude"),
    ).filter(north__isnull=False)
    return Points(Point(*point) for point in points.values_list("north", "east").distinct())


def _maps(spots: list[WhiteSpot]) -> list[SpotMap]:
    """A drawing of each country that has outlines and white spots."""
    maps = []
    for country in sorted({spot.region.country for spot in spots}):
        if drawn := outlines(country):
            marks = [mark for spot in spots if (mark := _mark(spot, country, drawn))]
            maps.append(SpotMap(country, drawn, marks))
    return maps


def _mark(spot: WhiteSpot, country: str, drawn: CountryOutlines) -> Mark | None:
    place = drawn.place(*spot.centre) if spot.region.country == country else None
    return Mark(spot, round(place[0]), round(place[1])) if place else None
