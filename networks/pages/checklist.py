"""The charter of a network as a checklist: which members meet which conditions."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from houses.models import Organisation
from houses.sheets.conditions import CharterMet, ConditionShown, conditions, with_sources
from houses.values.spans import Days
from networks.models import Assessment, Charter, Membership

Answer = Assessment.Answer


@dataclass(frozen=True)
class Tally:
    """How many members, of all that are named, meet all conditions and how many do not.

    Of the others it is not known: they have not been assessed on each, and met all they were.
    """

    members: int
    meeting: int
    falling_short: int

    @property
    def unknown(self) -> int:
        return self.members - self.meeting - self.falling_short


@dataclass(frozen=True)
class Row:
    member: Organisation
    met: CharterMet

    @property
    def explained(self) -> list[ConditionShown]:
        return [row for row in self.met.conditions if row.explained]


@dataclass(frozen=True)
class Checklist:
    """The rows are the members on a page of whom something is known; the rest are counted."""

    charter: Charter
    # None where of no member anything is known.
    tally: Tally | None
    rows: list[Row]
    unassessed: int

    @property
    def heads(self) -> list[ConditionShown]:
        """The conditions as the heads of columns."""
        return conditions(self.charter, [])

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.heads) + 1


def checklist_of(
    charters: Sequence[Charter], members: Collection[Organisation], *, on: date | Days
) -> Checklist | None:
    """The first of these charters for the members on one page of its network, if it has conditions.

    The conditions are loaded. Four queries, however many members and conditions there are; one
    where nothing is known.
    """
    if not charters or not charters[0].criteria.all():
        return None
    charter = charters[0]
    tally = _tally(charter, on=on)
    if tally is None:
        return Checklist(charter, None, [], len(members))
    given = defaultdict[int, list[Assessment]](list)
    answers = Assessment.objects.public().filter(
        criterion__charter=charter, membership__member__in=members
    )
    for answer in with_sources(answers.last_given(on=on).select_related("membership")):
        if answer.membership.member_id:
            given[answer.membership.member_id].append(answer)
    rows = [
        Row(member, CharterMet(charter, conditions(charter, given[member.pk])))
        for member in members
    ]
    known = [row for row in rows if row.met.known]
    return Checklist(charter, tally, known, len(rows) - len(known))


def _tally(charter: Charter, *, on: date | Days) -> Tally | None:
    """None where no member was assessed. Two queries; one where none was."""
    answers = Assessment.objects.public().filter(criterion__charter=charter).last_given(on=on)
    each = answers.exclude(answer=Answer.UNKNOWN).order_by().values("membership__member")
    counted = each.annotate(
        met=Count("pk", filter=Q(answer=Answer.MET)),
        short=Count("pk", filter=Q(answer__in=(Answer.PARTLY, Answer.NOT_MET))),
    ).aggregate(
        known=Count("membership__member"),
        meeting=Count("membership__member", filter=Q(met=len(charter.criteria.all()))),
        falling_short=Count("membership__member", filter=Q(short__gt=0)),
    )
    if not counted["known"]:
        return None
    memberships = Membership.objects.public().filter(network=charter.network_id)
    members = memberships.current(on=on).exclude(member=None).values("member").distinct().count()
    return Tally(members, counted["meeting"], counted["falling_short"])
