"""What a page says of now: no more certain than the hours, and the source that they come from."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import translation

from houses.models import Location, Organisation
from houses.sheets.age import trust
from houses.sheets.openness import Now, OpenNow, Times, open_now, times_of
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

# A Wednesday, winter time.
WEDNESDAY = date(2026, 11, 25)
NETHERLANDS, ENGLAND = "nl/utrecht/utrecht", "gb/england/london"


def place_with(osm: str = "", **fields: Any) -> Location:
    """A place of a house that was checked this month, with these hours."""
    region = fields.pop("region", None)
    known: dict[str, Any] = {"checked_on": date(2026, 11, 2), "checked_how": "phone", **fields}
    path = str(region) if region else factories.BRUGGE
    house = factories.make_house("Huis", region=factories.make_region(path), **known)
    place = house.locations.select_related("region", "organisation").get()
    if osm:
        factories.make_opening(place, osm)
    return place


def at(hour: int, minute: int = 0, day: date = WEDNESDAY) -> datetime:
    """By the clock of Brussels in winter."""
    return datetime(day.year, day.month, day.day, hour - 1, minute, tzinfo=UTC)


def told(place: Location, moment: datetime) -> OpenNow:
    house = place.organisation
    known = open_now(house, place, trust(house, on=moment.date()), moment)
    assert known
    return known


def said(place: Location, moment: datetime) -> tuple[str, str]:
    known = told(place, moment)
    return known.said, known.then


def times(place: Location, moment: datetime) -> Times:
    house = place.organisation
    (shown,) = times_of(house, [place], trust(house, on=moment.date()), moment)
    return shown


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


def test_on_a_holiday_of_which_the_hours_say_nothing_we_do_not_know() -> None:
    christmas = date(2026, 12, 25)
    place = place_with("Mo-Fr 10:00-17:00")

    now = told(place, at(12, day=christmas))

    assert now.state == Now.UNKNOWN
    assert "Christmas Day" in now.said
    # Friday is left out: on Monday it opens for certain.
    assert said(place, at(18, day=date(2026, 12, 24)))[1] == "It opens on Monday at 10:00."


@pytest.mark.parametrize(
    ("osm", "changed", "silent"),
    [
        ("Mo-Fr 10:00-17:00", [], ["Christmas Day", "New Year's Day"]),
        ("Mo-Fr 10:00-17:00; PH off", [("Christmas Day", ""), ("New Year's Day", "")], []),
        (
            "Mo-Fr 10:00-17:00; PH 14:00-16:00",
            [("Christmas Day", "14:00 to 16:00"), ("New Year's Day", "14:00 to 16:00")],
            [],
        ),
        ("Mo-Fr 10:00-17:00; Dec 25 off", [("Christmas Day", "")], ["New Year's Day"]),
        # Both are Fridays: then it is closed anyway.
        ("Mo-Th 10:00-17:00", [], []),
    ],
)
def test_holidays_to_come_are_told_by_name_where_they_change_the_hours(
    osm: str, changed: list[tuple[str, str]], silent: list[str]
) -> None:
    shown = times(place_with(osm), at(12))

    assert [(row.holiday.name, row.hours) for row in shown.holidays] == changed
    assert [holiday.name for holiday in shown.silent] == silent


@pytest.mark.parametrize(
    ("language", "belgian", "dutch"),
    [
        ("nl", ("Kerstmis", "nl"), ("Eerste kerstdag", "nl")),
        ("fr", ("Noël", "fr"), ("Eerste kerstdag", "nl")),
        ("de", ("Weihnachten", "de"), ("Eerste kerstdag", "nl")),
        ("en", ("Christmas Day", "en"), ("Christmas Day", "en")),
    ],
)
def test_a_holiday_is_called_in_the_language_of_the_page_else_of_the_country(
    language: str, belgian: tuple[str, str], dutch: tuple[str, str]
) -> None:
    for region, expected in ((factories.BRUGGE, belgian), (NETHERLANDS, dutch)):
        place = place_with("Mo-Fr 10:00-17:00; PH off", region=region)
        with translation.override(language):
            first = times(place, at(12)).holidays[0].holiday

        assert (first.name, first.language) == expected


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
