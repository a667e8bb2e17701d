from collections.abc import Callable, Hashable, Iterable

from django.db.models import Model, QuerySet


def goes_round(row: Model, parent: str) -> bool:
    """Whether the parents of a row lead back to it, by way of others. A query for each step up.

    That it is its own parent a constraint says.
    """
    above = getattr(row, f"{parent}_id")
    if above in {None, row.pk}:
        return False
    rows: QuerySet[Model] = QuerySet(type(row)).exclude(**{parent: None})
    return leads_to(
        row.pk, above, lambda keys: rows.filter(pk__in=keys).values_list(parent, flat=True)
    )


def leads_to[K: Hashable](goal: K, start: K, onward: Callable[[set[K]], Iterable[K]]) -> bool:
    """Whether one comes from a start to a goal. Asks `onward` once for all that is a step away."""
    seen, ahead = set[K](), {start}
    while ahead and goal not in ahead:
        seen |= ahead
        ahead = set(onward(ahead)) - seen
    return goal in ahead
