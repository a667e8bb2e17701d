from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from houses.finding.index import index
from houses.loading.assembling import assemble
from houses.loading.assembling_parts import assemble_parts
from houses.loading.batch import Batch
from houses.loading.directory import Directory
from houses.loading.entries import EntryRow, read_entries
from houses.loading.helplines import add_helplines, read_helplines
from houses.loading.parts import read_parts
from houses.loading.places import Gazetteer
from houses.loading.sources import Sources, read_sources
from houses.loading.vocabulary import add_terms, read_vocabulary
from houses.models import (
    Affiliation,
    Citation,
    ContactPoint,
    Document,
    Grant,
    Helpline,
    Location,
    Milestone,
    Name,
    Opening,
    Organisation,
    Reference,
    Region,
    Service,
    Source,
    SourceNote,
    Statement,
    Tag,
    Term,
)
from networks.models import Charter, Criterion, Membership, NetworkCitation

FOLDER = Path(__file__).resolve().parent.parent / "data" / "demonstration"

# Each after what it points to.
WRITING_ORDER = (
    Term,
    Term.implies.through,
    Helpline,
    Helpline.audiences.through,
    Source,
    SourceNote,
    Organisation,
    Organisation.areas_served.through,
    Tag,
    Name,
    Location,
    Opening,
    ContactPoint,
    Affiliation,
    Statement,
    Service,
    Milestone,
    Document,
    Reference,
    Grant,
    Membership,
    Charter,
    Criterion,
    Citation,
    NetworkCitation,
)


# In the order of the report.
COUNTED = (
    Term,
    Helpline,
    Organisation,
    Source,
    Statement,
    Service,
    Milestone,
    Document,
    Grant,
    Charter,
)


class DemonstrationReport(NamedTuple):
    """How many rows the load has added."""

    terms: int
    helplines: int
    entries: int
    sources: int
    statements: int = 0
    services: int = 0
    milestones: int = 0
    documents: int = 0
    grants: int = 0
    charters: int = 0


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
    source_rows = read_sources(folder / "sources.jsonl")
    entries = read_entries(folder, source_rows)
    parts = read_parts(folder, entries, source_rows)
    known = Organisation.objects.in_bulk(field_name="public_id")
    new = _missing(entries.values(), known)

    batch = Batch()
    gazetteer = Gazetteer(Region.objects.all())
    vocabulary = add_terms(term_rows, batch)
    add_helplines(helpline_rows, gazetteer, vocabulary, batch)
    sources = Sources(batch, source_rows, Source.objects.all())
    directory = Directory(batch, gazetteer, vocabulary, sources, entries, known)
    assemble(new, directory)
    assemble_parts(parts, directory, Document.objects.all())
    with transaction.atomic():
        batch.write(WRITING_ORDER)
        index(Organisation.objects.filter(public_id__in=[row.public_id for row in new]))
    return DemonstrationReport(*map(batch.count, COUNTED))


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
