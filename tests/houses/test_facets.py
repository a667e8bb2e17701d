"""What a choice promises, it gives."""

from datetime import UTC, datetime

import pytest
from django.http import QueryDict

from houses.filters import Found, find
from houses.filters.facets import Facet, facets
from houses.models import Organisation
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_real_houses")]

# Of these all that is chosen must be so; of the others any of several will do.
ALL_OF = {"access", "visit", "meets"}

# A Wednesday morning.
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)

SEARCHES = [
    "",
    "q=kanker",
    "q=jongeren+Hasselt",
    "where=Brussel",
    "where=Limburg",
    "where=8000&radius=50&q=huis",
    "audience=cancer",
    "audience=cancer&audience=young&theme=talk",
    "kind=walk-in-house&where=Antwerpen&radius=any",
    "network=overkop&audience=mental",
    "region=nl&theme=drop-by",
    "near=51.05,3.72&kind=youth-house",
]


def searched(query: str) -> Found:
    return find(QueryDict(query), now=NOW)


def chosen_as_well(found: Found, facet: Facet, value: str) -> Found:
    """The search after that choice alone is made in its group; added to it, where all must be."""
    before: list[str] = found.asked.chosen[facet.name] if facet.name in ALL_OF else []
    given = [*before, value] if facet.several else value
    return find(found.asked.with_changes(**{facet.name: given}), now=NOW)


@pytest.mark.parametrize("query", SEARCHES)
def test_every_choice_gives_as_many_houses_as_it_says(query: str) -> None:
    found = searched(query)

    promised = [
        (facet.name, option.value, option.count)
        for facet in facets(found)
        for option in facet.options
    ]
    given = [
        (facet.name, option.value, chosen_as_well(found, facet, option.value).count)
        for facet in facets(found)
        for option in facet.options
    ]

    assert promised == given
    assert promised or not found.count


def test_no_choice_that_is_offered_gives_nothing() -> None:
    offered = [option for facet in facets(searched("")) for option in facet.options]

    assert offered
    assert all(option.count for option in offered)


def test_a_chosen_value_stays_to_be_seen_even_where_it_gives_nothing() -> None:
    found = searched("audience=dementia&where=Brugge&radius=5")

    audience = next(facet for facet in facets(found) if facet.name == "audience")

    assert [(option.value, option.count) for option in audience.chosen] == [("dementia", 1)]


def test_who_is_open_is_asked_only_where_the_hours_of_a_fifth_are_known() -> None:
    asked = {facet.name for facet in facets(searched(""))}

    assert "open" not in asked


def test_who_is_open_is_counted_and_said_of_how_many_it_is_not_known() -> None:
    for number in range(4):
        house = factories.make_house(f"Testhuis {number}", kinds=["day-shelter"])
        if not number:
            factories.make_opening(house.locations.get(), "We 09:00-12:00")

    found = searched("kind=day-shelter&region=be/vlaanderen/west-vlaanderen/brugge")
    open_now = next(facet for facet in facets(found) if facet.name == "open")

    assert [option.count for option in open_now.options] == [1]
    assert open_now.unknown == 3


def test_unknown_access_never_counts_as_there() -> None:
    yes, unknown = (factories.make_house(f"Testhuis {number}") for number in range(2))
    term = factories.make_term("access", "wheelchair")
    yes.locations.get().access_features.create(term=term, answer="sometimes")
    unknown.locations.get().access_features.create(term=term, answer="unknown")

    found = searched("access=wheelchair")

    assert found.hits.keys == [yes.pk]
    assert Organisation.objects.get(pk=found.hits.keys[0]) == yes
