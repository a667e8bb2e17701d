from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from houses.admin.entries import page_of
from houses.desk.admins import DeskInline
from houses.desk.parts import PartAdmin
from houses.desk.periods import ExclusiveForm
from houses.models import Organisation
from houses.models.organisations import OrganisationQuerySet
from networks.admin.evidence import NetworkCitationInline
from networks.models import Assessment, Criterion, Membership


class AssessmentInline(DeskInline):
    fields = [("criterion", "answer"), ("assessed", "decided_by"), "evidence"]
    model = Assessment
    own_page = _("Sources of this assessment")
    show_change_link = True

    def formfield_for_foreignkey(
        self, db_field: "models.ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Offers the conditions of the network that the membership on the page is of."""
        page = request.resolver_match
        membership = int(unquote(page.kwargs["object_id"])) if page else 0
        conditions = Criterion.objects.filter(charter__network__members=membership)
        kwargs["queryset"] = conditions.order_by("charter", "position", "pk")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        return rows.select_related("criterion__charter", "membership")


@admin.register(Membership)
class MembershipAdmin(PartAdmin):
    """Whether a member meets the conditions, and what the sources say of the membership."""

    fields = ["network", "member", "party", ("since", "until"), "note"]
    form = ExclusiveForm
    inlines = [AssessmentInline, NetworkCitationInline]
    readonly_fields = ["network", "member"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("network", "member")

    def entries_touched(self, row: Membership, changed: frozenset[str]) -> OrganisationQuerySet:
        return Organisation.objects.filter(memberships=row.pk)

    def owner_page(self, row: Membership) -> str:
        return page_of(row.network)


@admin.register(Assessment)
class AssessmentAdmin(PartAdmin):
    fields = ["membership", "criterion", "answer", ("assessed", "decided_by"), "evidence"]
    inlines = [NetworkCitationInline]
    readonly_fields = ["membership", "criterion"]

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)
        return rows.select_related("membership__network", "membership__member", "criterion")

    def owner_page(self, row: Assessment) -> str:
        return reverse("admin:networks_membership_change", args=[row.membership_id])
