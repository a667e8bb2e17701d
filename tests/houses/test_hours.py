from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from houses.values.hours import (
    LONGEST,
    Day,
    Openness,
    Span,
    check_hours,
    in_words,
    state,
    week,
)

# The same examples at every run, however slow the machine.
steadily = settings(derandomize=True, deadline=None, database=None)

# Friday of this week is Christmas.
CHRISTMAS_WEEK = date(2026, 12, 21)


def times(days: list[Day]) -> list[list[tuple[str, str]]]:
    return [[(f"{span.opens:%H:%M}", f"{span.closes:%H:%M}") for span in day.spans] for day in days]


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("Mo-Fr 10:00-16:00", "Mo-Fr 10:00-16:00"),
        ("mo-fr 9:00-16:00;", "Mo-Fr 09:00-16:00"),
        ("Mo – Fr  10:00 – 16:00; PH off", "Mo-Fr 10:00-16:00; PH closed"),
        ("unknown “op afspraak”", '24/7 unknown "op afspraak"'),
        ('Mo 10:00-12:00 "bel - eerst"', 'Mo 10:00-12:00 "bel - eerst"'),
        ("PH -1 day 10:00-12:00", "PH -1 days 10:00-12:00"),
        ("Tu 00:00-24:00", "Tu 00:00-24:00"),
        ("24/7", "24/7"),
        (
            "Mo 10:00-12:00; PH off; Dec 26 10:00-12:00",
            "Mo 10:00-12:00; PH closed; Dec 26 10:00-12:00",
        ),
    ],
)
def test_hours_are_kept_in_one_spelling(typed: str, canonical: str) -> None:
    assert check_hours(typed) == canonical
    assert check_hours(canonical) == canonical


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Ma-Vr 10:00-16:00", "Write the days as Mo, Tu"),
        ("lundi 10:00-16:00", "Write the days as Mo, Tu"),
        ("Mo-Fr 10-16", "Write for example Mo-Fr 10:00-16:00"),
        ("", "Write for example"),
        ("   ", "Write for example"),
        ("Mo 10:00-12:00 \0", "Write for example"),
        ("\ud800", "Write for example"),
        ("Mo 10:00-12:00; " * LONGEST, "Write for example"),
        ('"op afspraak"', "Words alone mean always open"),
        ('Mo 10:00-12:00; "op afspraak"', "Words alone mean always open"),
        ('Mo-Fr "op afspraak"', "Words alone mean always open"),
        ("Mo-Fr 10:00-16:00, Sa", "“Sa” alone means open day and night"),
        ("Tu 00:00-24:00; We", "alone means open day and night"),
        ("Dec 24-Jan 02 off; Mo-Fr 10:00-17:00", "Put “off” last"),
        ("PH off; Mo-Fr 10:00-17:00", "Put “off” last"),
        ("Mo 10:00-12:00; Mo 14:00-16:00", "Write all hours of the same days together"),
        ("Mo-Fr 10:00-16:00; SH off", "School holidays"),
        ("Mo-Fr 10:00+", "by the clock"),
        ("Mo-Fr sunrise-sunset", "by the clock"),
        ('Mo-Fr 10:00-16:00 || unknown "bel"', "Leave out “||”"),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_hours_that_mean_something_else_than_they_seem_are_refused(
    typed: str, sentence: str
) -> None:
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        check_hours(typed)

    assert refusal.value.code == "unreadable_hours"
    assert sentence in refusal.value.messages[0]


@pytest.mark.usefixtures("in_english")
def test_holidays_of_a_country_without_a_calendar_are_refused_and_other_hours_are_not() -> None:
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        check_hours("Mo-Fr 10:00-16:00; PH off", "XX")

    assert "public holidays" in refusal.value.messages[0]
    assert check_hours("Mo-Fr 10:00-16:00", "XX") == "Mo-Fr 10:00-16:00"


def test_a_week_knows_the_holidays_of_its_country() -> None:
    hours = "Mo-Sa 10:00-12:00,13:00-16:30; PH off"
    both = [("10:00", "12:00"), ("13:00", "16:30")]

    belgian = week(hours, "BE", monday=CHRISTMAS_WEEK)
    dutch = week(hours, "NL", monday=CHRISTMAS_WEEK)

    assert [day.date.day for day in belgian] == [21, 22, 23, 24, 25, 26, 27]
    assert times(belgian) == [both, both, both, both, [], both, []]
    # The Netherlands have two days of Christmas.
    assert times(dutch) == [both, both, both, both, [], [], []]


def test_an_evening_past_midnight_stands_on_the_day_it_begins() -> None:
    evenings = week("Fr,Su 22:00-02:00", "BE", monday=CHRISTMAS_WEEK)

    assert times(evenings) == [[], [], [], [], [("22:00", "02:00")], [], [("22:00", "02:00")]]


def test_hours_that_go_on_for_days_are_cut_at_midnight() -> None:
    days = week("Mo 10:00-24:00; Tu 00:00-24:00; We 00:00-12:00", "BE", monday=CHRISTMAS_WEEK)
    always = week("24/7", "BE", monday=CHRISTMAS_WEEK)

    assert times(days)[:3] == [[("10:00", "00:00")], [("00:00", "00:00")], [("00:00", "12:00")]]
    assert times(always) == [[("00:00", "00:00")]] * 7


def test_hours_that_are_not_certain_say_so_with_their_comment() -> None:
    monday = week('Mo 10:00-12:00 unknown "bel eerst"', "BE", monday=CHRISTMAS_WEEK)[0]

    assert monday.spans == (Span(time(10), time(12), certain=False, comment="bel eerst"),)


def test_an_unreadable_expression_is_refused_by_every_question() -> None:
    with pytest.raises(ValidationError):
        week("zomaar", "BE", monday=CHRISTMAS_WEEK)
    with pytest.raises(ValidationError):
        in_words("zomaar", "BE")


@pytest.mark.parametrize(
    ("hours", "moment", "expected"),
    [
        # 10:30 in Brussels, where it is an hour later than in UTC.
        ("10:00-16:00", (24, 9, 30), (Openness.OPEN, (24, 16, 0), "")),
        ("10:00-16:00; PH off", (25, 9, 30), (Openness.CLOSED, (26, 10, 0), "")),
        ("24/7", (24, 9, 30), (Openness.OPEN, None, "")),
        ('unknown "bel"', (24, 9, 30), (Openness.UNKNOWN, None, "bel")),
        # Another comment is no other state.
        (
            'Mo-Su 10:00-12:00 "groep", Mo-Su 12:00-14:00 "koffie"',
            (24, 10, 0),
            (Openness.OPEN, (24, 14, 0), "groep"),
        ),
    ],
)
def test_a_moment_is_open_closed_or_unknown_until_the_next_change(
    hours: str,
    moment: tuple[int, int, int],
    expected: tuple[Openness, tuple[int, int, int] | None, str],
) -> None:
    openness, change, comment = expected
    brussels = ZoneInfo("Europe/Brussels")

    now = state(hours, "BE", "Europe/Brussels", datetime(2026, 12, *moment, tzinfo=UTC))

    next_change = datetime(2026, 12, *change, tzinfo=brussels) if change else None
    assert (now.openness, now.next_change, now.comment) == (openness, next_change, comment)


@pytest.mark.parametrize(
    ("hours", "lines"),
    [
        (
            "Mo-Fr 10:00-16:00",
            ["Monday to Friday: 10:00 to 16:00", "closed: Saturday and Sunday"],
        ),
        (
            "Tu,Th 10:30-16:30; PH off",
            [
                "Tuesday and Thursday: 10:30 to 16:30",
                "closed: Monday, Wednesday, Friday to Sunday and public holidays",
            ],
        ),
        (
            "Tu,Th,Sa,Su 10:30-17:30; Mo,We,Fr 10:30-21:00; PH 10:00-12:00",
            [
                "Monday, Wednesday and Friday: 10:30 to 21:00",
                "Tuesday, Thursday, Saturday and Sunday: 10:30 to 17:30",
                "public holidays: 10:00 to 12:00",
            ],
        ),
        ("10:00-12:00,13:00-16:00", ["every day: 10:00 to 12:00 and 13:00 to 16:00"]),
        ("10:00-24:00", ["every day: 10:00 to midnight"]),
        ("24/7", ["every day: day and night"]),
        ('Mo-Su 10:00-12:00 "zonder afspraak"', ["every day: 10:00 to 12:00 (zonder afspraak)"]),
        ('unknown "op afspraak"', ["every day: op afspraak"]),
        ("unknown", ["every day: not certain"]),
        ("10:00-12:00 unknown", ["every day: perhaps 10:00 to 12:00"]),
        ("off", ["closed: every day"]),
        (
            "week 02-52/2 Tu 16:30-18:30; week 01-53/2 Fr 11:00-13:00; PH off",
            [
                "odd weeks, Friday: 11:00 to 13:00",
                "even weeks, Tuesday: 16:30 to 18:30",
                "closed: public holidays",
            ],
        ),
    ],
)
@pytest.mark.usefixtures("in_english")
def test_hours_are_read_back_in_words(hours: str, lines: list[str]) -> None:
    with translation.override("en"):
        assert in_words(hours, "BE") == lines


@pytest.mark.parametrize(
    "hours",
    [
        "We[1] 14:00-17:00",
        "Mo-Fr 10:00-16:00; Jul-Aug closed",
        "week01-51/2 Mo 10:00-12:00",
        "Mo-Fr,PH 10:00-12:00",
        'Mo-Fr 10:00-16:00; PH closed "bel"',
        "Mo-Fr 10:00-16:00; PH closed; 2026 Dec 26 10:00-12:00",
    ],
)
@pytest.mark.usefixtures("in_english")
def test_hours_that_differ_from_week_to_week_are_not_simplified(hours: str) -> None:
    with translation.override("en"):
        assert in_words(hours, "BE") == [f"Not the same every week: {hours}"]


DAY_NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
rules = st.builds(
    "{} {} {} {}".format,
    st.sampled_from(
        ["", "Mo", "Tu-Fr", "Sa,Su", "week 1-53/2 We", "PH", "SH", "Dec 24", "di", '"']
    ),
    st.sampled_from(["", "10:00-12:00", "22:00-02:00", "00:00-24:00", "9:00-10:00,11:00-12:00"]),
    st.sampled_from(["", "", "off", "unknown"]),
    st.sampled_from(["", "", '"bel; eerst"', "\0"]),
)
# 95 is a quarter to midnight, so that a span still ends on its own day.
quarters = st.integers(0, 94)


def clock(quarter: int) -> str:
    return f"{quarter // 4:02}:{quarter % 4 * 15:02}"


@steadily
@given(st.dictionaries(st.sampled_from(DAY_NAMES), st.tuples(quarters, quarters), min_size=1))
def test_every_day_of_a_week_has_the_hours_that_were_written_for_it(
    hours: dict[str, tuple[int, int]],
) -> None:
    written = {day: [(clock(min(ends)), clock(max(ends) + 1))] for day, ends in hours.items()}
    osm = "; ".join(f"{day} {span[0][0]}-{span[0][1]}" for day, span in written.items())

    days = week(check_hours(osm), "BE", monday=CHRISTMAS_WEEK)

    assert times(days) == [written.get(name, []) for name in DAY_NAMES]


@settings(steadily, max_examples=300)
@given(st.lists(rules, max_size=3), st.sampled_from(["; ", ", ", " || "]))
def test_any_text_is_kept_as_hours_of_the_same_meaning_or_is_refused(
    typed: list[str], separator: str
) -> None:
    # The library itself reads one space at a time.
    osm = separator.join(" ".join(rule.split()) for rule in typed)
    try:
        canonical = check_hours(osm)
    except ValidationError:
        return

    assert check_hours(canonical) == canonical
    assert week(canonical, "BE", monday=CHRISTMAS_WEEK) == week(osm, "BE", monday=CHRISTMAS_WEEK)
    assert in_words(canonical, "BE")
