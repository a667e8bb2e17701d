"""The search documents of entries: which words stand for what, and how strongly.

A term of a name is written "n_huis", one of a tag or a place "t_gent": such a term says where the
word stands. Every word stands there without a mark as well, whatever it is of.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from houses.analysis.compounds import Compounds
from houses.analysis.words import LANGUAGES, forms, tokens
from houses.finding.lexicon import Lexicon
from houses.models import Location, Organisation, Region, SearchDocument, Tag
from houses.models.searching import LONGEST_WORD
from houses.values.folding import fold
from houses.values.translations import Translated

# To be raised with every change in what the terms are: `reindex` then makes all anew.
ANALYSIS = 1

NAME, TAG, TEXT = "n_", "t_", ""

# As wide as its column: some letters are several when they are folded.
LONGEST_NAME = 250


@dataclass
class Words:
    """The terms of one document, and the plain words they were made of."""

    lexicon: Lexicon
    terms: set[str] = field(default_factory=set)
    # Of names, tags and places: what a misspelt word may have meant.
    head_words: set[str] = field(default_factory=set)
    text_words: set[str] = field(default_factory=set)

    def add(self, text: str, mark: str, *languages: str) -> None:
        """All forms of the words of a text, read in these languages, and the parts of compounds."""
        for token in tokens(text):
            for language in languages:
                self._add_word(token, mark, language)

    def _add_word(self, token: str, mark: str, language: str) -> None:
        word, found = _forms_of(token, language, self.lexicon.compounds.get(language))
        if not word:
            return
        (self.head_words if mark else self.text_words).add(word)
        self.terms |= found
        if mark:
            self.terms |= {f"{mark}{form}" for form in found}

    def add_literally(self, text: str, mark: str) -> None:
        """The words of a text as they are: the names of places have no other forms."""
        for word in map(fold, tokens(text)):
            if word and len(word) <= LONGEST_WORD:
                self.head_words.add(word)
                self.terms |= {word, f"{mark}{word}"}


@lru_cache(maxsize=50_000)
def _forms_of(token: str, language: str, compounds: Compounds | None) -> tuple[str, frozenset[str]]:
    """The folded word, with all forms of it and of its parts; empty for what is no word."""
    word = fold(token).replace(" ", "")
    if not word or len(word) > LONGEST_WORD:
        return "", frozenset()
    parts = compounds.split(word) if compounds else ()
    return word, frozenset().union(*(forms(part, language) for part in (token, *parts)))


def documents_of(
    entry: Organisation,
    networks: Iterable[Organisation],
    lexicon: Lexicon,
    wide: Mapping[str, Region],
) -> Iterable[tuple[SearchDocument, Words]]:
    """One for each language that the entry has texts in; else one in the entry's own language.

    The entry and the networks it belongs to are as houses.finding.index loads them; `wide` holds
    the regions above municipalities by their paths.
    """
    texts = _texts_of(entry)
    written = {language for text in texts for language in text.texts} & set(LANGUAGES)
    for language in sorted(written or {entry.language}):
        words = Words(lexicon)
        _add_names(words, entry, networks, language)
        _add_tags(words, entry)
        _add_places(words, entry.shown_locations, wide)
        for text in texts:
            words.add(text.texts.get(language, ""), TEXT, language)
        document = SearchDocument(
            organisation=entry,
            language=language,
            name_key=fold(entry.name)[:LONGEST_NAME],
            terms=" ".join(sorted(words.terms)),
            analysis=ANALYSIS,
        )
        yield document, words


def _texts_of(entry: Organisation) -> list[Translated]:
    said = [entry.summary, entry.description, entry.audience_note]
    for statement in entry.shown_statements:
        said += [statement.heading, statement.text]
    for service in entry.shown_services:
        said += [service.name, service.description, service.audience_note]
    return [text for text in said if text]


def _add_names(
    words: Words, entry: Organisation, networks: Iterable[Organisation], language: str
) -> None:
    read_in = {language, entry.language} & set(LANGUAGES) or {"nl"}
    for name in (entry.name, *(row.text for row in entry.shown_names)):
        words.add(name, NAME, *read_in)
    # By the names of a network one finds its members: the present one, and those before it.
    for network in networks:
        words.add(network.name, TAG, *read_in)
        for row in network.shown_names:
            words.add(row.text, TEXT, *read_in)


def _add_tags(words: Words, entry: Organisation) -> None:
    for tag in entry.shown_tags:
        # Who is also welcome, and what a kind implies, is found, but ranks below what is said.
        said = not tag.implied and tag.role == Tag.Role.PRIMARY
        for label in (tag.term.label, tag.term.short):
            for language, text in label.texts.items():
                words.add(text, TAG if said else TEXT, language)


def _add_places(words: Words, places: Iterable[Location], wide: Mapping[str, Region]) -> None:
    for place in places:
        for name in chain(_names_of(place.region), [place.locality, place.postcode]):
            words.add_literally(name, TAG)
        words.add(place.street, TEXT, "nl")
        for path in place.region.ancestor_paths:
            if above := wide.get(path):
                for name in _names_of(above):
                    words.add_literally(name, TEXT)


def _names_of(region: Region) -> Iterable[str]:
    return [region.name, *region.names.values(), *region.aliases]
