"""What a search finds: which entries, in which order, how far away, and what would narrow it."""

from collections.abc import Sequence
from datetime import datetime

from django.http import QueryDict
from django.utils.functional import cached_property

from houses.filters.house_filter import HouseFilter
from houses.filters.openness import opened
from houses.finding.distance import Distance, distances
from houses.finding.search import (
    MOST_HITS,
    Hits,
    Understood,
    collect,
    in_part,
    ranked,
    understand,
)
from houses.models import Location
from houses.models.organisations import OrganisationQuerySet

# Circles to look in where more lie around a point than are looked at, the widest first.
CIRCLES_KM = (100, 50, 25, 10, 5, 2)


class Found:
    """The entries of a filter. What is worked out is worked out once, when it is asked for."""

    def __init__(self, asked: HouseFilter, *, place_among_words: bool = False) -> None:
        self.asked = asked
        # The place was not asked for by itself.
        self.place_among_words = place_among_words

    @cached_property
    def understood(self) -> Understood:
        """The words as the index is asked for them; nothing where there are none."""
        if not self.asked.words:
            return Understood("")
        return understand(
            self.asked.narrowed(),
            self.asked.words,
            self.asked.spoken,
            literally=bool(self.asked.chosen["exact"]),
        )

    def matching(self, *, without: str = "") -> OrganisationQuerySet:
        """All entries that have the words too, whatever their hours."""
        entries = self.asked.narrowed(without=without)
        return entries.filter(self.understood.condition) if self.asked.words else entries

    @cached_property
    def hits(self) -> Hits:
        """The keys in their order, at most MOST_HITS, and whether there are more."""
        hits = self._in_order()
        if when := self.asked.when:
            open_then = opened(hits.keys, when).open
            return Hits([key for key in hits.keys if key in open_then], hits.more)
        return hits

    @property
    def words_meant(self) -> str:
        """The words that were asked, and those that misspelt ones were taken for."""
        taken = [word for words in self.understood.taken.values() for word in words]
        return " ".join([self.asked.words, *taken])

    @property
    def count(self) -> int:
        """How many were found; where there are more than are counted, MOST_HITS at most."""
        return len(self.hits.keys)

    @property
    def order(self) -> str:
        """As asked; but of what has a part of the words only the best part first, unless chosen."""
        if self.understood.partial and not self.asked.chosen["sort"]:
            return "relevance"
        return self.asked.order

    def _in_order(self) -> Hits:
        entries = self.matching()
        if self.order == "name":
            return collect(entries.in_name_order(), ordered=True)
        if self.order == "checked":
            return collect(entries.recently_checked_first(), ordered=True)
        if self.order == "relevance":
            hits = self._collected(entries)
            return Hits(ranked(hits.keys, self.understood), hits.more)
        return self._nearest_first(entries)

    def _collected(self, entries: OrganisationQuerySet) -> Hits:
        return self.understood.hits or collect(entries, by_words=bool(self.understood))

    def _nearest_first(self, entries: OrganisationQuerySet) -> Hits:
        hits = self._collected(entries)
        if (point := self.asked.point) and hits.more:
            for km in CIRCLES_KM:
                near = Location.objects.around(point, km).values("organisation")
                hits = Hits(collect(entries.filter(pk__in=near)).keys, more=True)
                if len(hits.keys) < MOST_HITS:
                    break
        # Of those as far away the best comes first, then by name.
        before = ranked(hits.keys, self.understood)
        away = self.distances_of(before)
        far = Distance(float("inf"), approximate=True)
        keys = sorted(before, key=lambda key: away.get(key, far).km)
        return Hits(keys, hits.more)

    @cached_property
    def partly(self) -> list[int]:
        """Where few have all the words: the best of those that have some, the hits left out."""
        if not self.understood or self.understood.partial:
            return []
        understood = in_part(self.understood)
        if len(understood.slots) < 2:
            return []
        some = collect(self.asked.narrowed().filter(understood.condition), by_words=True).keys
        if when := self.asked.when:
            open_then = opened(some, when).open
            some = [key for key in some if key in open_then]
        hits = set(self.hits.keys)
        return [key for key in ranked(some, understood) if key not in hits]

    def distances_of(self, keys: Sequence[int]) -> dict[int, Distance]:
        """How far each of these lies; empty without a point to measure from."""
        return distances(keys, self.asked.point) if self.asked.point else {}


def find(data: QueryDict, *, now: datetime | None = None) -> Found:
    """What a search finds.

    A place among the words is asked as the place: "kanker Gent" is what lies around Gent, the
    nearest first. Where nothing there has the other words, an entry may have them all as words
    ("Huis Gent Noord"); where none has, the answer is that there is nothing around that place.
    """
    asked = HouseFilter(data, now=now)
    if not asked.mentioned:
        return Found(asked)
    around = data.copy()
    around["where"], around["q"] = asked.mentioned.label, asked.words_besides
    nearest = Found(HouseFilter(around, now=now), place_among_words=True)
    as_words = Found(asked)
    for found in (nearest, as_words):
        if found.hits.keys and not found.understood.partial:
            return found
    return nearest
