from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from houses.models.fields import (
    EarliestField,
    EdtfField,
    LatestField,
    TranslatedField,
    WrittenDateField,
    reading,
)
from houses.models.organisations import Organisation
from houses.models.periods import DATE_HELP
from houses.values.dates import UncertainDate


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    def public(self) -> Self:
        return self.filter(entry__status=Organisation.Status.PUBLISHED)

    def in_order_of_time(self) -> Self:
        """The first first; what has no date stands last."""
        return self.order_by(
            models.F("happened_earliest").asc(nulls_last=True), "happened_latest", "position", "pk"
        )


class Milestone(models.Model):
    """Something that happened in the life of an organisation or a project."""

    entry = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("entry"), related_name="milestones"
    )
    title = TranslatedField(_("title"), blank=False)
    detail = TranslatedField(_("in more words"))
    happened = WrittenDateField(_("when"), help_text=DATE_HELP)
    happened_edtf = EdtfField(of="happened")
    happened_earliest = EarliestField(of="happened")
    happened_latest = LatestField(of="happened")
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["entry", "position", "pk"]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def happened_date(self) -> UncertainDate | None:
        return reading(self.happened)
