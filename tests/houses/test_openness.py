"""What a page says of now: no more certain than the hours, and the source that they come from."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.template.loader import render_to_string
from pytest_django import DjangoAssertNumQueries

from houses.models import Organisation
from houses.sheets.age import trust
from houses.sheets.openness import Now, OpenNow, open_now, times_of
from tests import factories
from tests.hours_told import WEDNESDAY, at, place_with, said, times, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

NETHERLANDS, ENGLAND = "nl/utrecht/utrecht", "gb/england/london"


@pytest.mark.parametrize(
    ("osm", "moment", "state", "sentence"),
    [
        ("We 10:00-17:00", at(12), Now.OPEN, "Now open until 17:00."),
        ("We 12:30-17:00", at(11), Now.SOON, "Opens at 12:30."),
        ("We 13:00-17:00", at(10, 59), Now.CLOSED, "Now closed."),
        ("We 10:00-12:00", at(13), Now.CLOSED, "Now closed."),
        ('We 10:00-17:00 unknown "bel eerst"', at(12), Now.UNKNOWN, "not certain: bel eerst."),
        ("We 10:00-17:00 unknown", at(12), Now.UNKNOWN, "is not certain."),
        ("We 10:00-24:00", at(12), Now.OPEN, "Now open until midnight."),
        ("24/7", at(12), Now.OPEN, "It does not close today."),
        ("We 10:00-12:00, We 12:00-14:00 unknown", at(11), Now.OPEN, "certainly until 12:00."),
        # Not "until 20:00" to who reads it at nine in the evening.
        ("We 00:00-24:00; Th 00:00-20:00", at(21), Now.OPEN, "open until tomorrow at 20:00."),
        ("We 20:00-08:00", at(21), Now.OPEN, "Now open until tomorrow at 8:00."),
        ("We 00:00-24:00; Th 00:00-20:00 unknown", at(21), Now.OPEN, "It does not close today."),
    ],
)
def test_now_is_one_of_five_states_in_words(
    osm: str, moment: datetime, state: Now, sentence: str
) -> None:
    known = told(place_with(osm), moment)

    assert known.state == state
    assert sentence in known.said
    assert known.fact


def test_who_closed_for_the_time_being_says_so_whatever_the_hours_are() -> None:
    place = place_with("We 10:00-17:00", lifecycle="paused")

    assert told(place, at(12)) == OpenNow(Now.PAUSED, "Closed for the time being.")
    assert times(place, at(12)).week == ()


@pytest.mark.parametrize("lifecycle", ["planned", "closed"])
def test_of_what_is_not_there_nothing_is_said(lifecycle: str) -> None:
    place = place_with("We 10:00-17:00", lifecycle=lifecycle)
    house = place.organisation

    assert open_now(house, place, trust(house, on=WEDNESDAY), at(12)) is None
    assert times_of(house, [place], trust(house, on=WEDNESDAY), at(12)) == []


@pytest.mark.parametrize(
    ("osm", "then"),
    [
        ("We 10:00-12:00,15:30-17:00", "It opens today at 15:30."),
        ("We-Th 10:00-12:00", "It opens tomorrow at 10:00."),
        ("Mo,We 10:00-12:00", "It opens on Monday at 10:00."),
        ("We 10:00-12:00", "It opens on Wednesday 2 December at 10:00."),
        # The calendar says that it never opens again.
        ("2026 Nov 25 10:00-12:00", ""),
    ],
)
def test_what_is_closed_says_when_it_opens(osm: str, then: str) -> None:
    assert said(place_with(osm), at(13)) == ("Now closed.", then)


@pytest.mark.parametrize(
    ("osm", "moment", "sentences"),
    [
        ('We 10:00-16:00 "call"', at(12), ("Now open until 16:00 (call).", "")),
        ('We 10:00-24:00 "call"', at(12), ("Now open until midnight (call).", "")),
        ('24/7 "call"', at(12), ("Now open (call). It does not close today.", "")),
        ('We 20:00-08:00 "call"', at(21), ("Now open until tomorrow at 8:00 (call).", "")),
        ('We 10:00-16:00 "call"', at(9), ("Opens at 10:00 (call).", "")),
        ('We 16:00-18:00 "call"', at(9), ("Now closed.", "It opens today at 16:00 (call).")),
        ('Th 16:00-18:00 "call"', at(9), ("Now closed.", "It opens tomorrow at 16:00 (call).")),
        ('Fr 16:00-18:00 "call"', at(9), ("Now closed.", "It opens on Friday at 16:00 (call).")),
        (
            'We 10:00-12:00 "call"',
            at(13),
            ("Now closed.", "It opens on Wednesday 2 December at 10:00 (call)."),
        ),
    ],
)
def test_what_is_written_beside_the_hours_is_said_with_them(
    osm: str, moment: datetime, sentences: tuple[str, str]
) -> None:
    assert said(place_with(osm), moment) == sentences


def test_what_is_written_beside_old_hours_is_said_with_them_too() -> None:
    place = place_with('We 10:00-16:00 "call"', checked_on=date(2020, 1, 1))

    assert said(place, at(12))[0] == "According to a source of 2020: open until 16:00 (call)."


def test_a_night_that_runs_past_midnight_is_open_on_the_next_day_too() -> None:
    place = place_with("We 22:00-02:00")

    assert said(place, at(1, day=date(2026, 11, 26)))[0] == "Now open until 2:00."
    assert said(place, at(23))[0] == "Now open until 2:00."


@pytest.mark.parametrize(
    ("five_in_universal_time", "sentence"),
    [
        # Seven o'clock since that night, and six.
        (datetime(2026, 3, 29, 5, tzinfo=UTC), "Now open until 12:00."),
        (datetime(2026, 10, 25, 5, tzinfo=UTC), "Opens at 7:00."),
    ],
)
def test_on_the_day_on_which_the_clock_changes_the_hours_are_those_of_the_new_clock(
    five_in_universal_time: datetime, sentence: str
) -> None:
    assert said(place_with("Mo-Su 07:00-12:00"), five_in_universal_time)[0] == sentence


@pytest.mark.parametrize(
    ("region", "sentence"),
    [
        (factories.BRUGGE, "Now closed."),
        (NETHERLANDS, "Now closed."),
        # An hour earlier.
        (ENGLAND, "Now open until 17:00."),
    ],
)
def test_each_place_goes_by_its_own_clocks(region: str, sentence: str) -> None:
    assert said(place_with("We 10:00-17:00", region=region), at(17, 30))[0] == sentence


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        (
            {"checked_on": None, "checked_how": "", "lifecycle_as_of": "2018"},
            "According to a source of 2018: open until 17:00.",
        ),
        (
            {"checked_on": None, "checked_how": ""},
            "According to a source without a date: open until 17:00.",
        ),
        (
            {"checked_on": date(2023, 9, 1)},
            "According to a source of 2023: open until 17:00.",
        ),
        # Whether the house is still there nobody knows.
        ({"lifecycle": "unknown"}, "According to a source of 2026: open until 17:00."),
    ],
)
def test_what_is_old_undated_or_perhaps_gone_is_said_by_its_source_only(
    known: dict[str, Any], sentence: str
) -> None:
    now = told(place_with("We 10:00-17:00", **known), at(12))

    assert (now.said, now.fact) == (sentence, False)


def test_what_an_old_source_calls_closed_promises_no_opening() -> None:
    place = place_with("Th 10:00-17:00", checked_on=date(2020, 1, 1))

    assert said(place, at(12)) == ("According to a source of 2020: now closed.", "")


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("Niet in de kerstvakantie.", []),
        ("", ["Not the same every week: Mo-Fr 10:00-16:00; Dec 24-Jan 2 closed"]),
    ],
)
def test_hours_without_words_are_shown_as_written_else_in_their_notation(
    written: str, lines: list[str]
) -> None:
    place = place_with()
    factories.make_opening(
        place,
        "Mo-Fr 10:00-16:00; Dec 24-Jan 02 off",
        as_written=factories.dutch(written) if written else {},
    )

    shown = times(place, at(12))

    assert shown.lines == lines
    assert (shown.as_written.text if shown.as_written else "") == written
    for template in ("_times", "_hours_on_paper"):
        page = render_to_string(f"houses/{template}.html", {"times": shown})
        assert (written or lines[0]) in page
        assert ("Dec 24" in page) == (not written)


def test_the_week_is_this_one_with_today_and_its_holiday() -> None:
    place = place_with("Mo-Fr 10:00-12:00,13:00-17:00; PH off")

    week = times(place, at(12, day=date(2026, 12, 24))).week

    assert [day.today for day in week] == [False, False, False, True, False, False, False]
    assert week[3].hours == "10:00 to 12:00 and 13:00 to 17:00"
    friday = week[4]
    assert (friday.name, friday.hours, friday.unsure) == ("Friday", "", False)
    assert friday.holiday
    assert friday.holiday.name == "Christmas Day"


def test_hours_that_differ_by_week_are_told_in_words_below_the_week() -> None:
    uneven = place_with("week 01-53/2 We 10:00-12:00; week 02-52/2 Fr 10:00-12:00")

    assert times(uneven, at(12)).lines == [
        "odd weeks, Wednesday: 10:00 to 12:00",
        "even weeks, Friday: 10:00 to 12:00",
    ]
    assert times(place_with("We 10:00-12:00; PH off", slug="even"), at(12)).lines == []


def test_hours_that_cannot_be_read_say_nothing_but_what_is_written() -> None:
    place = place_with()
    factories.make_opening(place, "zomaar", as_written=factories.dutch("Soms op dinsdag."))
    house = place.organisation

    shown = times(place, at(12))

    assert open_now(house, place, trust(house, on=WEDNESDAY), at(12)) is None
    assert (shown.now, shown.week) == (None, ())
    assert str(shown.as_written.text if shown.as_written else "") == "Soms op dinsdag."


def test_hours_that_contradict_each_other_are_not_known() -> None:
    place = place_with("We 10:00-17:00")
    factories.make_opening(place, "We 18:00-20:00")

    assert told(place, at(12)).state == Now.UNKNOWN


def test_each_of_several_places_tells_its_own_hours() -> None:
    place = place_with("We 10:00-17:00")
    house: Organisation = place.organisation
    other = factories.make_location(house, label="De tuin")
    factories.make_opening(other, "Th 10:00-17:00")

    shown = times_of(house, [place, other], trust(house, on=WEDNESDAY), at(12))

    assert [row.place for row in shown] == ["Brugge", "De tuin"]
    assert [row.now.state for row in shown if row.now] == [Now.OPEN, Now.CLOSED]


def test_one_place_is_not_named_and_says_only_once_whether_it_is_open() -> None:
    place = place_with("We 10:00-17:00")
    factories.make_opening(place, "We 10:00-17:00; PH off")
    house = place.organisation

    shown = times_of(house, [place], trust(house, on=WEDNESDAY), at(12))

    assert [row.place for row in shown] == ["", ""]
    assert [row.now.said if row.now else "" for row in shown] == ["Now open until 17:00.", ""]


def test_the_hours_of_what_is_closed_for_the_time_being_are_not_worked_out(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    place = place_with("We 10:00-17:00", lifecycle="paused")
    house = place.organisation

    with django_assert_num_queries(0):
        (shown,) = times_of(house, [place], trust(house, on=WEDNESDAY), at(12))

    assert (shown.week, shown.usual) == ((), ())
