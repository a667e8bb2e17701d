from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from django.db.models import ExpressionWrapper, F, FloatField, Min, Value

from houses.models import Organisation
from houses.sheets.cards import Card, card
from houses.sheets.parts import with_card_parts
from houses.sheets.sheet import Sheet

EARTH_RADIUS_KM = 6371
# Beyond a day's outing a house is not near.
FARTHEST_KM = 60
HOW_MANY = 3


@dataclass(frozen=True)
class Near:
    card: Card
    # Between the centres of the municipalities, unless both doors are known.
    km: int


def kilometres(from_: tuple[float, float], to: tuple[float, float]) -> float:
    """The great-circle distance between two points (latitude, longitude in degrees)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, point)) for point in (from_, to))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


def nearby(sheet: Sheet, *, on: date) -> list[Near]:
    """The three open houses nearest to this one, none farther than an hour's drive.

    Ordered on a flat earth, which is exact enough at this distance and the same on every database.
    """
    here = next((place.location for place in sheet.places if place.location.latitude), None)
    if here is None or here.latitude is None or here.longitude is None:
        return []
    north = F("locations__latitude") - Value(here.latitude)
    east = (F("locations__longitude") - Value(here.longitude)) * Value(cos(radians(here.latitude)))
    houses = (
        Organisation.objects.public()
        .houses()
        .filter(lifecycle=Organisation.Lifecycle.OPEN, locations__latitude__isnull=False)
        .exclude(pk=sheet.entry.pk)
        .annotate(
            away=Min(ExpressionWrapper(north * north + east * east, output_field=FloatField()))
        )
        .order_by("away", "name_key", "pk")[:HOW_MANY]
    )
    near = []
    for house in with_card_parts(houses, on=on):
        place = next(place for place in house.shown_locations if place.latitude is not None)
        point = (place.latitude or 0.0, place.longitude or 0.0)
        km = kilometres((here.latitude, here.longitude), point)
        if km <= FARTHEST_KM:
            near.append(Near(card(house, on=on), round(km)))
    return near
