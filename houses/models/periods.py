from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from houses.models.fields import EarliestField, EdtfField, LatestField, WrittenDateField, reading
from houses.values.dates import Certainty, UncertainDate, during

DATE_HELP = _("As the source says it: 2016, aug 2021, 1/8/2021, medio 2015.")


def possibly(on: date) -> models.Q:
    """The periods that may hold on a day: not certainly over, and not certainly still to begin."""
    begun = models.Q(since_earliest__isnull=True) | models.Q(since_earliest__lte=on)
    not_over = models.Q(until_latest__isnull=True) | models.Q(until_latest__gte=on)
    return begun & not_over


def ends_after_it_starts(name: str) -> models.CheckConstraint:
    """Refuses a period whose latest possible end lies before its earliest possible start."""
    return models.CheckConstraint(
        condition=models.Q(since_earliest__isnull=True)
        | models.Q(until_latest__isnull=True)
        | models.Q(since_earliest__lte=models.F("until_latest")),
        name=name,
        violation_error_message=_("The end lies before the start."),
    )


class Period(models.Model):
    """From when to when something held, as precisely as the source says."""

    since = WrittenDateField(_("since"), help_text=DATE_HELP)
    since_edtf = EdtfField(of="since")
    since_earliest = EarliestField(of="since")
    since_latest = LatestField(of="since")
    until = WrittenDateField(_("until"), help_text=DATE_HELP)
    until_edtf = EdtfField(of="until")
    until_earliest = EarliestField(of="until")
    until_latest = LatestField(of="until")

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        since, until = self.start, self.end
        if since and until and since.earliest and until.latest and until.latest < since.earliest:
            raise ValidationError({"until": _("The end lies before the start.")})

    @property
    def start(self) -> UncertainDate | None:
        return reading(self.since)

    @property
    def end(self) -> UncertainDate | None:
        return reading(self.until)

    def held(self, *, on: date) -> Certainty:
        """Whether this held on a day: certainly, possibly or not."""
        return during(self.start, self.end, on)
