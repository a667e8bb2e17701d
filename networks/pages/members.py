from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Prefetch
from django.db.models.functions import Substr
from django.urls import reverse

from houses.models import Document, Location, Organisation, Region
from houses.models.organisations import OrganisationQuerySet
from houses.models.periods import held_then
from houses.sheets.cards import PER_PAGE
from houses.sheets.names_then import Called, called, names_loaded
from houses.sheets.regions import Map, map_of
from houses.values.spans import Certainty, Days, Span
from networks.models import Charter, Membership
from networks.models.charters import editions

FEWEST_ON_A_MAP = 3


@dataclass(frozen=True)
class NetworkShown:
    """What only a network has: members, also unnamed and former ones, and conditions."""

    members_now: OrganisationQuerySet
    # Members that the sources do not name, now or before.
    parties: list[Membership]
    before: list[Membership]
    charters: list[Charter]
    charters_before: list[Charter]

    @property
    def parties_without_a_word(self) -> bool:
        """Whether a note fails to say of some of them that they are not named."""
        return any(not row.note for row in self.parties)


def members_of(network: Organisation, *, on: date) -> NetworkShown:
    """The members of today are left to be counted and paged."""
    memberships = Membership.objects.public().filter(network=network)
    now = memberships.current(on=on)
    # "Not in" a list that holds a null is never true.
    members_now = now.exclude(member=None).values("member")
    named = memberships.exclude(member=None).exclude(member__in=members_now)
    documents = Prefetch("document", Document.objects.public())
    charters = editions(
        Charter.objects.public()
        .filter(network=network)
        .prefetch_related("criteria", documents)
        .order_by(F("since_earliest").desc(nulls_last=True), "pk")
    )
    return NetworkShown(
        Organisation.objects.public().filter(pk__in=now.values("member")).in_name_order(),
        list(memberships.filter(member=None).order_by("since_earliest", "pk")),
        list(named.select_related("member").order_by("member__name_key", "pk")),
        [row.charter for row in charters if row.held(on) != Certainty.NOT],
        [row.charter for row in charters if row.over(on)],
    )


def map_of_members(network: Organisation, members: OrganisationQuerySet) -> Map | None:
    """The houses of a network on the map of the country where most of them are.

    None for so few that a map says no more than the list.
    """
    houses = members.houses()
    places = Location.objects.public().filter(organisation__in=houses).order_by()
    countries = places.annotate(country=Substr("region__path", 1, 2)).values_list("country")
    most = countries.annotate(houses=Count("organisation")).order_by("-houses", "country")
    country, number = most.first() or ("", 0)
    if number < FEWEST_ON_A_MAP:
        return None

    def found_there(region: Region) -> str:
        asked = {"network": network.slug, "region": region.path}
        return f"{reverse('houses:find')}?{urlencode(asked)}"

    return map_of(country, houses=houses, url_of=found_there)


@dataclass(frozen=True)
class MemberThen:
    called: Called
    membership: Membership
    certainty: Certainty


@dataclass(frozen=True)
class MembersThen:
    """Who belonged to a network at a moment, and on which conditions."""

    page: Page[tuple[Membership, Certainty]]
    members: Sequence[MemberThen]
    certain: int
    possible: int
    # Members that the sources do not name.
    parties: Sequence[tuple[Membership, Certainty]]
    editions: Sequence[tuple[Charter, Certainty]]


def members_then(
    network: Organisation, on: Days, number: str | None, *, today: date
) -> MembersThen:
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
    return MembersThen(
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
