"""What the search knows of words: compounds, fillers, synonyms. Read anew for each search.

What staff change holds at once, in every process. Only the rows are read each time (three
queries); what is made of them is kept as long as they stay the same.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from django.db.models import TextField
from django.db.models.functions import Cast

from houses.analysis.compounds import Compounds
from houses.analysis.words import LANGUAGES, key, tokens
from houses.models import LexiconWord, SynonymGroup, Term
from houses.models.lexicon import LONGEST_PHRASE, phrases_in
from houses.models.vocabulary import EVERYONE
from houses.values.folding import fold
from houses.values.translations import Translated

type Phrase = tuple[str, ...]
type WordRow = tuple[str, str, str]
# The phrases that find each other, and those that they find besides.
type GroupRow = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Meanings:
    """What finds the same as some words, as written, and what is found by them besides."""

    same: frozenset[str] = frozenset()
    wider: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.same or self.wider)


NOTHING = Meanings()


@dataclass(frozen=True, eq=False)
class Lexicon:
    """One and the same as long as the rows are: what is made of it is kept by it."""

    compounds: Mapping[str, Compounds]
    fillers: Mapping[str, frozenset[str]]
    # What staff and the vocabularies say means the same.
    groups: tuple[GroupRow, ...]
    # All single words of compounds and synonyms, folded: what a misspelt word may have meant.
    words: frozenset[str]

    def is_filler(self, word: str, language: str) -> bool:
        """Whether a folded word says nothing: in the visitor's language, or in Dutch."""
        return word in self.fillers[language] or word in self.fillers["nl"]

    def found_by(self, phrase: Iterable[str], language: str) -> Meanings:
        """The synonyms of some words, in any order ("slaapt niet"), read in that language."""
        keys = tuple(sorted(key(word, language) for word in phrase))
        return _synonyms(self, language).get(keys, NOTHING)


def lexicon() -> Lexicon:
    """As the tables have it now. Three queries."""
    words = LexiconWord.objects.order_by("pk").values_list("language", "role", "text")
    groups = SynonymGroup.objects.order_by("pk").values_list("words", "also")
    # As they are written: they are read only where they have changed.
    written = [Cast(name, TextField()) for name in ("label", "short", "synonyms")]
    terms = Term.objects.exclude(code=EVERYONE).order_by("pk").values_list(*written)
    return _made_of(tuple(words), tuple(groups), tuple(terms))


def _groups_of_staff(rows: Iterable[tuple[str, str]]) -> Iterable[GroupRow]:
    return [(tuple(phrases_in(words)), tuple(phrases_in(also))) for words, also in rows]


def _groups_of_terms(rows: Iterable[tuple[str, str, str]]) -> Iterable[GroupRow]:
    """By a term's synonyms its names are found, and by its names all of them.

    Two synonyms of one term are not the same: who seeks "angst" does not mean "herstel".
    """
    for row in rows:
        label, short, others = map(json.loads, row)
        names = [Translated.from_json(written).texts.values() for written in (label, short)]
        called = _phrases(chain.from_iterable(names))
        synonyms = _phrases(chain.from_iterable(others.values()))
        yield called, synonyms
        for synonym in synonyms:
            yield (synonym,), called


def _phrases(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase for name in names for phrase in phrases_in(name)))


@lru_cache(maxsize=2)
def _made_of(
    words: tuple[WordRow, ...],
    staff: tuple[tuple[str, str], ...],
    terms: tuple[tuple[str, str, str], ...],
) -> Lexicon:
    groups = (*_groups_of_staff(staff), *_groups_of_terms(terms))
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for language, role, text in words:
        said[language, role].add(text)
    heads = {language: frozenset(said[language, LexiconWord.Role.HEAD]) for language in LANGUAGES}
    compounds = {
        language: Compounds(
            language,
            frozenset(said[language, LexiconWord.Role.PART]) | heads[language],
            heads[language],
        )
        for language in LANGUAGES
    }
    fillers = {
        language: frozenset(said[language, LexiconWord.Role.FILLER]) for language in LANGUAGES
    }
    parts = frozenset[str]().union(*(known.parts for known in compounds.values()))
    single = {fold(phrase) for phrases, _also in groups for phrase in phrases if " " not in phrase}
    return Lexicon(compounds, fillers, groups, parts | single)


@lru_cache(maxsize=2 * len(LANGUAGES))
def _synonyms(known: Lexicon, language: str) -> Mapping[Phrase, Meanings]:
    """By the keys of a phrase in a language, in the order of the alphabet: what it finds as well.

    Made for a language when somebody searches in it: each has its own dictionary to read.
    """
    same: dict[Phrase, set[str]] = defaultdict(set)
    wider: dict[Phrase, set[str]] = defaultdict(set)
    for phrases, also in known.groups:
        for phrase in phrases:
            words = tokens(phrase)
            if len(words) <= LONGEST_PHRASE:
                keys = tuple(sorted(key(word, language) for word in words))
                same[keys] |= {*phrases} - {phrase}
                wider[keys] |= {*also}
    return {
        keys: Meanings(frozenset(same[keys]), frozenset(wider[keys] - same[keys])) for keys in same
    }
