"""What the search knows of words: compounds, fillers, synonyms. Read anew for each search.

What staff change holds at once, in every process. Only the rows are read each time (three
queries); what is made of them is kept as long as they stay the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from houses.analysis.compounds import Compounds
from houses.analysis.words import LANGUAGES, key, tokens
from houses.models import LexiconWord, SynonymGroup, Term
from houses.models.lexicon import LONGEST_PHRASE, phrases_in
from houses.models.vocabulary import EVERYONE
from houses.values.folding import fold

type Phrase = tuple[str, ...]
type WordRow = tuple[str, str, str]
# The phrases that find each other, and those that they find besides.
type GroupRow = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Lexicon:
    compounds: Mapping[str, Compounds]
    fillers: Mapping[str, frozenset[str]]
    # What staff and the vocabularies say means the same.
    groups: tuple[GroupRow, ...]
    # All single words of compounds and synonyms, folded: what a misspelt word may have meant.
    words: frozenset[str]

    def is_filler(self, word: str, language: str) -> bool:
        """Whether a folded word says nothing: in the visitor's language, or in Dutch."""
        return word in self.fillers[language] or word in self.fillers["nl"]

    def found_by(self, phrase: Iterable[str], language: str) -> frozenset[str]:
        """The synonyms of some words, in their order, read in that language."""
        keys = tuple(key(word, language) for word in phrase)
        return _synonyms(self.groups, language).get(keys, frozenset())


def lexicon() -> Lexicon:
    """As the tables have it now. Three queries."""
    words = LexiconWord.objects.order_by("pk").values_list("language", "role", "text")
    return _made_of(tuple(words), (*_groups_of_staff(), *_groups_of_terms()))


def _groups_of_staff() -> Iterable[GroupRow]:
    rows = SynonymGroup.objects.order_by("pk").values_list("words", "also")
    return [(tuple(phrases_in(words)), tuple(phrases_in(also))) for words, also in rows]


def _groups_of_terms() -> Iterable[GroupRow]:
    """Whatever a term is called in any language is one group."""
    terms = Term.objects.exclude(code=EVERYONE).order_by("pk").only("label", "short", "synonyms")
    for term in terms:
        called = [*term.label.texts.values(), *term.short.texts.values()]
        called += [word for words in term.synonyms.values() for word in words]
        phrases = [phrase for name in called for phrase in phrases_in(name)]
        yield tuple(dict.fromkeys(phrases)), ()


@lru_cache(maxsize=2)
def _made_of(words: tuple[WordRow, ...], groups: tuple[GroupRow, ...]) -> Lexicon:
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
def _synonyms(groups: tuple[GroupRow, ...], language: str) -> Mapping[Phrase, frozenset[str]]:
    """By the keys of a phrase in a language: the phrases, as written, that it finds as well.

    Made for a language when somebody searches in it: each has its own dictionary to read.
    """
    found: dict[Phrase, set[str]] = defaultdict(set)
    for phrases, also in groups:
        others = {*phrases, *also}
        for phrase in phrases:
            words = tokens(phrase)
            if len(words) <= LONGEST_PHRASE:
                found[tuple(key(word, language) for word in words)] |= others - {phrase}
    return {phrase: frozenset(others) for phrase, others in found.items()}
