"""Rows that staff put in order by two buttons: each saves the page and moves its row."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from houses.desk.admins import DeskInline
from houses.desk.forms import SoundFormSet
from houses.desk.outline import MOVE, moved, read_move, too_deep


def level_of(row: models.Model) -> int:
    """0 where all rows stand at one level."""
    level: int | None = getattr(row, "level", 0)
    return level or 0


class OrderedFormSet(SoundFormSet):
    def clean(self) -> None:
        super().clean()
        if not all(form.is_valid() for form in self.forms):
            return
        kept = self.kept_forms()
        for index in too_deep([level_of(form.instance) for form in kept]):
            kept[index].add_error(
                "level",
                _("Too deep: at most one more than the level of the line before it, 0 at first."),
            )

    def save(self, commit: bool = True) -> Any:
        # Asked before: a row that is deleted cannot be asked again.
        kept = self.kept_forms()
        saved = super().save(commit)
        if commit:
            self.renumber([form.instance for form in kept])
        return saved

    def renumber(self, rows: list[Any]) -> None:
        """Writes down the order of the rows, as the pressed button makes it. One query at most."""
        changed: list[Any] = []
        for position, index in enumerate(self.new_order(rows)):
            row = rows[index]
            if row.position != position:
                row.position = position
                changed.append(row)
        self.get_queryset().bulk_update(changed, ["position"])

    def new_order(self, rows: list[Any]) -> list[int]:
        move = read_move(self.data.get(MOVE, ""))
        places = [f"{self.prefix}-{row.pk}" for row in rows]
        if move and move[0] in places:
            return moved([level_of(row) for row in rows], places.index(move[0]), move[1])
        return list(range(len(rows)))


class OrderedInline(DeskInline):
    """Has the two buttons at hand beside each row."""

    at_hand = ["order"]
    formset = OrderedFormSet

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        self.prefix = formset.get_default_prefix()
        return formset

    @admin.display(description=_("order"))
    def order(self, row: models.Model) -> str:
        place = f"{self.prefix}-{row.pk}"
        return format_html(
            '<span class="order" id="order-{place}">'
            '<button type="submit" name="{name}" value="{place}-up">{up}</button>'
            '<button type="submit" name="{name}" value="{place}-down">{down}</button></span>',
            place=place,
            name=MOVE,
            up=_("Up"),
            down=_("Down"),
        )
