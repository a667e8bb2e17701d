"""A text in several languages, and what became of each since it was written.

One language is the original: it carries a version, raised with every change.
Each translation remembers the version it was made from, so that a page can say
that it is behind. As JSON::

    {"nl": {"text": "Welkom", "version": 2}, "fr": {"text": "Bienvenue", "of": 1}}
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import get_language, pgettext

type Stored = dict[str, dict[str, str | int]]

# German writes its nouns with a capital wherever they stand; these begin a label and are none.
KEEPS_CAPITALS = {"de"}
NO_NOUNS = {
    word
    for words in (
        "alle alte ältere andere arme auf aus betroffene das der die ein eine einen erwachsene für",
        "gegen im in junge jüngere kleine kranke mit nach neue offene offener offenes ohne",
        "pflegende ruhige schwangere sterbende trauernde viele von werdende zu zum zur",
    )
    for word in words.split()
}


@dataclass(frozen=True)
class Rendition:
    """What a reader is given: the text, the language it is in, whether the original moved on."""

    text: str
    language: str
    outdated: bool = False


@dataclass(frozen=True)
class Translated:
    original: str = ""
    version: int = 0
    texts: Mapping[str, str] = field(default_factory=dict)
    # For each translation, the version of the original it was made from.
    made_from: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def written(cls, original: str, text: str, **translations: str) -> "Translated":
        """A first version in `original`, with translations of it. Empty ones are left out."""
        value = cls().changed(original, text)
        for language, translation in translations.items():
            value = value.changed(language, translation)
        return value

    def changed(self, language: str, text: str) -> "Translated":
        """This text with one language rewritten; an empty text takes that language away.

        Taking the original away makes the oldest remaining translation the original.
        """
        text = text.strip()
        if text == self.texts.get(language, ""):
            return self
        if not text:
            return self._without(language)
        texts = {**self.texts, language: text}
        if not self.original or language == self.original:
            return replace(self, original=language, version=self.version + 1, texts=texts)
        return replace(self, texts=texts, made_from={**self.made_from, language: self.version})

    def _without(self, language: str) -> "Translated":
        texts = {key: text for key, text in self.texts.items() if key != language}
        made_from = {key: version for key, version in self.made_from.items() if key != language}
        if not texts:
            return Translated()
        if language != self.original:
            return replace(self, texts=texts, made_from=made_from)
        heir = next(iter(texts))
        made_from.pop(heir, None)
        return Translated(heir, self.version + 1, texts, made_from)

    def read(self, language: str | None = None) -> Rendition:
        """In the asked (else the active) language; failing that, in the original."""
        wanted = (language or get_language() or self.original).split("-")[0]
        if wanted in self.texts:
            behind = wanted != self.original and self.made_from.get(wanted, 0) < self.version
            return Rendition(self.texts[wanted], wanted, behind)
        return Rendition(self.texts.get(self.original, ""), self.original)

    def __str__(self) -> str:
        return self.read().text

    def __bool__(self) -> bool:
        return bool(self.texts)

    def as_json(self) -> Stored:
        stored: Stored = {}
        for language, text in self.texts.items():
            if language == self.original:
                stored[language] = {"text": text, "version": self.version}
            else:
                stored[language] = {"text": text, "of": self.made_from.get(language, 0)}
        return stored

    @classmethod
    def from_json(cls, stored: Stored) -> "Translated":
        """Reads what `as_json` wrote. Raises ValueError for any other shape."""
        if not isinstance(stored, dict) or not all(
            isinstance(entry, dict) and isinstance(entry.get("text"), str)
            for entry in stored.values()
        ):
            raise ValueError("A translated text is an object of languages, each with a text.")
        originals = [language for language, entry in stored.items() if "version" in entry]
        if len(originals) != bool(stored):
            raise ValueError("A translated text has exactly one original.")
        if not stored:
            return cls()
        original = originals[0]
        return cls(
            original=original,
            version=int(stored[original]["version"]),
            texts={language: str(entry["text"]) for language, entry in stored.items()},
            made_from={
                language: int(entry.get("of", 0))
                for language, entry in stored.items()
                if language != original
            },
        )


def inside_sentence(label: object) -> str:
    """A label as it stands in the middle of a sentence of the active language."""
    text = str(label)
    first, space, _rest = text.partition(" ")
    noun = get_language() in KEEPS_CAPITALS and not (space and first.lower() in NO_NOUNS)
    if noun or text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def quoted(words: str) -> str:
    """What somebody typed, between the quotation marks of the active language."""
    return pgettext("the words of a search", "“%(words)s”") % {"words": words}


# French takes "à" and "de" and the article that a name of a place begins with together.
WITH_AN_ARTICLE = {
    "à Le": "au",
    "À Le": "Au",
    "à Les": "aux",
    "À Les": "Aux",
    "de Le": "du",
    "de Les": "des",
}
VOWELS = "aeiouàâéèêëîïôûüœ"


def elided(text: str) -> str:
    """A sentence whose words were put together: in French "de" loses its vowel before another.

    Not before "onze", "oui" and the y of "yourte". And "à Le Rœulx" is "au Rœulx": for names of
    places only, as those of houses stay whole.
    """
    if get_language() != "fr":
        return text
    text = re.sub(r"\b([Àà]|de) (Les?)\b", lambda found: WITH_AN_ARTICLE[found[0]], text)
    return re.sub(
        rf"\b([Dd])e (?!onz[ei]|oui\b|y[{VOWELS}])(?=[{VOWELS}y])",
        r"\1’",
        text,
        flags=re.IGNORECASE,
    )
