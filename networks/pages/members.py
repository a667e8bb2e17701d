from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch

from houses.models import Document, Organisation
from houses.models.organisations import OrganisationQuerySet
from houses.sheets.relations import over
from houses.values.dates import Certainty
from networks.models import Charter, Membership


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
    charters = list(
        Charter.objects.public()
        .filter(network=network)
        .prefetch_related("criteria", documents)
        .order_by(F("since_earliest").desc(nulls_last=True), "pk")
    )
    return NetworkShown(
        Organisation.objects.public().filter(pk__in=now.values("member")).in_name_order(),
        list(memberships.filter(member=None).order_by("since_earliest", "pk")),
        list(named.select_related("member").order_by("member__name_key", "pk")),
        [row for row in charters if row.held(on=on) != Certainty.NOT],
        [row for row in charters if over(row, on=on)],
    )
