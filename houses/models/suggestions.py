from django.db import models
from django.utils.translation import gettext_lazy as _

from houses.models.received import ReceivedQuerySet


class SuggestedHouseQuerySet(ReceivedQuerySet["SuggestedHouse"]):
    pass


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
