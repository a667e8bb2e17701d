"""The organisations and houses of a data folder, as the files say them."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from django.utils.translation import gettext as _

from houses.loading.constraints import refuse_broken
from houses.loading.rows import Row, by_key, read_json_lines
from houses.loading.sources import SourceRecord, SourceRow
from houses.models import Name, Organisation


@dataclass(frozen=True, kw_only=True)
class PlaceRecord:
    country: str
    iso: str = ""
    municipality: str = ""
    municipality_code: str = ""
    locality: str = ""
    street: str = ""
    postcode: str = ""
    postcode_derived: bool = False
    directions: str = ""
    transportation: str = ""


@dataclass(frozen=True, kw_only=True)
class NameRecord:
    kind: str
    text: str = ""
    since: str = ""
    until: str = ""

    def broken(self) -> dict[str, bool]:
        unknown = self.kind == Name.Kind.UNKNOWN
        return {"name_is_given_unless_unknown": unknown == bool(self.text)}


@dataclass(frozen=True, kw_only=True)
class HoursRecord:
    as_written: str
    osm: str = ""


@dataclass(frozen=True, kw_only=True)
class MembershipRecord:
    """`network` is the key of another entry."""

    network: str
    since: str = ""
    until: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class RelationRecord:
    """With another entry, by its key in `organisation`, or with a `party` known by a text."""

    role: str
    organisation: str = ""
    party: str = ""
    since: str = ""
    until: str = ""
    note: str = ""

    def broken(self) -> dict[str, bool]:
        return {"affiliation_has_one_other_party": bool(self.organisation) == bool(self.party)}


@dataclass(frozen=True, kw_only=True)
class FurtherSourceRecord(SourceRecord):
    says: str


@dataclass(frozen=True, kw_only=True)
class EntryRow(Row):
    """Texts are Dutch; dates stand as their source writes them."""

    key: str
    public_id: str
    slug: str
    name: str
    language: str
    names: tuple[NameRecord, ...] = ()
    kinds: tuple[str, ...]
    audience: tuple[str, ...] = ()
    also_welcome: tuple[str, ...] = ()
    implied_themes: tuple[str, ...] = ()
    approaches: tuple[str, ...] = ()
    audience_note: str = ""
    summary: str = ""
    description: str = ""
    staff_note: str = ""
    founded: str = ""
    closed_on: str = ""
    lifecycle: str
    lifecycle_as_of: str = ""
    merged_into: str = ""
    area_served: tuple[str, ...] = ()
    location: PlaceRecord
    website: str = ""
    email: str = ""
    phone: str = ""
    phone_e164: str = ""
    hours: HoursRecord | None = None
    memberships: tuple[MembershipRecord, ...] = ()
    affiliations: tuple[RelationRecord, ...] = ()
    source: SourceRecord
    further_sources: tuple[FurtherSourceRecord, ...] = ()

    def broken(self) -> dict[str, bool]:
        """The constraints of its table that compare columns, and whether the row breaks them."""
        merged = self.lifecycle == Organisation.Lifecycle.MERGED
        closed = self.lifecycle == Organisation.Lifecycle.CLOSED
        return {
            "organisation_merged_says_into_which": merged != bool(self.merged_into),
            "organisation_with_closing_date_is_closed": bool(self.closed_on)
            and not (closed or merged),
        }


def read_entries(folder: Path, sources: Mapping[str, SourceRow]) -> dict[str, EntryRow]:
    """The organisations, then the houses, by key. Raises LoadingError for the first row at fault.

    `sources` are those that a row may name by their key.
    """
    files = [folder / "organisations.jsonl", folder / "houses.jsonl"]
    rows = list(chain.from_iterable(read_json_lines(file, EntryRow) for file in files))
    entries = by_key(rows, lambda row: row.key)
    by_key(rows, lambda row: row.public_id)
    by_key(rows, lambda row: row.slug)
    for row in rows:
        _refuse_contradictions(row)
        _refuse_strangers(row, entries)
        _refuse_unknown_sources(row, sources)
    for row in rows:
        _refuse_circle(row, entries)
    return entries


def _refuse_contradictions(row: EntryRow) -> None:
    """What the tables would refuse as well, but without saying which row it was."""
    if not row.kinds:
        raise row.refusal(_("Say first what kind of organisation it is."))
    tags = [*row.kinds, *row.audience, *row.also_welcome, *row.implied_themes, *row.approaches]
    for code in tags:
        if tags.count(code) > 1:
            raise row.refusal(_("The term “%s” is there twice.") % code)
    if row.location.postcode_derived and not row.location.postcode:
        raise row.refusal(_("Only a postcode that is there can be derived."))
    refuse_broken(row, row.broken())
    for name in row.names:
        refuse_broken(row, name.broken())
    for relation in row.affiliations:
        refuse_broken(row, relation.broken())


def _refuse_strangers(row: EntryRow, entries: Mapping[str, EntryRow]) -> None:
    """Raises LoadingError where a row speaks of an entry that no file has, or of itself."""
    others = [membership.network for membership in row.memberships]
    others += [relation.organisation for relation in row.affiliations if relation.organisation]
    others += [row.merged_into] if row.merged_into else []
    for key in others:
        if key not in entries or key == row.key:
            raise row.refusal(_("There is no other entry “%s”.") % key)


def _refuse_unknown_sources(row: EntryRow, sources: Mapping[str, SourceRow]) -> None:
    for record in (row.source, *row.further_sources):
        if bool(record.key) == bool(record.url):
            raise row.refusal(_("A source has an address, or the key of a source: one of the two."))
        if record.key and record.key not in sources:
            raise row.refusal(_("There is no source “%s”.") % record.key)


def _refuse_circle(row: EntryRow, entries: Mapping[str, EntryRow]) -> None:
    """Raises LoadingError where what the row was merged into goes on in the row again."""
    seen: set[str] = set()
    above = row.merged_into
    while above and above not in seen:
        if above == row.key:
            raise row.refusal(_("That one goes on in this one already: the circle has no end."))
        seen.add(above)
        above = entries[above].merged_into
