from collections.abc import Callable, Sequence
from typing import Any

from django.contrib.admin.widgets import AdminTextInputWidget, AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models

from houses.desk.captions import caption
from houses.values.date_phrases import words
from houses.values.dates import read_date
from houses.values.phones import phone_in_groups, read_phone

# What a text was read as, in lines; raises ValidationError where it cannot be read.
type Reading = Callable[[str], list[str]]


def date_in_words(written: str) -> list[str]:
    return [words(read_date(written))]


def phone_as_dialled(number: str) -> list[str]:
    # As kept, with the code of its country; only what is refused has none.
    return [phone_in_groups(read_phone(number, ""), "")]


class ReadBack(AdminTextInputWidget):
    """A box that says below it how its text was read; nothing while it cannot be read."""

    template_name = "widgets/read_back.html"

    def __init__(self, reading: Reading, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.reading = reading

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["reading"] = self.lines(value) if value else []
        return context

    def lines(self, text: str) -> list[str]:
        try:
            return self.reading(text)
        except ValidationError:
            return []


class LoadedAutocomplete(AutocompleteSelect):
    """An autocomplete that names what is chosen from the row's own loaded relation.

    Django's asks the database once for each row of a page.
    """

    loaded: models.Model | None = None

    def take_from(self, row: models.Model) -> None:
        if self.field.is_cached(row):
            self.loaded = getattr(row, self.field.name)

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        if self.loaded is None or list(value) != [str(self.loaded.pk)]:
            return super().optgroups(name, value, attr)
        chosen = self.create_option(name, self.loaded.pk, caption(self.loaded), True, 1)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        return [(None, [*empty, chosen], 0)]
