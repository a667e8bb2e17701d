"""Forms of periods that exclude each other, judged as they will be once all is saved."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from houses.desk.forms import SoundForm, SoundFormSet
from houses.models.exclusive import of_same_place, rivals


class ExclusiveForm(SoundForm):
    """A row on a page of its own."""

    def beside(self) -> Iterable[Any]:
        """The other rows of its place, as they will be once this one is saved."""
        known: QuerySet[Any] = QuerySet(type(self.instance))
        return rivals([self.instance], known.exclude(pk=self.instance.pk))

    def validate_constraints(self) -> None:
        super().validate_constraints()
        if not self.errors:
            refuse_overlap(self, self.beside())


class ExclusiveFormSet(SoundFormSet):
    """Rows below a row, beside those of other pages. Two queries at most, where one changed."""

    def clean(self) -> None:
        super().clean()
        changed, kept = list[Any](), list[Any]()
        for form in self.kept_forms():
            (changed if form.has_changed() else kept).append(form)
        here = [form.instance.pk for form in self.initial_forms]
        known: QuerySet[Any] = QuerySet(self.get_queryset().model).exclude(pk__in=here)
        others = [*rivals([form.instance for form in changed], known)]
        others += [form.instance for form in kept]
        for form in changed:
            refuse_overlap(form, others)
            others.append(form.instance)


def refuse_overlap(form: Any, others: Any) -> None:
    """Says beside a date of the form who has the place of its row at the same time."""
    try:
        form.instance.refuse_overlap(of_same_place(form.instance, others))
    except ValidationError as refusal:
        form.add_error(None, refusal)
