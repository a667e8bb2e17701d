from datetime import date

import pytest
from django.core.exceptions import ValidationError

from houses.models import Organisation, Statement
from tests import factories

pytestmark = pytest.mark.django_db


def in_force(entry: Organisation, *, on: date) -> list[str]:
    return [str(row.text) for row in entry.statements.in_force(on=on).in_order()]


def test_a_new_mission_takes_the_place_of_the_old_one() -> None:
    house = factories.make_house()
    factories.make_statement(house, "Samen sterk", since="2016")
    factories.make_statement(house, "Samen sterker", since="2021")

    said = [in_force(house, on=date(year, 6, 1)) for year in (2015, 2020, 2022)]

    assert said == [[], ["Samen sterk"], ["Samen sterker"]]


def test_the_old_mission_stands_until_the_new_one_has_begun_for_certain() -> None:
    house = factories.make_house()
    factories.make_statement(house, "Samen sterk", since="2016")
    factories.make_statement(house, "Samen sterker", since="2021")

    midway, last_day = date(2021, 6, 1), date(2021, 12, 31)

    # "2021" may be any day of that year: on its last day it has begun for certain.
    assert in_force(house, on=midway) == ["Samen sterk", "Samen sterker"]
    assert in_force(house, on=last_day) == ["Samen sterker"]


def test_an_edition_written_as_since_takes_the_place_of_the_old_one_too() -> None:
    house = factories.make_house()
    factories.make_statement(house, "Samen sterk", since="sinds 2016")
    factories.make_statement(house, "Samen sterker", since="sinds 2021")

    assert in_force(house, on=date(2020, 6, 1)) == ["Samen sterk"]
    assert in_force(house, on=date(2022, 6, 1)) == ["Samen sterker"]


def test_the_lines_of_one_edition_go_together() -> None:
    house = factories.make_house()
    for position, (line, since) in enumerate(
        [("Een", "2016"), ("Twee", "2016"), ("Nieuw een", "2021"), ("Nieuw twee", "2021")]
    ):
        factories.make_statement(house, line, since=since, position=position)

    assert in_force(house, on=date(2020, 6, 1)) == ["Een", "Twee"]
    assert in_force(house, on=date(2022, 6, 1)) == ["Nieuw een", "Nieuw twee"]


def test_what_has_no_date_counts_as_current() -> None:
    house = factories.make_house()
    factories.make_statement(house, "Altijd", position=0)
    factories.make_statement(house, "Sinds kort", since="2021", position=1)

    assert in_force(house, on=date(2016, 6, 1)) == ["Altijd"]
    assert in_force(house, on=date(2022, 6, 1)) == ["Altijd", "Sinds kort"]


def test_a_new_mission_leaves_the_values_as_they_are() -> None:
    house = factories.make_house()
    factories.make_statement(house, "Solidariteit", "value", since="2016")
    factories.make_statement(house, "Samen sterker", "mission", since="2021")

    assert in_force(house, on=date(2022, 6, 1)) == ["Solidariteit", "Samen sterker"]


def test_a_new_mission_of_one_house_is_not_that_of_another() -> None:
    house, other = factories.make_house("Huis"), factories.make_house("Ander")
    factories.make_statement(house, "Samen sterk", since="2016")
    factories.make_statement(other, "Samen sterker", since="2021")

    assert in_force(house, on=date(2022, 6, 1)) == ["Samen sterk"]


def test_what_a_house_no_longer_says_is_over_from_the_last_day_it_can_mean() -> None:
    house = factories.make_house()
    factories.make_statement(house, "Samen sterk", since="2016", until="2018")

    assert in_force(house, on=date(2018, 12, 31)) == ["Samen sterk"]
    assert in_force(house, on=date(2019, 1, 1)) == []


def test_statements_stand_in_the_order_of_their_outline() -> None:
    house = factories.make_house()
    for position, line in [(2, "derde"), (0, "eerste"), (1, "tweede")]:
        factories.make_statement(house, line, position=position)

    assert in_force(house, on=date(2026, 1, 1)) == ["eerste", "tweede", "derde"]
    assert Statement.objects.in_order().totally_ordered


def test_statements_are_chosen_by_their_kind() -> None:
    house = factories.make_house()
    mission = factories.make_statement(house, kind="mission")
    task = factories.make_statement(house, kind="task")
    factories.make_statement(house, kind="value")

    assert list(house.statements.of(Statement.Kind.MISSION, Statement.Kind.TASK)) == [mission, task]


# One deeper than a statement, what belongs to it, and what belongs to that.
def test_a_statement_three_levels_deep_is_refused(in_english: None) -> None:
    statement = Statement(
        entry=factories.make_house(), kind="task", text=factories.dutch("Koken"), level=3
    )

    with pytest.raises(ValidationError) as refusal:
        statement.full_clean()

    assert "level" in refusal.value.message_dict


def test_a_statement_without_text_is_refused() -> None:
    statement = Statement(entry=factories.make_house(), kind="task")

    with pytest.raises(ValidationError) as refusal:
        statement.full_clean()

    assert set(refusal.value.message_dict) == {"text"}


def test_a_statement_that_ends_before_it_starts_is_refused(in_english: None) -> None:
    statement = Statement(
        entry=factories.make_house(),
        kind="task",
        text=factories.dutch("Koken"),
        since="2021",
        until="2020",
    )

    with pytest.raises(ValidationError) as refusal:
        statement.full_clean()

    assert refusal.value.message_dict["until"] == ["The end lies before the start."]
