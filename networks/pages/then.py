"""Who belonged to a network at a moment, and on which conditions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator

from houses.models import Organisation
from houses.models.periods import held_then
from houses.sheets.cards import PER_PAGE
from houses.sheets.through_time.names_then import Called, called, names_loaded
from houses.values.spans import Certainty, Days, Span
from networks.models import Charter, Membership
from networks.models.charters import editions


@dataclass(frozen=True)
class MemberThen:
    called: Called
    membership: Membership
    certainty: Certainty


@dataclass(frozen=True)
class NetworkThen:
    """What only a network has, at a moment."""

    page: Page[tuple[Membership, Certainty]]
    members: Sequence[MemberThen]
    certain: int
    possible: int
    # Members that the sources do not name.
    parties: Sequence[tuple[Membership, Certainty]]
    editions: Sequence[tuple[Charter, Certainty]]


def network_then(
    network: Organisation, on: Days, number: str | None, *, today: date
) -> NetworkThen:
    """All memberships that may have held are read, narrowly: who was there is told by Python.

    The same number of queries for any number of members.
    """
    narrow = ("network", "party", "since", "until", "note")
    of_member = ("member__founded", "member__closed", "member__name_key")
    rows = (
        Membership.objects.public()
        .filter(network=network)
        .current(on=on)
        .select_related("member")
        .only(*narrow, *of_member)
        .order_by("member__name_key", "member", "since_earliest", "pk")
    )
    held = held_then(rows, on, today=today, by=lambda row: (row.member_id, row.party))
    named: dict[int, tuple[Membership, Certainty]] = {}
    for row, certainty in held:
        if row.member and _was_there(row.member, on):
            before = named.get(row.member.pk)
            if before is None or certainty == Certainty.CERTAINLY:
                named[row.member.pk] = row, certainty
    certain = sum(certainty == Certainty.CERTAINLY for _row, certainty in named.values())
    page = Paginator(list(named.values()), PER_PAGE).get_page(number)
    return NetworkThen(
        page,
        _members(page, on),
        certain,
        len(named) - certain,
        [(row, certainty) for row, certainty in held if not row.member],
        _editions_then(network, on),
    )


def _was_there(member: Organisation, on: Days) -> bool:
    """What was not yet founded, or closed for good, belonged nowhere."""
    life = Span.between(member.founded_date, member.closed_date)
    return life.held(on) != Certainty.NOT


def _members(page: Iterable[tuple[Membership, Certainty]], on: Days) -> list[MemberThen]:
    rows = list(page)
    keys = [row.member_id for row, _certainty in rows]
    entries = Organisation.objects.public().prefetch_related(names_loaded()).in_bulk(keys)
    return [MemberThen(called(entries[row.member_id], on), row, sure) for row, sure in rows]


def _editions_then(network: Organisation, on: Days) -> list[tuple[Charter, Certainty]]:
    charters = Charter.objects.public().filter(network=network)
    found = editions(charters.prefetch_related("criteria").order_by("since_earliest", "pk"))
    held = ((row.charter, row.held(on)) for row in found)
    return [(charter, certainty) for charter, certainty in held if certainty != Certainty.NOT]
