"""The committed words of the search, read as plain rows: what the program and the staff rely on."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from houses.values.folding import fold
from tests.houses.reference_files import regions

FOLDER = Path(__file__).parents[2] / "houses" / "data" / "lexicon"
LANGUAGES = ("nl", "fr", "de", "en")

type Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def words(role: str, *languages: str) -> set[str]:
    return {
        row["text"]
        for row in rows("words")
        if row["role"] == role and row["language"] in (languages or LANGUAGES)
    }


def phrases() -> list[str]:
    return [fold(phrase) for group in rows("synonyms") for phrase in group["words"]]


def test_every_word_has_a_language_a_role_and_a_folded_text() -> None:
    listed = rows("words")

    assert all(set(row) == {"language", "role", "text"} for row in listed)
    assert {row["language"] for row in listed} == set(LANGUAGES)
    assert {row["role"] for row in listed} == {"part", "head", "filler"}
    assert [row for row in listed if not re.fullmatch("[a-z0-9]+", row["text"])] == []


def test_no_word_stands_twice_in_a_role() -> None:
    counts = Counter((row["language"], row["role"], row["text"]) for row in rows("words"))

    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("language", ["nl", "de"])
def test_every_head_is_a_part_of_three_letters_or_more(language: str) -> None:
    parts = words("part", language)

    assert words("head", language)
    assert words("head", language) <= parts
    # Shorter ones stand by chance in almost every word.
    assert min(map(len, parts)) >= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filler_is_no_part_of_a_compound_unless_compounds_end_in_it(language: str) -> None:
    both = words("filler", language) & words("part", language)

    assert words("filler", language)
    assert both <= words("head", language)


@pytest.mark.parametrize("word", ["zonder", "geen", "alleen", "praten", "eten", "slapen", "kind"])
def test_a_word_that_names_a_theme_or_turns_it_round_is_no_filler(word: str) -> None:
    assert word not in words("filler", "nl")


def test_no_filler_hides_a_municipality() -> None:
    municipalities = {fold(row["name"]) for row in regions().values()}

    assert words("filler") & municipalities == set()


def test_every_group_of_synonyms_joins_at_least_two_phrases() -> None:
    groups = rows("synonyms")

    assert all(set(group) in ({"words"}, {"words", "also"}) for group in groups)
    assert [group for group in groups if not group["words"]] == []
    assert [group for group in groups if len(group["words"] + group.get("also", [])) < 2] == []


def test_every_phrase_has_one_to_three_words_and_no_comma() -> None:
    written = [
        phrase for group in rows("synonyms") for phrase in group["words"] + group.get("also", [])
    ]

    assert [phrase for phrase in written if not 1 <= len(fold(phrase).split()) <= 3] == []
    # Staff edit a group as one line with commas.
    assert [phrase for phrase in written if "," in phrase or phrase != phrase.strip()] == []


def test_no_phrase_stands_in_two_groups() -> None:
    assert [phrase for phrase, count in Counter(phrases()).items() if count > 1] == []


def test_no_phrase_is_made_of_fillers_only() -> None:
    fillers = words("filler")

    assert [phrase for phrase in phrases() if set(phrase.split()) <= fillers] == []


def test_every_wider_word_has_a_group_of_its_own() -> None:
    known = set(phrases())

    for group in rows("synonyms"):
        own, wider = set(map(fold, group["words"])), set(map(fold, group.get("also", [])))
        assert wider <= known - own
