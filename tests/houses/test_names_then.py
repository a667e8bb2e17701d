"""How an entry was called on a day: made-up names, dated as sources date them."""

from datetime import date

import pytest

from houses.models import Organisation
from houses.sheets.through_time.names_then import Called, called, names_loaded
from houses.values.spans import Certainty, Days
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
SURE, PERHAPS = Certainty.CERTAINLY, Certainty.POSSIBLY


@pytest.fixture
def house() -> Organisation:
    return factories.make_house("Nu")


def on(entry: Organisation, year: int, month: int = 6, *, until: int = 0) -> Called:
    found = Organisation.objects.prefetch_related(names_loaded()).get(pk=entry.pk)
    days = Days(date(year, month, 15), date(until or year, month, 15))
    return called(found, days, today=TODAY)


def names(found: Called) -> list[tuple[str, Certainty]]:
    return [(name.text, name.certainty) for name in found.names]


def test_a_former_name_goes_back_to_the_one_before_it(house: Organisation) -> None:
    # By the letters the later one stands first.
    factories.make_name(house, "Zand", until="2010")
    factories.make_name(house, "Aarde", until="2015")

    assert names(on(house, 2005)) == [("Zand", SURE)]
    assert names(on(house, 2012)) == [("Aarde", SURE)]
    assert names(on(house, 2020)) == [("Nu", SURE)]


def test_a_name_that_changed_in_a_year_may_have_been_either_that_year(house: Organisation) -> None:
    factories.make_name(house, "Oud", until="2015")

    assert names(on(house, 2015)) == [("Oud", PERHAPS), ("Nu", PERHAPS)]
    assert [name.text for name in on(house, 2015).before] == ["Oud"]


def test_a_name_that_changed_in_a_month_is_the_new_one_all_that_month(house: Organisation) -> None:
    factories.make_name(house, "Oud", until="juni 2015")

    assert names(on(house, 2015, 6)) == [("Nu", PERHAPS)]
    assert names(on(house, 2015, 5)) == [("Oud", SURE)]


def test_of_several_years_it_tells_all_its_names(house: Organisation) -> None:
    factories.make_name(house, "Oud", until="juni 2015")

    assert names(on(house, 2010, until=2020)) == [("Oud", SURE), ("Nu", SURE)]


def test_where_no_source_says_how_it_was_called_it_is_called_as_now(house: Organisation) -> None:
    factories.make_name(house, "", kind="unknown", until="2015")

    found = on(house, 2010)

    assert (found.known, found.name) == (False, "Nu")


def test_an_official_name_says_nothing_of_the_time_before_it(house: Organisation) -> None:
    factories.make_name(house, "Voluit Nu", kind="official", since="2015")

    assert on(house, 2010).known is False
    assert names(on(house, 2020)) == [("Voluit Nu", SURE)]


def test_a_name_that_is_yet_to_come_is_no_name_of_before(house: Organisation) -> None:
    factories.make_name(house, "Straks", kind="official", since="2028")

    assert names(on(house, 2020)) == [("Nu", SURE)]


def test_a_name_in_another_language_stands_beside_its_own(house: Organisation) -> None:
    factories.make_name(house, "La maison", kind="official", language="fr", since="2015")

    assert names(on(house, 2020)) == [("Nu", SURE)]


def test_a_former_name_that_ended_before_some_day_is_a_name_too(house: Organisation) -> None:
    factories.make_name(house, "Oud", until="voor 2010")

    assert names(on(house, 2012)) == [("Nu", SURE)]
    assert ("Oud", PERHAPS) in names(on(house, 2005))


def test_short_names_and_aliases_take_no_turn(house: Organisation) -> None:
    factories.make_name(house, "N", kind="short", since="2015")
    factories.make_name(house, "Nou", kind="alias", until="2015")

    assert names(on(house, 2010)) == [("Nu", SURE)]
