"""The files of a data folder whose rows add a part to entries, or say how entries stand together.

Texts are Dutch; dates stand as their source writes them. `source` is a key of sources.jsonl.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from django.utils.translation import gettext as _

from houses.loading.constraints import refuse_broken, refuse_succession_circles
from houses.loading.entries import EntryRow, MembershipRecord, NameRecord, RelationRecord
from houses.loading.rows import Row, by_key, read_json_lines
from houses.loading.sources import SourceRow
from houses.models import Affiliation


@dataclass(frozen=True, kw_only=True)
class PartRow(Row):
    source: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The entries that the row speaks of; it is added together with the first of them."""
        raise NotImplementedError

    def broken(self) -> dict[str, bool]:
        """The constraints of its table that compare columns, and whether the row breaks them."""
        return {}


@dataclass(frozen=True, kw_only=True)
class EntryPartRow(PartRow):
    entry: str

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.entry,)


@dataclass(frozen=True, kw_only=True)
class FactRow(EntryPartRow):
    """A further source of a column, or of the terms of a vocabulary."""

    field: str
    value: str
    passage: str = ""
    quotation: str = ""


@dataclass(frozen=True, kw_only=True)
class NameRow(NameRecord, EntryPartRow):
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class RelationRow(RelationRecord, EntryPartRow):
    @property
    def keys(self) -> tuple[str, ...]:
        return _given(self.entry, self.organisation)

    def broken(self) -> dict[str, bool]:
        itself = self.entry == self.organisation
        return {**super().broken(), "affiliation_is_with_another": itself}


@dataclass(frozen=True, kw_only=True)
class MembershipRow(MembershipRecord, PartRow):
    member: str = ""
    party: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        return _given(self.network, self.member)

    def broken(self) -> dict[str, bool]:
        return {
            "membership_has_one_member": bool(self.member) == bool(self.party),
            "membership_is_of_another": self.network == self.member,
        }


@dataclass(frozen=True, kw_only=True)
class ContactPointRow(EntryPartRow):
    """`person_until` is a day of the calendar."""

    at: str = ""
    purpose: str
    role: str = ""
    person: str = ""
    person_basis: str = ""
    person_until: str = ""
    details_personal: bool = False
    phone: str = ""
    phone_e164: str = ""
    phone_note: str = ""
    email: str = ""
    url: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        return _given(self.entry, self.at)

    def broken(self) -> dict[str, bool]:
        return {
            "contact_person_has_basis_and_end": bool(self.person)
            and not (self.person_basis and self.person_until),
            "contact_personal_details_are_of_a_person": self.details_personal and not self.person,
            "contact_point_is_answered_by_another": self.at == self.entry,
            "contact_point_can_be_reached": not (self.phone or self.email or self.url),
        }


@dataclass(frozen=True, kw_only=True)
class StatementRow(EntryPartRow):
    """The rows of an entry are its outline, in this order."""

    kind: str
    heading: str = ""
    text: str
    level: int = 0
    core: bool = False
    self_reported: bool = True
    since: str = ""
    until: str = ""
    passage: str = ""
    quotation: str = ""


@dataclass(frozen=True, kw_only=True)
class ServiceRow(EntryPartRow):
    """`starts_on` is a day of the calendar."""

    kind: str
    name: str
    description: str = ""
    audience_note: str = ""
    application_process: str = ""
    fees: str = ""
    delivery: str = ""
    recurrence: str = ""
    rrule: str = ""
    starts_on: str = ""


@dataclass(frozen=True, kw_only=True)
class SayingRecord:
    """A date that a passage gives; another passage may give another."""

    value: str
    passage: str = ""
    quotation: str = ""


@dataclass(frozen=True, kw_only=True)
class MilestoneRow(EntryPartRow):
    """Without `says` the source simply gives the date `happened`."""

    title: str
    detail: str = ""
    happened: str = ""
    says: tuple[SayingRecord, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReferenceRecord:
    entry: str
    pages: str = ""
    purpose: str = ""


@dataclass(frozen=True, kw_only=True)
class DocumentRow(PartRow):
    """Each reference is added together with its own entry; the document, with any of them."""

    key: str
    title: str
    kind: str
    language: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    references: tuple[ReferenceRecord, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return _given(self.author, *(reference.entry for reference in self.references))


@dataclass(frozen=True, kw_only=True)
class GrantRow(PartRow):
    funder: str = ""
    funder_party: str = ""
    recipient: str = ""
    project: str = ""
    amount: float | None = None
    currency: str = ""
    period: str = ""
    note: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        return _given(self.funder, self.recipient, self.project)

    def broken(self) -> dict[str, bool]:
        return {
            "grant_has_one_funder": bool(self.funder) == bool(self.funder_party),
            "grant_has_a_recipient_or_a_project": not (self.recipient or self.project),
            "grant_is_to_another": bool(self.funder) and self.funder == self.recipient,
            "grant_amount_has_a_currency": (self.amount is None) != (not self.currency),
            "grant_amount_is_not_below_zero": self.amount is not None and self.amount < 0,
        }


@dataclass(frozen=True, kw_only=True)
class CharterRow(PartRow):
    """`document` is a key of documents.jsonl."""

    network: str
    title: str = ""
    since: str = ""
    complete: bool = False
    document: str = ""
    criteria: tuple[str, ...] = ()
    note: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.network,)


FILES: dict[str, type[PartRow]] = {
    "facts": FactRow,
    "names": NameRow,
    "relations": RelationRow,
    "memberships": MembershipRow,
    "contact_points": ContactPointRow,
    "statements": StatementRow,
    "services": ServiceRow,
    "milestones": MilestoneRow,
    "documents": DocumentRow,
    "grants": GrantRow,
    "charters": CharterRow,
}


def read_parts(
    folder: Path, entries: Mapping[str, EntryRow], sources: Mapping[str, SourceRow]
) -> list[PartRow]:
    """The rows of all files, in the order of FILES; a file that is not there has none.

    Raises LoadingError for the first row at fault.
    """
    paths = {folder / f"{name}.jsonl": record for name, record in FILES.items()}
    files = (read_json_lines(path, record) for path, record in paths.items() if path.exists())
    rows = list(chain.from_iterable(files))
    for row in rows:
        for key in row.keys:
            if key not in entries:
                raise row.refusal(_("There is no entry “%s”.") % key)
        if row.source not in sources:
            raise row.refusal(_("There is no source “%s”.") % row.source)
        refuse_broken(row, row.broken())
    _refuse_jumps(row for row in rows if isinstance(row, StatementRow))
    _refuse_lost_documents(rows)
    refuse_succession_circles(_continued(entries, rows))
    return rows


def _continued(
    entries: Mapping[str, EntryRow], rows: Iterable[PartRow]
) -> Iterator[tuple[Row, str, str]]:
    """The rows that say whose work an entry continues: the row, the entry and the other."""
    relations: list[tuple[Row, str, RelationRecord]] = [
        (entry, entry.key, record) for entry in entries.values() for record in entry.affiliations
    ]
    relations += [(row, row.entry, row) for row in rows if isinstance(row, RelationRow)]
    for row, key, record in relations:
        if record.role == Affiliation.Role.CONTINUES and record.organisation:
            yield row, key, record.organisation


def _refuse_jumps(statements: Iterable[StatementRow]) -> None:
    above: dict[str, int] = {}
    for row in statements:
        if row.level > above.get(row.entry, -1) + 1:
            raise row.refusal(_("Nothing stands above this statement at level %d.") % row.level)
        above[row.entry] = row.level


def _refuse_lost_documents(rows: Iterable[PartRow]) -> None:
    """Those that two rows describe, that no entry leads to, and those that are not there."""
    documents = [row for row in rows if isinstance(row, DocumentRow)]
    keys = by_key(documents, lambda row: row.key)
    by_key(documents, lambda row: (row.title, row.url))
    for row in rows:
        if isinstance(row, DocumentRow) and not row.keys:
            raise row.refusal(_("Say which entry wrote the document, or of which one it tells."))
        if isinstance(row, CharterRow) and row.document and row.document not in keys:
            raise row.refusal(_("There is no document “%s”.") % row.document)


def _given(*keys: str) -> tuple[str, ...]:
    return tuple(key for key in keys if key)
