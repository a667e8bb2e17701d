from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from houses.desk.admins import DeskAdmin, DeskInline
from houses.models import Document, Reference


class EntryInline(DeskInline):
    """The entries that a document tells of; the order belongs to the page of each entry."""

    autocomplete_fields = ["entry"]
    fields = [("entry", "pages"), "purpose"]
    model = Reference

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("entry", "document")


@admin.register(Document)
class DocumentAdmin(DeskAdmin):
    autocomplete_fields = ["author"]
    fields = [
        "title",
        ("kind", "language"),
        ("author", "author_party"),
        ("publisher", "published"),
        "url",
        "alternative",
    ]
    inlines = [EntryInline]
    list_display = ["title", "kind", "author", "published"]
    list_filter = ["kind", "language"]
    list_select_related = ["author"]
    ordering = ["title_key", "pk"]
    search_fields = ["title", "publisher", "author__name", "author_party"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("author")
