"""The sentences of the committed demonstration data: in Dutch, plain and short."""

import re
from collections.abc import Iterator

from tests.houses.demonstration_files import Entry, organisations


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


def test_the_dutch_sentences_are_dutch() -> None:
    english = re.compile(
        r"\b(the|with|from|until|since|by|for|which|their|people|house|as|of the|at the|also)\b"
    )

    for entry in organisations():
        for sentence in all_sentences(entry):
            assert not english.search(sentence), sentence


def test_what_visitors_read_is_plain() -> None:
    # The site's voice keeps these words and the exclamation mark out of its pages.
    banned = re.compile(
        r"(?i)\b(cliënt|patiënt|doelgroep|gebruiker|laagdrempelig|vrijblijvend|lotgenoten|aanbod"
        r"|werking|traject|strijd|vechten|lijden|slachtoffer|helaas|oeps)|!"
    )

    for entry in organisations():
        for text in visible_sentences(entry):
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
