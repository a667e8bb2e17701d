from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from houses.desk.admins import DeskAdmin
from houses.desk.forms import SoundForm
from houses.desk.lists import WordsPerLanguage
from houses.models import Organisation, Term
from houses.models.organisations import OrganisationQuerySet
from houses.values.folding import fold


def labels_of(term: Term) -> list[str]:
    return [*term.label.texts.values(), *term.short.texts.values()]


def words_for(term: Term) -> list[str]:
    """Everything that a term is called, in every language."""
    return [term.code, *labels_of(term), *chain.from_iterable(term.synonyms.values())]


def says(called: Iterable[str], text: str) -> bool:
    """Whether each word of the text begins a word of what something is called."""
    begun = " ".join(f" {fold(words)}" for words in called)
    return all(f" {word}" in begun for word in fold(text).split())


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
        """Those of that label first, then those of that synonym, in any language.

        Reads the whole vocabulary, some hundred terms: JSON cannot be searched in place.
        """
        terms = list(Term.objects.all())
        named = [term.pk for term in terms if says(labels_of(term), text)]
        meant = [term.pk for term in terms if says(words_for(term), text)]
        by_label = models.Case(models.When(pk__in=named, then=0), default=1)
        return rows.filter(pk__in=meant).order_by(by_label, *self.ordering)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A code never changes, and belongs to its vocabulary."""
        return ["scheme", "code"] if obj else []

    def entries_touched(self, row: Term, changed: frozenset[str]) -> OrganisationQuerySet:
        """Synonyms are no words of entries: a search reads them as they are."""
        if changed & {"label", "short"}:
            return Organisation.objects.filter(pk__in=row.tags.values("organisation"))
        return super().entries_touched(row, changed)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and "family" in form.changed_data:
            for organisation in Organisation.objects.filter(tags__term=obj):
                organisation.settle_family()
