"""What an entry was at a moment: itself, what it continues, or what continues it."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from houses.models import Affiliation, Organisation
from houses.models.periods import IN_TIME
from houses.sheets.course import GONE
from houses.values.dates import Bounds
from houses.values.spans import A_DAY, EVER, UNKNOWN, Certainty, Days, Span, weaker

Lifecycle = Organisation.Lifecycle


@dataclass(frozen=True)
class Life:
    """From when to when an entry existed, and what was there in its place before and after."""

    entry: Organisation
    span: Span
    before: list[Organisation]
    after: list[Organisation]

    def begins_after(self, on: Days) -> bool:
        earliest = self.span.begin.earliest
        return earliest is not None and on.last < earliest

    def ended_before(self, on: Days) -> bool:
        return self.span.held(on) == Certainty.NOT and not self.begins_after(on)


@dataclass(frozen=True)
class Heir:
    """Another entry that was there on the same days: before this one, or after it."""

    entry: Organisation
    certainty: Certainty


@dataclass(frozen=True)
class Then:
    """Which entry stood for another at a moment, and whether it existed."""

    life: Life
    existed: Certainty
    # Whether it came before the entry asked for, not after.
    back: bool
    # What was there on the same days, before it and after it. Where the entry itself was not,
    # several may have been: the page stays with it and names them.
    before: list[Heir]
    after: list[Heir]


def then(entry: Organisation, on: Days, *, today: date) -> Then:
    """Goes back or on to the one entry that was there. Three queries for each entry looked at."""
    first = life = life_of(entry, today=today)
    back = first.begins_after(on)
    passed = {entry.pk}
    while life.span.held(on) == Certainty.NOT:
        instead = life.before if life.begins_after(on) else life.after
        if len(instead) != 1 or instead[0].pk in passed:
            life = first
            break
        passed.add(instead[0].pk)
        life = life_of(instead[0], today=today)
    before, after = _there(life.before, on, today=today), _there(life.after, on, today=today)
    return Then(life, life.span.held(on), back, before, after)


def _there(entries: list[Organisation], on: Days, *, today: date) -> list[Heir]:
    lives = [(entry, life_of(entry, today=today).span.held(on)) for entry in entries]
    return [Heir(entry, certainty) for entry, certainty in lives if certainty != Certainty.NOT]


def life_of(entry: Organisation, *, today: date) -> Life:
    """Public entries of the same sort only: a fund that goes on with a project was not one."""
    tied = Affiliation.objects.public().filter(
        Q(organisation=entry) | Q(other=entry),
        role=Affiliation.Role.CONTINUES,
        organisation__family=entry.family,
        other__family=entry.family,
    )
    rows = list(tied.select_related("organisation", "other").order_by(IN_TIME, "pk"))
    begun = [row for row in rows if row.organisation_id == entry.pk]
    ended = [row for row in rows if row.other_id == entry.pk]
    merged = Organisation.objects.public().filter(Q(absorbed=entry) | Q(merged_into=entry))
    merged = merged.filter(family=entry.family).in_name_order()
    before = [row.other for row in begun if row.other]
    after = [row.organisation for row in ended]
    span = _span(entry, begun, ended, today=today)
    for other in merged:
        if other.merged_into_id != entry.pk:
            after += [] if other in after else [other]
        # What was merged in when this was there already stood beside it.
        elif other not in before and not lifetime(other, today=today).overlaps(span):
            before.append(other)
    return Life(entry, span, before, after)


def with_other(certainty: Certainty, other: Organisation, on: Days, *, today: date) -> Certainty:
    """How surely something held with another that may not have been there then.

    That no source says since when it exists makes nothing less sure.
    """
    life = lifetime(other, today=today)
    known = replace(life, begin=EVER) if life.begin == UNKNOWN else life
    return weaker(certainty, known.held(on))


def lifetime(entry: Organisation, *, today: date) -> Span:
    """From when to when an entry existed, by its own dates."""
    span = Span.between(entry.founded_date, entry.closed_date)
    if span.begin == UNKNOWN and entry.lifecycle == Lifecycle.PLANNED:
        span = replace(span, begin=Bounds(today + A_DAY, None))
    if span.end == UNKNOWN and entry.lifecycle in GONE:
        # It has ended, and no source says when: at the latest when one says so.
        known = entry.known_as_of
        some_day = Bounds(span.begin.earliest or date.min, known.latest if known else None)
        span = replace(span, end=some_day)
    return span


def _span(
    entry: Organisation, begun: list[Affiliation], ended: list[Affiliation], *, today: date
) -> Span:
    span = lifetime(entry, today=today)
    starts = [row.span.begin for row in begun if row.since]
    ends = [row.span.begin for row in ended if row.since]
    if span.begin == UNKNOWN and starts:
        span = replace(span, begin=starts[0])
    if not entry.closed and ends:
        span = replace(span, end=ends[0])
    named = [row.span.begin.earliest for row in entry.names.exclude(since="")]
    earlier = [day for day in named if day and span.begin.earliest and day < span.begin.earliest]
    if earlier:
        # A source names it from before the day on which another lets it begin.
        span = replace(span, begin=Bounds(min(earlier), span.begin.latest))
    for start in ends:
        span = span.before(Span(begin=start))
    return span.so_far(today) if entry.lifecycle in {Lifecycle.OPEN, Lifecycle.PAUSED} else span
