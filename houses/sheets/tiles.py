from dataclasses import dataclass

from django.db.models import Count, Q

from houses.models import Organisation, Term


@dataclass(frozen=True)
class Tile:
    need: Term
    house_count: int


def tiles() -> list[Tile]:
    """The needs on the home page, in the order staff gave them, each with its houses counted.

    A house that welcomes everyone counts for each of them, as it does in the
    list that the tile leads to; a need without a house has no tile. Three queries.
    """
    houses = Organisation.objects.public().houses()
    for_everyone = houses.for_audience().values("pk")
    said_by = Q(tags__implied=False, tags__organisation__in=houses)
    needs = Term.objects.of(Term.Scheme.AUDIENCE).filter(tile__isnull=False)
    own_counts = needs.values_list("pk").annotate(
        n=Count(
            "tags__organisation",
            filter=said_by & ~Q(tags__organisation__in=for_everyone),
            distinct=True,
        )
    )
    counts = dict(own_counts)
    welcome_everyone = for_everyone.count()
    return [
        Tile(need, counts[need.pk] + welcome_everyone)
        for need in needs.order_by("tile", "pk")
        if counts[need.pk] + welcome_everyone
    ]
