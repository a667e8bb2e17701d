"""What is offered to somebody who is still typing."""

from collections.abc import Callable
from typing import Literal

import pytest
from django.db import connection
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from houses.finding.index import index
from houses.finding.places import places_beginning, read_place
from houses.finding.suggestions import Suggestion, suggestions
from houses.models import Organisation
from houses.values.translations import Translated
from tests.factories import dutch, make_house, make_name, make_postcode, make_region, make_term

pytestmark = pytest.mark.django_db

type Typed = Callable[[str], list[Suggestion]]


@pytest.fixture
def what() -> Typed:
    """What is offered where one says what one is looking for; the entries are indexed first."""

    def typed(text: str) -> list[Suggestion]:
        index(Organisation.objects.all())
        return suggestions(text, field="what", language="nl", country="be")

    return typed


def labels(found: list[Suggestion], type_: str) -> list[str]:
    return [suggestion.label for suggestion in found if suggestion.type == type_]


@pytest.mark.parametrize("text", ["Huis Kar", "huis kar", "karel hui", "kar", "Huis van Karel"])
def test_a_house_is_offered_by_the_words_of_its_name(what: Typed, text: str) -> None:
    make_house("Huis van Karel")
    make_house("Huis Anna")

    assert labels(what(text), "house") == ["Huis van Karel"]


def test_a_house_is_offered_by_a_former_name(what: Typed) -> None:
    make_name(make_house("De Linde"), "Inloophuis Karel")

    assert labels(what("karel"), "house") == ["De Linde"]


def test_a_house_says_where_it_is_and_leads_to_its_page(what: Typed) -> None:
    mons = make_region("be/wallonie/hainaut/mons", names={"nl": "Bergen"})
    make_house("Maison Karel", region=mons)

    (house,) = what("maison")

    assert (house.label, house.detail, house.value) == ("Maison Karel", "Bergen", "Maison Karel")
    assert house.url == "/nl/huizen/maison-karel/"


def test_who_only_says_a_country_is_nowhere_in_particular(what: Typed) -> None:
    make_house("Huis Karel", region=make_region("be"))

    assert [house.detail for house in what("karel")] == [""]


def test_names_that_begin_so_come_before_names_with_the_word_in_them(what: Typed) -> None:
    for name in ["Anna en Karel", "Karel de Grote", "Karelshuis", "Bij Karel"]:
        make_house(name)

    assert labels(what("karel"), "house") == [
        "Karel de Grote",
        "Karelshuis",
        "Anna en Karel",
        "Bij Karel",
    ]


def test_five_houses_are_enough(what: Typed) -> None:
    for number in range(1, 8):
        make_house(f"Huis {number}")

    assert labels(what("huis"), "house") == [f"Huis {number}" for number in range(1, 6)]


@pytest.mark.parametrize("status", ["draft", "in-review", "archived"])
def test_what_is_not_public_is_never_offered(what: Typed, status: str) -> None:
    draft = make_house("Huis Karel", published=False, status=status, audience=["cancer"])
    make_name(draft, "Karels oude huis")

    assert what("huis") == what("karel") == what("cancer") == []


def test_every_sort_of_entry_leads_to_its_own_page(what: Typed) -> None:
    make_house("Karel Netwerk", kinds=["network"])
    make_house("Karel Stichting", kinds=["foundation"])

    assert [entry.url for entry in what("karel")] == [
        "/nl/netwerken/karel-netwerk/",
        "/nl/organisaties/karel-stichting/",
    ]


def test_a_need_leads_to_its_list(what: Typed) -> None:
    make_term("audience", "cancer", label=dutch("Mensen met kanker"))
    make_house("Huis", audience=["cancer"])

    (need,) = what("kank")

    assert need == Suggestion(
        "theme", "Mensen met kanker", "voor wie", "audience=cancer", "/nl/huizen/?audience=cancer"
    )


def test_a_need_found_by_a_synonym_says_by_which(what: Typed) -> None:
    make_term("audience", "cancer", label=dutch("Kanker"), synonyms={"nl": ["tumor", "chemo"]})
    make_house("Huis", audience=["cancer"])

    (need,) = what("tum")

    assert (need.label, need.detail) == ("Kanker", "tumor")


def test_needs_activities_and_kinds_are_offered_in_that_order_and_labels_first(
    what: Typed,
) -> None:
    make_term("kind", "walk-in-house", label=dutch("Rouwhuis"))
    make_term("theme", "grief-group", label=dutch("Rouwgroep"))
    make_term(
        "audience", "widowed", label=dutch("Alleen achtergebleven"), synonyms={"nl": ["rouw"]}
    )
    make_term("audience", "grief", label=dutch("Mensen in rouw"))
    house = make_house("Huis", audience=["grief", "widowed"])
    house.tags.create(term=make_term("theme", "grief-group"))

    assert labels(what("rouw"), "theme") == [
        "Rouwgroep",
        "Rouwhuis",
        "Mensen in rouw",
        "Alleen achtergebleven",
    ]


def test_a_need_that_no_public_house_has_is_not_offered(what: Typed) -> None:
    make_term("audience", "cancer", label=dutch("Kanker"))
    make_term("theme", "cancer-talk", label=dutch("Kankerpraat"))
    make_house("Huis").tags.create(term=make_term("theme", "cancer-talk"), implied=True)
    make_term("audience", "young", label=dutch("Kankerjong"), public_filter=False)
    make_house("Jong", audience=["young"])

    assert labels(what("kank"), "theme") == []


def test_needs_are_offered_in_the_language_of_the_page_and_found_in_dutch_too() -> None:
    make_term("audience", "cancer", label=Translated.written("nl", "Kanker", fr="Cancer du sein"))
    make_house("Huis", audience=["cancer"])

    for text in ("kank", "sein"):
        found = suggestions(text, field="what", language="fr", country="be")

        assert labels(found, "theme") == ["Cancer du sein"]


def test_a_place_has_no_page_and_is_filled_in_by_its_name(what: Typed) -> None:
    make_region()

    (place,) = what("brug")

    assert place == Suggestion("place", "Brugge", "West Vlaanderen", "Brugge", "")
    assert read_place(place.value, country="be").place


def test_where_only_places_are_offered_with_villages_and_postcodes() -> None:
    make_postcode("8000", localities=["Huizeke"])
    make_house("Huis")

    by_name = suggestions("hui", field="where", language="nl", country="be")
    by_code = suggestions("80", field="where", language="nl", country="be")

    assert [place.label for place in by_name] == ["Huizeke (Brugge)"]
    assert [place.label for place in by_code] == ["8000 (Brugge)"]


def test_a_wide_place_says_what_it_is() -> None:
    make_region("be/vlaanderen/limburg")

    with translation.override("nl"):
        (place,) = suggestions("limb", field="where", language="nl", country="be")

    assert place.detail == "provincie, Vlaanderen"


def test_a_beginning_names_first_where_most_houses_are() -> None:
    make_region("be/x/brakel")
    make_region("be/x/bree")
    brussel = make_region("be/x/brussel")
    make_house("Huis", region=brussel)
    make_house("Klad", region=make_region("be/x/brecht"), published=False)

    labels = [place.label for place in places_beginning("br", "be", 4)]
    typed_out = [place.label for place in places_beginning("bree", "be", 4)]

    assert labels == ["Brussel", "Brakel", "Brecht", "Bree"]
    assert typed_out == ["Bree"]


def test_a_place_is_named_as_on_the_page_where_that_name_begins_so_too() -> None:
    make_region("be/x/antoing")
    antwerpen = make_region("be/x/antwerpen", names={"nl": "Antwerpen", "en": "Antwerp"})
    make_house("Huis", region=antwerpen)

    with translation.override("nl"):
        labels = [place.label for place in places_beginning("ant", "be", 4)]
        typed_out = [place.label for place in places_beginning("antwerp", "be", 4)]

    assert labels == ["Antwerpen", "Antoing"]
    assert typed_out == ["Antwerpen"]


def test_what_the_label_says_is_not_said_again() -> None:
    make_region("be/vlaanderen/limburg")
    make_region("nl/limburg", kind="province")
    make_region("be/vlaanderen/antwerpen/antwerpen")

    with translation.override("nl"):
        one, other = suggestions("limb", field="where", language="nl", country="be")
        found = suggestions("antw", field="where", language="nl", country="be")

    assert (one.label, one.detail) == ("Limburg", "provincie, Vlaanderen")
    assert (other.label, other.detail) == ("Limburg (provincie, Nl)", "")
    assert [(place.label, place.detail) for place in found] == [
        ("Antwerpen", ""),
        ("Antwerpen (provincie, Vlaanderen)", ""),
    ]


def test_a_country_lies_in_nothing() -> None:
    make_region("be", name="België")

    with translation.override("nl"):
        (place,) = suggestions("belg", field="where", language="nl", country="be")

    assert (place.label, place.detail) == ("België", "land")


def test_a_postcode_is_understood_in_either_field(what: Typed) -> None:
    make_postcode("8000")

    assert labels(what("800"), "place") == ["8000 (Brugge)"]


@pytest.mark.parametrize("text", ["", "h", " ", "-'\"", "😀😀", "h" * 5000, "% _ \\ ' OR 1=1 --"])
@pytest.mark.parametrize("field", ["where", "what"])
def test_too_little_and_nonsense_offer_nothing(text: str, field: Literal["where", "what"]) -> None:
    make_house("Huis")
    index(Organisation.objects.all())

    assert suggestions(text, field=field, language="nl", country="be") == []


@pytest.mark.parametrize("text", ["hu", "huis", "huis brug", "zzz"])
def test_offering_costs_four_queries_however_much_there_is(
    what: Typed, text: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_postcode("8000", localities=["Huizeke"])
    for number in range(30):
        make_house(f"Huis {number}", audience=["cancer"])
    what(text)

    # Houses whose names begin so, houses with the words in their names, places, terms. Four lines
    # more tell PostgreSQL to read by the index, and then to stop it.
    with django_assert_max_num_queries(8 if connection.vendor == "postgresql" else 4):
        suggestions(text, field="what", language="nl", country="be")
    # Regions and their postcodes.
    with django_assert_max_num_queries(2):
        suggestions(text, field="where", language="nl", country="be")
