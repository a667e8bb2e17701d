"""What a visitor chose in the list of houses, and what to let go of when nothing fits."""

from dataclasses import dataclass

from django.http import QueryDict

from houses.filters import HouseFilter


@dataclass(frozen=True)
class Choice:
    """What was chosen, in words, for which question, and the list that remains without it."""

    label: str
    question: str
    rest: QueryDict

    @property
    def without(self) -> str:
        return f"?{self.rest.urlencode()}"


@dataclass(frozen=True)
class WayOut:
    """All that was chosen for one question, to let go of, and how many houses there are then."""

    choice: Choice
    house_count: int


def choices(found: HouseFilter) -> list[Choice]:
    """The region, audiences and kinds, in the order of the form."""
    chosen = []
    if found.region_chosen:
        chosen.append(Choice(str(found.region_chosen), "region", _rest(found, "region")))
    for name, codes in {"audience": found.audiences, "kind": found.kinds}.items():
        labels = dict(found.filters[name].extra["choices"])
        chosen += [Choice(str(labels[code]), name, _rest(found, name, code)) for code in codes]
    return chosen


def ways_out(found: HouseFilter) -> list[WayOut]:
    """The questions whose answers keep all houses away, the one that gives most first.

    Three questions at most: of several answers to one, letting go of a single one never widens.
    """
    answers: dict[str, list[str]] = {}
    for choice in choices(found):
        answers.setdefault(choice.question, []).append(choice.label)
    letting_go = [
        Choice(", ".join(said), name, _rest(found, name)) for name, said in answers.items()
    ]
    ways = [WayOut(choice, HouseFilter(choice.rest).houses.count()) for choice in letting_go]
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
