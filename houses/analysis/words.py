"""Words, and the forms by which one word finds another: folded, base form, stem."""

import re
from functools import lru_cache
from unicodedata import normalize

import Stemmer
from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

from houses.values.folding import APOSTROPHES, fold

# "dutch" of Snowball 3 is Kraaij-Pohlmann, which makes "zin" of "gezin"; the older is kept.
STEMMERS = {"nl": "dutch_porter", "fr": "french", "de": "german", "en": "english"}
LANGUAGES = tuple(STEMMERS)

WORD = re.compile(r"[^\W_]+")

# "l'alcool" is alcool, "d'écoute" écoute; "foto's" and "'s-Hertogenbosch" have no such beginning.
ELISION = re.compile(r"\b(?:[ldjnscmt]|qu)['’](?=\w)", re.IGNORECASE)

# Words that mean something else than the word they are formed of: the elderly are no parents.
KEPT = {"nl": {"ouderen"}}

# Shorter words have no endings to take off.
SHORTEST_STEMMED = 3

# A Dutch word ends voiceless and a syllable added to it is voiced: "huis, huizen", "doof, doven".
# A stem is the same for both.
VOICELESS = {"nl": {"z": "s", "v": "f"}}

# The dictionaries are read where they lie compressed: Dutch takes 5 MB of memory, all four 26.
DICTIONARIES = StreamDictionaryFactory()
LEMMATIZER = Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=DICTIONARIES))
LOOKUP = DictionaryLookupStrategy(DICTIONARIES)


def tokens(text: str) -> list[str]:
    """The words of a text as they are written; an apostrophe joins, but for the French article.

    A sign that stands for several words ("¼") is those, and a loose mark belongs to its letter.
    """
    return WORD.findall(APOSTROPHES.sub("", ELISION.sub("", normalize("NFKC", text))))


@lru_cache(maxsize=50_000)
def base_form(token: str, language: str) -> str:
    """The folded dictionary form: "huizen" is "huis", "patiënten" is "patient".

    A word that the dictionary does not know is its own base form.
    """
    folded = fold(token)
    if len(folded) < SHORTEST_STEMMED or not folded.isalpha() or language not in STEMMERS:
        return folded
    if folded in KEPT.get(language, ()):
        return folded
    # The dictionary writes German nouns with a capital, all else without.
    for spelling in (token.lower(), token.capitalize()):
        found = LEMMATIZER.lemmatize(spelling, lang=language)
        if found.lower() != spelling.lower():
            return fold(found).replace(" ", "") or folded
    return folded


def is_word(token: str, language: str) -> bool:
    """Whether a dictionary has it, of that language or of Dutch: then it is no slip."""
    return any(LOOKUP.get_lemma(token, spoken) for spoken in {language, "nl"})


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """A folded word without its endings."""
    if len(word) < SHORTEST_STEMMED or not word.isalpha() or language not in STEMMERS:
        return word
    if word in KEPT.get(language, ()):
        return word
    # Made for each word: one stemmer must not be used by two threads at once.
    found = fold(Stemmer.Stemmer(STEMMERS[language], 0).stemWord(word)).replace(" ", "") or word
    return found[:-1] + VOICELESS.get(language, {}).get(found[-1], found[-1])


def key(token: str, language: str) -> str:
    """The form that all forms of a word share: the stem of its base form."""
    return stem(base_form(token, language), language)


def forms(token: str, language: str) -> set[str]:
    """All forms by which a word is found: as folded, its base form, and both their stems."""
    folded = fold(token).replace(" ", "")
    base = base_form(token, language)
    return {folded, base, stem(folded, language), stem(base, language)} - {""}
