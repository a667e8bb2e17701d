from decimal import Decimal
from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import ExtractYear
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


class GrantQuerySet(models.QuerySet["Grant"]):
    def public(self) -> Self:
        """Grants of which every party that has an entry is published."""
        published = Organisation.Status.PUBLISHED
        return self.filter(
            Q(funder=None) | Q(funder__status=published),
            Q(recipient=None) | Q(recipient__status=published),
            Q(project=None) | Q(project__status=published),
        )

    def of_year(self, year: int) -> Self:
        """Those whose period lies within that year for certain."""
        return self.filter(period_earliest__year=year, period_latest__year=year)

    def with_year(self) -> Self:
        """Annotates `year`: the one within which the period lies for certain, else None; and
        `several`: that it is a period of more dates than one, which does not."""
        in_one = Q(period_earliest__year=ExtractYear("period_latest"))
        of_more = Q(period_edtf__contains="/") | Q(period_edtf__startswith="{")
        return self.annotate(
            year=Case(When(in_one, then=ExtractYear("period_earliest"))),
            several=Case(
                When(in_one, then=Value(False)),
                When(of_more, then=Value(True)),
                default=Value(False),
            ),
        )

    def total(self, currency: str) -> Decimal:
        """The sum of the known amounts in one currency (ISO 4217)."""
        known = self.filter(currency=currency)
        total: Decimal | None = known.aggregate(total=models.Sum("amount"))["total"]
        return total or Decimal(0)


class Grant(models.Model):
    """What a funder gave to an organisation, for a project, or both."""

    funder = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name=_("funder"),
        null=True,
        blank=True,
        related_name="grants_given",
    )
    funder_party = models.CharField(
        _("funder without an entry"),
        max_length=200,
        blank=True,
        help_text=_("Instead of an entry."),
    )
    recipient = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name=_("recipient"),
        null=True,
        blank=True,
        related_name="grants_received",
    )
    project = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name=_("project"),
        null=True,
        blank=True,
        limit_choices_to={"family": "project"},
        related_name="grants",
    )
    amount = models.DecimalField(
        _("amount"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{3}\Z", _("Three capitals, as in ISO 4217: EUR."))],
        help_text=_("Three capitals, as in ISO 4217: EUR."),
    )
    period = WrittenDateField(_("period"), help_text=DATE_HELP)
    period_edtf = EdtfField(of="period")
    period_earliest = EarliestField(of="period")
    period_latest = LatestField(of="period")
    in_kind = TranslatedField(_("what else was given"))
    note = TranslatedField(_("in words"))

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        ordering = [F("period_earliest").desc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(funder__isnull=True) ^ Q(funder_party=""),
                name="grant_has_one_funder",
                violation_error_message=_("Choose the funder, or write it down: one of the two."),
            ),
            models.CheckConstraint(
                condition=Q(recipient__isnull=False) | Q(project__isnull=False),
                name="grant_has_a_recipient_or_a_project",
                violation_error_message=_("Say who received it, or for which project it was."),
            ),
            models.CheckConstraint(
                condition=Q(funder__isnull=True)
                | Q(recipient__isnull=True)
                | ~Q(funder=F("recipient")),
                name="grant_is_to_another",
                violation_error_message=_("A funder gives to another, not to itself."),
            ),
            models.CheckConstraint(
                condition=Q(project__isnull=True)
                | (Q(funder__isnull=True) | ~Q(project=F("funder")))
                & (Q(recipient__isnull=True) | ~Q(project=F("recipient"))),
                name="grant_project_is_no_other_party",
                violation_error_message=_("A project is not its own funder or recipient."),
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True, currency="")
                | Q(amount__isnull=False) & ~Q(currency=""),
                name="grant_amount_has_a_currency",
                violation_error_message=_("Give the amount with its currency, or neither."),
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="grant_amount_is_not_below_zero",
                violation_error_message=_("An amount is not below zero."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.funder or self.funder_party} ({self.period})"

    @property
    def period_date(self) -> UncertainDate | None:
        return reading(self.period)
