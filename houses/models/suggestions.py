from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

# More than people write by hand on a day, and few enough to throw away by hand.
MOST_A_DAY = 50


class SuggestedHouseQuerySet(models.QuerySet["SuggestedHouse"]):
    def waiting(self) -> Self:
        """What no one of the staff has handled yet."""
        return self.filter(handled=False)

    def full(self, *, on: date) -> bool:
        """Whether as much of that day waits as is taken of one day: a flood, most likely."""
        return self.waiting().filter(received_on=on).count() >= MOST_A_DAY


class SuggestedHouse(models.Model):
    """A house that somebody misses here, as they wrote it. Nothing is kept of who wrote it."""

    name = models.CharField(_("name"), max_length=200)
    place = models.CharField(_("place"), max_length=100)
    website = models.URLField(_("website"), max_length=300, blank=True)
    note = models.TextField(_("what else you know"), max_length=1000, blank=True)
    received_on = models.DateField(_("received on"), editable=False)
    handled = models.BooleanField(_("handled"), default=False)

    objects = SuggestedHouseQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggested house")
        verbose_name_plural = _("suggested houses")
        ordering = ["handled", "-received_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.place}"
