from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from houses.admin.entries import page_of
from houses.desk.ordered import OrderedInline
from houses.desk.parts import PartAdmin
from networks.admin.evidence import NetworkCitationInline
from networks.models import Charter, Criterion


class CriterionInline(OrderedInline):
    fields = ["text"]
    folds = False
    model = Criterion
    own_page = _("Sources of this condition")
    show_change_link = True


@admin.register(Charter)
class CharterAdmin(PartAdmin):
    """The conditions of a charter. The page of a condition has its sources."""

    autocomplete_fields = ["document"]
    fields = ["network", "title", ("since", "until"), ("document", "complete"), "note"]
    inlines = [CriterionInline, NetworkCitationInline]
    readonly_fields = ["network"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("network", "document")

    def owner_page(self, row: Charter) -> str:
        return page_of(row.network)


@admin.register(Criterion)
class CriterionAdmin(PartAdmin):
    fields = ["charter", "text"]
    inlines = [NetworkCitationInline]
    readonly_fields = ["charter"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("charter__network")

    def owner_page(self, row: Criterion) -> str:
        return reverse("admin:networks_charter_change", args=[row.charter_id])
