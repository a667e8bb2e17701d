from houses.analysis.words import key, tokens
from houses.models import Term


def terms_meant(text: str, language: str) -> set[int]:
    """The keys of the audiences whose label or synonym stands in a text, in any of its forms."""
    spoken = dict.fromkeys((language, "nl"))
    typed = {code: [key(word, code) for word in tokens(text)] for code in spoken}
    meant = set[int]()
    for term in Term.objects.of(Term.Scheme.AUDIENCE):
        for code in spoken:
            called = [*term.synonyms.get(code, ()), term.label.texts.get(code, "")]
            phrases = [[key(word, code) for word in tokens(name)] for name in called]
            if any(_stands_in(phrase, typed[code]) for phrase in phrases if phrase):
                meant.add(term.pk)
    return meant


def _stands_in(phrase: list[str], words: list[str]) -> bool:
    length = len(phrase)
    return any(words[start : start + length] == phrase for start in range(len(words)))
