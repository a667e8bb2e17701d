from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from houses.models.fields import (
    EarliestField,
    EdtfField,
    LatestField,
    TranslatedField,
    WrittenDateField,
)
from houses.models.places import Answer
from houses.models.regions import Region
from houses.models.vocabulary import Term


class HelplineQuerySet(models.QuerySet["Helpline"]):
    def for_visitors(self, country: str) -> Self:
        """The lines of a country (two letters), emergency numbers last."""
        lines = self.filter(country=country)
        return lines.order_by("emergency", "-general", "position", "pk")


class Helpline(models.Model):
    """Whom to call now, without looking for a house."""

    country = models.CharField(_("country"), max_length=2, help_text=_("Two letters: be, nl."))
    region = models.ForeignKey(
        Region, models.PROTECT, verbose_name=_("region"), null=True, blank=True
    )
    language = models.CharField(_("language of the line"), max_length=2)
    name = models.CharField(_("name"), max_length=100)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    website = models.URLField(_("website"), blank=True)
    purpose = TranslatedField(_("what for"))
    hours = TranslatedField(_("when"))
    always_open = models.BooleanField(_("day and night"), default=False)
    free = models.CharField(
        _("free of charge"), max_length=9, choices=Answer, default=Answer.UNKNOWN
    )
    anonymous = models.CharField(
        _("anonymous"), max_length=9, choices=Answer, default=Answer.UNKNOWN
    )
    general = models.BooleanField(_("for whatever is on your mind"), default=False)
    emergency = models.BooleanField(_("emergency number"), default=False)
    audiences = models.ManyToManyField(
        Term,
        verbose_name=_("for whom"),
        blank=True,
        limit_choices_to={"scheme": Term.Scheme.AUDIENCE},
        related_name="helplines",
    )
    source_url = models.URLField(_("source"), max_length=300)
    source_date = WrittenDateField(_("date of the source"))
    source_date_edtf = EdtfField(of="source_date")
    source_date_earliest = EarliestField(of="source_date")
    source_date_latest = LatestField(of="source_date")
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = HelplineQuerySet.as_manager()

    class Meta:
        verbose_name = _("helpline")
        verbose_name_plural = _("helplines")
        ordering = ["country", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "name", "phone"],
                name="helpline_once_per_country",
                violation_error_message=_("This helpline is there already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(phone="") | ~models.Q(website=""),
                name="helpline_can_be_reached",
                violation_error_message=_("Give a phone number or a website."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
