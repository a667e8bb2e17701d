"""The search: which entries have the words, and in which order.

The database matches sets of terms; the order is a sum of fixed whole numbers made in Python, over
at most ten thousand entries. So every database gives the same entries in the same order.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from math import log

from django.db import connection, transaction
from django.db.models import Q

from houses.analysis.spelling import nearest, slips_forgiven
from houses.finding.documents import NAME, TAG
from houses.finding.lexicon import Lexicon, lexicon
from houses.finding.words import Slot, loosened, slots_of, with_new_parts, word_slot
from houses.models import IndexedWord, Organisation, SearchDocument
from houses.models.organisations import OrganisationQuerySet
from houses.models.searching import Alternative
from houses.values.folding import fold

# Above it nothing is counted or ranked any more: no visitor looks further.
MOST_HITS = 10_000

# Points of a slot: by what stands in the entry (the word as typed, another form of it, or what
# means the same), and where (in a name; in a tag or a place; in a text only).
LITERALLY, FORM, MEANT = (8, 5, 4), (6, 4, 3), (3, 2, 1)
WHOLE_NAME = 100
# Points are whole numbers on this scale, so that rare words can outweigh common ones.
SCALE = 100


@dataclass(frozen=True)
class Understood:
    """What was typed, as the index is asked for it."""

    text: str
    slots: Sequence[Slot] = ()
    # Words that no entry has, and the known ones that were taken instead.
    taken: Mapping[str, Sequence[str]] = field(default_factory=dict)
    # No entry has all of it: those that have some are found.
    partial: bool = False

    def __bool__(self) -> bool:
        return bool(self.slots)

    @property
    def condition(self) -> Q:
        """Holds for the entries that are found: none for a text without a word in it."""
        if not self.slots:
            return Q(pk__in=())
        sought = [slot.alternatives for slot in self.slots]
        if self.partial:
            sought = [frozenset().union(*sought)]
        documents = SearchDocument.objects.filter(terms__match=sought)
        return Q(pk__in=documents.values("organisation"))


def understand(
    entries: OrganisationQuerySet, text: str, language: str, *, literally: bool = False
) -> Understood:
    """Reads a text against the entries that may be found.

    A word that none of them has is taken for the known words that look most like it, unless it
    is to be read `literally`. Where none has all the words, those that have some are meant.
    """
    known = lexicon()
    slots = with_new_parts(slots_of(text, language, known), known)
    if not slots:
        return Understood(text)
    whole = Understood(text, slots)
    if entries.filter(whole.condition).exists():
        return whole
    taken: dict[str, Sequence[str]] = {}
    if not literally:
        slots, taken = _spelt(entries, slots, language, known)
        respelt = Understood(text, slots, taken)
        if taken and entries.filter(respelt.condition).exists():
            return respelt
    return Understood(text, loosened(slots, known), taken, partial=True)


def in_part(understood: Understood) -> Understood:
    """The same, for those that have some of it only."""
    slots = loosened(understood.slots, lexicon())
    return Understood(understood.text, slots, understood.taken, partial=True)


def _spelt(
    entries: OrganisationQuerySet, slots: Sequence[Slot], language: str, known: Lexicon
) -> tuple[list[Slot], dict[str, Sequence[str]]]:
    """The slots with what their unknown words may have meant, and those words."""
    spelt, taken = list[Slot](), dict[str, Sequence[str]]()
    for slot in slots:
        others = dict[str, Slot]()
        if slips_forgiven(slot.typed) and not _has(entries, slot):
            like = {word: word_slot(word, language, known) for word in _like(slot.typed, known)}
            # Only words by which an entry is found: what is not public is not told.
            others = {word: other for word, other in like.items() if _has(entries, other)}
        if others:
            taken[slot.typed] = list(others)
        own = slot.own.union(*(other.forms for other in others.values()))
        meant = slot.meant.union(*(other.meant for other in others.values()))
        spelt.append(replace(slot, own=own, meant=meant))
    return spelt, taken


def _like(word: str, known: Lexicon) -> list[str]:
    """The words of names, tags, places and the lexicon that a word may have meant."""
    slips = slips_forgiven(word)
    lengths = range(len(word) - slips, len(word) + slips + 1)
    indexed = IndexedWord.objects.filter(in_head=True, length__range=(lengths[0], lengths[-1]))
    words = set(indexed.order_by().values_list("word", flat=True))
    return nearest(word, words | {other for other in known.words if len(other) in lengths})


def _has(entries: OrganisationQuerySet, slot: Slot) -> bool:
    return entries.filter(Understood(slot.typed, [slot]).condition).exists()


@dataclass(frozen=True)
class Hits:
    """Entries by their keys, at most MOST_HITS of them, and whether there are more."""

    keys: list[int]
    more: bool = False


def collect(entries: OrganisationQuerySet, *, ordered: bool = False) -> Hits:
    """The keys of entries: in their order if they are `ordered`, else in none.

    Of too many, the first in that order, or those with the lowest keys: the same on every database.
    """
    if ordered:
        keys = list(entries.values_list("pk", flat=True)[: MOST_HITS + 1])
        return Hits(keys[:MOST_HITS], len(keys) > MOST_HITS)
    with _by_index():
        keys = list(entries.order_by().values_list("pk", flat=True)[: MOST_HITS + 1])
        if len(keys) <= MOST_HITS:
            return Hits(keys)
        return Hits(list(entries.order_by("pk").values_list("pk", flat=True)[:MOST_HITS]), True)


@contextmanager
def _by_index() -> Iterator[None]:
    """PostgreSQL reads whole tables for a common word, not counting what unpacking them costs."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = on")


def ranked(keys: Sequence[int], understood: Understood) -> list[int]:
    """The keys in the order of their points, then of their names."""
    points = scores(keys, understood) if understood else {}
    entries = Organisation.objects.filter(pk__among=keys).order_by()
    names = dict(entries.values_list("pk", "name_key"))
    return sorted(keys, key=lambda key: (-points.get(key, 0), names.get(key, ""), key))


def scores(keys: Sequence[int], understood: Understood) -> dict[int, int]:
    """The points of these entries for what was asked: whole numbers, the best of its languages.

    One query, and two or three for each slot: what stands in a text the database must say.
    """
    slots = understood.slots
    weights = _weights(slots) if understood.partial else [SCALE] * len(slots)
    literally = [_holders(keys, [slot.literal]) for slot in slots]
    forms = [_holders(keys, slot.forms) for slot in slots]
    # Who has all the words has what they mean; of those who have some it must be asked.
    every = frozenset(keys)
    meant = [_holders(keys, slot.meant) if understood.partial else every for slot in slots]
    whole = fold(understood.text)
    best = dict.fromkeys(keys, 0)
    documents = SearchDocument.objects.filter(organisation__among=keys)
    for key, name, head in documents.values_list("organisation_id", "name_key", "head"):
        padded = f" {head} "
        points = WHOLE_NAME * SCALE if name == whole else 0
        for number, slot in enumerate(slots):
            points += weights[number] * max(
                _points([slot.literal], LITERALLY, padded, key in literally[number]),
                _points(slot.forms, FORM, padded, key in forms[number]),
                _points(slot.meant, MEANT, padded, key in meant[number]),
            )
        best[key] = max(best[key], points)
    return best


def _points(
    alternatives: Iterable[Alternative], points: tuple[int, int, int], head: str, in_text: bool
) -> int:
    if not in_text:
        return 0
    for mark, worth in zip((NAME, TAG), points, strict=False):
        if any(_stands(terms, mark, head) for terms in alternatives):
            return worth
    return points[-1]


def _stands(terms: Alternative, mark: str, head: str) -> bool:
    return all(
        (f" {mark}{term[:-1]}" if term.endswith("*") else f" {mark}{term} ") in head
        for term in terms
    )


def _holders(keys: Sequence[int], alternatives: Collection[Alternative]) -> frozenset[int]:
    """Which of these entries have one of the alternatives anywhere."""
    if not alternatives:
        return frozenset()
    documents = SearchDocument.objects.filter(terms__match=[alternatives])
    found = documents.filter(organisation__among=keys)
    return frozenset(found.values_list("organisation_id", flat=True))


def _weights(slots: Sequence[Slot]) -> list[int]:
    """A rare word says more than a common one, and what a house is for more than "house"."""
    every = SearchDocument.objects.count()
    weights = []
    for slot in slots:
        count = SearchDocument.objects.filter(terms__match=[slot.alternatives]).count()
        rarity = log(1 + every / (count + 0.5)) if count else 0
        weights.append(round(SCALE * rarity / (2 if slot.generic else 1)))
    return weights
