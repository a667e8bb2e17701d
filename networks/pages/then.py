"""Who belonged to a network at a moment, and on which conditions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator

from houses.models import Organisation
from houses.models.periods import IN_TIME, held_then
from houses.sheets.cards import PER_PAGE
from houses.sheets.through_time.names_then import Called, called, names_loaded
from houses.sheets.through_time.succession import with_other
from houses.values.spans import Certainty, Days
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
    network: Organisation,
    on: Days,
    number: str | None,
    *,
    today: date,
    doubts: Sequence[Days] = (),
) -> NetworkThen:
    """All memberships that may have held are read, narrowly: who was there is told by Python.

    The same number of queries for any number of members.
    """
    narrow = ("network", "party", "since", "until", "note")
    life = ("founded", "closed", "lifecycle", "lifecycle_as_of")
    of_member = ("member__name_key", *(f"member__{column}" for column in life))
    rows = (
        Membership.objects.public()
        .filter(network=network)
        .current(on=on)
        .select_related("member")
        .only(*narrow, *of_member)
        .order_by("member__name_key", "member", IN_TIME, "pk")
    )
    held = held_then(
        rows, on, today=today, by=lambda row: (row.member_id, row.party), doubts=doubts
    )
    named: dict[int, tuple[Membership, Certainty]] = {}
    for row, certainty in held:
        if row.member:
            together = with_other(certainty, row.member, on, today=today)
            known = named.get(row.member.pk)
            if together == Certainty.CERTAINLY or (together == Certainty.POSSIBLY and not known):
                named[row.member.pk] = row, together
    certain = sum(certainty == Certainty.CERTAINLY for _row, certainty in named.values())
    page = Paginator(list(named.values()), PER_PAGE).get_page(number)
    return NetworkThen(
        page,
        _members(page, on, today=today),
        certain,
        len(named) - certain,
        [(row, certainty) for row, certainty in held if not row.member],
        _editions_then(network, on, today=today),
    )


def _members(
    page: Iterable[tuple[Membership, Certainty]], on: Days, *, today: date
) -> list[MemberThen]:
    rows = list(page)
    keys = [row.member_id for row, _certainty in rows]
    entries = Organisation.objects.public().prefetch_related(names_loaded()).in_bulk(keys)
    return [
        MemberThen(called(entries[row.member_id], row.span.within(on), today=today), row, certainty)
        for row, certainty in rows
        # One may have been taken off the site meanwhile.
        if row.member_id in entries
    ]


def _editions_then(
    network: Organisation, on: Days, *, today: date
) -> list[tuple[Charter, Certainty]]:
    charters = Charter.objects.public().filter(network=network)
    found = editions(charters.prefetch_related("criteria").order_by(IN_TIME, "pk"))
    held = ((row.charter, row.span.so_far(today).held(on)) for row in found)
    return [(charter, certainty) for charter, certainty in held if certainty != Certainty.NOT]
