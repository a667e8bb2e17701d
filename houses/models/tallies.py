from collections import Counter
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Sum
from django.utils.translation import gettext_lazy as _

from houses.models.fields import BinaryCharField

LONGEST_SUBJECT = 150


class TallyQuerySet(models.QuerySet["Tally"]):
    def count_one(self, what: "Tally.What", subject: str = "", *, on: date) -> None:
        """One more of it on that day. Two statements, neither of which can lose another's count."""
        subject = subject[:LONGEST_SUBJECT]
        self.bulk_create([Tally(day=on, what=what, subject=subject)], ignore_conflicts=True)
        self.filter(day=on, what=what, subject=subject).update(count=F("count") + 1)

    def since(self, day: date) -> Self:
        return self.filter(day__gte=day)

    def before(self, day: date) -> Self:
        return self.filter(day__lt=day)

    def counted(self, what: "Tally.What", *, most: int | None = None) -> Counter[str]:
        """How often each subject was counted, over all days: the `most` frequent, or all."""
        sums = self.filter(what=what).values("subject").annotate(times=Sum("count"))
        return Counter(
            dict(sums.order_by("-times", "subject").values_list("subject", "times")[:most])
        )


class Tally(models.Model):
    """How often something was searched on a day: no visitor, no time, no address."""

    class What(models.TextChoices):
        SEARCH = "search", _("searches")
        FAILED = "failed", _("searches without a house")
        PLACE = "place", _("searches near a place")
        CLICK = "click", _("houses opened, by their place in the list")

    day = models.DateField(_("day"))
    what = models.CharField(_("what"), max_length=6, choices=What)
    # The words that found nothing; the path of the place; the rank that was opened.
    subject = BinaryCharField(_("subject"), max_length=LONGEST_SUBJECT, blank=True)
    count = models.PositiveIntegerField(_("count"), default=0)

    objects = TallyQuerySet.as_manager()

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")
        ordering = ["-day", "what", "subject"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "what", "subject"],
                name="tally_once_per_day_and_subject",
                violation_error_message=_("This is counted already on that day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.what} {self.subject}: {self.count}"
