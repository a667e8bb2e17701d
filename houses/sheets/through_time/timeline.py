"""What is known of an entry in order of time, each date as precise as its source gives it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain, zip_longest

from django.utils.html import strip_tags

from houses.models import Milestone, Organisation, Term
from houses.sheets.evidence import either
from houses.sheets.relations import Relation
from houses.sheets.through_time import dated
from houses.sheets.through_time.happenings import Happening
from houses.values.date_phrases import words
from houses.values.dates import A_DAY, A_MONTH_OR_YEAR, UncertainDate
from houses.values.folding import fold
from networks.models import Charter, Membership

# Of more items than this those in the middle are folded away; so many stay at both ends.
MANY = 40
AT_BOTH_ENDS = 12
DAYS_OFFERED = 8
# Between dates that lie further apart the drawing shows a gap.
QUIET = timedelta(days=5 * 365)

# What is read of another entry, to name it with a link.
NAMED = ("name", "slug", "family", "language")


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ABOUT = "about"


@dataclass(frozen=True)
class MilestoneShown:
    milestone: Milestone
    # Where the sources say different dates, all of them as one choice; else "".
    either: str


@dataclass(frozen=True)
class Item:
    """All that has one date; `date` is None where it is not known."""

    date: UncertainDate | None
    milestones: list[MilestoneShown]
    happenings: list[Happening]
    # Yet to come, as far as is known.
    ahead: bool
    # Whether long years follow of which nothing is known.
    quiet_after: bool = False

    @property
    def when(self) -> str:
        return words(self.date) if self.date else ""

    @property
    def moment(self) -> str:
        """The EDTF of the day, month or year to which the page can go back; "" for none."""
        closed = self.date and self.date.earliest and self.date.latest
        return self.date.edtf if self.date and closed and not self.ahead else ""

    @property
    def precision(self) -> Precision:
        edtf = self.date.edtf if self.date else ""
        if A_DAY.fullmatch(edtf):
            return Precision.DAY
        if A_MONTH_OR_YEAR.fullmatch(edtf):
            return Precision.MONTH if "-" in edtf else Precision.YEAR
        return Precision.ABOUT


@dataclass(frozen=True)
class Timeline:
    items: list[Item]

    @property
    def shown(self) -> bool:
        """Whether there is more to tell than one date, which stands elsewhere on the page."""
        lines = sum(len(item.happenings) for item in self.items)
        return lines > 1 or any(item.milestones for item in self.items)

    @property
    def folded(self) -> list[Item]:
        """Those in the middle of a long line."""
        return self.items[AT_BOTH_ENDS:-AT_BOTH_ENDS] if len(self.items) > MANY else []

    @property
    def first(self) -> list[Item]:
        return self.items[:AT_BOTH_ENDS] if self.folded else self.items

    @property
    def last(self) -> list[Item]:
        return self.items[-AT_BOTH_ENDS:] if self.folded else []

    @property
    def days_of_change(self) -> list[tuple[str, str]]:
        """The EDTF and the words of dates on which something changed, from the first to the last.

        Of many, a few that lie evenly among them.
        """
        found = [item for item in self.items if item.moment]
        if len(found) > DAYS_OFFERED:
            stride = (len(found) - 1) / (DAYS_OFFERED - 1)
            found = [found[round(step * stride)] for step in range(DAYS_OFFERED)]
        return [(item.moment, item.when) for item in found]


def timeline_of(
    entry: Organisation,
    *,
    relations: list[Relation],
    memberships: list[Membership],
    heir: Organisation | None,
    on: date,
) -> Timeline:
    """The timeline of an entry whose parts are loaded, for one query more; of a network for three.

    `heir` is what it was merged into; what comes after the day `on` is yet to come.
    """
    absorbed = list(_absorbed_by(entry))
    happenings = chain(
        dated.beginning_and_end(entry, heir=heir),
        dated.absorbed(absorbed),
        dated.renamings(entry.shown_names),
        dated.ties(relations, but_for=dated.mergers(entry, heir, absorbed)),
        dated.projects(relations),
        dated.memberships(memberships),
        dated.editions(entry.shown_statements),
        dated.grants(entry),
        _of_network(entry) if entry.family == Term.Family.NETWORK else (),
    )
    return Timeline(_items(milestones_of(entry), happenings, on=on))


def milestones_of(entry: Organisation) -> list[MilestoneShown]:
    dates: dict[int, list[str]] = {}
    for citation in entry.shown_citations:
        if citation.milestone_id and citation.field == "happened" and citation.value:
            dates.setdefault(citation.milestone_id, []).append(citation.value)
    return [
        MilestoneShown(row, either("happened", dates.get(row.pk, [])))
        for row in entry.shown_milestones
    ]


def _absorbed_by(entry: Organisation) -> Iterable[Organisation]:
    merged = Organisation.objects.public().filter(merged_into=entry).exclude(closed="")
    return merged.only(*NAMED, *_columns("closed")).in_name_order()


def _of_network(network: Organisation) -> Iterator[Happening]:
    period = (*_columns("since"), *_columns("until"))
    members = Membership.objects.public().filter(network=network).exclude(since="", until="")
    # There may be thousands: only what is told of them is read.
    members = members.select_related("member").order_by("member__name_key", "pk")
    members = members.only("party", *period, *(f"member__{column}" for column in NAMED))
    yield from dated.members(members)
    charters = Charter.objects.public().filter(network=network).order_by("pk")
    yield from dated.charters(charters.only("title", *period))


def _columns(field: str) -> tuple[str, str, str]:
    return f"{field}_edtf", f"{field}_earliest", f"{field}_latest"


def _items(
    milestones: Iterable[MilestoneShown], happenings: Iterable[Happening], *, on: date
) -> list[Item]:
    """One a date in order of time, the more precise first; what has no date stands last."""
    found: dict[UncertainDate | None, tuple[list[MilestoneShown], list[Happening]]] = {}
    for shown in milestones:
        found.setdefault(dated.stored(shown.milestone, "happened"), ([], []))[0].append(shown)
    for happening in happenings:
        stones, lines = found.setdefault(happening.date, ([], []))
        if not any(_tells(shown.milestone, happening) for shown in stones):
            lines.append(happening)
    items = [
        Item(
            when,
            stones,
            sorted(lines, key=lambda line: line.sort),
            ahead=bool(when and when.earliest and when.earliest > on),
        )
        for when, (stones, lines) in sorted(found.items(), key=lambda pair: _in_time(pair[0]))
    ]
    return [
        replace(item, quiet_after=later is not None and _quiet_between(item, later))
        for item, later in zip_longest(items, items[1:])
    ]


def _tells(milestone: Milestone, happening: Happening) -> bool:
    """Whether the milestone says the same, or names the very text that was written then."""
    title = fold(str(milestone.title))
    if title == fold(strip_tags(happening.sentence)):
        return True
    return bool(happening.about) and f" {fold(happening.about)} " in f" {title} "


def _in_time(when: UncertainDate | None) -> tuple[date, date, str]:
    if when is None:
        return date.max, date.max, ""
    # "Before 1965" stands where it ends, "since 2003" where it begins.
    return (
        when.earliest or when.latest or date.max,
        when.latest or date.max,
        when.edtf,
    )


def _quiet_between(item: Item, later: Item) -> bool:
    if not (item.date and later.date and item.date.latest and later.date.earliest):
        return False
    return later.date.earliest - item.date.latest > QUIET
