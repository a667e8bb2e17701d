from collections.abc import Mapping
from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from houses.models import Organisation
from houses.models.exclusive import Exclusive
from houses.models.fields import TranslatedField
from houses.models.periods import ends_after_it_starts, possibly
from houses.values.folding import sort_key
from houses.values.spans import Days


class MembershipQuerySet(models.QuerySet["Membership"]):
    def public(self) -> Self:
        """Memberships of published networks, of published members or of those known by a text."""
        published = Organisation.Status.PUBLISHED
        member = models.Q(member=None) | models.Q(member__status=published)
        return self.filter(member, network__status=published)

    def current(self, *, on: date | Days) -> Self:
        """Those that may hold on a day: not certainly over, not certainly still to begin."""
        return self.filter(possibly(on))


class Membership(Exclusive):
    """That an organisation belongs, or belonged, to a network.

    Where the source does not name the members, a text stands for them.
    """

    network = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("network"), related_name="members"
    )
    member = models.ForeignKey(
        Organisation,
        models.CASCADE,
        verbose_name=_("member"),
        null=True,
        blank=True,
        related_name="memberships",
    )
    party = models.CharField(
        _("members without an entry"),
        max_length=200,
        blank=True,
        help_text=_("Instead of an entry: members that the source does not name."),
    )
    note = TranslatedField(_("in words"))

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["network", "member__name_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(member__isnull=True) ^ models.Q(party=""),
                name="membership_has_one_member",
                violation_error_message=_(
                    "Choose the member, or write the members down: one of the two."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(member__isnull=True) | ~models.Q(network=models.F("member")),
                name="membership_is_of_another",
                violation_error_message=_("A network is not a member of itself."),
            ),
            models.UniqueConstraint(
                fields=["network", "member", "since_edtf"],
                name="membership_once_per_start",
                violation_error_message=_("This membership is there already."),
            ),
            ends_after_it_starts("membership_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.member or self.party} ({self.network})"

    def clean(self) -> None:
        super().clean()
        if self._state.adding and self.party and self.network_id:
            named = Membership.objects.filter(network=self.network_id)
            if named.filter(member__name_key=sort_key(self.party)).exists():
                raise ValidationError(
                    {"party": _("A member of this name has an entry. Choose the entry.")}
                )
        if later := self._answers_after_its_end():
            sentence = ngettext(
                "%(count)d answer about the conditions is of a later day. "
                "Change the end, or first that answer.",
                "%(count)d answers about the conditions are of a later day. "
                "Change the end, or first those answers.",
                later,
            )
            raise ValidationError({"until": sentence % {"count": later}})

    def _answers_after_its_end(self) -> int:
        """How many assessments are certainly of a day on which it was no member any more."""
        if self._state.adding or self.end is None or self.end.latest is None:
            return 0
        return self.assessments.filter(assessed_earliest__gt=self.end.latest).count()

    @property
    def place(self) -> Mapping[str, Any]:
        """One belongs to a network once at a time."""
        return {"network_id": self.network_id, "member_id": self.member_id, "party": self.party}

    @property
    def holder(self) -> str:
        return str(self.member or self.party)
