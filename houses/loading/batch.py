from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from houses.loading.rows import clean_columns
from houses.models import Organisation, Service
from houses.models.exclusive import Exclusive
from houses.models.periods import Period


class Batch:
    """New rows that are checked one by one and then written together, or not at all."""

    def __init__(self) -> None:
        self._rows: dict[type[models.Model], list[models.Model]] = defaultdict(list)
        self._taken: set[tuple[object, ...]] = set()
        self._places: dict[tuple[object, ...], list[Exclusive]] = defaultdict(list)

    def add[M: models.Model](self, instance: M) -> M:
        """Checks a row without a query; what it points to may be in the batch as well.

        Raises ValidationError.
        """
        clean_columns(instance)
        # Other models' clean() asks the database about rows that are not written yet.
        if isinstance(instance, Period | Service):
            instance.clean()
        if isinstance(instance, Organisation):
            instance.clean_lifetime()
        self._refuse_twins(instance)
        if isinstance(instance, Exclusive):
            self._refuse_overlap(instance)
        self._rows[type(instance)].append(instance)
        return instance

    def _refuse_twins(self, instance: models.Model) -> None:
        """Of what the table wants once, the batch has it once."""
        fields = {field.name: field for field in instance._meta.fields}
        for constraint in instance._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and not constraint.condition:
                values = [_value(instance, fields[name]) for name in constraint.fields]
                twin = (constraint.name, *values)
                if None not in values and twin in self._taken:
                    raise ValidationError(constraint.get_violation_error_message())
                self._taken.add(twin)

    def _refuse_overlap(self, instance: Exclusive) -> None:
        """Of periods that exclude each other the batch has no two that held at once."""
        columns = {field.attname: field for field in instance._meta.fields}
        values = [(name, _value(instance, columns[name])) for name in instance.place]
        others = self._places[type(instance), *values]
        instance.refuse_overlap(others)
        others.append(instance)

    def count(self, model: type[models.Model]) -> int:
        return len(self._rows[model])

    def write(self, order: Sequence[type[models.Model]]) -> None:
        """Writes a model's rows with one statement after the other's, in the given order."""
        with transaction.atomic():
            for model in order:
                self._write(model, self._rows[model])

    def _write(self, model: type[models.Model], rows: Sequence[models.Model]) -> None:
        """Those that point to others of the table after them; they must not go round."""
        table: models.QuerySet[models.Model] = models.QuerySet(model)
        while rows:
            table.bulk_create([row for row in rows if not _waits(row)])
            rows = [row for row in rows if row.pk is None]


def _value(instance: models.Model, field: "models.Field[Any, Any]") -> object:
    """What a row holds in a column, so that equal means the same to the database."""
    if field.is_relation:
        # The row it points to may have no key yet; each row is one object here.
        other = getattr(instance, field.name)
        return other and id(other)
    return field.pre_save(instance, add=True)


def _waits(row: models.Model) -> bool:
    """Whether it points to a row of its own table that is still to be written."""
    own = [field for field in row._meta.fields if field.related_model is type(row)]
    others = [getattr(row, field.name) for field in own]
    return any(other is not None and other.pk is None for other in others)
