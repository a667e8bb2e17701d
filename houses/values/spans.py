"""Periods whose ends may be known only roughly, and what they answer about a day, a month, a year.

docs/decisions/0013 gives the rules and the reasons.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple, Self

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from houses.values.dates import Bounds, UncertainDate, read_date

A_DAY = timedelta(days=1)
UNKNOWN = Bounds(None, None)
EVER = Bounds(date.min, date.min)


class Certainty(StrEnum):
    CERTAINLY = "certainly"
    POSSIBLY = "possibly"
    NOT = "not"


class Days(NamedTuple):
    """The days that a question is about, the first and the last included."""

    first: date
    last: date

    @classmethod
    def of(cls, on: "date | Days") -> "Days":
        return on if isinstance(on, Days) else cls(on, on)


def weaker(first: Certainty, second: Certainty) -> Certainty:
    order = list(Certainty)
    return max(first, second, key=order.index)


@dataclass(frozen=True)
class Span:
    """From when to when something held, its first and its last day included.

    Each side has the first and the last day that it can mean. A start that is not known may be
    any day; an end that is not known has not come.
    """

    begin: Bounds = UNKNOWN
    end: Bounds = UNKNOWN

    @classmethod
    def between(cls, since: UncertainDate | None, until: UncertainDate | None) -> Self:
        return cls(since.begin if since else UNKNOWN, until.end if until else UNKNOWN)

    @property
    def begun(self) -> date | None:
        """The day on which it has certainly begun, at the latest on its last day; None: never."""
        known = [day for day in (self.begin.latest, self.end.latest) if day]
        return min(known, default=None)

    @property
    def lasted(self) -> date:
        """The last day to which it certainly lasted, if it had begun."""
        if self.end == UNKNOWN:
            return date.max
        return max(self.end.earliest or date.min, self.begin.earliest or date.min)

    def so_far(self, today: date) -> "Span":
        """The same, as what has no end holds today: it has begun by then."""
        earliest, latest = self.begin
        if self.end != UNKNOWN or (earliest and earliest > today):
            return self
        return replace(self, begin=Bounds(earliest, min(latest or today, today)))

    def held(self, on: date | Days) -> Certainty:
        """Whether it held on a day; of several days, whether it did on at least one of them."""
        days = Days.of(on)
        if (self.begin.earliest and days.last < self.begin.earliest) or (
            self.end.latest and days.first > self.end.latest
        ):
            return Certainty.NOT
        if self.begun and self.begun <= days.last and days.first <= self.lasted:
            return Certainty.CERTAINLY
        return Certainty.POSSIBLY

    def within(self, days: Days) -> Days:
        """Of some days, on which it may have held, those on which it may have."""
        first = max(day for day in (days.first, self.begin.earliest) if day)
        last = min(day for day in (days.last, self.end.latest) if day)
        return Days(first, max(first, last))

    def doubted(self, doubts: Iterable[Days]) -> "Span":
        """The same, where sources differ about days on which it began or ended: on any of them."""
        begin, end = self.begin, self.end
        for days in doubts:
            begin = Bounds(*days) if _lies_in(begin, days) else begin
            end = Bounds(*days) if _lies_in(end, days) else end
        return Span(begin, end)

    def overlaps(self, other: "Span") -> bool:
        """Whether both held at once, however their dates are read.

        To end on the day on which the other begins is to meet, not to overlap.
        """
        if self.begun is None or other.begun is None:
            return False
        return self.begun < other.lasted and other.begun < self.lasted

    def before(self, later: "Span") -> "Span":
        """This span where `later` takes its place.

        Where it ends in the month in which the later one begins, and no source says that it
        still held then, it ended the day before: the later start wins.
        """
        starts = later.begin.earliest
        months = {(day.year, day.month) for day in (*self.end, *later.begin) if day is not None}
        if starts is None or None in (*self.end, later.begin.latest) or len(months) > 1:
            return self
        if self.end.earliest is None or self.end.earliest > starts:
            return self
        last = min(day for day in (self.end.latest, starts - A_DAY) if day)
        return replace(self, end=Bounds(min(self.end.earliest, last), last))


def _lies_in(side: Bounds, days: Days) -> bool:
    first, last = side
    return bool(first and last and days.first <= first and last <= days.last)


def one_after_another(spans: Sequence[Span]) -> list[Span]:
    """Spans of which each takes the place of those that began before it; in the order given."""
    return [_followed(span, spans) for span in spans]


def _followed(span: Span, others: Sequence[Span]) -> Span:
    for other in others:
        if _begins_later(other, span):
            span = span.before(other)
    return span


def _begins_later(other: Span, span: Span) -> bool:
    start, mine = other.begin.earliest, span.begin.earliest
    return start is not None and start > (mine or date.min)


def in_turn(spans: Sequence[Span]) -> list[Span]:
    """The same, where each that has no end lasts until the next begins: names, editions."""
    return one_after_another([_ended(span, spans) for span in spans])


def _ended(span: Span, others: Sequence[Span]) -> Span:
    following = [other.begin for other in others if _begins_later(other, span)]
    if span.end != UNKNOWN or not following:
        return span
    return replace(span, end=min(following, key=lambda begin: begin.earliest or date.max))


@dataclass(frozen=True)
class Moment:
    """A day, a month, a year... to which a page is asked to go back."""

    date: UncertainDate
    days: Days


def read_moment(text: str, *, today: date) -> Moment:
    """Raises ValidationError with a sentence for what is no date, has no end or is yet to come."""
    try:
        asked = read_date(text)
    except ValidationError as refusal:
        if refusal.code != "no_date":
            raise
        # What a source writes may be open to one side; what is asked here may not.
        sentence = _("This is no date that we can read. Write 2019, June 2019 or 1/6/2019.")
        raise ValidationError(sentence, code="no_date") from refusal
    if asked.earliest is None or asked.latest is None:
        raise ValidationError(
            _("Say a day, a month or a year: 2019, June 2019 or 1/6/2019."), code="open_ended"
        )
    if asked.earliest > today:
        raise ValidationError(
            _("That day is yet to come. Choose one that has been."), code="future"
        )
    return Moment(asked, Days(asked.earliest, min(asked.latest, today)))
