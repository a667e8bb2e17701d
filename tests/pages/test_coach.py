"""Where little is found the page helps; and what the site itself offers always gives something."""

import re

import pytest
from django.http import QueryDict
from django.test import Client

from houses.filters import find
from houses.filters.facets import facets
from houses.models import Helpline
from houses.pages.coach import Coach, coach
from houses.sheets.tiles import tiles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_real_houses")]

FAILED = [
    "q=zeilboot&where=Brugge",
    "q=xqzvw",
    "audience=dementia&where=Oostende&radius=5&kind=youth-house",
    "q=rouwgroep+8400",
    "where=Aarlen&theme=drop-by&checked=3",
]


def coached(query: str) -> Coach:
    helped = coach(find(QueryDict(query)), "be")
    assert helped is not None
    return helped


@pytest.mark.parametrize("query", FAILED)
def test_a_search_in_vain_leads_on(query: str) -> None:
    helped = coached(query)

    assert helped.ways or helped.nearest or helped.partly or helped.helplines


@pytest.mark.parametrize("query", FAILED)
def test_every_way_gives_as_many_houses_as_it_says(query: str, client: Client) -> None:
    searches = [way for way in coached(query).ways if way.url.startswith("?")]

    assert [find(QueryDict(way.url[1:])).count for way in searches] == [
        way.house_count for way in searches
    ]


def test_the_nearest_house_that_fits_is_shown_with_its_distance() -> None:
    helped = coached("audience=dementia&where=Oostende&radius=5&theme=drop-by")

    assert helped.nearest
    assert helped.nearest.away
    assert helped.nearest.away.km > 5


def test_whom_to_call_fits_the_need_and_the_country() -> None:
    first = coached("q=zelfdoding+xqzvw&where=Brugge").helplines

    assert first
    assert all(isinstance(line, Helpline) and line.country == "be" for line in first)


def test_enough_needs_no_coach() -> None:
    assert coach(find(QueryDict("q=kanker")), "be") is None
    assert coach(find(QueryDict("")), "be") is None


def test_every_choice_of_the_empty_search_finds_something() -> None:
    offered = [
        (facet.name, option.value)
        for facet in facets(find(QueryDict("")))
        for option in facet.options
    ]

    # Audiences, themes, kinds and networks of the real houses.
    assert len(offered) > 40
    assert [
        (name, value) for name, value in offered if not find(QueryDict(f"{name}={value}")).count
    ] == []


def test_every_tile_finds_as_many_houses_as_it_says() -> None:
    shown = tiles()

    assert shown
    assert [find(QueryDict(f"audience={tile.need.code}")).count for tile in shown] == [
        tile.house_count for tile in shown
    ]


def test_every_word_of_the_vocabulary_as_people_see_it_finds_something() -> None:
    labels = [
        option.label for facet in facets(find(QueryDict(""))) for option in facet.options
        if facet.name in {"audience", "theme", "kind"}
    ]  # fmt: skip

    asked = QueryDict(mutable=True)
    found = {}
    for label in labels:
        asked["q"] = re.sub(r"\W+", " ", label)
        found[label] = find(asked).count

    assert labels
    assert [label for label, count in found.items() if not count] == []
