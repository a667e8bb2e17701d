from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.text import Truncator

from houses.loading.batch import Batch
from houses.models import Citation, Organisation, Source
from houses.values.dates import read_date
from networks.models import NetworkCitation

# As much of a text as the column holds.
LONGEST = 300


@dataclass(frozen=True)
class Testimony:
    """What a row's source says, and where in it: citations for the batch.

    Facts are values in standard form by field; an empty value is no fact, and gets no citation.
    """

    batch: Batch
    source: Source
    as_of: str
    passage: str = ""
    quotation: str = ""

    def cite(self, entry: Organisation, facts: Mapping[str, str], **part: Model) -> None:
        """That the source says facts of the entry, or of one of its parts."""
        for columns in self._columns(facts):
            self.batch.add(Citation(entry=entry, **columns, **part))

    def cite_network(self, facts: Mapping[str, str], **row: Model) -> None:
        """That the source says facts of a membership, a charter or a condition."""
        for columns in self._columns(facts):
            self.batch.add(NetworkCitation(**columns, **row))

    def _columns(self, facts: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        for field, value in facts.items():
            if value:
                yield {
                    "source": self.source,
                    "field": field,
                    "value": Truncator(value).chars(LONGEST),
                    "passage": self.passage,
                    "quotation": self.quotation,
                    "as_of": self.as_of,
                }


def edtf(written: str) -> str:
    """The standard form of a date. Raises ValidationError for one that cannot be read."""
    return read_date(written).edtf if written else ""
