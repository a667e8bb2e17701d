from datetime import date, timedelta
from itertools import product

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from houses.values.dates import Bounds, read_date
from houses.values.spans import Certainty, Days, Span, one_after_another, read_moment

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


def span(since: str = "", until: str = "") -> Span:
    return Span.between(read_date(since) if since else None, read_date(until) if until else None)


def days(text: str) -> Days:
    return read_moment(text, today=TODAY).days


@pytest.mark.parametrize(
    ("since", "until", "certainty"),
    [
        ("2015", "2021", Certainty.CERTAINLY),
        ("2015", "", Certainty.CERTAINLY),
        # Since when is not known: it may have begun later.
        ("", "2021", Certainty.POSSIBLY),
        ("", "", Certainty.POSSIBLY),
        # The day asked about is the first, or the last.
        ("1/6/2019", "1/6/2019", Certainty.CERTAINLY),
        ("2019", "2021", Certainty.POSSIBLY),
        ("2015", "2019", Certainty.POSSIBLY),
        ("juni 2019", "", Certainty.POSSIBLY),
        ("voor 2021", "", Certainty.POSSIBLY),
        ("", "na 2015", Certainty.POSSIBLY),
        ("2020", "", Certainty.NOT),
        ("2/6/2019", "", Certainty.NOT),
        ("2010", "2018", Certainty.NOT),
        # A period written in one field: its start and its end count.
        ("sinds 2015", "", Certainty.CERTAINLY),
        ("2015 tot 2021", "2015 tot 2021", Certainty.CERTAINLY),
        ("sinds 2020", "", Certainty.NOT),
    ],
)
def test_a_period_held_on_1_june_2019_certainly_possibly_or_not(
    since: str, until: str, certainty: Certainty
) -> None:
    assert span(since, until).held(date(2019, 6, 1)) == certainty


@pytest.mark.parametrize(
    ("since", "until", "asked", "certainty"),
    [
        # It ended in April 2021 and began the year before: there was a day in 2021.
        ("2020", "april 2021", "2021", Certainty.CERTAINLY),
        ("april 2021", "", "2021", Certainty.CERTAINLY),
        ("2021", "", "april 2021", Certainty.POSSIBLY),
        ("2021", "", "2020", Certainty.NOT),
        # Since when is not known, but it lasted to some day of that month.
        ("", "april 2021", "april 2021", Certainty.CERTAINLY),
        ("", "april 2021", "maart 2021", Certainty.POSSIBLY),
        # It began in 2020 before it ended in May: it was there in the first half of the year.
        ("2020", "mei 2020", "2020-01/2020-06", Certainty.CERTAINLY),
    ],
)
def test_of_several_days_it_is_asked_whether_it_held_on_one_of_them(
    since: str, until: str, asked: str, certainty: Certainty
) -> None:
    assert span(since, until).held(days(asked)) == certainty


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        (("2015", "2021"), ("2018", ""), True),
        (("2015", ""), ("2018", ""), True),
        # They meet in a month, a year, or on a day.
        (("2015", "april 2021"), ("april 2021", ""), False),
        (("2015", "2021"), ("2021", ""), False),
        (("2015", "1/4/2021"), ("1/4/2021", ""), False),
        (("2015", "2/4/2021"), ("1/4/2021", ""), True),
        # Nobody knows since when the first was there.
        (("", ""), ("2018", ""), False),
        (("", "2020"), ("2018", ""), True),
    ],
)
def test_two_periods_overlap_only_where_every_reading_of_their_dates_does(
    first: tuple[str, str], second: tuple[str, str], *, overlap: bool
) -> None:
    assert span(*first).overlaps(span(*second)) == overlap
    assert span(*second).overlaps(span(*first)) == overlap


@pytest.mark.parametrize(
    ("until", "since", "held"),
    [
        # What was said of 31 March, of 15 April, and of 30 April 2021.
        ("april 2021", "april 2021", [Certainty.CERTAINLY, Certainty.NOT, Certainty.NOT]),
        ("1/4/2021", "1/4/2021", [Certainty.CERTAINLY, Certainty.NOT, Certainty.NOT]),
        # It had ended when the later one began.
        ("3/4/2021", "20/4/2021", [Certainty.CERTAINLY, Certainty.NOT, Certainty.NOT]),
        # A source says that it still held on 20 April.
        ("20/4/2021", "april 2021", [Certainty.CERTAINLY, Certainty.CERTAINLY, Certainty.NOT]),
        # Known to the year only: both may have been there all that year.
        ("2021", "2021", [Certainty.POSSIBLY, Certainty.POSSIBLY, Certainty.POSSIBLY]),
    ],
)
def test_where_two_periods_meet_in_one_month_the_later_start_wins(
    until: str, since: str, held: list[Certainty]
) -> None:
    asked = [date(2021, 3, 31), date(2021, 4, 15), date(2021, 4, 30)]

    earlier, later = one_after_another([span("2015", until), span(since)])

    assert [earlier.held(day) for day in asked] == held
    assert later == span(since)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("gisteren", "no_date"),
        ("31/2/2019", "impossible_date"),
        ("sinds 2003", "open_ended"),
        ("voor 1965", "open_ended"),
        ("2027", "future"),
    ],
)
def test_what_is_no_moment_is_refused(text: str, code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        read_moment(text, today=TODAY)

    assert refusal.value.code == code


def test_a_year_that_is_not_over_may_be_asked() -> None:
    assert read_moment("2026", today=TODAY).days == Days(date(2026, 1, 1), TODAY)


def test_where_sources_differ_about_a_date_it_may_be_any_that_they_give() -> None:
    doubt = days("2021-04/2021-08")

    assert span("april 2021").doubted([doubt]).held(date(2021, 5, 1)) == Certainty.POSSIBLY
    assert span("april 2021").doubted([doubt]).held(date(2021, 9, 1)) == Certainty.CERTAINLY
    assert span("2015", "2018").doubted([doubt]) == span("2015", "2018")


FIRST = date(2021, 3, 28)
NEAR_A_MONTH = st.integers(0, 7).map(lambda number: FIRST + number * DAY)
KNOWN = st.tuples(NEAR_A_MONTH, NEAR_A_MONTH).map(lambda pair: Bounds(min(pair), max(pair)))
UNKNOWN = Bounds(None, None)
# A day outside all that the strategies give and ask stands for "any day" on that side.
BEFORE, AFTER = FIRST - DAY, FIRST + 12 * DAY


def readings(period: Span) -> list[tuple[date, date]]:
    """Every first and last day that it can mean: its start lies before its end."""

    def each(bounds: Bounds) -> list[date]:
        first, last = bounds.earliest or BEFORE, bounds.latest or AFTER
        return [first + number * DAY for number in range((last - first).days + 1)]

    ends = each(period.end) if period.end != UNKNOWN else [AFTER]
    return [(since, until) for since, until in product(each(period.begin), ends) if since <= until]


periods = st.builds(Span, st.one_of(KNOWN, st.just(UNKNOWN)), st.one_of(KNOWN, st.just(UNKNOWN)))
spans = periods.filter(readings)


@given(spans, NEAR_A_MONTH, st.integers(0, 3))
def test_whether_it_held_is_what_all_its_readings_say(
    period: Span, first: date, length: int
) -> None:
    last = first + length * DAY
    held = [since <= last and first <= until for since, until in readings(period)]

    answer = period.held(Days(first, last))

    if all(held):
        assert answer == Certainty.CERTAINLY
    elif any(held):
        assert answer == Certainty.POSSIBLY
    else:
        assert answer == Certainty.NOT


@given(spans, spans)
def test_periods_overlap_where_all_their_readings_share_more_than_the_day_they_meet_on(
    first: Span, second: Span
) -> None:
    together = all(
        since < other_until and other_since < until
        for since, until in readings(first)
        for other_since, other_until in readings(second)
    )

    assert first.overlaps(second) == together
