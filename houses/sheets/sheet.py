"""All that the page of an entry says, worked out once for page, print and linked data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from houses.models import (
    EVERYONE,
    Answer,
    ContactPoint,
    Document,
    FirstVisit,
    Name,
    Organisation,
    Reference,
    Region,
    Tag,
    Term,
)
from houses.models.organisations import OrganisationQuerySet
from houses.sheets.age import dated_on, is_old, trust
from houses.sheets.cards import front_of, place_of, reached_by_phone, terms_of
from houses.sheets.conditions import CharterMet, charters_met
from houses.sheets.course import GONE, of_project, warning
from houses.sheets.evidence import (
    Contradiction,
    SourceShown,
    citations_of_networks,
    citations_of_others,
    contradictions,
    parts_by_name,
    sources_of,
)
from houses.sheets.missions.statements import StatementGroup
from houses.sheets.openness import NOT_THERE, Now, Times, times_of
from houses.sheets.parts import with_sheet_parts
from houses.sheets.places import Place, shown_place
from houses.sheets.relations import (
    Relation,
    RelationGroup,
    ahead,
    grouped,
    over,
    relations_of,
)
from houses.sheets.story import Grants, ServiceShown, services_of, statements_of
from houses.sheets.through_time.timeline import Timeline, timeline_of
from houses.values.dates import UncertainDate
from houses.values.spans import Certainty
from networks.models import Membership


@dataclass(frozen=True)
class Sheet:
    entry: Organisation
    on: date
    url: str
    front: SafeString
    kinds: list[Term]
    former_names: list[Name]
    # That it was called otherwise, where no source says how.
    unknown_names: list[Name]
    other_names: list[Name]
    audience: list[Term]
    also_welcome: list[Term]
    everyone: bool
    places: list[Place]
    areas: list[Region]
    hours: list[Times]
    contacts: list[ContactPoint]
    visits_known: list[FirstVisit]
    # Of its first visit, where something of it is known.
    visits_unknown: list[Term]
    themes: list[Term]
    approaches: list[Term]
    languages: list[Term]
    memberships: list[Membership]
    # Those of its networks of today, as far as somebody assessed it.
    charters_met: list[CharterMet]
    statements: list[StatementGroup]
    relations: list[Relation]
    contacts_answered: list[ContactPoint]
    services: list[ServiceShown]
    timeline: Timeline
    references: list[Reference]
    documents: list[Document]
    grants: Grants
    grants_given: Grants
    grants_received: Grants
    sources: list[SourceShown]
    contradictions: list[Contradiction]
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
    def is_project(self) -> bool:
        return self.entry.family == Term.Family.PROJECT

    @property
    def is_network(self) -> bool:
        return self.entry.family == Term.Family.NETWORK

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
        """The first number by which a visitor can call it, in E.164."""
        reached = reached_by_phone(self.contacts)
        return reached.shown_phone if reached else ""

    @property
    def site_button(self) -> bool:
        """Whether its website is a button above all: of a house that can be called, it is not."""
        calls = self.phone and not self.gone and self.is_house
        return bool(self.entry.website) and not calls

    @property
    def directions_url(self) -> str:
        """Where the way to its first place is worked out; "" where nobody is to go there."""
        return "" if self.gone or not self.places else self.places[0].directions_url

    @property
    def postcode_derived(self) -> bool:
        return any(place.location.postcode_derived for place in self.places)

    @property
    def asks_hours(self) -> bool:
        """Whether its hours are not known, and the page itself gives a way to ask."""
        is_there = self.entry.lifecycle not in NOT_THERE
        return self.is_house and is_there and not self.hours and self.reachable

    @property
    def hours_are_facts(self) -> bool:
        """Whether its hours can be believed without asking first."""
        unsure = {Now.UNKNOWN, Now.PAUSED}
        told = [times.now for times in self.hours if times.now]
        return bool(told) and all(now.fact and now.state not in unsure for now in told)

    @property
    def contacts_to_join(self) -> list[ContactPoint]:
        return [row for row in self.contacts if row.purpose == ContactPoint.Purpose.JOINING]

    @property
    def other_contacts(self) -> list[ContactPoint]:
        """All but those for joining, which a network shows with its conditions."""
        return [row for row in self.contacts if row.purpose != ContactPoint.Purpose.JOINING]

    @property
    def contacts_shown(self) -> list[ContactPoint]:
        """Those to call or write to, where all ways to reach it stand together."""
        return self.other_contacts if self.is_network else self.contacts

    @property
    def only_online(self) -> bool:
        """Whether a website is all there is: nobody is named, called or written to."""
        return not any(
            row.shown_phone or row.shown_email or row.shown_person or row.at
            for row in self.contacts_shown
        )

    @property
    def says_who(self) -> bool:
        """Whether anything is known of who they are, beside name, kind and place."""
        entry = self.entry
        return bool(
            entry.summary
            or entry.description
            or (self.founded and not self.is_project)
            or self.other_names
            or self.approaches
            or self.languages
        )

    @property
    def leading_now(self) -> list[Relation]:
        """Who runs or coordinates it today, as far as is known."""
        return [row for row in self._leading if not row.over and not row.ahead]

    @property
    def leading_before(self) -> list[Relation]:
        return [row for row in self._leading if row.over]

    @property
    def _leading(self) -> list[Relation]:
        return [row for row in self.relations if row.leads]

    @property
    def with_organisations(self) -> list[RelationGroup]:
        """Its relations but those with projects; of a network or project also but who leads it."""
        return grouped(row for row in self._beside if not row.with_a_project and not row.over)

    @property
    def with_organisations_before(self) -> list[RelationGroup]:
        return grouped(row for row in self._beside if not row.with_a_project and row.over)

    @property
    def with_projects(self) -> list[RelationGroup]:
        return grouped(row for row in self._beside if row.with_a_project and not row.over)

    @property
    def with_projects_before(self) -> list[RelationGroup]:
        return grouped(row for row in self._beside if row.with_a_project and row.over)

    @property
    def _beside(self) -> list[Relation]:
        """Its relations; of a network or a project but who leads it, which stands apart."""
        apart = self.is_network or self.is_project
        return [row for row in self.relations if not (apart and row.leads)]

    @property
    def changed(self) -> bool:
        """Whether to ask how it was before: of a house, where more changed than that it began."""
        days = self.timeline.days_of_change
        if self.is_house and self.founded:
            return any(edtf != self.founded.edtf for edtf, _words in days)
        return self.is_network or bool(days)

    @property
    def more_to_tell(self) -> bool:
        """Whether more is known of a house than a visitor asks."""
        grants = (*self.grants.rows, *self.grants_given.rows, *self.grants_received.rows)
        others = self.relations or self.contacts_answered
        told = self.references or self.documents or self.timeline.shown
        return bool(grants or others or told or self.changed)

    @property
    def goes_on_in(self) -> Organisation | None:
        """What took its place, once it is gone."""
        if not self.gone:
            return None
        heirs = (row.other for row in self.relations if row.continues_this)
        return self.merged_into or next(heirs, None)

    @property
    def course(self) -> str:
        """Whether a project runs, in words."""
        return of_project(self.entry)

    @property
    def warning(self) -> str:
        """That it is not there, above all else that the page says."""
        return warning(self.entry, heir=self.goes_on_in)

    @property
    def memberships_now(self) -> list[Membership]:
        held = (row for row in self.memberships if not over(row, on=self.on))
        return [row for row in held if not ahead(row, on=self.on)]

    @property
    def memberships_before(self) -> list[Membership]:
        return [row for row in self.memberships if over(row, on=self.on)]

    @property
    def behind(self) -> list[Organisation]:
        """Who answers for the entry today: its networks, and whoever runs or houses it."""
        answerable = [
            row.other
            for row in self.relations
            if row.other and row.answers_for_this and row.row.held(on=self.on) != Certainty.NOT
        ]
        return [row.network for row in self.memberships_now] + answerable

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
    def reached_otherwise(self) -> bool:
        """Whether there is another way than by who answers those that want to join."""
        return bool(self.other_contacts or self.entry.website)

    @property
    def unknown(self) -> list[str]:
        """What a visitor of a house would ask and nobody told us, as the ends of one sentence."""
        if not self.is_house or self.gone:
            return []
        in_a_municipality = any(place.in_a_municipality for place in self.places)
        findable = any(place.findable or place.hidden for place in self.places)
        asked = {
            # Of a house that can be asked, the page says so where it tells of the hours.
            _("when it is open"): bool(self.hours) or self.reachable,
            _("in which municipality it is"): in_a_municipality,
            _("in which street it is"): findable or not in_a_municipality,
            _("the phone number"): bool(self.phone),
            # What is known of a first visit stands together with what is not.
            _("whether it is free"): bool(self.visits_known),
            _("whether you need an appointment"): bool(self.visits_known),
            _("how accessible the building is"): any(place.access for place in self.places)
            or not in_a_municipality,
        }
        return [question for question, known in asked.items() if not known]


def sheet(entries: OrganisationQuerySet, *, on: date) -> Sheet:
    """The sheet of the one entry in the queryset. Raises Organisation.DoesNotExist for none."""
    entry = with_sheet_parts(entries, on=on).get()
    citations = [*entry.shown_citations, *citations_of_others(entry, on=on)]
    names: list[Name] = entry.shown_names
    memberships = Membership.objects.public().filter(member=entry).select_related("network")
    memberships = memberships.order_by("network__name_key", "pk")
    relations = relations_of(entry, on=on)
    merged_into = Organisation.objects.public().filter(absorbed=entry).first()
    everyone = {EVERYONE}
    visits = [visit for visit in entry.shown_first_visits if visit.answer != Answer.UNKNOWN]
    return Sheet(
        entry=entry,
        on=on,
        url=entry.get_absolute_url(),
        front=front_of(entry),
        kinds=terms_of(entry, Term.Scheme.KIND),
        former_names=[name for name in names if name.kind == Name.Kind.FORMER],
        unknown_names=[name for name in names if name.kind == Name.Kind.UNKNOWN],
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
        places=[shown_place(location) for location in entry.shown_locations],
        areas=list(entry.areas_served.all()),
        hours=times_of(entry, entry.shown_locations, trust(entry, on=on), timezone.now()),
        contacts=entry.shown_contact_points,
        visits_known=visits,
        visits_unknown=_not_answered(visits),
        themes=terms_of(entry, Term.Scheme.THEME),
        approaches=terms_of(entry, Term.Scheme.APPROACH),
        languages=terms_of(entry, Term.Scheme.LANGUAGE),
        memberships=list(memberships),
        charters_met=charters_met(entry, on=on),
        statements=statements_of(entry),
        relations=relations,
        contacts_answered=entry.shown_contacts_answered,
        services=services_of(entry, on=on),
        timeline=timeline_of(
            entry, relations=relations, memberships=list(memberships), heir=merged_into, on=on
        ),
        references=entry.shown_references,
        documents=entry.shown_documents,
        grants=Grants(entry.shown_grants),
        grants_given=Grants(entry.shown_grants_given),
        grants_received=Grants(entry.shown_grants_received),
        sources=sources_of([*citations, *citations_of_networks(entry)], entry),
        contradictions=contradictions(citations, parts_by_name(entry)),
        founded=entry.founded_date,
        closed=entry.closed_date,
        merged_into=merged_into,
        known_as_of=entry.known_as_of,
        dated_on=dated_on(entry),
        old=is_old(dated_on(entry), on=on),
    )


def _not_answered(visits: Sequence[FirstVisit]) -> list[Term]:
    """The questions of a first visit that nobody answered; none where nobody answered any."""
    if not visits:
        return []
    questions = Term.objects.filter(scheme=Term.Scheme.FIRST_VISIT)
    answered = {visit.question_id for visit in visits}
    return [term for term in questions.order_by("position", "pk") if term.pk not in answered]
