"""The sources of a data folder: pages by their address, and those a file describes by a key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from houses.loading.batch import Batch
from houses.loading.rows import Row, by_key, read_json_lines
from houses.loading.vocabulary import dutch
from houses.models import Source, SourceNote


@dataclass(frozen=True, kw_only=True)
class SourceRecord:
    """A page by its `url`, or a row of sources.jsonl by its `key`; and of when what it says is."""

    url: str = ""
    key: str = ""
    date: str = ""


@dataclass(frozen=True, kw_only=True)
class SourceRow(Row):
    """`notes` are slips of the source itself, shown to everyone; `staff_note` never is."""

    key: str
    title: str
    url: str = ""
    publisher: str = ""
    published: str = ""
    language: str
    kind: str
    notes: tuple[str, ...] = ()
    staff_note: str = ""

    @property
    def identity(self) -> str:
        return self.url or self.title


def read_sources(path: Path) -> dict[str, SourceRow]:
    """The rows by their key; none where there is no such file.

    Raises LoadingError for the first row that cannot be loaded.
    """
    rows = read_json_lines(path, SourceRow) if path.exists() else []
    by_key(rows, lambda row: row.identity)
    return by_key(rows, lambda row: row.key)


class Sources:
    """The sources that rows name. One that is not there yet goes into the batch.

    A source is matched by its address; one without, by its title.
    """

    def __init__(
        self, batch: Batch, rows: Mapping[str, SourceRow], known: Iterable[Source]
    ) -> None:
        self._batch = batch
        self._rows = {**{row.url: row for row in rows.values() if row.url}, **rows}
        self._sources = {source.url or source.title: source for source in known}

    def of(self, record: SourceRecord) -> Source:
        """Raises ValidationError for an address that is none, LoadingError for a broken row."""
        row = self._rows.get(record.key or record.url)
        identity = row.identity if row else record.url
        if identity not in self._sources:
            self._sources[identity] = (
                self._described(row)
                if row
                else self._batch.add(Source(url=record.url, published=record.date))
            )
        return self._sources[identity]

    def _described(self, row: SourceRow) -> Source:
        with row.refusing():
            source = self._batch.add(
                Source(
                    title=row.title,
                    url=row.url,
                    publisher=row.publisher,
                    published=row.published,
                    language=row.language,
                    kind=row.kind,
                    staff_note=row.staff_note,
                )
            )
            for position, text in enumerate(row.notes):
                self._batch.add(SourceNote(source=source, text=dutch(text), position=position))
        return source
