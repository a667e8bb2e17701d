"""The members on the page of their network: a table to look them up, and rows for new ones."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Case, F, Q, QuerySet, When
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from houses.desk.admins import DeskInline
from houses.desk.finding import entries_matching
from houses.desk.forms import SoundForm
from houses.desk.periods import ExclusiveFormSet
from houses.models import Organisation
from houses.values.folding import fold
from houses.values.spans import Certainty
from networks.models import Assessment, Charter, Membership
from networks.models.charters import editions_asked

AT_ONCE = 50
# Parameters of the network's page: which page of the table, and what is searched in it.
PAGE, SEARCH = "members", "member"


@dataclass(frozen=True)
class MemberLine:
    """What its last answers say: `met` of the conditions, where `assessed`.

    Whom nobody can assess, as known only by a text or no longer a member, is not `judged`.
    """

    membership: Membership
    over: bool
    judged: bool
    assessed: bool
    met: int


@dataclass(frozen=True)
class MemberTable:
    """`conditions` is how many there are to meet today; 0 where none are known."""

    total: int
    text: str
    page: Page[Membership]
    lines: list[MemberLine]
    conditions: int

    @property
    def place(self) -> str:
        """The query by which an act on a member finds back to this search and this page."""
        number = self.page.number if self.page.number > 1 else None
        asked = {name: said for name, said in ((SEARCH, self.text), (PAGE, number)) if said}
        return f"?{urlencode(asked)}" if asked else ""


def member_table(network: Organisation, asked: QueryDict, *, on: date) -> MemberTable:
    """A page of the members, the present ones first. Six queries, however many there are."""
    members = Membership.objects.filter(network=network).select_related("member", "network")
    total = members.count()
    text = asked.get(SEARCH, "").strip()
    if text:
        named = entries_matching(Organisation.objects.all(), text)
        members = members.filter(
            Q(member__in=named.values("pk")) | Q(pk__in=_parties(members, text))
        )
    page = Paginator(in_order(members), AT_ONCE).get_page(asked.get(PAGE))
    conditions = conditions_today(network, on=on)
    answers = last_answers(list(page), conditions, on=on)
    lines = [line(row, answers[row.pk], on=on) for row in page]
    return MemberTable(total, text, page, lines, len(conditions))


def _parties(members: QuerySet[Membership], text: str) -> list[int]:
    """Those known by a text that has these words; folded here, as the databases differ."""
    parties = members.exclude(party="").values_list("pk", "party")
    return [pk for pk, party in parties if fold(text) in fold(party)]


def line(membership: Membership, answers: list[str], *, on: date) -> MemberLine:
    over = membership.held(on=on) == Certainty.NOT
    return MemberLine(
        membership,
        over=over,
        judged=membership.member_id is not None and not over,
        assessed=any(answer != Assessment.Answer.UNKNOWN for answer in answers),
        met=answers.count(Assessment.Answer.MET),
    )


def in_order(members: QuerySet[Membership]) -> QuerySet[Membership]:
    """Those without an end first; of these, members known by a text after those with a name."""
    ended = Case(When(until="", then=0), default=1)
    return members.order_by(ended, F("member__name_key").asc(nulls_last=True), "pk")


def conditions_today(network: Organisation, *, on: date) -> list[int]:
    charters = Charter.objects.filter(network=network).prefetch_related("criteria")
    return [row.pk for charter in editions_asked(charters, on=on) for row in charter.criteria.all()]


def last_answers(
    members: list[Membership], conditions: list[int], *, on: date
) -> defaultdict[int, list[str]]:
    """By membership, what was last said of each of the conditions."""
    rows = Assessment.objects.filter(membership__in=members, criterion__in=conditions)
    answers = defaultdict[int, list[str]](list)
    for membership, answer in rows.last_given(on=on).values_list("membership", "answer"):
        answers[membership].append(answer)
    return answers


class MemberForm(SoundForm):
    @property
    def caption(self) -> str:
        return str(capfirst(_("new member")))


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
    form = MemberForm
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
