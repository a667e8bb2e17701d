from collections.abc import Iterable
from typing import Any

from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AdminTextInputWidget,
    RelatedFieldWidgetWrapper,
)
from django.db import models, transaction
from django.forms.models import apply_limit_choices_to_to_formfield
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from houses.desk.bases import AnyAdmin, ModelAdmin, StackedInline
from houses.desk.captions import CaptionedChoice, CaptionedChoices
from houses.desk.forms import SoundForm, SoundFormSet, WrittenAmount, WrittenDate
from houses.desk.outline import MOVE, read_move
from houses.desk.widgets import LoadedAutocomplete, ReadBack, Reading, date_in_words
from houses.finding.index import index
from houses.models import Organisation
from houses.models.fields import TranslatedField, WrittenDateField
from houses.models.organisations import OrganisationQuerySet

# SQLite refuses a condition that is nested deeper than 1,000; nobody searches for this much.
LONGEST_SEARCH = 100


class Comfort(AnyAdmin):
    """What every form of the staff has in common, on a page of its own or as rows of another."""

    formfield_overrides = {
        models.DecimalField: {
            "form_class": WrittenAmount,
            "widget": AdminTextInputWidget({"inputmode": "decimal"}),
        },
        models.TextField: {"widget": AdminTextareaWidget({"rows": 3})},
        # A text as it was is compared with the row, not with a copy of it in the page.
        TranslatedField: {"show_hidden_initial": False},
        WrittenDateField: {"form_class": WrittenDate, "widget": ReadBack(date_in_words)},
    }
    # Fields whose text is read back: the name, and the reading.
    readings: dict[str, Reading] = {}
    # Relations whose other side is often still to be made.
    added_on_the_way = ("source", "document")

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.readings:
            kwargs["widget"] = ReadBack(self.readings[db_field.name])
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            # Of the buttons beside a choice only the one that adds, where adding is usual.
            field.widget.can_add_related &= db_field.name in self.added_on_the_way
            field.widget.can_change_related = field.widget.can_delete_related = False
            field.widget.can_view_related = False
        return field

    def formfield_for_foreignkey(
        self, db_field: "models.ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        typed = db_field.name in self.get_autocomplete_fields(request)
        kwargs.setdefault("form_class", CaptionedChoice)
        if typed:
            kwargs.setdefault("widget", LoadedAutocomplete(db_field, self.admin_site))
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field and not typed:
            # Asked once, not once for each row that shows the same list; by way of an
            # iterator, as a list would first ask for the count.
            apply_limit_choices_to_to_formfield(field)
            rows: Any = field.choices
            field.choices = list(iter(rows))
        return field

    def formfield_for_manytomany(
        self, db_field: "models.ManyToManyField[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        kwargs.setdefault("form_class", CaptionedChoices)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


def index_again(keys: set[int]) -> None:
    """Of entries that may have gone meanwhile."""
    if keys:
        index(Organisation.objects.filter(pk__among=keys))


class DeskAdmin(Comfort, ModelAdmin):
    form = SoundForm
    list_per_page = 50

    class Media:
        js = ("admin-coat/unsaved.js", "admin-coat/named-choices.js")

    def render_change_form(
        self,
        request: HttpRequest,
        context: Any,
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> Any:
        """A form that is given back with faults opens at their list, wherever it was left."""
        place = form_url or "#faults"
        return super().render_change_form(request, context, add, change, place, obj)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        text = search_term[:LONGEST_SEARCH]
        found = self.found(queryset, text)
        if found is None:
            return super().get_search_results(request, queryset, text)
        return found, False

    def found(self, rows: models.QuerySet[Any], text: str) -> models.QuerySet[Any] | None:
        """The rows that a search means, where Django's own search would miss some."""
        return None

    def entries_touched(self, row: Any, changed: frozenset[str]) -> OrganisationQuerySet:
        """The entries that are found by words of a row, or of the rows below it.

        Asked before and after a save that changes these fields of the row and these kinds of
        rows; with none, before it is deleted. What it names is indexed in the same transaction.
        """
        return Organisation.objects.none()

    def settle(self, row: Any, *, added: bool) -> None:
        """What a row still needs when all rows below it are saved."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        row = form.instance
        rows_changed = (rows.prefix for rows in formsets if rows.has_changed())
        changed = frozenset([*form.changed_data, *rows_changed])
        # Who goes with this save is known only before it.
        before = self._touched([row], changed)
        super().save_related(request, form, formsets, change)
        self.settle(row, added=not change)
        index_again(before | self._touched([row], changed))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        touched = self._touched([obj])
        super().delete_model(request, obj)
        index_again(touched)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        with transaction.atomic():
            touched = self._touched(queryset)
            super().delete_queryset(request, queryset)
            index_again(touched)

    def _touched(self, rows: Iterable[Any], changed: frozenset[str] = frozenset()) -> set[int]:
        found = (self.entries_touched(row, changed).values_list("pk", flat=True) for row in rows)
        return set().union(*found)

    def get_inline_formsets(
        self, request: HttpRequest, formsets: Any, inline_instances: Any, obj: Any = None
    ) -> Any:
        """Folds the parts of which there is none yet: their names tell what could be there."""
        for rows, inline in zip(formsets, inline_instances, strict=True):
            if obj and inline.folds and not rows.total_form_count():
                inline.classes = ["collapse"]
        return super().get_inline_formsets(request, formsets, inline_instances, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Stays at the row that was moved."""
        if move := read_move(request.POST.get(MOVE, "")):
            return HttpResponseRedirect(f"{request.path}#order-{move[0]}")
        return super().response_post_save_change(request, obj)


class DeskInline(Comfort, StackedInline):
    """Rows below a row. Each is a line that opens, except a new one."""

    # Read-only fields that stand beside the line, also while it is closed.
    at_hand: list[str] = []
    extra = 0
    # Whether the part is folded while there is none.
    folds = True
    form = SoundForm
    formset = SoundFormSet
    # What the link to the page of a row is called, where it has one.
    own_page = _("Its own page")
    template = "admin/rows.html"

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        boxes = super().get_fieldsets(request, obj)
        at_hand = {"fields": self.at_hand, "classes": ["at-hand"]}
        return [*boxes, (None, at_hand)] if self.at_hand else boxes

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*super().get_readonly_fields(request, obj), *self.at_hand]
