from django.db.models import Count, Q

from houses.models import EVERYONE, Organisation, Term


def tiles() -> list[Term]:
    """The needs on the home page, in the order staff gave them, each with its `house_count`.

    A house that welcomes everyone counts for each of them, as it does in the
    list that the tile leads to; a need without a house has no tile. Two queries.
    """
    houses = Organisation.objects.public().houses()
    for_everyone = houses.for_audience().values("pk")
    said = Q(tags__implied=False, tags__organisation__in=houses)
    needs = (
        Term.objects.of(Term.Scheme.AUDIENCE)
        .filter(tile__isnull=False)
        .annotate(
            house_count=Count(
                "tags__organisation",
                filter=said & ~Q(tags__organisation__in=for_everyone),
                distinct=True,
            )
        )
        .order_by("tile", "pk")
    )
    welcome_everyone = for_everyone.count()
    shown = []
    for need in needs:
        need.house_count += welcome_everyone
        if need.house_count:
            shown.append(need)
    return shown
