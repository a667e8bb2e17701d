from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from houses.desk.admins import DeskAdmin
from houses.desk.forms import SoundForm
from houses.desk.lists import WordsPerLanguage
from houses.models import Term
from houses.values.folding import fold


def words_for(term: Term) -> Iterator[str]:
    """Everything that a term is called, in every language."""
    yield term.code
    yield from term.label.texts.values()
    yield from term.short.texts.values()
    for synonyms in term.synonyms.values():
        yield from synonyms


def answers_to(term: Term, text: str) -> bool:
    """Whether each word of the text begins a word of what the term is called."""
    called = " ".join(f" {fold(words)}" for words in words_for(term))
    return all(f" {word}" in called for word in fold(text).split())


class TermForm(SoundForm):
    synonyms = WordsPerLanguage(
        label=_("synonyms"),
        required=False,
        help_text=_("Words that also find it, one language a line: “nl: kanker, tumor”."),
    )


@admin.register(Term)
class TermAdmin(DeskAdmin):
    autocomplete_fields = ["broader", "implies"]
    fields = [
        ("scheme", "code", "family"),
        "label",
        "short",
        "definition",
        "synonyms",
        ("broader", "implies"),
        ("public_filter", "tile", "position"),
    ]
    form = TermForm
    list_display = ["__str__", "scheme", "code", "family", "public_filter", "tile", "position"]
    list_filter = ["scheme", "family", "public_filter"]
    list_select_related = False
    ordering = ["scheme", "position", "code"]
    search_fields = ["code"]
    search_help_text = _("A label or a synonym in any language.")

    def found(self, rows: models.QuerySet[Any], text: str) -> models.QuerySet[Any]:
        """Reads the whole vocabulary, some hundred terms: JSON cannot be searched in place."""
        found = [term.pk for term in Term.objects.all() if answers_to(term, text)]
        return rows.filter(pk__in=found)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A code never changes, and belongs to its vocabulary."""
        return ["scheme", "code"] if obj else []
