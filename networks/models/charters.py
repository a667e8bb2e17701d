from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from houses.models import Document, Organisation
from houses.models.fields import (
    EarliestField,
    EdtfField,
    LatestField,
    TranslatedField,
    WrittenDateField,
    reading,
)
from houses.models.periods import DATE_HELP, Period, ends_after_it_starts
from houses.values.dates import UncertainDate
from networks.models.memberships import Membership


class CharterQuerySet(models.QuerySet["Charter"]):
    def public(self) -> Self:
        return self.filter(network__status=Organisation.Status.PUBLISHED)


class Charter(Period):
    """An edition of the conditions for joining a network, since it was signed."""

    network = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("network"), related_name="charters"
    )
    title = TranslatedField(_("title"))
    document = models.ForeignKey(
        Document, models.PROTECT, verbose_name=_("document"), null=True, blank=True
    )
    complete = models.BooleanField(
        _("the list of conditions is complete"),
        default=False,
        help_text=_("Off where the source gives only some of them (“among others”)."),
    )
    note = TranslatedField(_("in words"))

    objects = CharterQuerySet.as_manager()

    class Meta:
        verbose_name = _("charter")
        verbose_name_plural = _("charters")
        ordering = ["network", models.F("since_earliest").asc(nulls_first=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "since_edtf"],
                name="charter_once_per_start",
                violation_error_message=_("This network has a charter of that date already."),
            ),
            ends_after_it_starts("charter_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.title or self._meta.verbose_name} ({self.network})"


class Criterion(models.Model):
    """One condition of a charter."""

    charter = models.ForeignKey(
        Charter, models.CASCADE, verbose_name=_("charter"), related_name="criteria"
    )
    text = TranslatedField(_("condition"), blank=False)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")
        ordering = ["charter", "position", "pk"]

    def __str__(self) -> str:
        return str(self.text)


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def public(self) -> Self:
        members = Membership.objects.public()
        return self.filter(membership__in=members.values("pk"))


class Assessment(models.Model):
    """Whether a member meets a condition: of which day, on what evidence, decided by whom."""

    class Answer(models.TextChoices):
        MET = "met", _("met")
        PARTLY = "partly", _("partly met")
        NOT_MET = "not-met", _("not met")
        UNKNOWN = "unknown", _("not known")

    membership = models.ForeignKey(
        Membership, models.CASCADE, verbose_name=_("membership"), related_name="assessments"
    )
    criterion = models.ForeignKey(
        Criterion, models.CASCADE, verbose_name=_("condition"), related_name="assessments"
    )
    answer = models.CharField(_("answer"), max_length=7, choices=Answer, default=Answer.UNKNOWN)
    assessed = WrittenDateField(_("date"), help_text=DATE_HELP)
    assessed_edtf = EdtfField(of="assessed")
    assessed_earliest = EarliestField(of="assessed")
    assessed_latest = LatestField(of="assessed")
    evidence = TranslatedField(_("evidence"))
    decided_by = models.CharField(
        _("decided by"), max_length=100, blank=True, help_text=_("A role or a body, not a person.")
    )

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["membership", "criterion__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "criterion", "assessed_edtf"],
                name="assessment_once_per_date",
                violation_error_message=_("This condition was assessed on that date already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.get_answer_display()}"

    def clean(self) -> None:
        super().clean()
        # A form that was filled in badly has neither.
        if not self.criterion_id or not self.membership_id:
            return
        if self.criterion.charter.network_id != self.membership.network_id:
            raise ValidationError(
                {"criterion": _("This is a condition of another network than the membership.")}
            )

    @property
    def assessed_date(self) -> UncertainDate | None:
        return reading(self.assessed)
