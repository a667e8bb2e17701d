"""Words and names for houses that do not exist."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from random import Random

from houses.models import LexiconWord

MATERIALS = "Zilver Goud Koper IJzer Glas Wol Lin"
ADJECTIVES = (
    "Grijze Groene Blauwe Rode Gele Witte Zwarte Stille Warme Zachte Lange Hoge Kleine Grote Oude "
    "Nieuwe Verre Open Ronde Lichte Milde Vrije Bonte Zoete Ruige Brede Diepe Frisse Klare Losse "
    "Trage Vroege Late"
)
THINGS = (
    "wilg linde eik beuk berk els es iep hazelaar vlier klaproos korenbloem distel heide varen "
    "merel mus zwaluw reiger kievit uil zwaan egel haas vos das otter bever kaap haven brug "
    "sluis molen toren poort drempel tuin weide beek bron vijver kade oever hoeve schuur "
    "lantaarn ster maan zon regenboog wolk golf schelp anker kompas"
)
# Beginnings, middles and ends of words that no language has.
SYLLABLES = (
    "bla bro dri fle gro hal jor kne lum mol nar pli rus sno tra vel wim zor",
    "ba de fi go la me ni ro su te vo",
    "bel dan ker lin mat nop ris sel tor vin",
)

# Frequent words come first; the later ones are met a few times only.
MOST_COMPOUNDS = 2_500


def house_names() -> list[str]:
    """Some thousands, all different: "Zilverwilg", "Stille brug"."""
    first = [*MATERIALS.split(), *(f"{adjective} " for adjective in ADJECTIVES.split())]
    return [f"{word}{thing}" for thing, word in product(THINGS.split(), first)]


@dataclass(frozen=True)
class Prose:
    """The words of a language, each met half as often as the one twice as far to the front."""

    words: Sequence[str]
    fillers: Sequence[str]
    weights: Sequence[float]

    @classmethod
    def of(cls, language: str, random: Random) -> "Prose":
        """Of the lexicon's words, compounds of two of them, and some that no language has."""
        said = LexiconWord.objects.filter(language=language)
        parts = sorted(said.compound_parts().values_list("text", flat=True))
        fillers = sorted(said.filter(role="filler").values_list("text", flat=True))
        compounds = [f"{first}{last}" for first, last in product(parts, parts) if first != last]
        nonsense = ["".join(word) for word in product(*map(str.split, SYLLABLES))]
        rare = random.sample(compounds, min(MOST_COMPOUNDS, len(compounds))) + nonsense
        words = random.sample(parts, len(parts)) + random.sample(rare, len(rare))
        weights = list(accumulate(1 / (place + 5) for place in range(len(words))))
        return cls(words, fillers, weights)

    def sentences(self, count: int, random: Random) -> str:
        return " ".join(self._sentence(random) for _ in range(count))

    def _sentence(self, random: Random) -> str:
        length = random.randint(4, 8)
        words = random.choices(self.words, cum_weights=self.weights, k=length)
        fillers = random.choices(self.fillers, k=length)
        text = " ".join(f"{filler} {word}" for filler, word in zip(fillers, words, strict=True))
        return f"{text.capitalize()}."
