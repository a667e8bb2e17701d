import re
from datetime import date, datetime, time
from typing import Self

from dateutil.rrule import rrule, rrulestr
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from houses.models.fields import TranslatedField
from houses.models.organisations import Organisation

# The parts of a rule that people plan by. Some others never come to an end: a rule of seconds,
# or a step of none.
EARLIEST_YEAR = 1900
MONTH = r"(?:1[0-2]|[1-9])"
DAY = r"-?(?:3[01]|[12][0-9]|[1-9])"
WEEKDAY = r"(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)"
PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9][0-9]?",
    "COUNT": r"[1-9][0-9]{0,2}",
    "UNTIL": r"[12][0-9]{7}",
    "BYMONTH": rf"{MONTH}(?:,{MONTH})*",
    "BYMONTHDAY": rf"{DAY}(?:,{DAY})*",
    "BYDAY": rf"{WEEKDAY}(?:,{WEEKDAY})*",
}


def read_rule(text: str, starts_on: date) -> rrule:
    """The days of a recurrence rule (RFC 5545, without DTSTART) from its first day on.

    Raises ValidationError for a rule that cannot be read. Whether it ever comes to a day is
    not said.
    """
    refusal = _("Write the rule as in RFC 5545: FREQ=MONTHLY;INTERVAL=4.")
    parts = [part.partition("=")[::2] for part in text.split(";")]
    values = dict(parts)
    known = all(re.fullmatch(PARTS.get(name, "(?!)"), value) for name, value in parts)
    if not known or "FREQ" not in values or len(values) < len(parts):
        raise ValidationError(refusal)
    try:
        rule = rrulestr(text, dtstart=datetime.combine(starts_on, time()))
    except ValueError as problem:
        raise ValidationError(refusal) from problem
    if not isinstance(rule, rrule):
        raise ValidationError(refusal)
    return rule


class ServiceQuerySet(models.QuerySet["Service"]):
    def public(self) -> Self:
        return self.filter(entry__status=Organisation.Status.PUBLISHED)


class Service(models.Model):
    """What an organisation or a project offers: walk-in hours, a course, a newsletter."""

    class Kind(models.TextChoices):
        SUPPORT = "support", _("support")
        ACTIVITY = "activity", _("activity")
        MEETING = "meeting", _("meeting")
        COURSE = "course", _("course")
        STUDY_DAY = "study-day", _("study day")
        PEER_SUPERVISION = "peer-supervision", _("peer supervision")
        WORKING_GROUP = "working-group", _("working group")
        NEWSLETTER = "newsletter", _("newsletter")
        OTHER = "other", _("other")

    class Delivery(models.TextChoices):
        ON_SITE = "on-site", _("on site")
        AT_HOME = "at-home", _("at your home")
        PHONE = "phone", _("by phone")
        ONLINE = "online", _("online")
        POST = "post", _("by post")

    entry = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("entry"), related_name="services"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    name = TranslatedField(_("name"), blank=False)
    description = TranslatedField(_("description"))
    audience_note = TranslatedField(_("for whom"))
    application_process = TranslatedField(_("how to take part"))
    fees = TranslatedField(_("cost"))
    delivery = models.CharField(_("where or how"), max_length=7, choices=Delivery, blank=True)
    recurrence = TranslatedField(
        _("how often"), help_text=_("In words: every four months, every other year.")
    )
    rrule = models.CharField(
        _("recurrence rule"),
        max_length=150,
        blank=True,
        help_text=_("RFC 5545: FREQ=MONTHLY;INTERVAL=4. Empty if it cannot be said so."),
    )
    starts_on = models.DateField(
        _("first day"),
        null=True,
        blank=True,
        help_text=_("Without it the site does not say when the next one is."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ["entry", "position", "pk"]

    def __str__(self) -> str:
        return str(self.name)

    def clean(self) -> None:
        super().clean()
        if self.rrule:
            try:
                rule = read_rule(self.rrule, self.starts_on or date(2000, 1, 1))
            except ValidationError as problem:
                raise ValidationError({"rrule": problem}) from problem
            if next(iter(rule), None) is None:
                raise ValidationError({"rrule": _("This rule never comes to a day.")})
        # Every page that shows it counts from its first day on.
        if self.starts_on and self.starts_on.year < EARLIEST_YEAR:
            raise ValidationError({"starts_on": _("This day lies too long ago.")})

    def next_on(self, *, on: date) -> date | None:
        """Its first day from `on`; None where its days are not known, or are past."""
        if not self.starts_on:
            return None
        if not self.rrule:
            return self.starts_on if self.starts_on >= on else None
        found = read_rule(self.rrule, self.starts_on).after(datetime.combine(on, time()), inc=True)
        return found.date() if found else None
