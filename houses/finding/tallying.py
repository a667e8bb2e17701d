"""Counts what people search and open, per day. Of who did so, nothing is asked and nothing kept."""

import logging
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from django.db import DatabaseError, connection, transaction

from houses.models import Region, Tally
from houses.values.folding import fold

logger = logging.getLogger(__name__)

MOST_WORDS = 6
MOST_CHARACTERS = 80
# Of a query of 5,000 characters the beginning tells enough.
LONGEST_READ = 300
# Farther down nobody opened a list.
LAST_RANK = 10_000
# Five digits or more, also in groups: a phone number, a day of birth, a number of a person or a
# bank account. A postcode has four.
LONG_NUMBER = re.compile(r"\d(?:[\s./()+-]*\d){4,}")
# How long a page waits for another writer before it goes without counting.
PATIENCE_MS = 200


def tally_search(*, words: str, place: Region | None, found: int, on: date) -> None:
    """One more search; what was asked for in vain, and where. Nothing, if nothing was asked.

    Never fails a page: what the database refuses is left uncounted.
    """
    if not place and not words.strip():
        return
    counts = [(Tally.What.SEARCH, "")]
    if not found and (kept := words_that_name_nobody(words)):
        counts.append((Tally.What.FAILED, kept))
    if place:
        counts.append((Tally.What.PLACE, place.path))
    _count(counts, on=on)


def tally_click(rank: int, *, on: date) -> None:
    """One more house opened at that place in a list. Raises ValueError for a place that is none.

    Never fails a page, as `tally_search`.
    """
    if not 1 <= rank <= LAST_RANK:
        raise ValueError(f"no place in a list: {rank}")
    _count([(Tally.What.CLICK, str(rank))], on=on)


def words_that_name_nobody(text: str) -> str:
    """The words of a search, folded, without addresses and long numbers; perhaps nothing."""
    text = unicodedata.normalize("NFKC", text)
    # A word that is cut off could be the first half of an address.
    text = text if len(text) <= LONGEST_READ else text[:LONGEST_READ].rpartition(" ")[0]
    said = [word for word in LONG_NUMBER.sub("@", text).split() if "@" not in word]
    return " ".join(fold(" ".join(said)).split()[:MOST_WORDS])[:MOST_CHARACTERS].strip()


def _count(counts: Iterable[tuple[Tally.What, str]], *, on: date) -> None:
    try:
        with _little_patience(), transaction.atomic():
            for what, subject in counts:
                Tally.objects.count_one(what, subject, on=on)
    except DatabaseError as problem:
        # Without its message: that may quote the words.
        logger.warning("A search was not counted: %s.", type(problem).__name__)


@contextmanager
def _little_patience() -> Iterator[None]:
    """SQLite waits long for whoever writes, such as a load; a count is not worth that wait.

    On PostgreSQL nobody else writes these rows for long.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (usual,) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
