"""The sentences of the committed demonstration data: in Dutch, plain and short."""

import re
from collections.abc import Iterator
from itertools import chain

from tests.houses.demonstration_files import Entry, entries, organisations

# What a source's own words may stand for: lines of a mission, and names.
WORD_FOR_WORD = {"mission", "value", "function", "principle", "pole"}
RETOLD = {
    "sources": ["notes"],
    "relations": ["note"],
    "memberships": ["note"],
    "contact_points": ["person_basis"],
    "services": ["description", "application_process"],
    "milestones": ["detail"],
    "documents": ["purpose"],
    "charters": ["criteria", "note"],
}


def visible_sentences(entry: Entry) -> Iterator[str]:
    for field in ["audience_note", "description"]:
        yield entry.get(field, "")
    yield entry["location"].get("directions", "")
    yield entry.get("hours", {}).get("as_written", "")
    for relation in [*entry.get("memberships", []), *entry.get("affiliations", [])]:
        yield relation.get("note", "")


def all_sentences(entry: Entry) -> Iterator[str]:
    yield from visible_sentences(entry)
    yield entry.get("staff_note", "")
    for source in entry.get("further_sources", []):
        yield source["says"]


def retold() -> Iterator[str]:
    """What the parts of entries tell in words of our own, a text at a time."""
    for statement in entries("statements"):
        if statement["kind"] not in WORD_FOR_WORD:
            yield statement["text"]
    for name, fields in RETOLD.items():
        for row in entries(name):
            for part in [row, *row.get("references", [])]:
                for field in fields:
                    told = part.get(field, [])
                    yield from [told] if isinstance(told, str) else told


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?:]) ", text)


def test_the_dutch_sentences_are_dutch() -> None:
    english = re.compile(
        r"\b(the|with|from|until|since|by|for|which|their|people|house|as|of the|at the|also)\b"
    )

    for text in [*chain.from_iterable(map(all_sentences, organisations())), *retold()]:
        assert not english.search(text), text


def test_what_visitors_read_is_plain() -> None:
    # The site's voice keeps these words and the exclamation mark out of its pages.
    banned = re.compile(
        r"(?i)\b(cliënt|patiënt|doelgroep|gebruiker|laagdrempelig|vrijblijvend|lotgenoten|aanbod"
        r"|werking|traject|strijd|vechten|lijden|slachtoffer|helaas|oeps)|!"
    )

    for text in [*chain.from_iterable(map(visible_sentences, organisations())), *retold()]:
        assert not banned.search(text), text


def test_a_description_has_two_short_sentences_at_most() -> None:
    for entry in organisations():
        sentences = re.split(r"(?<=\.) ", entry.get("description", ""))

        # The site's voice: sentences of at most 15 words.
        assert len(sentences) <= 2
        assert max(len(sentence.split()) for sentence in sentences) <= 15, sentences


def test_every_sentence_ends() -> None:
    for entry in organisations():
        for sentence in filter(None, all_sentences(entry)):
            assert sentence.endswith("."), sentence


def test_a_retold_sentence_has_15_words_at_most() -> None:
    # The voice of the site. A quotation inside a note on a source counts as words like others.
    for text in retold():
        assert max(len(sentence.split()) for sentence in sentences(text)) <= 15, text


def test_a_retold_text_ends_unless_it_is_one_of_a_list() -> None:
    # Four words or a few more are the item of a list: "Het omgaan met bepaald gedrag".
    for text in retold():
        assert text.endswith(".") or len(text.split()) <= 5, text
