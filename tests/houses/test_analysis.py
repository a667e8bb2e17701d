"""Words, compounds and misspelt words, as the search sees them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houses.analysis.compounds import Compounds
from houses.analysis.spelling import nearest, slips_forgiven
from houses.analysis.words import LANGUAGES, base_form, forms, key, tokens

DUTCH = Compounds(
    "nl",
    parts=frozenset(
        {
            "rouw",
            "huis",
            "kanker",
            "jeugd",
            "zorg",
            "thuis",
            "ziel",
            "rust",
            "zelf",
            "hulp",
            "groep",
        }
    ),
    heads=frozenset({"huis", "groep"}),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Huis De Linde!", ["Huis", "De", "Linde"]),
        ("foto's en auto’s", ["fotos", "en", "autos"]),
        ("nacht-opvang/dag_opvang", ["nacht", "opvang", "dag", "opvang"]),
        ("8000 Brugge", ["8000", "Brugge"]),
        ("«»—…", []),
        # One sign, two numbers.
        ("¼", ["1", "4"]),
        # An e and the mark that belongs to it, typed one by one.
        ("e\u0301coute", ["écoute"]),
        ("l'écoute", ["écoute"]),
    ],
)
def test_words_are_letters_and_digits(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("nl", "huizen", "huis"),
        ("nl", "steden", "stad"),
        ("nl", "kinderen", "kind"),
        ("nl", "gezinnen", "gezin"),
        ("nl", "patiënten", "patient"),
        ("fr", "maladies", "maladie"),
        ("de", "Häuser", "Haus"),
        ("en", "families", "family"),
    ],
)
def test_forms_of_one_word_share_their_key(language: str, one: str, other: str) -> None:
    assert key(one, language) == key(other, language)


@pytest.mark.parametrize(("one", "other"), [("zin", "gezin"), ("rouw", "vrouw"), ("huis", "huid")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert key(one, "nl") != key(other, "nl")


def test_a_word_is_its_own_form_in_a_language_that_nobody_taught() -> None:
    assert base_form("Domów", "pl") == "domow"
    assert forms("Domów", "pl") == {"domow"}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("kankerhuis", ("kanker", "huis")),
        ("rouwhuizen", ("rouw", "huis")),
        ("jeugdshuis", ("jeugd", "huis")),
        ("zielenrust", ("ziel", "rust")),
        # The fewest parts, not "thui" and whatever.
        ("thuiszorg", ("thuis", "zorg")),
        ("zelfhulpgroep", ("zelf", "hulp", "groep")),
        # A known last part splits off what nobody knows.
        ("oekrainehuis", ("oekraine", "huis")),
    ],
)
def test_a_compound_falls_into_its_parts(word: str, parts: tuple[str, ...]) -> None:
    assert DUTCH.split(word) == parts


@pytest.mark.parametrize(
    "word",
    [
        "huis",
        "kanker",
        "boomgaard",
        # "zorg" is no head: what stands before it must be known.
        "xyzazorg",
        # Before a head at least four letters.
        "xyzhuis",
        "huis2000",
        # Longer than any word that people make.
        "kanker" * 8,
    ],
)
def test_what_is_no_compound_stays_whole(word: str) -> None:
    assert DUTCH.split(word) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("depresie", ["depressie"]),
        ("kanekr", ["kanker"]),
        ("demntei", ["dementie"]),
        # One slip beats two.
        ("linden", ["linde"]),
        # Of equals those that begin alike, then by the alphabet; three at most.
        ("harten", ["haren", "hartel", "hartes"]),
        ("ruow", ["rouw"]),
        # Two slips in a short word make another word.
        ("roww", ["rouw"]),
        ("rwuo", []),
        # Too short to guess.
        ("rou", []),
        ("vliegtuig", []),
    ],
)
def test_a_misspelt_word_is_the_known_one_that_differs_least(typed: str, meant: list[str]) -> None:
    known = ["depressie", "kanker", "dementie", "linde", "lindjes", "rouw"]
    known += ["haren", "hartel", "hartes", "warten"]

    assert nearest(typed, known) == meant


@pytest.mark.parametrize(("word", "slips"), [("rou", 0), ("rouw", 1), ("rouwe", 1), ("rouwen", 2)])
def test_longer_words_are_forgiven_more(word: str, slips: int) -> None:
    assert slips_forgiven(word) == slips


@given(st.text(max_size=60), st.sampled_from([*LANGUAGES, "pl"]))
def test_no_form_of_any_text_can_be_an_operator(text: str, language: str) -> None:
    made = {form for token in tokens(text) for form in forms(token, language)}

    # No space, quote, mark or sign: neither database can take it for anything but a word.
    assert all(re.fullmatch(r"[^\W_]+", form) for form in made)


@given(st.text(alphabet="aehiorstuwz", max_size=50))
def test_the_parts_of_a_compound_are_letters_of_it(word: str) -> None:
    parts = DUTCH.split(word)

    assert parts == () or len(parts) > 1
    # The last may be in another form; what stands before it stands in the word.
    assert all(part in word for part in parts[:-1])
