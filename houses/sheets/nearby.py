from dataclasses import dataclass
from datetime import date
from math import cos, inf, radians
from operator import attrgetter

from django.db.models import (
    Case,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    Min,
    OuterRef,
    Subquery,
    Value,
    When,
)

from houses.models import EVERYONE, Location, Organisation, Tag, Term
from houses.sheets.cards import Card, card
from houses.sheets.parts import with_card_parts
from houses.sheets.sheet import Sheet
from houses.values.distances import KM_PER_DEGREE, Point, kilometres

# Beyond a day's outing a house is not near.
FARTHEST_KM = 60
HOW_MANY = 3


@dataclass(frozen=True)
class Near:
    card: Card
    # Between the centres of the municipalities, unless both doors are known.
    km: int


def _km(here: Location, there: Location) -> float:
    """Infinite where one of the points is unknown."""
    if here.latitude is None or here.longitude is None:
        return inf
    if there.latitude is None or there.longitude is None:
        return inf
    return kilometres(Point(here.latitude, here.longitude), Point(there.latitude, there.longitude))


def nearby(sheet: Sheet, *, on: date) -> list[Near]:
    """The nearest open house, and the two nearest others for the same people; else for others.

    Nearest first. Chosen on a flat earth, which is exact enough at this distance and the same on
    every database.
    """
    here = next((place.location for place in sheet.places if place.location.latitude), None)
    if here is None or here.latitude is None or here.longitude is None:
        return []
    north = F("locations__latitude") - Value(here.latitude)
    east = (F("locations__longitude") - Value(here.longitude)) * Value(cos(radians(here.latitude)))
    away = ExpressionWrapper(north * north + east * east, output_field=FloatField())
    for_the_same = Tag.objects.filter(
        organisation=OuterRef("pk"),
        term__scheme=Term.Scheme.AUDIENCE,
        term__code__in=[EVERYONE, *(term.code for term in sheet.audience + sheet.also_welcome)],
        implied=False,
    )
    houses = (
        Organisation.objects.public()
        .houses()
        .filter(lifecycle=Organisation.Lifecycle.OPEN, locations__latitude__isnull=False)
        .exclude(pk=sheet.entry.pk)
        .annotate(away=Min(away), for_the_same=Exists(for_the_same))
        .filter(away__lte=(FARTHEST_KM / KM_PER_DEGREE) ** 2)
    )
    by_distance = ("away", "name_key", "pk")
    nearest = Subquery(houses.order_by(*by_distance).values("pk")[:1])
    the_nearest_first = Case(When(pk=nearest, then=0), default=1)
    houses = houses.order_by(the_nearest_first, "-for_the_same", *by_distance)[:HOW_MANY]
    chosen = sorted(with_card_parts(houses, on=on), key=attrgetter(*by_distance))
    return [
        Near(
            card(house, on=on),
            round(min(_km(here, place) for place in house.shown_locations)),
        )
        for house in chosen
    ]
