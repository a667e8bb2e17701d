"""An entry as it was on a day, in a month, in a year: what its sources say, and how surely.

Only what has a time is told: an address, a phone number or opening hours are those of today.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.safestring import SafeString

from houses.models import Affiliation, Citation, Grant, Milestone, Organisation, Statement, Term
from houses.models.organisations import OrganisationQuerySet
from houses.models.periods import IN_TIME, Period, held_then
from houses.sheets.cards import front_of, terms_of
from houses.sheets.evidence import (
    Contradiction,
    SourceShown,
    citations_of_networks,
    citations_of_others,
    contradictions,
    sources_of,
)
from houses.sheets.missions.statements import StatementGroup, statement_groups
from houses.sheets.parts import shown, shown_tags
from houses.sheets.relations import FOR_GOOD, Relation, relations_of
from houses.sheets.through_time.names_then import Called, called, names_loaded
from houses.sheets.through_time.succession import Then, lifetime, then, with_other
from houses.sheets.through_time.timeline import Item, timeline_of
from houses.values.spans import Certainty, Days, Moment, in_turn, read_moment
from networks.models import Membership


@dataclass(frozen=True)
class Asked:
    """The day that a visitor asks a page to go back to: as typed, as read, or why not."""

    text: str = ""
    moment: Moment | None = None
    refusal: str = ""

    @property
    def status(self) -> int:
        return 400 if self.refusal else 200


def asked_of(text: str, *, today: date) -> Asked:
    if not text.strip():
        return Asked()
    try:
        return Asked(text, read_moment(text, today=today))
    except ValidationError as refusal:
        return Asked(text, refusal=" ".join(refusal.messages))


@dataclass(frozen=True)
class Tie:
    """What an entry was to another then. `other` is None for a party known by a text."""

    role: str
    other: Called | None
    party: str
    period: Period
    certainty: Certainty

    @property
    def dated(self) -> bool:
        return bool(self.period.since or self.period.until)


@dataclass(frozen=True)
class Edition:
    """What an entry said of itself then, of one kind and one date; without a date, at some time."""

    # None where it has no date.
    period: Period | None
    certainty: Certainty
    groups: Sequence[StatementGroup]


@dataclass(frozen=True)
class Past:
    """The page of an entry, as it was at a moment."""

    today: date
    # Whose page was asked for; `then` says which entry it was in those days.
    asked: Organisation
    moment: Moment
    then: Then
    called: Called
    front: SafeString
    kinds: Sequence[Term]
    leaders: Sequence[Tie]
    networks: Sequence[Tie]
    ties: Sequence[Tie]
    editions: Sequence[Edition]
    # What is dated within these days, or may be.
    happened: Sequence[Item]
    doubts: Sequence[Contradiction]
    # Other dates on which something changed: EDTF and words.
    days_of_change: Sequence[tuple[str, str]]
    sources: Sequence[SourceShown]

    @property
    def entry(self) -> Organisation:
        return self.then.life.entry

    @property
    def existed(self) -> bool:
        return self.then.existed != Certainty.NOT

    @property
    def surely(self) -> bool:
        """Whether it was there for certain: it is where anything of it is."""
        ties = (*self.leaders, *self.networks, *self.ties)
        told = [self.then.existed, *(tie.certainty for tie in ties)]
        told += [edition.certainty for edition in self.editions]
        return Certainty.CERTAINLY in told

    @property
    def doubted(self) -> list[Days]:
        """The days that the sources differ about."""
        return [doubt.days for doubt in self.doubts if doubt.days]

    @property
    def instead(self) -> Sequence[Organisation]:
        """Where it was not there: what may have been there in its place."""
        return [heir.entry for heir in (*self.then.before, *self.then.after)]

    @property
    def yet_to_begin(self) -> bool:
        begin = self.then.life.span.begin.earliest
        return not self.existed and begin is not None and self.moment.days.last < begin

    @property
    def is_network(self) -> bool:
        return self.entry.family == Term.Family.NETWORK

    @property
    def back(self) -> bool:
        """Whether the entry that was there came before the one asked for."""
        return self.then.back

    @property
    def elsewhere(self) -> bool:
        """Whether the page tells of another entry than the one whose address it has."""
        return self.entry != self.asked


def past(asked: Organisation, moment: Moment, *, today: date) -> Past:
    """Costs a fixed number of queries, and three for each entry that it continues or goes on in."""
    found = then(asked, moment.days, today=today)
    entry = _with_parts(Organisation.objects.public(), today=today).get(pk=found.life.entry.pk)
    relations = relations_of(entry, on=today)
    doubts = _doubts(entry, moment.days)
    doubted = [doubt.days for doubt in doubts if doubt.days]
    ties = list(_ties(relations, moment.days, today=today, doubts=doubted))
    of_networks = Membership.objects.public().filter(member=entry)
    memberships = list(_named(of_networks, "network").order_by("network__name_key", "pk"))
    timeline = timeline_of(entry, relations=relations, memberships=memberships, heir=None, on=today)
    citations = [*entry.shown_citations, *citations_of_others(entry, on=today)]
    return Past(
        today=today,
        asked=asked,
        moment=moment,
        then=found,
        called=called(entry, moment.days, today=today),
        front=front_of(entry),
        kinds=terms_of(entry, Term.Scheme.KIND),
        leaders=[tie for relation, tie in ties if relation.leads],
        networks=list(_networks(memberships, moment.days, today=today, doubts=doubted)),
        ties=[tie for relation, tie in ties if not relation.leads],
        editions=_editions(entry.shown_statements, moment.days, today=today),
        happened=[item for item in timeline.items if _happened(item, moment.days)],
        doubts=doubts,
        days_of_change=timeline.days_of_change,
        sources=sources_of([*citations, *citations_of_networks(entry)], entry),
    )


def _with_parts(entries: OrganisationQuerySet, *, today: date) -> OrganisationQuerySet:
    relations = Affiliation.objects.public().order_by(IN_TIME, "pk")
    citations = Citation.objects.public(on=today).select_related("source")
    grants = Grant.objects.public().select_related("funder", "recipient", "project")
    return entries.prefetch_related(
        shown_tags(),
        names_loaded(),
        shown("affiliations", _named(relations, "other")),
        shown("affiliations_of_others", _named(relations, "organisation")),
        shown("statements", Statement.objects.public().in_order()),
        shown("milestones", Milestone.objects.public().in_order_of_time()),
        shown("citations", citations.prefetch_related("source__notes")),
        shown("grants", grants),
        shown("grants_given", grants),
        shown("grants_received", grants),
    )


def _named(rows: "QuerySet[Any]", party: str) -> "QuerySet[Any]":
    """With the party at the other end, and the names that it has or had."""
    return rows.select_related(party).prefetch_related(names_loaded(f"{party}__"))


def _ties(
    found: Iterable[Relation], on: Days, *, today: date, doubts: Sequence[Days]
) -> Iterator[tuple[Relation, Tie]]:
    relations = {relation.row: relation for relation in found}

    def place(row: Affiliation) -> object:
        # One leads at a time; whoever else a relation is with stands beside the others.
        return row.role if relations[row].leads else (row.role, relations[row].other, row.party)

    for row, held in held_then(relations, on, today=today, by=place, doubts=doubts):
        relation = relations[row]
        other = relation.other
        certainty = _together(row, held, other, on, today=today) if other else held
        if certainty != Certainty.NOT:
            then_called = called(other, row.span.within(on), today=today) if other else None
            yield relation, Tie(relation.role, then_called, row.party, row, certainty)


def _together(
    row: Affiliation, held: Certainty, other: Organisation, on: Days, *, today: date
) -> Certainty:
    """What holds for good asks only that the other had begun."""
    if row.role not in FOR_GOOD:
        return with_other(held, other, on, today=today)
    begun = lifetime(other, today=today).begin.earliest
    return Certainty.NOT if begun and begun > on.last else held


def _networks(
    memberships: Iterable[Membership], on: Days, *, today: date, doubts: Sequence[Days]
) -> Iterator[Tie]:
    held = held_then(memberships, on, today=today, by=lambda row: row.network_id, doubts=doubts)
    for row, certainty in held:
        together = with_other(certainty, row.network, on, today=today)
        if together != Certainty.NOT:
            network = called(row.network, row.span.within(on), today=today)
            yield Tie("", network, "", row, together)


# The kind of a statement, and from when to when it held, as EDTF.
type EditionKey = tuple[str, str, str]


def _editions(statements: Iterable[Statement], on: Days, *, today: date) -> list[Edition]:
    """Those of each kind that share a date, until the next begins; at last what has no date."""
    branches = _by_edition(statements, on)
    found = []
    for kind in {kind for kind, _since, _until in branches}:
        dated = [rows for key, rows in branches.items() if key[0] == kind and any(key[1:])]
        spans = in_turn([rows[0].span for rows in dated])
        for rows, span in zip(dated, spans, strict=True):
            if (certainty := span.so_far(today).held(on)) != Certainty.NOT:
                found.append(Edition(rows[0], certainty, statement_groups(rows)))
    undated = [row for key, rows in branches.items() if not any(key[1:]) for row in rows]
    found.sort(key=_place_on_the_page)
    if undated:
        found.append(Edition(None, Certainty.POSSIBLY, statement_groups(undated)))
    return found


def _by_edition(statements: Iterable[Statement], on: Days) -> dict[EditionKey, list[Statement]]:
    """What belongs to a statement goes with it, but for what had its own time, and not then."""
    editions: dict[EditionKey, list[Statement]] = {}
    key: EditionKey = ("", "", "")
    highest, left = 0, None
    for row in statements:
        if not editions or row.level <= highest:
            key, highest, left = (row.kind, row.since_edtf, row.until_edtf), row.level, None
        elif left is not None and row.level > left:
            continue
        else:
            left = row.level if row.span.held(on) == Certainty.NOT else None
        if left is None:
            editions.setdefault(key, []).append(row)
    return editions


def _place_on_the_page(edition: Edition) -> tuple[int, date]:
    start = edition.period.span.begin.earliest if edition.period else None
    return Statement.Kind.values.index(edition.groups[0].kind), start or date.min


def _happened(item: Item, on: Days) -> bool:
    if not item.date or not item.date.earliest or not item.date.latest:
        return False
    return item.date.earliest <= on.last and on.first <= item.date.latest


def _doubts(entry: Organisation, on: Days) -> list[Contradiction]:
    """What the sources differ about, where it touches the moment."""
    titles = {("milestone", row.pk): str(row.title) for row in entry.shown_milestones}
    return [
        doubt
        for doubt in contradictions(entry.shown_citations, titles)
        if doubt.days and doubt.days.first <= on.last and on.first <= doubt.days.last
    ]
