"""What is found by which words, and in which order."""

from typing import Any

import pytest
from django.http import QueryDict

from houses.filters import Found, find
from houses.finding.index import index
from houses.models import LexiconWord, Organisation, SynonymGroup
from tests import factories

pytestmark = pytest.mark.django_db


def searched(query: str, **given: str) -> Found:
    asked = QueryDict(mutable=True)
    asked.update({"q": query, **given})
    return find(asked)


def names(found: Found) -> list[str]:
    entries = Organisation.objects.in_bulk(found.hits.keys)
    return [entries[key].name for key in found.hits.keys]


def found(query: str, **given: str) -> list[str]:
    return names(searched(query, **given))


def make(name: str, text: str = "", **fields: Any) -> Organisation:
    house = factories.make_house(name, description=factories.dutch(text), **fields)
    index(Organisation.objects.filter(pk=house.pk))
    return house


@pytest.fixture
def lexicon() -> None:
    words = {"part": "kanker rouw huis thuis zorg jongeren", "head": "huis", "filler": "voor mijn"}
    LexiconWord.objects.bulk_create(
        LexiconWord(language="nl", role=role, text=text, in_index=True)
        for role, texts in words.items()
        for text in texts.split()
    )


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("huizen", "Een huis met een tuin."),
        ("huis", "Twee huizen naast elkaar."),
        ("patient", "Voor patiënten en hun familie."),
        ("PATIËNTEN", "Voor een patient."),
        ("cöordinatie", "Coördinatie van zorg."),
        ("écoute", "Un lieu d'écoute."),
    ],
)
def test_a_word_finds_its_other_forms(typed: str, text: str) -> None:
    make("De Linde", text)

    assert found(typed) == ["De Linde"]


def test_a_compound_is_found_by_its_parts_and_finds_them(lexicon: None) -> None:
    make("Rouwhuis De Wilg")
    make("De Eik", "Een huis voor mensen met kanker.")

    assert found("rouw") == ["Rouwhuis De Wilg"]
    assert found("huis rouw") == ["Rouwhuis De Wilg"]
    assert found("kankerhuis") == ["De Eik"]


def test_the_last_word_may_be_unfinished() -> None:
    make("De Zilverwilg")

    assert found("zilverw") == ["De Zilverwilg"]
    assert found("zilverw wilg") == []


def test_a_misspelt_word_is_taken_for_a_known_one_and_the_page_can_say_so() -> None:
    make("De Zilverwilg")

    result = searched("zilverwlig")

    assert names(result) == ["De Zilverwilg"]
    assert result.understood.taken == {"zilverwlig": ["zilverwilg"]}


def test_a_word_may_be_asked_exactly_as_it_is_spelt() -> None:
    make("De Zilverwilg")

    assert found("zilverwlig", exact="yes") == []


def test_a_word_of_a_draft_is_never_suggested() -> None:
    make("De Zilverwilg", published=False)

    result = searched("zilverwlig")

    assert (names(result), result.understood.taken) == ([], {})


def test_nothing_like_it_finds_nothing() -> None:
    make("De Zilverwilg")

    assert found("xqzvw") == []


def test_synonyms_hold_as_soon_as_staff_have_written_them() -> None:
    make("De Linde", "Voor bejaarden.")
    before = found("senioren")

    SynonymGroup.objects.create(words="senioren, bejaarden")

    assert (before, found("senioren")) == ([], ["De Linde"])


def test_wider_words_are_found_by_the_narrow_ones_only() -> None:
    make("De Linde", "Voor wie verslaafd is: verslaving.")
    make("De Eik", "Voor wie alcohol drinkt.")

    SynonymGroup.objects.create(words="alcohol, drank", also="verslaving")

    assert set(found("drank")) == {"De Linde", "De Eik"}
    assert found("verslaving") == ["De Linde"]


def test_the_whole_name_comes_before_a_longer_one_and_that_before_tag_and_text() -> None:
    make("De Brug")
    make("Huis De Brug")
    make("Aan de waal", "Bij de brug.")

    assert found("de brug") == ["De Brug", "Huis De Brug", "Aan de waal"]


def test_what_is_typed_comes_before_what_means_the_same() -> None:
    make("Het Bejaardenhuis", "Voor bejaarden.")
    make("Het Zeehuis", "Ook voor senioren.")
    SynonymGroup.objects.create(words="senioren, bejaarden")

    assert found("senioren")[0] == "Het Zeehuis"


def test_of_equals_the_name_decides() -> None:
    make("De Wilg", "Een tuin.")
    make("De Eik", "Een tuin.")

    assert found("tuin") == ["De Eik", "De Wilg"]


def test_fillers_ask_for_nothing(lexicon: None) -> None:
    make("De Linde", "Kanker.")

    assert found("voor mijn kanker") == ["De Linde"]


def test_where_no_house_has_all_words_those_with_the_rarest_come_first() -> None:
    for number in range(4):
        make(f"Huis {number}", "Een tuin.")
    make("De Linde", "Een zeilboot.")

    result = searched("tuin zeilboot piano")

    assert result.understood.partial
    assert names(result)[0] == "De Linde"
    assert result.count == 5


def test_few_hits_bring_those_that_have_a_part() -> None:
    make("De Linde", "Een tuin en een zeilboot.")
    eik = make("De Eik", "Een zeilboot.")

    result = searched("tuin zeilboot")

    assert names(result) == ["De Linde"]
    assert result.partly == [eik.pk]


def test_words_find_networks_too_and_an_empty_search_lists_houses_only() -> None:
    make("Huis De Wilg")
    network = factories.make_network("Netwerk De Wilg")
    index(Organisation.objects.filter(pk=network.pk))

    assert found("wilg") == ["Huis De Wilg", "Netwerk De Wilg"]
    assert found("") == ["Huis De Wilg"]


def test_a_house_is_found_by_its_former_name_its_network_and_its_town_in_other_languages() -> None:
    house = make("De Wilg", region=factories.make_region(names={"fr": "Bruges"}))
    factories.make_name(house, "Inloophuis Aan Zee", kind="former")
    factories.make_membership(factories.make_network("Zorgzaam West"), house)

    index(Organisation.objects.filter(pk=house.pk))

    assert found("aan zee") == ["De Wilg"]
    assert found("zorgzaam") == ["De Wilg"]
    assert found("bruges") == ["De Wilg"]


@pytest.mark.parametrize(
    "query",
    [
        '" OR * ; drop table',
        "a'b\"c \\ | & ! ( ) : *",
        "😀",
        "שלום עולם",
        "woord " * 1000,
        "de het een",
        "%00 %_",
        "n_huis t_gent",
    ],
)
def test_whatever_is_typed_is_answered(query: str, lexicon: None) -> None:
    make("De Wilg", "Een huis.")

    assert searched(query).count in {0, 1}


def test_a_word_that_nobody_has_does_not_hide_those_that_have_another() -> None:
    make("De Linde", "Een tuin.")

    assert found("tuin xqzvwq") == ["De Linde"]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2020-02-30", "morgen"])
def test_a_day_that_is_none_or_far_away_is_left_out_and_told(day: str) -> None:
    factories.make_opening(make("De Linde").locations.get())

    result = searched("", day=day, hour="10:00")

    assert [problem.parameter for problem in result.asked.problems] == ["day"]
    assert result.asked.when is not None
    assert result.asked.when.day != day
