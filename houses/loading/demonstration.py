from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from houses.loading.assembling import assemble
from houses.loading.batch import Batch
from houses.loading.directory import Directory
from houses.loading.entries import EntryRow, read_entries
from houses.loading.helplines import add_helplines, read_helplines
from houses.loading.places import Gazetteer
from houses.loading.vocabulary import add_terms, read_vocabulary
from houses.models import (
    Affiliation,
    Citation,
    ContactPoint,
    Helpline,
    Location,
    Name,
    Opening,
    Organisation,
    Region,
    Source,
    Tag,
    Term,
)
from networks.models import Membership

FOLDER = Path(__file__).resolve().parent.parent / "data" / "demonstration"

# Each after what it points to.
WRITING_ORDER = (
    Term,
    Term.implies.through,
    Helpline,
    Helpline.audiences.through,
    Source,
    Organisation,
    Organisation.areas_served.through,
    Tag,
    Name,
    Location,
    Opening,
    ContactPoint,
    Affiliation,
    Membership,
    Citation,
)


class DemonstrationReport(NamedTuple):
    """How many rows the load has added."""

    terms: int
    helplines: int
    entries: int
    sources: int


class OtherEntriesError(Exception):
    """The directory is not ours to fill. The text is a sentence."""


def load_demonstration(folder: Path = FOLDER) -> DemonstrationReport:
    """Adds the vocabulary, the helplines and the entries of the folder that are not there yet.

    Entries are matched by public id, terms by their code; those that are there, and whatever
    staff made of them, are left alone. Raises OtherEntriesError for a directory that holds
    entries and none of these, and LoadingError for a row that cannot be loaded; then nothing is
    written. Everything is checked before the first row is written. Under 10 seconds on SQLite.
    """
    term_rows = read_vocabulary(folder / "vocabulary.jsonl")
    helpline_rows = read_helplines(folder / "helplines.jsonl")
    entries = read_entries(folder)
    known = Organisation.objects.in_bulk(field_name="public_id")
    new = _missing(entries, known)

    batch = Batch()
    gazetteer = Gazetteer(Region.objects.all())
    vocabulary = add_terms(term_rows, batch)
    add_helplines(helpline_rows, gazetteer, vocabulary, batch)
    directory = Directory(
        batch,
        gazetteer,
        vocabulary,
        sources={source.url: source for source in Source.objects.exclude(url="")},
        organisations={row.key: known[row.public_id] for row in entries if row.public_id in known},
    )
    assemble(new, directory)
    batch.write(WRITING_ORDER)
    return DemonstrationReport(*map(batch.count, (Term, Helpline, Organisation, Source)))


def _missing(entries: Collection[EntryRow], known: Collection[str]) -> list[EntryRow]:
    """The entries to add: none to a directory that has begun a life of its own."""
    ours = {row.public_id for row in entries}
    if ours.isdisjoint(known) and known:
        raise OtherEntriesError(
            _("This database holds other entries: the demonstration would mix with them.")
        )
    if not ours.issuperset(known):
        return []
    return [row for row in entries if row.public_id not in known]
