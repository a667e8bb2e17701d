"""What a visitor chose in the list of houses, and what to let go of when nothing fits."""

from dataclasses import dataclass

from django.http import QueryDict

from houses.filters import HouseFilter


@dataclass(frozen=True)
class Choice:
    """One chosen value, in words, and the question that remains without it."""

    label: str
    rest: QueryDict

    @property
    def without(self) -> str:
        return f"?{self.rest.urlencode()}"


@dataclass(frozen=True)
class WayOut:
    """A choice to let go of, and how many houses there are then: always some."""

    choice: Choice
    house_count: int


def choices(found: HouseFilter) -> list[Choice]:
    """The region, audiences and kinds, in the order of the form."""
    chosen = []
    if found.region_chosen:
        chosen.append(Choice(str(found.region_chosen), _rest(found, "region")))
    for name, codes in {"audience": found.audiences, "kind": found.kinds}.items():
        labels = dict(found.filters[name].extra["choices"])
        chosen += [Choice(str(labels[code]), _rest(found, name, code)) for code in codes]
    return chosen


def ways_out(found: HouseFilter) -> list[WayOut]:
    """The choices whose loss gives houses, the one that gives most first: some queries for each."""
    ways = [WayOut(choice, HouseFilter(choice.rest).houses.count()) for choice in choices(found)]
    return sorted(
        (way for way in ways if way.house_count), key=lambda way: way.house_count, reverse=True
    )


def _rest(found: HouseFilter, name: str, code: str = "") -> QueryDict:
    """The parameters without this value (without a code: without any of that name), on page 1."""
    rest = QueryDict(mutable=True)
    for key in ("region", "audience", "kind", "sort"):
        values = [value for value in found.asked.getlist(key) if value]
        if key == name:
            values = [value for value in values if code and value != code]
        if values:
            rest.setlist(key, values)
    return rest
