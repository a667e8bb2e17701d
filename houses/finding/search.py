"""The search: which entries have the words, and in which order.

The database matches sets of terms; the order is a sum of fixed whole numbers made in Python, over
at most ten thousand entries. So every database gives the same entries in the same order.
"""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from math import log

from django.db.models import Q

from houses.analysis.spelling import nearest, slips_forgiven
from houses.analysis.words import is_word
from houses.finding.documents import NAME, TAG, TEXT
from houses.finding.holders import Documents, Holders, Index
from houses.finding.lexicon import Lexicon, lexicon
from houses.finding.words import Slot, loosened, slots_of, with_new_parts, word_slot
from houses.full_text import by_index
from houses.models import IndexedWord, Organisation, SearchDocument
from houses.models.organisations import OrganisationQuerySet
from houses.models.searching import Keys
from houses.values.folding import fold

# Above it nothing is counted or ranked any more: no visitor looks further.
MOST_HITS = 10_000
# A word that more have tells nothing where not all words are found.
FEW = 1_000
# Reading so many documents takes as long as asking the index for all forms of a slot.
READ_FOR_A_SLOT = 400

# Points of a slot: by what stands in the entry (the word as typed, another form of it, what means
# the same, what is wider), and where (in a name; in a tag or a place; in a text only). Whatever has
# the word itself goes before what only means it.
LITERALLY, FORM, MEANT, WIDER = (16, 10, 8), (12, 8, 6), (5, 4, 2), (3, 2, 1)
# The best place counts ten times as much as that it stands in a name and in a tag.
BEST = 9
WHOLE_NAME = 1000
# What was typed stands so in a name: "Huis van het Kind" is no Kinderhuis.
IN_NAME = 100
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
    # The entries that were asked and have it.
    hits: "Hits | None" = None
    # What each slot counts for when not all are there.
    rarity: Sequence[int] = ()

    def __bool__(self) -> bool:
        return bool(self.slots)

    @property
    def weights(self) -> Sequence[int]:
        return self.rarity if self.partial else [SCALE] * len(self.slots)

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
    hits = collect(entries.filter(whole.condition), by_words=True)
    if hits.keys:
        return replace(whole, hits=hits)
    taken: dict[str, Sequence[str]] = {}
    if not literally:
        slots, taken = _spelt(entries, slots, language, known)
        respelt = Understood(text, slots, taken)
        hits = collect(entries.filter(respelt.condition), by_words=True) if taken else Hits([])
        if hits.keys:
            return replace(respelt, hits=hits)
    some = in_part(Understood(text, slots, taken))
    return replace(some, hits=collect(entries.filter(some.condition), by_words=True))


def in_part(understood: Understood) -> Understood:
    """The same, for those that have some of it only.

    Who has nothing but a word that a thousand others have, has nothing of it.
    """
    loose = loosened(understood.slots)
    every = SearchDocument.objects.count()
    counts = [
        SearchDocument.objects.filter(terms__match=[slot.alternatives]).count() for slot in loose
    ]
    most = FEW if 0 < min(filter(None, counts), default=0) <= FEW else every
    telling = [(slot, count) for slot, count in zip(loose, counts, strict=True) if count <= most]
    return replace(
        understood,
        slots=[slot for slot, _count in telling],
        rarity=[_weight(slot, count, every) for slot, count in telling],
        partial=True,
        hits=None,
    )


def _spelt(
    entries: OrganisationQuerySet, slots: Sequence[Slot], language: str, known: Lexicon
) -> tuple[list[Slot], dict[str, Sequence[str]]]:
    """The slots with what their unknown words may have meant, and those words."""
    spelt, taken = list[Slot](), dict[str, Sequence[str]]()
    for slot in slots:
        others = dict[str, Slot]()
        may_be_slip = slips_forgiven(slot.typed) and not is_word(slot.typed, language)
        if may_be_slip and not _has(entries, slot):
            like = {word: word_slot(word, language, known) for word in _like(slot.typed, known)}
            # Only words by which an entry is found: what is not public is not told.
            others = {word: other for word, other in like.items() if _has(entries, other)}
        if others:
            taken[slot.typed] = list(others)
        own = slot.own.union(*(other.forms for other in others.values()))
        meant = slot.meant.union(*(other.meant for other in others.values()))
        wider = slot.wider.union(*(other.wider for other in others.values()))
        parts = slot.parts or next((other.parts for other in others.values() if other.parts), ())
        spelt.append(replace(slot, own=own, meant=meant, wider=wider, parts=parts))
    return spelt, taken


def _like(word: str, known: Lexicon) -> list[str]:
    """The words of names, tags, places and the lexicon that a word may have meant."""
    slips = slips_forgiven(word)
    lengths = range(len(word) - slips, len(word) + slips + 1)
    indexed = IndexedWord.objects.filter(in_head=True, length__range=(lengths[0], lengths[-1]))
    words = set(indexed.order_by().values_list("word", flat=True))
    return nearest(word, words | {other for other in known.words if len(other) in lengths})


def _has(entries: OrganisationQuerySet, slot: Slot) -> bool:
    with by_index():
        return entries.filter(Understood(slot.typed, [slot]).condition).exists()


@dataclass(frozen=True)
class Hits:
    """Entries by their keys, at most MOST_HITS of them, and whether there are more."""

    keys: list[int]
    more: bool = False


def collect(
    entries: OrganisationQuerySet, *, ordered: bool = False, by_words: bool = False
) -> Hits:
    """The keys of entries: in their order if they are `ordered`, else in none.

    Of too many, the first in that order, or those with the lowest keys: the same on every database.
    """
    if ordered:
        keys = list(entries.values_list("pk", flat=True)[: MOST_HITS + 1])
        return Hits(keys[:MOST_HITS], len(keys) > MOST_HITS)
    with by_index() if by_words else nullcontext():
        keys = list(entries.order_by("pk").values_list("pk", flat=True)[: MOST_HITS + 1])
    return Hits(keys[:MOST_HITS], len(keys) > MOST_HITS)


def ranked(keys: Sequence[int], understood: Understood) -> list[int]:
    """The keys in the order of their points, then of their names."""
    points = scores(keys, understood) if understood else {}
    entries = Organisation.objects.filter(pk__among=Keys(keys)).order_by()
    names = dict(entries.values_list("pk", "name_key"))
    return sorted(keys, key=lambda key: (-points.get(key, 0), names.get(key, ""), key))


def scores(keys: Sequence[int], understood: Understood) -> dict[int, int]:
    """The points of these entries for what was asked: whole numbers.

    Two queries; of many entries one, and ten at most for each slot.
    """
    read = len(keys) <= READ_FOR_A_SLOT * len(understood.slots)
    holders = Documents(keys) if read else Index(keys)
    points = dict.fromkeys(keys, 0)
    for slot, weight in zip(understood.slots, understood.weights, strict=True):
        worth = _worth(slot, keys, holders, partial=understood.partial)
        for key in keys:
            points[key] += weight * worth[key]
    for key, more in _called(understood.text).items():
        if key in points:
            points[key] += SCALE * more
    return points


def _worth(slot: Slot, keys: Sequence[int], holders: Holders, *, partial: bool) -> dict[int, int]:
    """What the slot is worth in each entry, by who has which of its forms where."""
    found = {NAME: dict[int, int](), TAG: dict[int, int](), TEXT: dict[int, int]()}
    # Who has all the words has at least what is wider; of those who have some it must be asked.
    if not partial:
        found[TEXT] = dict.fromkeys(keys, WIDER[-1])
    # Of the ways it may stand somewhere, the best comes last and stays.
    for alternatives, by_place in (
        (slot.wider, WIDER),
        (slot.meant, MEANT),
        (slot.forms, FORM),
        ([slot.literal], LITERALLY),
    ):
        for points, (mark, worth) in zip(by_place, found.items(), strict=True):
            if alternatives and (partial or alternatives is not slot.wider or mark != TEXT):
                marked = [tuple(f"{mark}{term}" for term in terms) for terms in alternatives]
                worth.update(dict.fromkeys(holders.of(marked), points))
    name, tag, text = found.values()
    return {
        key: BEST * max(name.get(key, 0), tag.get(key, 0), text.get(key, 0))
        + name.get(key, 0)
        + tag.get(key, 0)
        for key in keys
    }


def _called(text: str) -> dict[int, int]:
    """The entries in whose name the text stands, as it was typed, and what that is worth."""
    whole = fold(text)
    if not whole:
        return {}
    words = tuple(f"{NAME}{word}" for word in whole.split())
    named = SearchDocument.objects.filter(terms__match=[[words]]).order_by()
    points = dict[int, int]()
    for key, name in named.values_list("organisation_id", "name_key"):
        if name == whole:
            points[key] = WHOLE_NAME
        elif f" {whole} " in f" {name} ":
            points.setdefault(key, IN_NAME)
    return points


def _weight(slot: Slot, count: int, every: int) -> int:
    """A rare word says more than a common one, and what a house is for more than "house"."""
    rarity = log(1 + every / (count + 0.5)) if count else 0
    return round(SCALE * rarity / (2 if slot.generic else 1))
