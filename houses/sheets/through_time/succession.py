"""What an entry was at a moment: itself, what it continues, or what continues it."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from houses.models import Affiliation, Organisation
from houses.sheets.course import GONE
from houses.values.dates import Bounds
from houses.values.spans import UNKNOWN, Certainty, Days, Span


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

    def instead(self, on: Days) -> list[Organisation]:
        """What may have been there in its place on these days."""
        return self.before if self.begins_after(on) else self.after


@dataclass(frozen=True)
class Then:
    """Which entry stood for another at a moment, and whether it existed."""

    life: Life
    existed: Certainty
    # Whether it came before the entry asked for, not after.
    back: bool
    # Where several may have been there in its place: the page stays with the entry and names them.
    instead: list[Organisation]


def then(entry: Organisation, on: Days) -> Then:
    """Goes back or on to the one entry that was there. Two queries a step."""
    first = life = life_of(entry)
    back = first.begins_after(on)
    passed = {entry.pk}
    while life.span.held(on) == Certainty.NOT:
        instead = life.instead(on)
        if len(instead) != 1 or instead[0].pk in passed:
            return Then(first, Certainty.NOT, back, first.instead(on))
        passed.add(instead[0].pk)
        life = life_of(instead[0])
    return Then(life, life.span.held(on), back, [])


def life_of(entry: Organisation) -> Life:
    """Public entries of the same sort only: a fund that goes on with a project was not one."""
    tied = Affiliation.objects.public().filter(
        Q(organisation=entry) | Q(other=entry),
        role=Affiliation.Role.CONTINUES,
        organisation__family=entry.family,
        other__family=entry.family,
    )
    rows = list(tied.select_related("organisation", "other").order_by("since_earliest", "pk"))
    begun = [row for row in rows if row.organisation_id == entry.pk]
    ended = [row for row in rows if row.other_id == entry.pk]
    merged = Organisation.objects.public().filter(Q(absorbed=entry) | Q(merged_into=entry))
    merged = merged.filter(family=entry.family).in_name_order()
    before = [row.other for row in begun if row.other]
    after = [row.organisation for row in ended]
    for other in merged:
        side = before if other.merged_into_id == entry.pk else after
        if other not in side:
            side.append(other)
    return Life(entry, _span(entry, begun, ended), before, after)


def _span(entry: Organisation, begun: list[Affiliation], ended: list[Affiliation]) -> Span:
    span = Span.between(entry.founded_date, entry.closed_date)
    starts = [row.span.begin for row in begun if row.since]
    ends = [row.span.begin for row in ended if row.since]
    if span.begin == UNKNOWN and starts:
        span = replace(span, begin=starts[0])
    if span.end == UNKNOWN and ends:
        span = replace(span, end=ends[0])
    elif span.end == UNKNOWN and entry.lifecycle in GONE:
        known = entry.known_as_of
        some_day = Bounds(span.begin.earliest or date.min, known.latest if known else None)
        span = replace(span, end=some_day)
    for start in ends:
        span = span.before(Span(begin=start))
    return span
