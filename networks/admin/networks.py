from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest
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
from houses.models import Term
from networks.models import Charter, Membership, Network


class MemberInline(DeskInline):
    """The page of a membership has its sources and whether it meets the conditions."""

    autocomplete_fields = ["member"]
    fields = [("member", "party"), ("since", "until"), "note"]
    fk_name = "network"
    model = Membership
    own_page = _("Sources and conditions met")
    show_change_link = True
    verbose_name = _("member")
    verbose_name_plural = _("members")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("member", "network")


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
        AffiliationInline,
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

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(member_count=Count("members"))

    @admin.display(description=_("members"), ordering="member_count")
    def member_count(self, network: Any) -> int:
        count: int = network.member_count
        return count
