from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from houses.desk.admins import DeskAdmin
from houses.models import Grant


@admin.register(Grant)
class GrantAdmin(DeskAdmin):
    """All grants together. Each also stands, with its sources, on the pages of its parties."""

    autocomplete_fields = ["funder", "recipient", "project"]
    fields = [
        ("funder", "funder_party"),
        ("recipient", "project"),
        ("amount", "currency", "period"),
        "in_kind",
        "note",
    ]
    list_display = ["given_by", "recipient", "project", "amount", "currency", "period"]
    list_filter = ["currency"]
    list_select_related = ["funder", "recipient", "project"]
    search_fields = ["funder__name", "funder_party", "recipient__name", "project__name"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("funder", "recipient", "project")

    @admin.display(description=_("funder"), ordering="funder__name_key")
    def given_by(self, grant: Grant) -> str:
        return str(grant.funder or grant.funder_party)
