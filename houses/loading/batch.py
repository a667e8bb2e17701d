from collections import defaultdict
from collections.abc import Sequence

from django.db import models, transaction

from houses.loading.rows import clean_columns
from houses.models.periods import Period


class Batch:
    """New rows that are checked one by one and then written together, or not at all."""

    def __init__(self) -> None:
        self._rows: dict[type[models.Model], list[models.Model]] = defaultdict(list)

    def add[M: models.Model](self, instance: M) -> M:
        """Checks a row without a query; what it points to may be in the batch as well.

        Raises ValidationError.
        """
        clean_columns(instance)
        # Other models' clean() asks the database about rows that are not written yet.
        if isinstance(instance, Period):
            instance.clean()
        self._rows[type(instance)].append(instance)
        return instance

    def count(self, model: type[models.Model]) -> int:
        return len(self._rows[model])

    def write(self, order: Sequence[type[models.Model]]) -> None:
        """Writes a model's rows with one statement after the other's, in the given order."""
        with transaction.atomic():
            for model in order:
                rows: models.QuerySet[models.Model] = models.QuerySet(model)
                rows.bulk_create(self._rows[model])
