"""The organisations and houses of a data folder, as the files say them."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from django.utils.translation import gettext as _

from houses.loading.rows import Row, by_key, read_json_lines
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


@dataclass(frozen=True, kw_only=True)
class NameRecord:
    kind: str
    text: str = ""
    since: str = ""
    until: str = ""


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


@dataclass(frozen=True, kw_only=True)
class SourceRecord:
    url: str
    date: str = ""


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
    audience_note: str = ""
    description: str = ""
    staff_note: str = ""
    founded: str = ""
    closed_on: str = ""
    lifecycle: str
    lifecycle_as_of: str = ""
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


def read_entries(folder: Path) -> list[EntryRow]:
    """The organisations, then the houses. Raises LoadingError for the first row at fault."""
    files = [folder / "organisations.jsonl", folder / "houses.jsonl"]
    rows = list(chain.from_iterable(read_json_lines(file, EntryRow) for file in files))
    entries = by_key(rows, lambda row: row.key)
    by_key(rows, lambda row: row.public_id)
    by_key(rows, lambda row: row.slug)
    for row in rows:
        _refuse_contradictions(row)
        _refuse_strangers(row, entries)
    return rows


def _refuse_contradictions(row: EntryRow) -> None:
    """What the tables would refuse as well, but without saying which row it was."""
    if not row.kinds:
        raise row.refusal(_("Say first what kind of organisation it is."))
    tags = [*row.kinds, *row.audience, *row.also_welcome, *row.implied_themes]
    for code in tags:
        if tags.count(code) > 1:
            raise row.refusal(_("The term “%s” is there twice.") % code)
    if row.closed_on and row.lifecycle != Organisation.Lifecycle.CLOSED:
        raise row.refusal(_("What has a closing date is closed for good."))
    if row.location.postcode_derived and not row.location.postcode:
        raise row.refusal(_("Only a postcode that is there can be derived."))
    for name in row.names:
        if (name.kind == Name.Kind.UNKNOWN) == bool(name.text):
            raise row.refusal(_("Give the name, or choose “unknown, but different”."))
    for relation in row.affiliations:
        if bool(relation.organisation) == bool(relation.party):
            raise row.refusal(
                _("Choose the other organisation, or write the party down: one of the two.")
            )


def _refuse_strangers(row: EntryRow, entries: Mapping[str, EntryRow]) -> None:
    """Raises LoadingError where a row speaks of an entry that no file has, or of itself."""
    others = [membership.network for membership in row.memberships]
    others += [relation.organisation for relation in row.affiliations if relation.organisation]
    for key in others:
        if key not in entries or key == row.key:
            raise row.refusal(_("There is no other entry “%s”.") % key)
