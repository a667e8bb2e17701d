"""Who belongs to a network today, on the page of that network, and on which conditions."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import Count, F, Prefetch
from django.db.models.functions import Substr
from django.urls import reverse

from houses.models import Document, Location, Organisation, Region
from houses.models.organisations import OrganisationQuerySet
from houses.models.periods import IN_TIME
from houses.sheets.cards import Card, page_of_cards
from houses.sheets.regions import Map, map_of
from houses.values.spans import Certainty
from networks.models import Charter, Membership
from networks.models.charters import Edition, editions, editions_asked
from networks.pages.checklist import Checklist, checklist_of

FEWEST_ON_A_MAP = 3
# With the map, so many fronts make a page of at most 14 kB.
MEMBERS_PER_PAGE = 16


@dataclass(frozen=True)
class Member:
    card: Card
    membership: Membership


@dataclass(frozen=True)
class NetworkToday:
    """What only a network has: members, also unnamed and former ones, and conditions."""

    page: Page[Organisation]
    # Those on the page.
    members: list[Member]
    map: Map | None
    # Members that the sources do not name, now or before.
    parties: list[Membership]
    before: list[Membership]
    charters: list[Charter]
    charters_before: list[Charter]
    checklist: Checklist | None
    # The search for its houses.
    map_query: str

    @property
    def parties_without_a_word(self) -> bool:
        """Whether a note fails to say of some of them that they are not named."""
        return any(not row.note for row in self.parties)


def network_today(network: Organisation, number: str | None, *, on: date) -> NetworkToday:
    """With the members on one page of their list, and on the map of all of them."""
    memberships = Membership.objects.public().filter(network=network)
    now = memberships.current(on=on)
    # "Not in" a list that holds a null is never true.
    members_now = now.exclude(member=None).values("member")
    over = memberships.filter(until_latest__lt=on).exclude(member=None)
    before = over.exclude(member__in=members_now)
    entries = Organisation.objects.public().filter(pk__in=members_now).in_name_order()
    page, cards = page_of_cards(entries, number, on=on, most=MEMBERS_PER_PAGE)
    held = now.filter(member__in=list(page)).order_by(IN_TIME, "pk")
    by_member = {row.member_id: row for row in held}
    charters = _editions(network)
    in_force = [row.charter for row in charters if row.held(on) != Certainty.NOT]
    return NetworkToday(
        page,
        [Member(card, by_member[entry.pk]) for entry, card in zip(page, cards, strict=True)],
        _map(network, entries),
        list(memberships.filter(member=None).order_by(IN_TIME, "pk")),
        list(before.select_related("member").order_by("member__name_key", "pk")),
        in_force,
        [row.charter for row in charters if row.over(on)],
        checklist_of(editions_asked([row.charter for row in charters], on=on), list(page), on=on),
        f"?{urlencode({'network': network.slug})}",
    )


def _map(network: Organisation, members: OrganisationQuerySet) -> Map | None:
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


def _editions(network: Organisation) -> list[Edition]:
    documents = Prefetch("document", Document.objects.public())
    charters = Charter.objects.public().filter(network=network)
    newest = charters.order_by(F("since_earliest").desc(nulls_last=True), "pk")
    return editions(newest.prefetch_related("criteria", documents))
