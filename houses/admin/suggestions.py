from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from houses.desk.admins import DeskAdmin
from houses.models import SuggestedHouse


@admin.register(SuggestedHouse)
class SuggestedHouseAdmin(DeskAdmin):
    """What visitors wrote stays as they wrote it; it may be thrown away."""

    actions = ["mark_as_handled"]
    fields = ["name", "place", "website", "note", "received_on", "handled"]
    list_display = ["name", "place", "website", "received_on", "handled"]
    list_filter = ["handled"]
    list_select_related = False
    readonly_fields = ["name", "place", "website", "note", "received_on"]
    search_fields = ["name", "place"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.action(description=_("Mark as handled"), permissions=["change"])
    def mark_as_handled(self, request: HttpRequest, queryset: QuerySet[SuggestedHouse]) -> None:
        handled = queryset.update(handled=True)
        sentence = ngettext("%d suggestion is handled.", "%d suggestions are handled.", handled)
        self.message_user(request, sentence % handled, messages.SUCCESS)
