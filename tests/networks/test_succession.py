"""Which entry a page stands for on a day: made-up networks that go on in each other."""

from datetime import date

import pytest

from houses.models import Organisation
from houses.sheets.through_time.succession import Then, then
from houses.values.spans import Certainty, Days
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


def on(year: int, month: int = 6, day: int = 15) -> Days:
    return Days.of(date(year, month, day))


def asked(entry: Organisation, days: Days) -> Then:
    return then(entry, days, today=TODAY)


def succeed(new: Organisation, old: Organisation, since: str) -> None:
    factories.make_affiliation(new, old, role="continues", since=since)


def names(found: Then) -> tuple[str, list[str], list[str]]:
    before, after = ([heir.entry.name for heir in heirs] for heirs in (found.before, found.after))
    return found.life.entry.name, before, after


@pytest.fixture
def chain() -> list[Organisation]:
    """Three that took each other's place, in May 2010 and in May 2020."""
    first = factories.make_network("Eerste", founded="2000")
    second = factories.make_network("Tweede")
    third = factories.make_network("Derde")
    succeed(second, first, "mei 2010")
    succeed(third, second, "mei 2020")
    return [first, second, third]


@pytest.mark.parametrize(
    ("year", "name"), [(2005, "Eerste"), (2015, "Tweede"), (2025, "Derde"), (2000, "Eerste")]
)
def test_each_of_a_chain_gives_the_same_answer(
    chain: list[Organisation], year: int, name: str
) -> None:
    assert {asked(entry, on(year)).life.entry.name for entry in chain} == {name}


def test_the_page_says_whether_it_went_back_or_on(chain: list[Organisation]) -> None:
    first, _second, third = chain

    assert asked(third, on(2005)).back
    assert not asked(first, on(2025)).back


def test_in_the_month_of_a_handover_the_later_start_wins(chain: list[Organisation]) -> None:
    assert asked(chain[0], on(2010, 5)).life.entry == chain[1]
    assert asked(chain[0], on(2010, 5)).existed == Certainty.POSSIBLY


def test_before_the_first_of_a_chain_nothing_was_there(chain: list[Organisation]) -> None:
    found = asked(chain[2], on(1990))

    assert names(found) == ("Derde", [], [])
    assert found.existed == Certainty.NOT


def test_a_successor_that_is_known_to_the_year_may_not_have_begun() -> None:
    old, new = factories.make_network("Oud", founded="2000"), factories.make_network("Nieuw")
    succeed(new, old, "2010")

    assert names(asked(old, on(2010))) == ("Oud", [], ["Nieuw"])
    assert names(asked(new, on(2010))) == ("Nieuw", ["Oud"], [])


def test_of_two_that_were_merged_the_page_names_both() -> None:
    new = factories.make_network("Samen", founded="2015")
    for name, founded in (("Een", "2000"), ("Twee", "2014-06-20")):
        factories.make_network(
            name, founded=founded, lifecycle="merged", closed="2014-12-31", merged_into=new
        )

    # The second began five days later.
    assert names(asked(new, on(2014))) == ("Samen", ["Een"], [])
    assert names(asked(new, on(2014, 7))) == ("Samen", ["Een", "Twee"], [])
    assert asked(new, on(2014)).existed == Certainty.NOT


def test_what_is_merged_into_one_that_was_there_already_is_not_what_it_was_before() -> None:
    big = factories.make_network("Groot", founded="2010")
    small = factories.make_network(
        "Klein", founded="1990", lifecycle="merged", closed="2020", merged_into=big
    )

    assert names(asked(big, on(2005))) == ("Groot", [], [])
    assert names(asked(small, on(2022))) == ("Groot", [], [])


def test_of_two_that_go_on_with_one_the_page_names_both() -> None:
    old = factories.make_network("Oud", founded="2000", lifecycle="closed", closed="2009")
    for name in ("Links", "Rechts"):
        succeed(factories.make_network(name), old, "2010")

    found = asked(old, on(2015))

    assert names(found) == ("Oud", [], ["Links", "Rechts"])


def test_a_circle_made_outside_the_forms_comes_to_an_end() -> None:
    left, right = (
        factories.make_network(name, founded="2000", lifecycle="closed", closed="2009")
        for name in ("Links", "Rechts")
    )
    succeed(left, right, "2001")
    succeed(right, left, "2002")

    assert asked(left, on(2020)).existed == Certainty.NOT


def test_drafts_and_entries_of_another_sort_are_no_part_of_it() -> None:
    network = factories.make_network("Netwerk", founded="2015")
    draft = factories.make_network("Ontwerp", founded="2000", published=False)
    project = factories.make_project("Project", founded="2000", closed="2015", lifecycle="closed")
    for old in (draft, project):
        succeed(network, old, "2015")
    for name, status in (("Opgegaan", False), ("Ander project", True)):
        make = factories.make_network if not status else factories.make_project
        make(
            name,
            founded="2000",
            lifecycle="merged",
            closed="2014",
            merged_into=network,
            published=status,
        )

    assert names(asked(network, on(2010))) == ("Netwerk", [], [])


def test_what_closed_without_a_date_was_gone_when_its_source_said_so() -> None:
    closed = factories.make_network("Dicht", lifecycle="closed", lifecycle_as_of="2018")

    assert asked(closed, on(2010)).existed == Certainty.POSSIBLY
    assert asked(closed, on(2020)).existed == Certainty.NOT


def test_what_is_only_planned_was_never_there() -> None:
    planned = factories.make_network("Plan", lifecycle="planned")

    assert asked(planned, on(2020)).existed == Certainty.NOT
    assert asked(planned, on(2020)).back


def test_what_is_open_today_exists_today_though_no_source_says_since_when() -> None:
    network = factories.make_network("Netwerk")

    assert asked(network, Days.of(TODAY)).existed == Certainty.CERTAINLY
    assert asked(network, on(2020)).existed == Certainty.POSSIBLY


def test_a_source_that_names_it_earlier_makes_its_founding_less_sure() -> None:
    network = factories.make_network("Netwerk", founded="1/5/2020")
    factories.make_name(network, "Voorloper", since="2002", until="2020")

    assert asked(network, on(2010)).existed == Certainty.POSSIBLY
    assert asked(network, on(2001)).existed == Certainty.NOT
