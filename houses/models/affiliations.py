from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from houses.models.circles import leads_to
from houses.models.exclusive import Exclusive
from houses.models.fields import TranslatedField
from houses.models.organisations import Organisation
from houses.models.periods import ends_after_it_starts, possibly
from houses.values.date_phrases import when
from houses.values.folding import sort_key

CIRCLE = _("That one continues the work of this one already: the circle has no end.")


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    def public(self) -> Self:
        """Relations of published organisations to published ones or to a party known by text."""
        published = Organisation.Status.PUBLISHED
        return self.filter(
            models.Q(other=None) | models.Q(other__status=published),
            organisation__status=published,
        )

    def coordinating(self, network: Organisation, *, on: date) -> Self:
        """Whoever may coordinate a network on a day, but for those who had handed over by then.

        Of a handover of which only the year is known, the next is who coordinates in that year.
        """
        role = Affiliation.Role.COORDINATED_BY
        rows = self.filter(possibly(on), organisation=network, role=role)
        following = rows.exclude(pk=models.OuterRef("pk"))
        handed_over = models.Exists(following.filter(since_edtf=models.OuterRef("until_edtf")))
        return rows.filter(models.Q(until_edtf="") | ~handed_over).order_by("pk")


class Affiliation(Exclusive):
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

    def clean(self) -> None:
        super().clean()
        if self.role == self.Role.CONTINUES and self._comes_back():
            raise ValidationError({"other": CIRCLE})

    def _comes_back(self) -> bool:
        """Whether those whose work the other continues lead back here, by way of others."""
        start, goal = self.other_id, self.organisation_id
        if start is None or start == goal:
            return False
        continued = Affiliation.objects.filter(role=self.Role.CONTINUES)

        def before(keys: set[int]) -> set[int]:
            others = continued.filter(organisation__in=keys).values_list("other", flat=True)
            return {pk for pk in others if pk is not None}

        return leads_to(goal, start, before)

    @property
    def place(self) -> Mapping[str, Any]:
        """A relation is there once at a time; there is one coordinator at a time."""
        relation = {"organisation_id": self.organisation_id, "role": self.role}
        if self.role == self.Role.COORDINATED_BY:
            return relation
        return {**relation, "other_id": self.other_id, "party": self.party}

    @property
    def holder(self) -> str:
        return str(self.other or self.party)

    def goes_with(self, other: Self) -> bool:
        """Those who began together coordinate together."""
        together = (self.start and self.start.edtf) == (other.start and other.start.edtf)
        return self.role == self.Role.COORDINATED_BY and together and not self._same_party(other)

    def _same_party(self, other: Self) -> bool:
        """Also where one names by a text what the other has as an entry."""
        if self.other_id and other.other_id:
            return self.other_id == other.other_id
        return sort_key(self.holder) == sort_key(other.holder)

    def take_over_from(self, others: Iterable[Self]) -> None:
        """Lets the periods of others end where this one begins. Writes nothing.

        Raises ValidationError, beside the box, for others who are the same party or began later.
        """
        for other in others:
            who = {"holder": other.holder, "date": other.start and when(other.start)}
            if self._same_party(other):
                box = "other" if self.other_id else "party"
                raise ValidationError({box: _("%(holder)s does it already.") % who})
            other.until = self.since
            try:
                other.clean()
            except ValidationError as problem:
                sentence = _("%(holder)s began %(date)s only: the handover cannot come before.")
                raise ValidationError({"since": sentence % who}) from problem
