from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from houses.desk.admins import DeskAdmin, DeskInline
from houses.desk.finding import entries_matching
from houses.models.organisations import OrganisationQuerySet
from networks.models import Membership, Network


class MemberInline(DeskInline):
    autocomplete_fields = ["member"]
    fields = [("member", "since", "until"), "note"]
    fk_name = "network"
    model = Membership
    verbose_name = _("member")
    verbose_name_plural = _("members")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("member", "network")


@admin.register(Network)
class NetworkAdmin(DeskAdmin):
    """The members of a network. What else is known of it stands on its page as an organisation."""

    fields = ["name", "status", "entry"]
    inlines = [MemberInline]
    list_display = ["name", "status", "member_count"]
    list_filter = ["status"]
    list_select_related = False
    ordering = ["name_key", "pk"]
    readonly_fields = ["entry", "name", "status"]
    search_fields = ["name"]
    search_help_text = _("Any of its names, a municipality or postcode, its address or public id.")
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> Any:
        networks: Any = super().get_queryset(request)
        return networks.networks().annotate(member_count=Count("members"))

    def found(self, rows: Any, text: str) -> OrganisationQuerySet:
        return entries_matching(rows, text)

    @admin.display(description=_("members"), ordering="member_count")
    def member_count(self, network: Any) -> int:
        count: int = network.member_count
        return count

    @admin.display(description=_("everything else"))
    def entry(self, network: Network) -> str:
        page = reverse("admin:houses_organisation_change", args=[network.pk])
        return format_html('<a href="{}">{}</a>', page, _("Its page as an organisation"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A network is added as an organisation of that kind."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
