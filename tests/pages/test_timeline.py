"""Through the years: all that has a date, in one list, each as precise as its source."""

import pytest
from django.test import Client

from houses.models import Organisation
from tests import factories
from tests.years import timeline, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def page(client: Client, house: Organisation) -> str:
    return client.get(f"/nl/huizen/{house.slug}/").content.decode()


def test_everything_that_has_a_date_stands_in_order_of_time() -> None:
    entry = factories.make_organisation(
        "Huis Nu", founded="2003", closed="31/12/2024", lifecycle="closed"
    )
    factories.make_name(entry, "Huis Toen", until="2010")
    factories.make_milestone(entry, "Verhuisd", happened="mei 2005")
    factories.make_membership(factories.make_network("Netwerk"), entry, since="2006", until="2009")
    factories.make_statement(entry, since="2004")
    factories.make_grant(factories.make_organisation("Fonds"), entry, amount=500, period="2008")
    project = factories.make_project(
        "Samen koken", founded="2011", closed="2012", lifecycle="closed"
    )
    factories.make_affiliation(project, entry, "operated-by")
    factories.make_affiliation(entry, factories.make_house("Buur"), "partner", since="2007")

    assert told(entry) == [
        ("2003", ["Founded"]),
        ("2004", ["Set down: mission"]),
        ("2005-05", ["Verhuisd"]),
        ("2006", ["Joined Netwerk"]),
        ("2007", ["From then on: partner of Buur"]),
        ("2008", ["Received €\u00a0500 from Fonds"]),
        ("2009", ["Left Netwerk"]),
        ("2010", ["Until then called Huis Toen"]),
        ("2011", ["Project begun: Samen koken"]),
        ("2012", ["Project ended: Samen koken"]),
        ("2024-12-31", ["Stopped"]),
    ]


def test_of_dates_that_begin_together_the_most_precise_comes_first() -> None:
    house = factories.make_house()
    for written in ("2021", "begin 2021", "jan 2021", "1/1/2021", "sinds 2021", "voor 2021", ""):
        factories.make_milestone(house, written, happened=written)

    assert [lines for _edtf, lines in told(house)] == [
        ["voor 2021"],
        ["1/1/2021"],
        ["jan 2021"],
        ["begin 2021"],
        ["2021"],
        ["sinds 2021"],
        [""],
    ]


def test_a_date_is_told_once_however_it_is_written() -> None:
    house = factories.make_house(founded="april 2021")
    factories.make_milestone(house, "De deur ging open", happened="2021-04")
    factories.make_milestone(house, "In die dagen", happened="rond april 2021")

    assert told(house) == [
        ("2021-04~", ["In die dagen"]),
        ("2021-04", ["De deur ging open", "Founded"]),
    ]


@pytest.mark.parametrize(
    ("written", "precision"),
    [
        ("1/6/2019", "day"),
        ("juni 2019", "month"),
        ("2019", "year"),
        ("medio 2019", "about"),
        ("rond 1/6/2019", "about"),
        ("zomer 2019", "about"),
        ("2019 tot 2021", "about"),
        ("jaren 90", "about"),
        ("", "about"),
    ],
)
def test_the_drawing_is_as_precise_as_the_date(
    client: Client, written: str, precision: str
) -> None:
    house = factories.make_house()
    factories.make_milestone(house, "Iets", happened=written)

    text = page(client, house)

    assert f'class="then then-{precision}"' in text


@pytest.mark.parametrize(
    ("second", "quiet"),
    [("2015", True), ("2005", False)],
)
def test_long_years_of_which_nothing_is_known_show_as_a_gap(second: str, quiet: bool) -> None:
    house = factories.make_house(founded="2003")
    factories.make_milestone(house, "Later", happened=second)

    assert [item.quiet_after for item in timeline(house).items] == [quiet, False]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("1/6/2019", "2019-06-01"),
        ("medio 2019", "2019-38"),
        ("rond 2019", "2019~"),
        ("april of augustus 2021", "[2021-04,2021-08]"),
        ("sinds 2019", ""),
        ("voor 2019", ""),
        # TODAY lies in it, or before it.
        ("2026", "2026"),
        ("2027", ""),
        ("", ""),
    ],
)
def test_a_date_leads_to_the_page_as_it_was_then(written: str, asked: str) -> None:
    house = factories.make_house()
    factories.make_milestone(house, "Iets", happened=written)

    assert [item.moment for item in timeline(house).items] == [asked]


def test_the_address_of_a_date_is_read_back_as_that_date(client: Client) -> None:
    house = factories.make_house()
    factories.make_milestone(house, "Iets", happened="april of augustus 2021")

    text = page(client, house)

    assert '<a href="?on=%5B2021-04%2C2021-08%5D">April 2021 of augustus 2021</a>' in text


def test_what_is_yet_to_come_says_so(client: Client) -> None:
    house = factories.make_house()
    factories.make_milestone(house, "Nieuwbouw", happened="2950")

    text = page(client, house)

    assert "2950 <small>(" in text


def test_of_many_days_of_change_a_few_are_offered_from_first_to_last() -> None:
    house = factories.make_house()
    for year in range(1990, 2020):
        factories.make_milestone(house, f"In {year}", happened=f"{year}")

    days = timeline(house).days_of_change

    # Eight of the thirty.
    assert [edtf for edtf, _words in days] == [
        "1990", "1994", "1998", "2002", "2007", "2011", "2015", "2019",
    ]  # fmt: skip
    assert days[0] == ("1990", "1990")


@pytest.mark.parametrize(("count", "folded"), [(40, 0), (41, 17)])
def test_of_a_long_line_the_middle_is_folded(client: Client, count: int, folded: int) -> None:
    house = factories.make_house()
    for year in range(1950, 1950 + count):
        factories.make_milestone(house, f"In {year}", happened=f"{year}")

    found = timeline(house)
    text = page(client, house)

    assert len(found.folded) == folded
    assert [*found.first, *found.folded, *found.last] == found.items
    assert ("<details" in text.split("Door de jaren")[1].split("</section>")[0]) == bool(folded)
    assert text.count('class="then ') == count


@pytest.mark.parametrize(
    ("milestone", "founded", "shown"),
    [("", "2015", False), ("Een ding", "", True), ("", "", False)],
)
def test_one_date_that_stands_elsewhere_makes_no_timeline(
    client: Client, milestone: str, founded: str, shown: bool
) -> None:
    house = factories.make_house(founded=founded)
    if milestone:
        factories.make_milestone(house, milestone)

    text = page(client, house)

    assert ("Door de jaren" in text) == shown
