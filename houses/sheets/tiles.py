from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from houses.models import EVERYONE, Organisation, Tag, Term


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


def asked_about(scheme: Term.Scheme) -> Sequence[Term]:
    """What a visitor who does not know where to begin may tick: what some house has. One query.

    Everyone is no answer to a question about whom; what the kind of a house implies counts.
    """
    houses = Organisation.objects.public().houses()
    had = Tag.objects.filter(term=OuterRef("pk"), organisation__in=houses)
    terms = Term.objects.of(scheme).offered().exclude(code=EVERYONE)
    return list(terms.filter(Exists(had)).order_by("position", "code"))
