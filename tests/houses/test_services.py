from datetime import date

import pytest
from django.core.exceptions import ValidationError

from houses.models import Service
from tests import factories

pytestmark = pytest.mark.django_db


def service(rrule: str = "", starts_on: date | None = None) -> Service:
    return factories.make_service(factories.make_house(), rrule=rrule, starts_on=starts_on)


def test_the_next_day_of_what_comes_back_every_four_months() -> None:
    newsletter = service("FREQ=MONTHLY;INTERVAL=4", date(2026, 1, 15))

    assert newsletter.next_on(on=date(2026, 2, 1)) == date(2026, 5, 15)


def test_the_next_day_may_be_today() -> None:
    newsletter = service("FREQ=MONTHLY;INTERVAL=4", date(2026, 1, 15))

    assert newsletter.next_on(on=date(2026, 5, 15)) == date(2026, 5, 15)


def test_before_it_begins_the_next_day_is_the_first() -> None:
    course = service("FREQ=WEEKLY;BYDAY=TU", date(2026, 9, 1))

    # 1 September 2026 is a Tuesday.
    assert course.next_on(on=date(2026, 3, 1)) == date(2026, 9, 1)


def test_how_often_without_a_first_day_tells_no_next_day() -> None:
    assert service("FREQ=YEARLY;INTERVAL=2").next_on(on=date(2026, 1, 1)) is None


def test_what_comes_once_has_a_next_day_until_it_is_past() -> None:
    study_day = service(starts_on=date(2026, 10, 1))

    assert study_day.next_on(on=date(2026, 10, 1)) == date(2026, 10, 1)
    assert study_day.next_on(on=date(2026, 10, 2)) is None


def test_after_its_last_day_there_is_no_next_one() -> None:
    course = service("FREQ=WEEKLY;COUNT=3", date(2026, 1, 6))

    # The three days are 6, 13 and 20 January.
    assert course.next_on(on=date(2026, 1, 20)) == date(2026, 1, 20)
    assert course.next_on(on=date(2026, 1, 21)) is None


@pytest.mark.parametrize(
    "rrule",
    [
        "elke dinsdag",
        "INTERVAL=4",
        "FREQ=MONTHLY;BYDAY=XX",
        "FREQ=MONTHLY;INTERVAL=vier",
        "FREQ=MONTHLY;DTSTART=20260101",
        # Hours and seconds are no rule for people.
        "FREQ=HOURLY",
        "FREQ=SECONDLY;INTERVAL=30",
        "FREQ=DAILY;FREQ=SECONDLY",
        # It would never move on from its first day.
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        # A month has no 99 Mondays.
        "FREQ=MONTHLY;BYDAY=99MO",
    ],
)
def test_a_rule_that_cannot_be_read_is_refused_at_its_field(rrule: str, in_english: None) -> None:
    row = Service(
        entry=factories.make_house(), kind="course", name=factories.dutch("Cursus"), rrule=rrule
    )

    with pytest.raises(ValidationError) as refusal:
        row.full_clean()

    assert refusal.value.message_dict["rrule"] == [
        "Write the rule as in RFC 5545: FREQ=MONTHLY;INTERVAL=4."
    ]


@pytest.mark.parametrize(
    "rrule",
    [
        # No February has a 30th.
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;UNTIL=19990101",
    ],
)
def test_a_rule_that_never_comes_to_a_day_is_refused(rrule: str, in_english: None) -> None:
    row = Service(
        entry=factories.make_house(), kind="course", name=factories.dutch("Cursus"), rrule=rrule
    )

    with pytest.raises(ValidationError) as refusal:
        row.full_clean()

    assert refusal.value.message_dict["rrule"] == ["This rule never comes to a day."]


@pytest.mark.parametrize(
    "rrule",
    [
        "FREQ=MONTHLY;INTERVAL=4",
        "FREQ=YEARLY;INTERVAL=2",
        "FREQ=WEEKLY;BYDAY=TU,TH",
        "FREQ=MONTHLY;BYDAY=1MO,-1FR",
        "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20301231",
        "FREQ=YEARLY;BYMONTH=5;BYDAY=2SA",
    ],
)
def test_a_rule_that_people_use_is_taken(rrule: str) -> None:
    row = Service(
        entry=factories.make_house(), kind="course", name=factories.dutch("Cursus"), rrule=rrule
    )

    row.full_clean()

    assert row.rrule == rrule
