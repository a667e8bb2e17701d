from collections.abc import Sequence
from dataclasses import dataclass

from houses.models import Location
from houses.models.searching import Keys
from houses.values.distances import Point, kilometres


@dataclass(frozen=True, order=True)
class Distance:
    """As the crow flies; approximate where the point stands for a street, a town or more."""

    km: float
    approximate: bool

    @property
    def rounded(self) -> int:
        return round(self.km)


def distances(keys: Sequence[int], here: Point) -> dict[int, Distance]:
    """How far the nearest place of each of these entries lies; without those of unknown place."""
    nearest: dict[int, Distance] = {}
    places = Location.objects.filter(organisation__among=Keys(keys), latitude__isnull=False)
    for key, latitude, longitude, precision in places.order_by().values_list(
        "organisation_id", "latitude", "longitude", "precision"
    ):
        if latitude is None or longitude is None:
            continue
        km = kilometres(here, Point(latitude, longitude))
        away = Distance(km, precision != Location.Precision.EXACT)
        nearest[key] = min(away, nearest.get(key, away))
    return nearest
