from collections.abc import Callable, Collection, Hashable, Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from houses.models.fields import EarliestField, EdtfField, LatestField, WrittenDateField, reading
from houses.values.dates import UncertainDate
from houses.values.spans import Certainty, Days, Span, one_after_another

# The databases differ in where they put what has no start.
IN_TIME = models.F("since_earliest").asc(nulls_first=True)

DATE_HELP = _("As the source says it: 2016, aug 2021, 1/8/2021, medio 2015.")


def possibly(on: date | Days) -> models.Q:
    """The periods that may hold on a day: not certainly over, and not certainly still to begin."""
    days = Days.of(on)
    begun = models.Q(since_earliest__isnull=True) | models.Q(since_earliest__lte=days.last)
    not_over = models.Q(until_latest__isnull=True) | models.Q(until_latest__gte=days.first)
    return begun & not_over


def held_then[Row: "Period"](
    rows: Iterable[Row],
    on: date | Days,
    *,
    today: date,
    by: Callable[[Row], Hashable],
    doubts: Collection[Days] = (),
) -> list[tuple[Row, Certainty]]:
    """The rows that held on some days, certainly or possibly, in the order given.

    Of those that are alike by `by`, each takes the place of the one that began before it. Where
    sources differ about the days of `doubts`, nothing that began or ended then is certain.
    """
    alike: dict[Hashable, list[Row]] = {}
    rows = list(rows)
    for row in rows:
        alike.setdefault(by(row), []).append(row)
    certainty: dict[Row, Certainty] = {}
    for group in alike.values():
        spans = one_after_another([row.span.so_far(today) for row in group])
        for row, span in zip(group, spans, strict=True):
            held = span.held(on)
            sure = row.span.so_far(today).doubted(doubts).held(on) == Certainty.CERTAINLY
            certainty[row] = Certainty.POSSIBLY if held != Certainty.NOT and not sure else held
    return [(row, certainty[row]) for row in rows if certainty[row] != Certainty.NOT]


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
        since, until = reading(self.since), reading(self.until)
        if since and since.closing not in {since, None}:
            sentence = _("This says until when as well. Write the end in its own box.")
            raise ValidationError({"since": sentence})
        if until and until.opening not in {until, None}:
            sentence = _("This says since when as well. Write the start in its own box.")
            raise ValidationError({"until": sentence})
        since, until = self.start, self.end
        if since and until and since.earliest and until.latest and until.latest < since.earliest:
            raise ValidationError({"until": _("The end lies before the start.")})

    @property
    def start(self) -> UncertainDate | None:
        written = reading(self.since)
        return written.opening if written else None

    @property
    def end(self) -> UncertainDate | None:
        written = reading(self.until)
        return written.closing if written else None

    @property
    def span(self) -> Span:
        return Span.between(self.start, self.end)

    def held(self, *, on: date | Days) -> Certainty:
        """Whether this held on a day: certainly, possibly or not."""
        return self.span.held(on)
