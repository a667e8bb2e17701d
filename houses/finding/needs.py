"""What a text is about, where that is not looked for in entries: audiences, and words of lines."""

from collections.abc import Iterable

from houses.analysis.words import key, tokens
from houses.finding.lexicon import lexicon
from houses.models import Term
from houses.models.lexicon import LONGEST_PHRASE
from houses.values.folding import fold

type Phrase = tuple[str, ...]


def phrases_meant(text: str, language: str) -> set[Phrase]:
    """The keys of each word and short phrase of a text that is no filler, and of its synonyms."""
    known = lexicon()
    words = tokens(text)
    meant = set[Phrase]()
    for spoken in _read_in(language):
        for start in range(len(words)):
            for end in range(start + 1, min(start + LONGEST_PHRASE, len(words)) + 1):
                phrase = words[start:end]
                if len(phrase) == 1 and known.is_filler(fold(phrase[0]), language):
                    continue
                same = known.found_by(phrase, spoken).same
                meant |= {_keys(one, spoken) for one in (" ".join(phrase), *same)}
    return meant


def terms_meant(text: str, language: str) -> set[int]:
    """The primary keys of the audiences of which a name stands in a text, in any of its forms."""
    meant = phrases_meant(text, language)
    return {
        term.pk
        for term in Term.objects.of(Term.Scheme.AUDIENCE)
        if any(_keys(name, spoken) in meant for spoken, name in _names(term, language))
    }


def speaks_of(said: str, meant: set[Phrase], language: str) -> bool:
    """Whether one of the words that are meant stands in what is said."""
    return any(
        (key(word, spoken),) in meant for word in tokens(said) for spoken in _read_in(language)
    )


def _names(term: Term, language: str) -> Iterable[tuple[str, str]]:
    for spoken in _read_in(language):
        yield from ((spoken, name) for name in term.synonyms.get(spoken, ()))
        yield spoken, term.label.texts.get(spoken, "")


def _keys(phrase: str, language: str) -> Phrase:
    return tuple(key(word, language) for word in tokens(phrase))


def _read_in(language: str) -> Iterable[str]:
    return dict.fromkeys((language, "nl"))
