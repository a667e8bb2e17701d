from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from houses.desk.admins import DeskAdmin
from houses.desk.ordered import OrderedInline
from houses.models import Source, SourceNote


class SourceNoteInline(OrderedInline):
    fields = ["text"]
    model = SourceNote


@admin.register(Source)
class SourceAdmin(DeskAdmin):
    fields = ["url", "title", ("publisher", "published"), ("language", "kind"), "staff_note"]
    inlines = [SourceNoteInline]
    list_display = ["__str__", "kind", "publisher", "published", "language", "citation_count"]
    list_filter = ["kind", "language"]
    list_select_related = False
    ordering = ["url", "title", "pk"]
    search_fields = ["title", "url", "publisher"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        sources: QuerySet[Source] = super().get_queryset(request)
        return sources.annotate(citation_count=Count("citations"))

    @admin.display(description=_("facts"), ordering="citation_count")
    def citation_count(self, source: Any) -> int:
        count: int = source.citation_count
        return count
