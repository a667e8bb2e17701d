"""How far two places lie apart. The earth is a ball here: wrong by half a percent at most."""

from bisect import bisect_left
from collections.abc import Iterable
from math import asin, cos, inf, radians, sin, sqrt
from typing import NamedTuple

EARTH_RADIUS_KM = 6371.0088
# Of latitude; of longitude only on the equator.
KM_PER_DEGREE = radians(1) * EARTH_RADIUS_KM


class Point(NamedTuple):
    """In degrees: north and east count up."""

    latitude: float
    longitude: float


def kilometres(here: Point, there: Point) -> float:
    """As the crow flies (the haversine formula)."""
    north = radians(there.latitude - here.latitude)
    east = radians(there.longitude - here.longitude)
    round_the_axis = cos(radians(here.latitude)) * cos(radians(there.latitude))
    chord = sin(north / 2) ** 2 + round_the_axis * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


class Points:
    """Many points, asked which lies nearest: a look at the few around, not at all of them."""

    def __init__(self, points: Iterable[Point]) -> None:
        self.from_the_south = sorted(set(points))

    def nearest_km(self, here: Point) -> float:
        """How far the nearest point lies; infinite where there is none.

        Walks to the north and to the south, until the latitude alone is farther than the best.
        """
        best = inf
        start = bisect_left(self.from_the_south, here)
        for walk in (self.from_the_south[start:], reversed(self.from_the_south[:start])):
            for there in walk:
                if abs(there.latitude - here.latitude) * KM_PER_DEGREE >= best:
                    break
                best = min(best, kilometres(here, there))
        return best
