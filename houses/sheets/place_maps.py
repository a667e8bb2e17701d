"""Where a house lies in its country: a small map, drawn on the server, in whole numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode

from django.urls import reverse

from houses.drawing.maps import outlines
from houses.models import Location
from houses.sheets.exactness import exactness
from houses.sheets.regions import MARGIN


class HasLocation(Protocol):
    """A place as a sheet shows it."""

    @property
    def location(self) -> Location: ...


@dataclass(frozen=True)
class PlaceMap:
    """A country, the province of the first place, and a marker for each place."""

    view_box: str
    land: str
    province: str
    # Where the markers stand.
    points: list[tuple[int, int]]
    # How exact they are, each sentence once.
    captions: list[str]
    # The map of what lies around.
    around: str


def place_map(places: Sequence[Location]) -> PlaceMap | None:
    """The map of these places, as far as they lie in the country of the first with a point.

    None where no point is known, or no outline. What is hidden has no point.
    """
    known = [place for place in places if place.latitude is not None]
    if not known:
        return None
    first = known[0]
    drawn = outlines(first.region.country)
    if drawn is None:
        return None
    points, captions = [], []
    for place in known:
        spot = drawn.place(place.latitude or 0, place.longitude or 0)
        if spot and place.region.country == first.region.country:
            points.append((round(spot[0]), round(spot[1])))
            captions.append(exactness(place.precision))
    if not points:
        return None
    path = f"{first.region.path}/"
    province = (shape.drawing for shape in drawn.regions if path.startswith(f"{shape.path}/"))
    where = first.locality or str(first.region)
    return PlaceMap(
        f"{-MARGIN} {-MARGIN} {drawn.width + 2 * MARGIN} {drawn.height + 2 * MARGIN}",
        drawn.land,
        next(province, ""),
        list(dict.fromkeys(points)),
        list(dict.fromkeys(captions)),
        f"{reverse('houses:find')}?{urlencode({'where': where})}#map",
    )
