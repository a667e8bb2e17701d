from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from houses.models.fields import TranslatedField
from houses.models.organisations import Organisation
from houses.models.periods import Period, ends_after_it_starts


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    def public(self) -> Self:
        """Relations of published organisations to published ones or to a party known by text."""
        published = Organisation.Status.PUBLISHED
        return self.filter(
            models.Q(other=None) | models.Q(other__status=published),
            organisation__status=published,
        )


class Affiliation(Period):
    """How one organisation stands to another, read from either side.

    The other may be a party known only by a text: "several, not named".
    Belonging to a network is a membership, in `networks`.
    """

    class Role(models.TextChoices):
        """Each reads: the organisation is ... the other."""

        OPERATED_BY = "operated-by", _("run by")
        FOUNDED_BY = "founded-by", _("founded by")
        COORDINATED_BY = "coordinated-by", _("coordinated by")
        PARTNER = "partner", _("partner of")
        FUNDED_BY = "funded-by", _("funded by")
        SUPPORTED_BY = "supported-by", _("supported by")
        STUDIED_BY = "studied-by", _("studied by")
        PATRON = "patron", _("under the patronage of")
        INSPIRED_BY = "inspired-by", _("inspired by")
        HOSTED_BY = "hosted-by", _("housed by")
        CONTINUES = "continues", _("continues the work of")
        PART_OF = "part-of", _("part of")
        OTHER = "other", _("linked to")

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("organisation"), related_name="affiliations"
    )
    role = models.CharField(_("is"), max_length=14, choices=Role)
    other = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name=_("other organisation"),
        null=True,
        blank=True,
        related_name="affiliations_of_others",
    )
    party = models.CharField(
        _("party without an entry"), max_length=200, blank=True, help_text=_("Instead of an entry.")
    )
    note = TranslatedField(_("in words"))

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ["organisation", "role", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(other__isnull=True) ^ models.Q(party=""),
                name="affiliation_has_one_other_party",
                violation_error_message=_(
                    "Choose the other organisation, or write the party down: one of the two."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(other__isnull=True) | ~models.Q(other=models.F("organisation")),
                name="affiliation_is_with_another",
                violation_error_message=_("An organisation has no relation with itself."),
            ),
            ends_after_it_starts("affiliation_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.other or self.party}"
