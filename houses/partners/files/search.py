"""What every file of a search is written from."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import batched
from typing import NamedTuple

from django.db.models import Q

from houses.filters import Found
from houses.filters.openness import opened
from houses.partners.files.rows import Row, rows_of

# Entries that are read and written at once: queries and memory grow with chunks, not with files.
CHUNK = 250
# Keys are small: where all are walked by name, each step searches anew.
STEP = 4_000


class Box(NamedTuple):
    """A part of the map, in degrees. It crosses the 180th meridian where west lies above east."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True)
class Search:
    """A search, and the addresses that its file names."""

    found: Found
    # Of the words in the file.
    language: str
    today: date
    # Makes a path a full address.
    absolute: Callable[[str], str]
    # What was asked, as it was understood.
    query: str
    # Of the file itself, and of the page of the same search.
    address: str
    page: str
    # Where the data come from, and what may be done with them.
    about: str
    box: Box | None = None

    def chunks(self) -> Iterator[Sequence[int]]:
        """The keys of all that was found: in the order of the page, or by name where it has
        too many hits to rank them."""
        hits = self.found.hits
        return in_chunks(_by_name(self.found) if hits.more else hits.keys)

    def rows(self, chunks: Iterable[Sequence[int]]) -> Iterator[list[Row]]:
        """The rows of each chunk of keys, read when it is their turn."""
        for keys in chunks:
            yield rows_of(keys, language=self.language, on=self.today, absolute=self.absolute)


def in_chunks(keys: Iterable[int]) -> Iterator[Sequence[int]]:
    return batched(keys, CHUNK)


def _by_name(found: Found) -> Iterator[int]:
    """All keys by name, each step from where the last one ended: an offset would count anew."""
    entries = found.matching().in_name_order().values_list("name_key", "pk")
    when = found.asked.when
    after = Q()
    while step := list(entries.filter(after)[:STEP]):
        keys = [key for _name, key in step]
        if when:
            open_then = opened(keys, when).open
            yield from (key for key in keys if key in open_then)
        else:
            yield from keys
        name, key = step[-1]
        after = Q(name_key__gte=name) & (Q(name_key__gt=name) | Q(pk__gt=key))
