from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from houses.models.sources import Evidence, at_most_one_of
from networks.models.charters import Assessment, Charter, Criterion
from networks.models.memberships import Membership

OWNERS = ("membership", "charter", "criterion", "assessment")


class NetworkCitationQuerySet(models.QuerySet["NetworkCitation"]):
    def public(self) -> Self:
        """Citations for what the public may see of how organisations stand together."""
        charters = Charter.objects.public().values("pk")
        return self.filter(
            Q(membership__in=Membership.objects.public().values("pk"))
            | Q(charter__in=charters)
            | Q(criterion__charter__in=charters)
            | Q(assessment__in=Assessment.objects.public().values("pk"))
        )


class NetworkCitation(Evidence):
    """That a source says a fact of a membership, a charter, a condition or an assessment."""

    membership = models.ForeignKey(
        Membership,
        models.CASCADE,
        verbose_name=_("membership"),
        null=True,
        blank=True,
        related_name="citations",
    )
    charter = models.ForeignKey(
        Charter,
        models.CASCADE,
        verbose_name=_("charter"),
        null=True,
        blank=True,
        related_name="citations",
    )
    criterion = models.ForeignKey(
        Criterion,
        models.CASCADE,
        verbose_name=_("condition"),
        null=True,
        blank=True,
        related_name="citations",
    )
    assessment = models.ForeignKey(
        Assessment,
        models.CASCADE,
        verbose_name=_("assessment"),
        null=True,
        blank=True,
        related_name="citations",
    )

    objects = NetworkCitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["field", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=at_most_one_of(OWNERS)
                & ~Q(*((f"{owner}__isnull", True) for owner in OWNERS)),
                name="network_citation_is_of_one_row",
                violation_error_message=_("A citation supports a fact of one row."),
            ),
        ]
