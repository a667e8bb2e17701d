"""What was found as a table (RFC 4180), for people with a spreadsheet.

So it begins with a byte order mark, without which Excel misreads every accent; so a term is told
by its label; and so a phone number has spaces, without which it would be taken for an amount.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO

from houses.partners.files.rows import Label, Row
from houses.partners.files.search import Search
from houses.values.phones import phone_in_groups

BYTE_ORDER_MARK = "\ufeff"
BETWEEN = " | "

# What makes a spreadsheet take a cell for a formula: at its beginning, or after what a
# spreadsheet that was told otherwise takes for the end of a cell.
FORMULA = re.compile(r"^(?=\s*[=+\-@＝＋－＠]|[\t\r\n])|(?<=[;\t\r\n])(?=\s*[=+\-@＝＋－＠])")
# A number of any sort: a coordinate, or a phone number in groups.
NUMBER = re.compile(r"[+-]\d[\d .]*")

COLUMNS = (
    "id", "url", "page", "name", "kinds", "summary", "audience", "also_welcome", "themes",
    "languages", "street", "postcode", "postcode_derived", "locality", "municipality", "region",
    "country", "latitude", "longitude", "precision", "phone", "email", "website",
    "hours_as_written", "hours_osm", "lifecycle", "founded", "checked_on", "known_as_of",
    "licence", "sources",
)  # fmt: skip


def write(search: Search) -> Iterator[str]:
    """A header, and a row for each entry with the first of its places."""
    yield BYTE_ORDER_MARK + _lines([COLUMNS])
    for rows in search.rows(search.chunks()):
        yield _lines(map(harmless, cells(row, search.about)) for row in rows)


def _lines(rows: Iterable[Iterable[str]]) -> str:
    lines = StringIO(newline="")
    csv.writer(lines).writerows(rows)
    return lines.getvalue()


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run instead of show."""
    return cell if NUMBER.fullmatch(cell) else FORMULA.sub("'", cell)


def cells(row: Row, licence: str) -> list[str]:
    """The cells of a row in the order of COLUMNS; `licence` is the address of the terms of use."""
    place = row.places[0] if row.places else None
    hours = place.hours if place else ()
    return [
        row.id,
        row.url,
        row.page,
        row.name,
        _labels(row.kinds),
        row.summary,
        _labels(row.audience),
        _labels(row.also_welcome),
        _labels(row.themes),
        _labels(row.languages),
        *(
            (
                place.street,
                place.postcode,
                "yes" if place.postcode_derived else "",
                place.locality,
                place.municipality,
                place.region,
                place.country,
                _number(place.latitude),
                _number(place.longitude),
                place.precision,
            )
            if place
            else [""] * 10
        ),
        phone_in_groups(row.phone, country=""),
        row.email,
        row.website,
        _joined(one.as_written for one in hours),
        _joined(one.osm for one in hours),
        row.lifecycle,
        row.founded,
        row.checked_on.isoformat() if row.checked_on else "",
        row.known_as_of,
        licence,
        _joined(source.url or source.title for source in row.sources),
    ]


def _joined(texts: Iterable[str]) -> str:
    return BETWEEN.join(filter(None, texts))


def _labels(labels: Iterable[Label]) -> str:
    return _joined(label.label for label in labels)


def _number(number: float | None) -> str:
    return "" if number is None else str(number)
