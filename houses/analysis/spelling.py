"""The known words that a misspelt one may have meant."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

# Below it almost every word is like another.
SHORTEST = 4
# From so many letters on two slips are forgiven, before it one.
LONG = 6
MOST = 3


def slips_forgiven(word: str) -> int:
    """How many letters may be wrong, missing, too many, or have changed places."""
    if len(word) < SHORTEST:
        return 0
    return 2 if len(word) >= LONG else 1


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """The known words that differ least, three at most: of equal ones, those that begin alike."""
    forgiven = slips_forgiven(word)
    if not forgiven:
        return []
    near: dict[int, list[str]] = {}
    for other in known:
        slips = OSA.distance(word, other, score_cutoff=forgiven)
        if slips <= forgiven:
            near.setdefault(slips, []).append(other)
    best = near[min(near)] if near else []
    return sorted(best, key=lambda other: (other[:2] != word[:2], other))[:MOST]
