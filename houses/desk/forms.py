import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from houses.desk.bases import InlineFormSet, ModelForm
from houses.desk.widgets import LoadedAutocomplete
from houses.models.fields import BoundField, EdtfField, SortKeyField
from houses.models.periods import Period
from houses.values.date_phrases import words
from houses.values.dates import read_date

# Columns that are filled from another one when a row is saved.
FILLED = (BoundField, EdtfField, SortKeyField)

# Digits, in threes or not, with or without cents: as here, or with a point before the cents.
AMOUNT = re.compile(r"-?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d{1,2})?|\d+\.\d{1,2}")
HERE = str.maketrans(",.", ".,")
DECIMAL_POINT = re.compile(r"\.\d{1,2}$")


class WrittenAmount(forms.DecimalField):
    """An amount of money as it is written here: "12.500", "€ 12.500,50", "12500"."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str):
            return super().to_python(value)
        written = re.sub(r"[€\s]|,-+$", "", value)
        if written and not AMOUNT.fullmatch(written):
            raise ValidationError(
                _("We cannot read this amount. Write for example 12.500 or 12.500,50."),
                code="no_amount",
            )
        if not DECIMAL_POINT.search(written):
            written = written.replace(".", "").replace(",", ".")
        return super().to_python(written)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        cents = 0 if value == value.to_integral_value() else 2
        return f"{value:,.{cents}f}".translate(HERE)


class WrittenDate(forms.CharField):
    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text:
            read_date(text)
        return text


def period_of(row: Period) -> str:
    """From when to when, in words; empty where neither is known."""
    since, until = (words(date) if date else "" for date in (row.start, row.end))
    if since and until:
        return _("from %(first)s to %(last)s") % {"first": since, "last": until}
    if since:
        return _("since %(date)s") % {"date": since}
    return _("until %(date)s") % {"date": until} if until else ""


class SoundForm(ModelForm):
    """A form that never leaves a refusal to the database.

    Django skips a constraint that names a field which the form leaves out, and
    the database then answers with an error instead of a sentence. Here every
    constraint is asked, of the row as it would be saved.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            box = getattr(field.widget, "widget", field.widget)
            if isinstance(box, LoadedAutocomplete):
                box.take_from(self.instance)
            if isinstance(box, forms.TextInput):
                # It is about others: a browser must not fill in who types it.
                box.attrs.setdefault("autocomplete", "off")

    @property
    def caption(self) -> str:
        """The line that stands for its row, with its period; a dash for each level below.

        Empty for a new one.
        """
        if self.instance.pk is None:
            return ""
        period = period_of(self.instance) if isinstance(self.instance, Period) else ""
        line = f"{'– ' * (getattr(self.instance, 'level', 0) or 0)}{self.instance}"
        return f"{line}, {period}" if period else line

    def add_error(self, field: str | None, error: Any) -> None:
        """What is refused of a column that has no box here stands above the boxes."""
        problem = error if isinstance(error, ValidationError) else ValidationError(error)
        if field is not None or not hasattr(problem, "error_dict"):
            super().add_error(field, problem)
            return
        for name, problems in problem.error_dict.items():
            super().add_error(name if name in self.fields else None, problems)

    def validate_constraints(self) -> None:
        refused = set(self.errors)
        for field in self.instance._meta.concrete_fields:
            if isinstance(field, FILLED):
                if field.of in refused:
                    refused.add(field.name)
                else:
                    field.pre_save(self.instance, add=False)
        for model, constraints in self.instance.get_constraints():
            for constraint in constraints:
                try:
                    constraint.validate(model, self.instance, exclude=refused)
                except ValidationError as problem:
                    self.add_error(self.box_beside(constraint), problem)

    def box_beside(self, constraint: Any) -> str | None:
        """The last box of those whose columns a constraint compares; None where there is none."""
        columns = set(getattr(constraint, "fields", ()))
        if constraint.condition is not None:
            columns |= constraint.condition.referenced_base_fields
        of = {
            field.name: field.of
            for field in self.instance._meta.concrete_fields
            if isinstance(field, FILLED)
        }
        compared = {of.get(column, column) for column in columns}
        boxes = [name for name in self.fields if name in compared and not self[name].is_hidden]
        return boxes[-1] if boxes else None


class SoundFormSet(InlineFormSet):
    """Rows that also differ among each other, where a constraint says so."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        # A row that nobody touched is as sound as when it was saved. To ask the database about
        # each of them again would cost queries with every row.
        form.empty_permitted = True

    def validate_unique(self) -> None:
        row = self.get_queryset().model
        for constraint in row._meta.total_unique_constraints:
            columns = [row._meta.get_field(name).attname for name in constraint.fields]
            seen = set()
            for form in self.kept_forms():
                values = tuple(getattr(form.instance, column) for column in columns)
                if values in seen:
                    form.add_error(None, constraint.violation_error_message)
                seen.add(values)

    def taken_away(self, prefix: str) -> set[int]:
        """The rows that another part of the same page takes away in the same save."""
        marked = re.compile(rf"{re.escape(prefix)}-(\d+)-DELETE\Z")
        rows = (marked.match(name) for name, value in self.data.items() if value)
        ids = (self.data.get(f"{prefix}-{row[1]}-id", "") for row in rows if row)
        return {int(pk) for pk in ids if pk.isdecimal()}

    @property
    def row_count(self) -> int:
        """How many rows there are now."""
        return self.initial_form_count()

    def kept_forms(self) -> list[Any]:
        """The rows that will be there after saving, as far as they could be read."""
        return [
            form
            for form in self.forms
            if form.is_valid()
            and (form.has_changed() or form.instance.pk)
            and not form.cleaned_data.get("DELETE")
        ]
