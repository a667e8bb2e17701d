"""Columns that this directory needs and Django has not."""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_lazy as _

from houses.models.translated_form import TranslatedFormField
from houses.values.dates import UncertainDate, read_date
from houses.values.folding import sort_key
from houses.values.translations import Translated

if TYPE_CHECKING:
    # Fields are generic in the type stubs only.
    Text = models.CharField[str, str]
    Day = models.DateField[date | None, date | None]
else:
    Text, Day = models.CharField, models.DateField


# The same dates are asked again and again, on a page of a thousand periods too.
@lru_cache(maxsize=4096)
def reading(written: str) -> UncertainDate | None:
    """The date in a WrittenDateField; None where nothing is known."""
    return read_date(written) if written else None


class BinaryCharField(Text):
    """Text that is ordered and compared byte by byte on every database.

    A plain text column of PostgreSQL under a locale such as nl_BE.UTF-8 orders
    differently from SQLite, and answers a range of paths with nothing.
    """

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class SortKeyField(BinaryCharField):
    """The folded form of the name in the column `of`; lists are ordered by it."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"editable": False, "max_length": 250, **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        key = sort_key(str(getattr(model_instance, self.of)))[: self.max_length]
        setattr(model_instance, self.attname, key)
        return key


class WrittenDateField(Text):
    """A date as its source or its editor writes it: "medio 2015", "aug 2021", "1/8/2021".

    What cannot be read is refused with a sentence, also under import. The
    columns EdtfField, EarliestField and LatestField beside it hold what was read.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 80, "blank": True, "default": "", **kwargs})

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        text: str = super().clean(value, model_instance)
        if text:
            read_date(text)
        return text


class EdtfField(Text):
    """The ISO 8601-2 form of the written date in the column `of`."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        options = {"editable": False, "max_length": 80, "blank": True, "default": "", **kwargs}
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        written = getattr(model_instance, self.of)
        edtf = read_date(written).edtf if written else ""
        setattr(model_instance, self.attname, edtf)
        return edtf


class BoundField(Day):
    """The earliest or latest day that the written date in the column `of` can mean; null: open."""

    bound: str

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"editable": False, "null": True, **kwargs})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> date | None:
        written = getattr(model_instance, self.of)
        day: date | None = getattr(read_date(written), self.bound) if written else None
        setattr(model_instance, self.attname, day)
        return day


class EarliestField(BoundField):
    bound = "earliest"


class LatestField(BoundField):
    bound = "latest"


class TranslatedField(models.JSONField):
    """A `Translated` text, stored as JSON. Never sorted or searched raw: the databases differ."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"blank": True, "default": Translated, **kwargs})

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Translated:
        return Translated.from_json(super().from_db_value(value, expression, connection) or {})

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        stored = value.as_json() if isinstance(value, Translated) else value
        return super().get_db_prep_value(stored, connection, prepared)

    def to_python(self, value: Any) -> Translated:
        if isinstance(value, Translated):
            return value
        try:
            return Translated.from_json(value or {})
        except (ValueError, TypeError) as problem:
            raise ValidationError(_("This is not a translated text."), code="invalid") from problem

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def save_form_data(self, instance: models.Model, data: Any) -> None:
        """Takes what the form holds language by language, so that versions go on from here."""
        value: Translated = self.value_from_object(instance)
        for language, text in data.items():
            value = value.changed(language, text)
        setattr(instance, self.attname, value)

    def value_to_string(self, obj: models.Model) -> Any:
        value: Translated = self.value_from_object(obj)
        return value.as_json()

    def formfield(self, **kwargs: Any) -> Any:
        return models.Field.formfield(self, **{"form_class": TranslatedFormField, **kwargs})
