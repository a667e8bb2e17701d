from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from houses.admin.entries import page_of
from houses.desk.admins import DeskAdmin
from houses.models import Organisation, Report
from houses.models.reports import THE_SITE


@admin.register(Report)
class ReportAdmin(DeskAdmin):
    """What visitors wrote stays as they wrote it; it may be thrown away."""

    actions = ["mark_as_handled"]
    fields = ["entry", "part", "wrong", "from_the_house", "received_on", "handled"]
    list_display = ["about", "part", "excerpt", "from_the_house", "received_on", "handled"]
    list_filter = ["handled", "from_the_house", "part"]
    list_select_related = ["organisation"]
    readonly_fields = ["entry", "part", "wrong", "from_the_house", "received_on"]
    search_fields = ["organisation__name", "wrong"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description=_("organisation"))
    def entry(self, report: Report) -> str:
        """With the way to where it is mended."""
        if report.organisation is None:
            return str(THE_SITE)
        return format_html('<a href="{}">{}</a>', page_of(report.organisation), report.organisation)

    @admin.display(description=_("organisation"), ordering="organisation")
    def about(self, report: Report) -> Organisation | str:
        return report.organisation or str(THE_SITE)

    @admin.display(description=_("what is wrong"))
    def excerpt(self, report: Report) -> str:
        return Truncator(report.wrong).words(20)

    @admin.action(description=_("Mark as handled"), permissions=["change"])
    def mark_as_handled(self, request: HttpRequest, queryset: QuerySet[Report]) -> None:
        handled = queryset.update(handled=True)
        sentence = ngettext("%d report is handled.", "%d reports are handled.", handled)
        self.message_user(request, sentence % handled, messages.SUCCESS)
