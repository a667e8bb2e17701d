"""The members on the page of their network: a table to look them up, and rows for new ones."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from houses.desk.admins import DeskInline
from houses.desk.finding import entries_matching
from houses.desk.periods import ExclusiveFormSet
from houses.models import Organisation
from houses.values.spans import Certainty
from networks.models import Assessment, Charter, Criterion, Membership
from networks.models.charters import editions_in_force

AT_ONCE = 50
# Parameters of the network's page: which page of the table, and what is searched in it.
PAGE, SEARCH = "members", "member"


@dataclass(frozen=True)
class MemberLine:
    """`met` is None where nobody can be assessed: known only by a text, or no longer a member."""

    membership: Membership
    over: bool
    met: int | None


@dataclass(frozen=True)
class MemberTable:
    """`conditions` is how many there are to meet today; 0 where none are known."""

    total: int
    text: str
    page: Page[Membership]
    lines: list[MemberLine]
    conditions: int


def member_table(network: Organisation, asked: QueryDict, *, on: date) -> MemberTable:
    """A page of the members, the present ones first. Six queries, however many there are."""
    members = Membership.objects.filter(network=network).select_related("member", "network")
    total = members.count()
    text = asked.get(SEARCH, "").strip()
    if text:
        named = entries_matching(Organisation.objects.all(), text)
        members = members.filter(Q(member__in=named.values("pk")) | Q(party__icontains=text))
    page = Paginator(in_order(members), AT_ONCE).get_page(asked.get(PAGE))
    conditions = conditions_today(network, on=on)
    met = met_by(list(page), conditions, on=on)
    lines = []
    for membership in page:
        over = membership.held(on=on) == Certainty.NOT
        judged = bool(conditions) and membership.member_id is not None and not over
        lines.append(MemberLine(membership, over, met[membership.pk] if judged else None))
    return MemberTable(total, text, page, lines, len(conditions))


def in_order(members: QuerySet[Membership]) -> QuerySet[Membership]:
    """Without an end first; those known by a text after those with a name."""
    return members.order_by(
        F("until_edtf"),
        F("member__name_key").asc(nulls_last=True),
        "party",
        "pk",
    )


def conditions_today(network: Organisation, *, on: date) -> list[int]:
    charters = editions_in_force(Charter.objects.filter(network=network), on=on)
    criteria = Criterion.objects.filter(charter=charters[-1]) if charters else None
    return list(criteria.values_list("pk", flat=True)) if criteria else []


def met_by(members: list[Membership], conditions: list[int], *, on: date) -> Counter[int]:
    """By membership, how many of the conditions were met when last assessed."""
    rows = Assessment.objects.filter(membership__in=members, criterion__in=conditions)
    return Counter(rows.last_given(on=on).met().values_list("membership", flat=True))


class MemberFormSet(ExclusiveFormSet):
    @property
    def row_count(self) -> int:
        return Membership.objects.filter(network=self.instance.pk).count()


class MemberInline(DeskInline):
    """Rows for new members only: those that are there stand in the table, each with its own page.

    So the page of a network with a thousand members is as light as that of a small one, and
    nobody takes a member away who should be ended.
    """

    autocomplete_fields = ["member"]
    can_delete = False
    extra = 1
    fields = [("member", "party"), ("since", "until"), "note"]
    fk_name = "network"
    formset = MemberFormSet
    model = Membership
    template = "admin/networks/members.html"
    verbose_name = _("member")
    verbose_name_plural = _("members")
    # Set for each page, by the admin of the network.
    asked: QueryDict
    network: Organisation

    @cached_property
    def table(self) -> MemberTable:
        return member_table(self.network, self.asked, on=timezone.localdate())

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).none()
