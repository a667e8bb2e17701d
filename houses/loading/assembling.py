from collections.abc import Iterable

from django.db.models import Model
from django.utils import timezone

from houses.loading.citing import edtf
from houses.loading.directory import Directory
from houses.loading.entries import EntryRow
from houses.loading.phones import stored_phone
from houses.loading.ties import add_membership, add_name, add_relation
from houses.loading.vocabulary import dutch
from houses.models import ContactPoint, Location, Opening, Organisation, Region, Tag, Term
from houses.models.organisations import PAGES

Scheme = Term.Scheme


def assemble(rows: Iterable[EntryRow], directory: Directory) -> None:
    """Adds to the directory's batch the rows of every table that hold these entries.

    Every fact of an entry gets a citation of the row's source. Nothing is written, and nothing
    asked of the database. Raises LoadingError for the first row that says something wrong.
    """
    entries = list(rows)
    # First all, then what they are to each other: a row may speak of a later one.
    for row in entries:
        with row.refusing():
            directory.enter(row.key, _organisation(row, directory))
    for row in entries:
        directory.organisation(row.key).merged_into = directory.organisation_if(row.merged_into)
        with row.refusing():
            _Parts(row, directory).add()


def _organisation(row: EntryRow, directory: Directory) -> Organisation:
    return Organisation(
        public_id=row.public_id,
        slug=row.slug,
        name=row.name,
        family=_family(row, directory),
        language=row.language,
        summary=dutch(row.summary),
        description=dutch(row.description),
        audience_note=dutch(row.audience_note),
        website=row.website,
        founded=row.founded,
        lifecycle=row.lifecycle,
        lifecycle_as_of=row.lifecycle_as_of,
        closed=row.closed_on,
        # What publish() asks for, a kind, every row has.
        status=Organisation.Status.PUBLISHED,
        first_published_on=timezone.localdate(),
        staff_note=row.staff_note,
    )


def _family(row: EntryRow, directory: Directory) -> Term.Family:
    """What settle_family() would store."""
    families = {directory.vocabulary.term(Scheme.KIND, code).family for code in row.kinds}
    return next(family for family in PAGES if family in families)


class _Parts:
    """All that hangs on one organisation."""

    def __init__(self, row: EntryRow, directory: Directory) -> None:
        self.row = row
        self.directory = directory
        self.batch = directory.batch
        self.organisation = directory.organisation(row.key)
        self.testimony = directory.testimony(row.source)

    def add(self) -> None:
        self._add_facts()
        self._add_tags()
        self._add_areas_served()
        self._add_names()
        location = self._add_location()
        self._add_hours(location)
        self._add_contact_point()
        self._add_affiliations()
        self._add_memberships()
        self._add_further_sources()

    def _cite(self, field: str, value: str, **part: Model) -> None:
        """That the row's source says a fact of the entry or of one of its parts."""
        self.testimony.cite(self.organisation, {field: value}, **part)

    def _add_facts(self) -> None:
        self._cite("name", self.row.name)
        self._cite("lifecycle", self.row.lifecycle)
        self._cite("founded", edtf(self.row.founded))
        self._cite("closed", edtf(self.row.closed_on))
        self._cite("website", self.row.website)
        self._cite("summary", self.row.summary)
        self._cite("description", self.row.description)
        self._cite("audience_note", self.row.audience_note)

    def _add_tags(self) -> None:
        row, primary = self.row, Tag.Role.PRIMARY
        self._tag(Scheme.KIND, row.kinds, primary)
        self._tag(Scheme.AUDIENCE, row.audience, primary)
        self._tag(Scheme.AUDIENCE, row.also_welcome, Tag.Role.WELCOME)
        self._tag(Scheme.THEME, row.implied_themes, primary, implied=True)
        self._tag(Scheme.APPROACH, row.approaches, primary)
        self._cite("kind", ", ".join(row.kinds))
        self._cite("audience", ", ".join([*row.audience, *row.also_welcome]))
        self._cite("approach", ", ".join(row.approaches))

    def _tag(
        self, scheme: Scheme, codes: Iterable[str], role: Tag.Role, *, implied: bool = False
    ) -> None:
        for code in codes:
            term = self.directory.vocabulary.term(scheme, code)
            self.batch.add(
                Tag(organisation=self.organisation, term=term, role=role, implied=implied)
            )

    def _add_areas_served(self) -> None:
        served = Organisation.areas_served.through
        regions = [self._area(name) for name in self.row.area_served]
        for region in regions:
            self.batch.add(served(organisation=self.organisation, region=region))
        self._cite("areas_served", ", ".join(region.path for region in regions))

    def _area(self, name: str) -> Region:
        """A municipality of the entry's country by its name, or any region by its ISO code."""
        country = self.row.location.country
        if name.startswith(f"{country}-"):
            return self.directory.gazetteer.of_iso(name)
        return self.directory.gazetteer.municipality(country, name)

    def _add_names(self) -> None:
        for record in self.row.names:
            add_name(self.organisation, record, self.testimony)

    def _add_location(self) -> Location:
        """With the point of its municipality; a wider region has no point worth showing."""
        record = self.row.location
        region = self.directory.gazetteer.of_place(record)
        precise = region.kind == Region.Kind.MUNICIPALITY
        location = self.batch.add(
            Location(
                organisation=self.organisation,
                street=record.street,
                postcode=record.postcode,
                postcode_derived=record.postcode_derived,
                locality=record.locality,
                region=region,
                latitude=region.latitude if precise else None,
                longitude=region.longitude if precise else None,
                precision=Location.Precision.MUNICIPALITY if precise else Location.Precision.REGION,
                derivation="centre of the municipality" if precise else "",
                directions=dutch(record.directions),
                transportation=dutch(record.transportation),
            )
        )
        self._cite("region", region.path, location=location)
        self._cite("street", record.street, location=location)
        self._cite("locality", record.locality, location=location)
        self._cite("directions", record.directions, location=location)
        self._cite("transportation", record.transportation, location=location)
        if not record.postcode_derived:
            self._cite("postcode", record.postcode, location=location)
        return location

    def _add_hours(self, location: Location) -> None:
        if hours := self.row.hours:
            opening = self.batch.add(
                Opening(location=location, as_written=dutch(hours.as_written), osm=hours.osm)
            )
            self._cite("as_written", hours.osm or hours.as_written, opening=opening)

    def _add_contact_point(self) -> None:
        row = self.row
        phone = stored_phone(row.phone, row.phone_e164, row.location.country)
        if phone or row.email:
            contact_point = self.batch.add(
                ContactPoint(
                    organisation=self.organisation,
                    phone=phone,
                    email=row.email,
                    position=self.directory.next_position(ContactPoint, row.key),
                )
            )
            self._cite("phone", phone, contact_point=contact_point)
            self._cite("email", row.email, contact_point=contact_point)

    def _add_affiliations(self) -> None:
        for record in self.row.affiliations:
            other = self.directory.organisation_if(record.organisation)
            add_relation(self.organisation, record, other, self.testimony)

    def _add_memberships(self) -> None:
        for record in self.row.memberships:
            network = self.directory.network(record.network)
            add_membership(network, record, self.organisation, self.testimony)

    def _add_further_sources(self) -> None:
        for record in self.row.further_sources:
            testimony = self.directory.testimony(record)
            testimony.cite(self.organisation, {"description": record.says})
