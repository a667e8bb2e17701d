"""All that may be known of what was found, for programs."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from houses.partners.files.json_stream import streamed
from houses.partners.files.rows import Place, Row
from houses.partners.files.search import Search
from houses.partners.files.terms_of_use import CREDITS, terms_of_use


def write(search: Search) -> Iterator[str]:
    entries = ([entry(row) for row in rows] for rows in search.rows(search.chunks()))
    return streamed(members(search), "entries", entries)


def members(search: Search) -> dict[str, object]:
    """What stands before the entries: terms of use, where the data come from, what was asked."""
    return {
        "licence": {"text": terms_of_use(), "url": search.about},
        "sources": [credit._asdict() for credit in CREDITS],
        "search": search.query,
        # "part": no entry has all the words, these have some; what words were taken for others.
        "match": "part" if search.found.understood.partial else "all",
        "taken": {word: list(taken) for word, taken in search.found.understood.taken.items()},
        "page": search.page,
        "language": search.language,
    }


def entry(row: Row) -> dict[str, Any]:
    """A row as JSON can hold it. All members are always there: "", [] and null are not known."""
    return {
        **asdict(row),
        "places": [place(here) for here in row.places],
        "checked_on": row.checked_on and row.checked_on.isoformat(),
        "published_on": row.published_on and row.published_on.isoformat(),
    }


def place(here: Place) -> dict[str, Any]:
    told = asdict(here)
    del told["key"]
    return told
