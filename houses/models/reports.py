from django.db import models
from django.utils.translation import gettext_lazy as _

from houses.models.organisations import Organisation
from houses.models.received import ReceivedQuerySet

# What a report is about that is about no entry.
THE_SITE = _("the site itself")


class ReportQuerySet(ReceivedQuerySet["Report"]):
    pass


class Report(models.Model):
    """What somebody says is wrong on the page of an entry, or tells us of the site itself.

    Nothing is kept of who wrote it.
    """

    class Part(models.TextChoices):
        NAME = "name", _("the name")
        HOURS = "hours", _("the opening hours")
        PLACE = "place", _("the address or the way there")
        CONTACT = "contact", _("the phone, the e-mail or the website")
        VISIT = "visit", _("for whom it is, or what you can do there")
        CLOSED = "closed", _("it exists no longer")
        OTHER = "other", _("something else")

    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        related_name="reports",
        help_text=_("Empty: it is about the site itself."),
    )
    part = models.CharField(_("what it is about"), max_length=7, choices=Part, blank=True)
    wrong = models.TextField(_("what is wrong"), max_length=1000)
    from_the_house = models.BooleanField(
        _("by somebody who works there"), default=False, help_text=_("They say so; ask them.")
    )
    received_on = models.DateField(_("received on"), editable=False)
    handled = models.BooleanField(_("handled"), default=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a mistake")
        verbose_name_plural = _("reports of mistakes")
        ordering = ["handled", "-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(wrong=""),
                name="report_says_what_is_wrong",
                violation_error_message=_("Write what is wrong."),
            ),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False)
                | models.Q(part="", from_the_house=False),
                name="report_about_the_site_is_of_no_house",
                violation_error_message=_("Only what is about a house comes from that house."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation or THE_SITE}: {self.wrong[:60]}"
