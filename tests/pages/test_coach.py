"""Where little is found the page helps; and what the site itself offers always gives something."""

import re

import pytest
from django.http import QueryDict
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from houses.filters import find
from houses.filters.facets import facets
from houses.filters.vocabulary import terms_offered
from houses.finding.places import read_place
from houses.finding.suggestions import suggestions
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


@pytest.mark.parametrize(
    ("asked", "label"),
    [
        ("q=kanker+zeilboot&where=Brugge", "Houses for %s, within 25 km"),
        ("q=kanker+zeilboot+Brugge&radius=10", "Houses for %s, within 10 km"),
        ("q=kanker+zeilboot&where=Limburg", "Houses for %s"),
        ("q=kanker+zeilboot", "All houses for %s"),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_a_way_by_the_need_says_how_far_it_looks(asked: str, label: str) -> None:
    said = [way.label for way in coached(asked).ways if "audience=cancer" in way.url]

    assert label % "people with cancer" in [text.replace("\xa0", " ") for text in said]


def test_whom_to_call_can_be_called_before_who_has_a_website_only() -> None:
    with_number = [bool(line.phone) for line in coached("q=kanker+zeilboot").helplines]

    assert set(with_number) == {True, False}
    assert with_number == sorted(with_number, reverse=True)


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


def test_every_term_that_may_be_chosen_finds_something_or_the_page_helps() -> None:
    asked = [(name, term.code) for name, terms in terms_offered().items() for term in terms]

    helpless = []
    for name, code in asked:
        found = find(QueryDict(f"{name}={code}"))
        helped = coach(found, "be")
        if not (found.count or (helped and (helped.ways or helped.helplines))):
            helpless.append((name, code))

    # Kinds, audiences, themes, ways of working, languages, access and first visits.
    assert len(asked) > 80
    assert helpless == []


def test_every_suggestion_leads_to_something(client: Client) -> None:
    typed = [
        "ka",
        "kan",
        "jon",
        "rou",
        "gen",
        "bru",
        "over",
        "prat",
        "dem",
        "huis",
        "8400",
        "inloop",
    ]
    offered = [
        suggestion
        for text in typed
        for field in ("what", "where")
        for suggestion in suggestions(text, field=field, language="nl", country="be")
    ]

    nothing = [
        suggestion
        for suggestion in offered
        if (suggestion.type == "place" and not read_place(suggestion.value, country="be").place)
        or (
            suggestion.url
            and "?" in suggestion.url
            and not find(QueryDict(suggestion.url.partition("?")[2])).count
        )
        or (suggestion.type == "house" and client.get(suggestion.url).status_code != 200)
    ]

    assert {suggestion.type for suggestion in offered} >= {"house", "place", "theme"}
    assert nothing == []


def test_the_coach_asks_no_more_of_a_search_with_everything_chosen(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    everything = "&".join(
        f"{name}={term.code}" for name, terms in terms_offered().items() for term in terms
    )
    found = find(QueryDict(f"q=xyzzyq+rouwgroep&where=Gent&{everything}"))

    # A dozen ways of some twenty-five queries, and the cards of what fits in part.
    with django_assert_max_num_queries(400):
        coach(found, "be")


@pytest.mark.parametrize(
    "typed", ["zelfmoord", "zelfdoding", "suïcidaal", "doodswens Gent", "zelfmord"]
)
def test_who_speaks_of_suicide_sees_that_line_above_all_else(client: Client, typed: str) -> None:
    text = client.get("/nl/huizen/", {"q": typed}).content.decode()

    content = text[text.index("<main") : text.index("</main")]
    assert "1813" in content
    assert content.index("1813") < content.find('class="cards"') or 'class="cards"' not in content


def test_whom_to_call_fits_a_need_that_is_misspelt() -> None:
    assert "Kankerinfo" in " ".join(line.name for line in coached("q=kankr+Gent").helplines)


def test_who_speaks_of_violence_sees_the_line_for_it(client: Client) -> None:
    assert "1712" in client.get("/nl/huizen/", {"q": "huiselijk geweld"}).content.decode()


@pytest.mark.parametrize(
    ("typed", "place", "rest"),
    [("kanker Hasselt", "Hasselt", "kanker"), ("dementie Amstelveen", "Amstelveen", "dementie")],
)
def test_a_place_among_the_words_is_asked_as_the_place(typed: str, place: str, rest: str) -> None:
    in_one, in_two = (
        find(QueryDict(f"q={typed}")),
        find(QueryDict(f"where={place}&q={rest}")),
    )

    assert in_one.hits.keys
    assert in_one.hits.keys == in_two.hits.keys
