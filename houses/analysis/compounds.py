"""Compounds taken apart: "rouwhuizen" is rouw + huis, "oekrainehuis" oekraine + huis."""

from dataclasses import dataclass
from functools import cache

from houses.analysis.words import base_form

SHORTEST_PART = 3
# What stands before a strong head and is no known word has at least so many letters.
SHORTEST_UNKNOWN = 4
# A known word so long is no ending by chance: "vecht-scheiding", "wandel-begeleiding".
LONG_ENDING = 7
# Letters between two parts, the commonest first: jeugdS-huis, zielEN-rust.
LINKS = ("", "s", "en", "e", "n", "er")
LONGEST_COMPOUND = 40


@dataclass(frozen=True)
class Compounds:
    """The words that stand in compounds of one language: folded, in their base form."""

    language: str
    parts: frozenset[str]
    # Last parts that split off even where what stands before them is unknown.
    heads: frozenset[str]

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a folded word; empty where it is no compound."""
        if not 2 * SHORTEST_PART <= len(word) <= LONGEST_COMPOUND or not word.isalpha():
            return ()
        if known := self._known(word):
            # A word that is itself a part ("ziekenhuis") is not taken apart.
            return known if len(known) > 1 else ()
        return self._before_head(word)

    def _known(self, word: str) -> tuple[str, ...]:
        """The fewest known parts that make up the word; the earlier ones as long as can be."""

        @cache
        def rest(start: int) -> tuple[str, ...]:
            if last := self._last(word[start:]):
                return (last,)
            best: tuple[str, ...] = ()
            for end in range(len(word) - SHORTEST_PART, start + SHORTEST_PART - 1, -1):
                if (part := word[start:end]) not in self.parts:
                    continue
                for link in LINKS:
                    if not word.startswith(link, end):
                        continue
                    further = rest(end + len(link))
                    if further and (not best or len(further) + 1 < len(best)):
                        best = (part, *further)
            return best

        return rest(0)

    def _last(self, text: str) -> str:
        """The known word that ends a compound, in any of its forms."""
        if len(text) < SHORTEST_PART:
            return ""
        if text in self.parts:
            return text
        base = base_form(text, self.language)
        # The dictionary takes "baar" for a form of "gebaren".
        return base if base in self.parts and base[0] == text[0] else ""

    def _before_head(self, word: str) -> tuple[str, ...]:
        for start in range(SHORTEST_UNKNOWN, len(word) - SHORTEST_PART + 1):
            last = self._last(word[start:])
            if last in self.heads or (last and len(word) - start >= LONG_ENDING):
                return (word[:start], last)
        return ()
