from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from houses.values.folding import fold, sort_key
from houses.values.phones import phone_in_groups, read_phone
from houses.values.public_ids import ALPHABET, is_public_id, new_public_id
from houses.values.translations import Translated, elided


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Élgin", "elgin"),
        ("Sint-Niklaas", "sint niklaas"),
        ("'t Centrum", "t centrum"),
        ("Kræftens Bekæmpelse", "kraeftens bekaempelse"),
        ("Straße", "strasse"),
        ("Crac'Sathon", "cracsathon"),
        ("a\0b", "a b"),
    ],
)
def test_words_that_differ_only_in_marks_fold_alike(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_list_passes_over_articles_and_counts_numbers() -> None:
    names = ["Huis 10", "Het Anker", "Huis 9", "De Zon", "Anker"]

    assert sorted(names, key=sort_key) == ["Het Anker", "Anker", "Huis 9", "Huis 10", "De Zon"]


def test_a_new_public_id_is_one() -> None:
    assert is_public_id(new_public_id())


@given(st.text(alphabet=ALPHABET, min_size=6, max_size=6), st.integers(0, 6), st.data())
def test_every_single_mistyped_character_of_a_public_id_is_caught(
    body: str, place: int, data: st.DataObject
) -> None:
    right = next(body + last for last in ALPHABET if is_public_id(body + last))
    other = data.draw(st.sampled_from([letter for letter in ALPHABET if letter != right[place]]))

    mistyped = right[:place] + other + right[place + 1 :]

    assert not is_public_id(mistyped)


@pytest.mark.parametrize("text", ["", "short", "0000000", "aaaaaaa", "dtztnksx", "é" * 7])
def test_what_is_no_public_id_is_refused(text: str) -> None:
    assert not is_public_id(text)


@pytest.mark.parametrize(
    ("typed", "country", "stored"),
    [
        ("050 12 34 56", "be", "+3250123456"),
        ("010 40 27 14", "BE", "+3210402714"),
        ("+32 56 91 11 66", "nl", "+3256911166"),
        ("085 – 049 85 64", "nl", "+31850498564"),
        ("1813", "be", "1813"),
    ],
)
def test_phone_numbers_are_read_as_people_of_a_country_type_them(
    typed: str, country: str, stored: str
) -> None:
    assert read_phone(typed, country) == stored


@pytest.mark.parametrize("typed", ["", "bel ons", "12", "1" * 40, "050/\0"])
def test_what_is_no_phone_number_is_refused_with_an_example(typed: str, in_english: None) -> None:
    with pytest.raises(ValidationError, match="is not a phone number"):
        read_phone(typed, "be")


def test_a_foreign_number_is_shown_with_its_country_code() -> None:
    assert phone_in_groups("+3250123456", "be") == "050 12 34 56"
    assert phone_in_groups("+3250123456", "nl") == "+32 50 12 34 56"
    assert phone_in_groups("1813", "be") == "1813"


def test_a_reader_gets_the_own_language_or_the_original() -> None:
    text = Translated.written("nl", "Welkom", fr="Bienvenue")

    assert text.read("fr").text == "Bienvenue"
    assert text.read("fr-be").language == "fr"
    assert text.read("de").text == "Welkom"
    assert text.read("de").language == "nl"


def test_a_translation_is_behind_once_the_original_changes() -> None:
    text = Translated.written("nl", "Welkom", fr="Bienvenue")

    changed = text.changed("nl", "Van harte welkom")
    mended = changed.changed("fr", "Soyez les bienvenus")

    assert not text.read("fr").outdated
    assert changed.read("fr").outdated
    assert not mended.read("fr").outdated


def test_taking_the_original_away_makes_a_translation_the_original() -> None:
    text = Translated.written("nl", "Welkom", fr="Bienvenue", de="Willkommen")

    left = text.changed("nl", "")

    assert left.original == "fr"
    assert left.read("en").text == "Bienvenue"


@given(
    st.lists(st.tuples(st.sampled_from(["nl", "fr", "de", "en"]), st.text(max_size=20)), max_size=8)
)
def test_a_translated_text_is_stored_and_read_back_whole(changes: list[tuple[str, str]]) -> None:
    text = Translated()
    for language, written in changes:
        text = text.changed(language, written)

    assert Translated.from_json(text.as_json()) == text


@pytest.mark.parametrize("stored", [[], {"nl": "x"}, {"nl": {"text": "x"}}, {"nl": {"version": 1}}])
def test_json_of_another_shape_is_no_translated_text(stored: Any) -> None:
    with pytest.raises(ValueError, match="translated text"):
        Translated.from_json(stored)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("près de Anvers", "près d’Anvers"),
        ("près de Yvoir", "près d’Yvoir"),
        ("De onze maisons, de oui", "De onze maisons, de oui"),
        ("le onzième de onzième", "le onzième de onzième"),
        ("près de Yaoundé", "près de Yaoundé"),
        ("près de Oudenaarde", "près d’Oudenaarde"),
        ("près de Oostende", "près d’Oostende"),
    ],
)
def test_french_leaves_a_vowel_out_where_it_does(written: str, read: str) -> None:
    with override("fr"):
        assert elided(written) == read
    with override("nl"):
        assert elided(written) == written
