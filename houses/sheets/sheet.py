"""All that the page of an entry says, worked out once for page, print and linked data."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from houses.models import (
    EVERYONE,
    AccessFeature,
    Affiliation,
    Answer,
    ContactPoint,
    FirstVisit,
    Location,
    Name,
    Organisation,
    Region,
    Source,
    Tag,
    Term,
)
from houses.models.organisations import OrganisationQuerySet
from houses.sheets.cards import (
    GONE,
    HoursShown,
    dated_on,
    front_of,
    hours_of,
    is_old,
    place_of,
    terms_of,
)
from houses.sheets.parts import with_sheet_parts
from houses.values.dates import Certainty, UncertainDate
from networks.models import Membership


@dataclass(frozen=True)
class Place:
    location: Location
    region: Region
    access: list[AccessFeature]
    # The way there can be asked of a map only where the address is that of the door.
    findable: bool
    in_a_municipality: bool
    # Kept from us all on purpose: a refuge.
    hidden: bool


# The relations whose other side can speak for an entry; a funder or an example cannot.
ANSWERABLE = {
    Affiliation.Role.OPERATED_BY,
    Affiliation.Role.COORDINATED_BY,
    Affiliation.Role.PART_OF,
    Affiliation.Role.HOSTED_BY,
}

# The facts that a source supports, as a reader calls them. Others are not named.
FACTS = {
    "name": gettext_lazy("the name"),
    "text": gettext_lazy("the name"),
    "kind": gettext_lazy("what it is"),
    "audience": gettext_lazy("for whom it is"),
    "audience_note": gettext_lazy("for whom it is"),
    "lifecycle": gettext_lazy("whether it exists"),
    "founded": gettext_lazy("since when it exists"),
    "closed": gettext_lazy("when it closed"),
    "region": gettext_lazy("the place"),
    "locality": gettext_lazy("the place"),
    "street": gettext_lazy("the address"),
    "postcode": gettext_lazy("the address"),
    "directions": gettext_lazy("the address"),
    "areas_served": gettext_lazy("where it works"),
    "as_written": gettext_lazy("the opening hours"),
    "phone": gettext_lazy("the phone number"),
    "email": gettext_lazy("the e-mail address"),
    "website": gettext_lazy("the website"),
    "memberships": gettext_lazy("the network it belongs to"),
    "role": gettext_lazy("whom it works with"),
    "description": gettext_lazy("what is told about it"),
}


@dataclass(frozen=True)
class SourceShown:
    source: Source
    fields: list[str]

    @property
    def facts(self) -> list[str]:
        """What the source supports, in words, in the order of a page."""
        return list(
            dict.fromkeys(str(words) for field, words in FACTS.items() if field in self.fields)
        )


@dataclass(frozen=True)
class Sheet:
    entry: Organisation
    on: date
    url: str
    front: SafeString
    kinds: list[Term]
    former_names: list[Name]
    other_names: list[Name]
    audience: list[Term]
    also_welcome: list[Term]
    everyone: bool
    places: list[Place]
    areas: list[Region]
    hours: list[HoursShown]
    contacts: list[ContactPoint]
    visits_known: list[FirstVisit]
    themes: list[Term]
    approaches: list[Term]
    languages: list[Term]
    memberships: list[Membership]
    affiliations: list[Affiliation]
    affiliations_of_others: list[Affiliation]
    sources: list[SourceShown]
    founded: UncertainDate | None
    closed: UncertainDate | None
    merged_into: Organisation | None
    known_as_of: UncertainDate | None
    dated_on: date | None
    old: bool

    @property
    def is_house(self) -> bool:
        return self.entry.family == Term.Family.HOUSE

    @property
    def gone(self) -> bool:
        return self.entry.lifecycle in GONE

    @property
    def place_name(self) -> str:
        """Where it is, in the words of its first line."""
        if not self.places:
            return ""
        return place_of(self.places[0].location)

    @property
    def phone(self) -> str:
        """The first number by which it can be called, in E.164."""
        return next((contact.shown_phone for contact in self.contacts if contact.shown_phone), "")

    @property
    def says_who(self) -> bool:
        """Whether anything is known of who they are, beside name, kind and place."""
        entry = self.entry
        return bool(
            entry.summary
            or entry.description
            or self.founded
            or self.other_names
            or self.approaches
            or self.languages
            or self.affiliations
            or self.affiliations_of_others
        )

    @property
    def memberships_now(self) -> list[Membership]:
        return [row for row in self.memberships if row.held(on=self.on) != Certainty.NOT]

    @property
    def behind(self) -> list[Organisation]:
        """Who answers for the entry today: its networks, and whoever runs or houses it."""
        relations = [
            row
            for row in self.affiliations
            if row.role in ANSWERABLE and row.held(on=self.on) != Certainty.NOT
        ]
        networks = [row.network for row in self.memberships_now]
        return networks + [row.other for row in relations if row.other]

    @property
    def country(self) -> str:
        return self.places[0].region.country if self.places else "be"

    @property
    def region(self) -> Region | None:
        return self.places[0].region if self.places else None

    @property
    def reachable(self) -> bool:
        """Whether the page itself gives a way to reach the organisation."""
        return bool(self.contacts or self.entry.website)

    @property
    def unknown(self) -> list[str]:
        """What a visitor of a house would ask and nobody told us, as the ends of one sentence."""
        if not self.is_house or self.gone:
            return []
        answered = {visit.question.code for visit in self.visits_known}
        in_a_municipality = any(place.in_a_municipality for place in self.places)
        findable = any(place.findable or place.hidden for place in self.places)
        asked = {
            _("when it is open"): bool(self.hours),
            _("in which municipality it is"): in_a_municipality,
            _("in which street it is"): findable or not in_a_municipality,
            _("the phone number"): bool(self.phone),
            _("whether it is free"): "free" in answered,
            _("whether you need an appointment"): "no-appointment" in answered,
            _("how accessible the building is"): any(place.access for place in self.places)
            or not in_a_municipality,
        }
        return [question for question, known in asked.items() if not known]


def sheet(entries: OrganisationQuerySet, *, on: date) -> Sheet:
    """The sheet of the one entry in the queryset. Raises Organisation.DoesNotExist for none."""
    entry = with_sheet_parts(entries, on=on).get()
    names: list[Name] = entry.shown_names
    memberships = Membership.objects.public().filter(member=entry).select_related("network")
    everyone = {EVERYONE}
    return Sheet(
        entry=entry,
        on=on,
        url=entry.get_absolute_url(),
        front=front_of(entry),
        kinds=terms_of(entry, Term.Scheme.KIND),
        former_names=[name for name in names if name.kind == Name.Kind.FORMER],
        other_names=[
            name for name in names if name.kind not in {Name.Kind.FORMER, Name.Kind.UNKNOWN}
        ],
        audience=[
            term
            for term in terms_of(entry, Term.Scheme.AUDIENCE, Tag.Role.PRIMARY)
            if term.code not in everyone
        ],
        also_welcome=[
            term
            for term in terms_of(entry, Term.Scheme.AUDIENCE, Tag.Role.WELCOME)
            if term.code not in everyone
        ],
        everyone=any(term.code in everyone for term in terms_of(entry, Term.Scheme.AUDIENCE)),
        places=[_place(location) for location in entry.shown_locations],
        areas=list(entry.areas_served.all()),
        hours=hours_of(entry),
        contacts=entry.shown_contact_points,
        visits_known=[
            visit for visit in entry.shown_first_visits if visit.answer != Answer.UNKNOWN
        ],
        themes=terms_of(entry, Term.Scheme.THEME),
        approaches=terms_of(entry, Term.Scheme.APPROACH),
        languages=terms_of(entry, Term.Scheme.LANGUAGE),
        memberships=list(memberships.order_by("network__name_key", "pk")),
        affiliations=entry.shown_affiliations,
        affiliations_of_others=entry.shown_affiliations_of_others,
        sources=_sources(entry),
        founded=entry.founded_date,
        closed=entry.closed_date,
        merged_into=Organisation.objects.public().filter(absorbed=entry).first(),
        known_as_of=entry.known_as_of,
        dated_on=dated_on(entry),
        old=is_old(dated_on(entry), on=on),
    )


def _place(location: Location) -> Place:
    access = [row for row in location.access_features.all() if row.answer != Answer.UNKNOWN]
    return Place(
        location,
        location.region,
        access,
        findable=bool(location.street),
        in_a_municipality=location.region.kind == Region.Kind.MUNICIPALITY,
        hidden=location.precision == Location.Precision.HIDDEN,
    )


def _sources(entry: Organisation) -> list[SourceShown]:
    """Each source once, with the facts it supports, the one that says most first."""
    fields: dict[Source, list[str]] = {}
    for citation in entry.shown_citations:
        fields.setdefault(citation.source, []).append(citation.field)
    shown = [SourceShown(source, sorted(set(said))) for source, said in fields.items()]
    return sorted(shown, key=lambda row: (-len(row.fields), row.source.url))
