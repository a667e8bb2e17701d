"""On a public holiday hours say no more than whoever wrote them thought of."""

from datetime import UTC, date, datetime, time

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from houses.filters.openness import When, opened
from houses.sheets.openness import Now
from tests import factories
from tests.hours_told import at, place_with, said, times, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

NETHERLANDS = "nl/utrecht/utrecht"
CHRISTMAS = date(2026, 12, 25)
EASTER_MONDAY, FIRST_OF_MAY, WHIT_MONDAY = date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 25)
SEASONS = "Apr-Sep Mo-Fr 10:00-18:00; Oct-Mar Mo-Fr 10:00-16:00"


def test_on_a_holiday_of_which_the_hours_say_nothing_we_do_not_know() -> None:
    place = place_with("Mo-Fr 10:00-17:00")

    now = told(place, at(12, day=CHRISTMAS))

    assert now.state == Now.UNKNOWN
    assert "Christmas Day" in now.said
    # Friday is left out: on Monday it opens for certain.
    assert said(place, at(18, day=date(2026, 12, 24)))[1] == "It opens on Monday at 10:00."


@pytest.mark.parametrize(
    ("osm", "day"),
    [
        # Two weeks before it was the other season.
        (SEASONS, EASTER_MONDAY),
        ("May-Sep Mo-Fr 10:00-18:00", FIRST_OF_MAY),
        ("May 01-Sep 30 Mo-Fr 10:00-18:00", FIRST_OF_MAY),
        ("Mo[1] 10:00-17:00", EASTER_MONDAY),
        ("week 01-53/2 Mo-Fr 10:00-17:00; week 02-52/2 Tu-Fr 10:00-17:00", CHRISTMAS),
        # They speak of holidays, but not of this one.
        ("Mo-Fr 10:00-17:00; Oct-Dec PH off", EASTER_MONDAY),
        ("Mo-Fr 10:00-17:00; PH -1 day 10:00-12:00", EASTER_MONDAY),
        ("Mo-Fr 10:00-17:00; Dec 25 off", EASTER_MONDAY),
    ],
)
def test_hours_of_a_season_say_nothing_of_a_holiday_in_it(osm: str, day: date) -> None:
    place = place_with(osm)
    winter = datetime(2026, 3, 25, 12, tzinfo=UTC)

    assert told(place, at(13, day=day)).state == Now.UNKNOWN
    if day == EASTER_MONDAY:
        shown = times(place, winter)
        assert "Easter Monday" in [holiday.name for holiday in shown.silent]
        assert "Easter Monday" not in [row.holiday.name for row in shown.holidays]


@pytest.mark.parametrize(
    ("osm", "day"),
    [
        ("Mo-Fr 10:00-17:00; Dec 25 10:00-15:00", CHRISTMAS),
        ("Mo-Fr 10:00-17:00; Dec 25 10:00-17:00", CHRISTMAS),
        ("Mo-Fr 10:00-17:00; Dec 24-26 10:00-15:00", CHRISTMAS),
        ("Mo-Fr 10:00-17:00; easter +1 day 10:00-15:00", EASTER_MONDAY),
        ("Mo-Fr,PH 10:00-17:00", WHIT_MONDAY),
        ("Apr-Sep Mo-Fr 10:00-17:00; Apr-Sep PH 10:00-15:00", WHIT_MONDAY),
    ],
)
def test_hours_that_name_a_holiday_or_its_date_are_believed(osm: str, day: date) -> None:
    assert told(place_with(osm), at(13, day=day)).state == Now.OPEN


@pytest.mark.parametrize(("osm", "found"), [(SEASONS, False), ("Mo-Fr,PH 10:00-16:00", True)])
@pytest.mark.parametrize("day", [EASTER_MONDAY, CHRISTMAS])
@pytest.mark.parametrize("hour", [time(13), None])
def test_a_search_finds_as_open_only_what_is_certainly_open_on_a_holiday(
    osm: str, found: bool, day: date, hour: time | None
) -> None:
    house = place_with(osm).organisation

    kept = opened([house.pk], When(day, hour))

    assert (house.pk in kept.open, house.pk in kept.known) == (found, True)


def test_before_a_holiday_nothing_is_promised_of_it() -> None:
    place = place_with("Th 00:00-24:00; Fr 00:00-20:00")

    # Christmas is a Friday.
    assert said(place, at(21, day=date(2026, 12, 24)))[0] == "Now open. It does not close today."


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


def test_a_holiday_in_a_sentence_carries_its_language() -> None:
    place = place_with("Mo-Fr 10:00-17:00", region=NETHERLANDS)

    with translation.override("fr"):
        now = told(place, at(12, day=CHRISTMAS))
        page = render_to_string("houses/_open_now.html", {"now": now})

    assert '<span lang="nl">Eerste kerstdag</span>' in page


def test_the_first_of_may_is_labour_day_in_british_english() -> None:
    now = told(place_with("Mo-Fr 10:00-17:00"), at(12, day=FIRST_OF_MAY))

    assert "Labour Day" in now.said


def test_the_usual_week_to_take_along_has_no_holiday() -> None:
    shown = times(place_with("Mo-Fr 10:00-17:00; PH off"), at(12, day=date(2026, 12, 24)))

    assert [day.hours for day in shown.usual] == ["10:00 to 17:00"] * 5 + ["", ""]
    assert not any(day.holiday for day in shown.usual)


def test_paper_shows_the_usual_week_and_the_holidays_to_come_apart() -> None:
    shown = times(place_with("Mo-Fr 10:00-17:00; PH off"), at(12, day=date(2026, 12, 24)))

    paper = " ".join(render_to_string("houses/_hours_on_paper.html", {"times": shown}).split())

    assert "<dt>Friday</dt><dd>10:00 to 17:00</dd>" in paper
    assert "<li>25 December, <span>Christmas Day</span>: closed</li>" in paper


def test_paper_says_of_which_holidays_we_do_not_know() -> None:
    shown = times(place_with("Mo-Fr 10:00-17:00"), at(12))

    paper = " ".join(render_to_string("houses/_hours_on_paper.html", {"times": shown}).split())

    assert "25 December (<span>Christmas Day</span>), 1 January" in paper
