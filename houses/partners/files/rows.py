"""What a file says of an entry: only what its page shows, whatever the format."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import translation

from houses.models import Citation, ContactPoint, Location, Opening, Organisation, Region, Tag, Term
from houses.sheets.cards import NOT_FOR_VISITORS, reached_by_phone, terms_of
from houses.sheets.course import GONE
from houses.sheets.parts import with_listed_parts

Precision = Location.Precision
Scheme = Term.Scheme

# Decimals of a coordinate, by what the point stands for: a metre for a door, a hundred for the
# middle of a municipality. More would tell what is not known.
DECIMALS = {
    Precision.EXACT: 5,
    Precision.STREET: 4,
    Precision.MUNICIPALITY: 3,
    Precision.REGION: 2,
    Precision.HIDDEN: 2,
}


@dataclass(frozen=True)
class Label:
    """A term: its code never changes, its label is in the language of the file."""

    code: str
    label: str


@dataclass(frozen=True)
class Hours:
    as_written: str
    osm: str
    # Of what is written; "" where nothing is.
    language: str


@dataclass(frozen=True)
class Place:
    """Where it is; of a hidden place no more than its municipality. "" and None: not known."""

    # Never written to a file.
    key: int
    street: str
    postcode: str
    # That it follows from the municipality, and no source gives it.
    postcode_derived: bool
    locality: str
    municipality: str
    # The path of its region, and the country in two capitals.
    region: str
    country: str
    latitude: float | None
    longitude: float | None
    precision: str
    hours: Sequence[Hours]


@dataclass(frozen=True)
class SourceNamed:
    title: str
    url: str


@dataclass(frozen=True)
class Row:
    id: str
    # The address that never changes, and that of the page today.
    url: str
    page: str
    name: str
    language: str
    family: str
    kinds: Sequence[Label]
    summary: str
    summary_language: str
    audience: Sequence[Label]
    also_welcome: Sequence[Label]
    # Those that are said; what a kind implies only helps to find.
    themes: Sequence[Label]
    languages: Sequence[Label]
    places: Sequence[Place]
    phone: str
    email: str
    website: str
    lifecycle: str
    # EDTF.
    founded: str
    known_as_of: str
    checked_on: date | None
    published_on: date | None
    sources: Sequence[SourceNamed]

    @property
    def changed_on(self) -> date:
        """The newest day on which it is known to have been published or found right.

        What is public has been published on some day: a constraint says so.
        """
        return max(filter(None, [self.published_on, self.checked_on]))


def rows_of(
    keys: Sequence[int], *, language: str, on: date, absolute: Callable[[str], str]
) -> list[Row]:
    """The rows of these entries, in their order: six queries for any number.

    What was withdrawn since it was found is left out.
    """
    found = Organisation.objects.public().filter(pk__among=keys)
    # Long texts that no file holds.
    short = found.defer("description", "audience_note", "staff_note")
    entries = with_listed_parts(short, on=on)
    sources = _sources(keys, on)
    with translation.override(language):
        rows = {entry.pk: _row(entry, sources.get(entry.pk, ()), absolute) for entry in entries}
    return [rows[key] for key in keys if key in rows]


def _row(
    entry: Organisation, sources: Sequence[SourceNamed], absolute: Callable[[str], str]
) -> Row:
    contacts = [] if entry.lifecycle in GONE else entry.shown_contact_points
    phone = reached_by_phone(contacts)
    summary = entry.summary.read()
    audience = Scheme.AUDIENCE
    return Row(
        id=entry.public_id,
        url=absolute(reverse("lasting-address", args=[entry.public_id])),
        page=absolute(entry.get_absolute_url()),
        name=entry.name,
        language=entry.language,
        family=entry.family,
        kinds=_labels(terms_of(entry, Scheme.KIND)),
        summary=summary.text,
        summary_language=summary.language,
        audience=_labels(terms_of(entry, audience, Tag.Role.PRIMARY)),
        also_welcome=_labels(terms_of(entry, audience, Tag.Role.WELCOME)),
        themes=_labels(terms_of(entry, Scheme.THEME)),
        languages=_labels(terms_of(entry, Scheme.LANGUAGE)),
        places=[_place(location) for location in entry.shown_locations],
        phone=phone.shown_phone if phone else "",
        email=_email(contacts),
        website=entry.website,
        lifecycle=entry.lifecycle,
        founded=entry.founded_edtf,
        known_as_of=entry.lifecycle_as_of_edtf,
        checked_on=entry.checked_on,
        published_on=entry.first_published_on,
        sources=sources,
    )


def _labels(terms: Iterable[Term]) -> list[Label]:
    return [Label(term.code, str(term.label)) for term in terms]


def _email(contacts: Iterable[ContactPoint]) -> str:
    shown = (row.shown_email for row in contacts if row.purpose not in NOT_FOR_VISITORS)
    return next(filter(None, shown), "")


def _place(location: Location) -> Place:
    region = location.region
    decimals = DECIMALS[Precision(location.precision)]
    return Place(
        key=location.pk,
        street=location.street,
        postcode=location.postcode,
        postcode_derived=location.postcode_derived,
        locality=location.locality,
        municipality=str(region) if region.kind == Region.Kind.MUNICIPALITY else "",
        region=region.path,
        country=region.country.upper(),
        latitude=_rounded(location.latitude, decimals),
        longitude=_rounded(location.longitude, decimals),
        precision=location.precision,
        hours=[_hours(row) for row in location.openings.all()],
    )


def _hours(row: Opening) -> Hours:
    written = row.as_written.read()
    return Hours(written.text, row.osm, written.language)


def _rounded(degrees: float | None, decimals: int) -> float | None:
    return None if degrees is None else round(degrees, decimals)


def _sources(keys: Sequence[int], on: date) -> Mapping[int, Sequence[SourceNamed]]:
    """By entry, where its facts come from; of what is private no source is named."""
    cited = Citation.objects.public(on=on).filter(entry__among=keys)
    named = cited.values_list("entry_id", "source__title", "source__url").distinct()
    found: dict[int, list[SourceNamed]] = defaultdict(list)
    for key, title, url in named.order_by("entry_id", "source__url", "source__title"):
        found[key].append(SourceNamed(title, url))
    return found
