from django.db.models import Model, QuerySet


def goes_round(row: Model, parent: str) -> bool:
    """Whether the parents of a row lead back to it, by way of others. A query for each step up.

    That it is its own parent a constraint says.
    """
    above = getattr(row, f"{parent}_id")
    if above == row.pk:
        return False
    seen: set[int] = set()
    while above is not None and above not in seen:
        if above == row.pk:
            return True
        seen.add(above)
        rows: QuerySet[Model] = QuerySet(type(row)).filter(pk=above)
        above = rows.values_list(parent, flat=True).first()
    return False
