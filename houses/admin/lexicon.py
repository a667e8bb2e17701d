from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from houses.desk.admins import DeskAdmin
from houses.desk.forms import SoundForm
from houses.models import LexiconWord, SynonymGroup
from houses.values.folding import fold


class LexiconWordForm(SoundForm):
    def clean_text(self) -> str:
        return fold(self.cleaned_data["text"])


@admin.register(LexiconWord)
class LexiconWordAdmin(DeskAdmin):
    """A new word holds at once; `reindex` only makes its searches cheaper."""

    fields = [("text", "language"), "role"]
    form = LexiconWordForm
    list_display = ["text", "language", "role"]
    list_filter = ["role", "language"]
    ordering = ["text", "language", "role", "pk"]
    search_fields = ["text"]

    def found(self, rows: models.QuerySet[Any], text: str) -> models.QuerySet[Any]:
        return rows.filter(text__contains=fold(text))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if form.has_changed():
            obj.in_index = False
        super().save_model(request, obj, form, change)


@admin.register(SynonymGroup)
class SynonymGroupAdmin(DeskAdmin):
    fields = ["words", "also"]
    list_display = ["words", "also"]
    search_fields = ["words", "also"]
