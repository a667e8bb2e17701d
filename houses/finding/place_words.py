"""The words of what was typed, where they stand in it, and the little words around a place."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from houses.values.folding import fold

LONGEST_TEXT = 150
MOST_WORDS = 12
LONGEST_RUN = 5

# An apostrophe joins, as it does in `fold`, but for the French "d'Anvers"; a mark may stand loose
# behind its letter.
WORD = re.compile(r"[dD]['’](?=[^\W_])|(?:[^\W_]|['’‘`´ʼ\u0300-\u036f])+")
JOINTS = " \t\n,;:.!?/-–()"

# They tell nothing of which place is meant.
ARTICLES = {"de", "den", "der", "het", "een", "t", "la", "le", "les", "the"}

# What stands before or after a place to say that it is one. Longer ones first.
BEFORE = [
    tuple(phrase.split())
    for phrase in (
        "in de buurt van",
        "in de omgeving van",
        "in de regio",
        "in der nahe von",
        "aux environs de",
        "aux environs d",
        "autour de",
        "autour d",
        "pres de",
        "pres d",
        "close to",
        "dicht bij",
        "omgeving",
        "dichtbij",
        "vlakbij",
        "around",
        "rondom",
        "nabij",
        "regio",
        "nahe",
        "near",
        "rond",
        "bei",
        "bij",
        "im",
        "in",
        "te",
        "a",
    )
]
AFTER = [
    tuple(phrase.split())
    for phrase in (
        "en omgeving",
        "et environs",
        "und umgebung",
        "and surroundings",
        "omgeving",
    )
]


@dataclass(frozen=True)
class Typed:
    """A text of at most 150 characters; of its words, folded, the first twelve count."""

    text: str

    @classmethod
    def cut(cls, text: str) -> "Typed":
        return cls(unicodedata.normalize("NFC", text[:LONGEST_TEXT]))

    @cached_property
    def _found(self) -> list[tuple[str, int, int]]:
        found = [
            (word, match.start(), match.end())
            for match in WORD.finditer(self.text)
            for word in fold(match[0]).split()
        ]
        return found[:MOST_WORDS]

    @cached_property
    def words(self) -> list[str]:
        return [word for word, _, _ in self._found]

    def runs(self) -> Iterator[tuple[str, int, int]]:
        """Words that stand together, up to five, with the first and the one after the last."""
        for start in range(len(self.words)):
            for end in range(start + 1, min(start + LONGEST_RUN, len(self.words)) + 1):
                yield " ".join(self.words[start:end]), start, end

    def with_little_words(self, start: int, end: int) -> tuple[int, int]:
        """The run, and around it the words that say that it is a place."""
        words = tuple(self.words)
        before = next((len(said) for said in BEFORE if words[:start][-len(said) :] == said), 0)
        after = next((len(said) for said in AFTER if words[end : end + len(said)] == said), 0)
        return start - before, end + after

    def is_meant(self, start: int, end: int) -> bool:
        """Whether the run is all that was typed, or is said to be a place: "in Halle".

        "In de wijk" says nothing of the village De Wijk.
        """
        if (start, end) == (0, len(self.words)):
            return True
        said = self.with_little_words(start, end) != (start, end)
        return said and self.words[start] not in ARTICLES

    def without(self, start: int, end: int) -> str:
        """The text without that run and its little words; empty if no word is left."""
        start, end = self.with_little_words(start, end)
        before, after = self.text[: self._found[start][1]], self.text[self._found[end - 1][2] :]
        rest = " ".join(f"{before.rstrip(JOINTS)} {after.lstrip(JOINTS)}".split())
        return rest if fold(rest) else ""
