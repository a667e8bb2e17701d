from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from houses.admin.citations import CitationInline
from houses.admin.inlines import (
    AffiliationInline,
    ContactPointInline,
    FirstVisitInline,
    IdentifierInline,
    MembershipInline,
    NameInline,
    TagInline,
)
from houses.admin.organisations import OrganisationAdmin
from houses.admin.places import LocationInline
from houses.admin.story import (
    GrantGivenInline,
    GrantReceivedInline,
    MilestoneInline,
    ReferenceInline,
    ServiceInline,
    StatementInline,
)
from houses.desk.admins import DeskInline
from houses.finding.index import index
from houses.models import Affiliation, Organisation, Term
from houses.models.organisations import OrganisationQuerySet
from networks.admin.checklist_rows import enter_checklist_row
from networks.admin.endings import end_membership
from networks.admin.handover import hand_over
from networks.admin.members import MemberFormSet, MemberInline
from networks.models import Charter, Network


class NetworkAffiliationInline(AffiliationInline):
    """Has the present coordinators above the rows, and the way to hand over."""

    folds = False
    template = "admin/networks/relations.html"
    # Set for each page, by the admin of the network.
    network: Organisation

    @property
    def coordinators(self) -> list[Affiliation]:
        rows = Affiliation.objects.coordinating(self.network, on=timezone.localdate())
        return list(rows.select_related("other"))


class CharterInline(DeskInline):
    """The page of a charter has its conditions and sources."""

    autocomplete_fields = ["document"]
    fields = ["title", ("since", "until"), ("document", "complete"), "note"]
    model = Charter
    own_page = _("Conditions and sources")
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("network", "document")


@admin.register(Network)
class NetworkAdmin(OrganisationAdmin):
    family = Term.Family.NETWORK
    inlines = [
        TagInline,
        NameInline,
        StatementInline,
        MemberInline,
        CharterInline,
        ContactPointInline,
        NetworkAffiliationInline,
        MilestoneInline,
        ServiceInline,
        ReferenceInline,
        GrantReceivedInline,
        GrantGivenInline,
        MembershipInline,
        LocationInline,
        FirstVisitInline,
        IdentifierInline,
        CitationInline,
    ]
    inlines_of_new = [TagInline]
    list_display = ["name", "status", "lifecycle", "member_count", "checked_on"]

    def get_urls(self) -> Any:
        acts: dict[str, tuple[str, Any]] = {
            "handover": ("<int:network>/handover/", hand_over),
            "end": ("<int:network>/members/<int:pk>/end/", end_membership),
            "conditions": ("<int:network>/members/<int:pk>/conditions/", enter_checklist_row),
        }
        pages = [
            path(
                route,
                self.admin_site.admin_view(partial(act, self)),
                name=f"networks_network_{name}",
            )
            for name, (route, act) in acts.items()
        ]
        return [*pages, *super().get_urls()]

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        inlines = super().get_inline_instances(request, obj)
        for inline in inlines:
            if isinstance(inline, MemberInline | NetworkAffiliationInline):
                inline.network = obj
            if isinstance(inline, MemberInline):
                inline.asked = request.GET
        return inlines

    def get_queryset(self, request: HttpRequest) -> Any:
        """With how many belong to it, as far as is known, today."""
        today = timezone.localdate()
        goes_on = Q(members__until_latest=None) | Q(members__until_latest__gte=today)
        return super().get_queryset(request).annotate(member_count=Count("members", goes_on))

    @admin.display(description=_("members"), ordering="member_count")
    def member_count(self, network: Any) -> int:
        count: int = network.member_count
        return count

    def entries_touched(self, row: Organisation, changed: frozenset[str]) -> OrganisationQuerySet:
        """Of the members only those who are new on this page are found by other words."""
        return super().entries_touched(row, changed - {"members"})

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        if isinstance(formset, MemberFormSet):
            joined = [row.member_id for row in formset.new_objects]
            index(Organisation.objects.filter(pk__in=joined))
