"""Through the years: all that has a date, in one list, each as precise as its source."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.html import strip_tags

from houses.models import Grant, Organisation
from houses.sheets.sheet import sheet
from houses.sheets.timeline import Timeline
from networks.models import Membership
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

TODAY = date(2026, 3, 1)


def timeline(entry: Organisation) -> Timeline:
    return sheet(Organisation.objects.filter(pk=entry.pk), on=TODAY).timeline


def page(client: Client, house: Organisation) -> str:
    return client.get(f"/nl/huizen/{house.slug}/").content.decode()


def told(entry: Organisation) -> list[tuple[str, list[str]]]:
    """The dates as EDTF, "" for none, each with its lines."""
    return [
        (
            item.date.edtf if item.date else "",
            [str(row.milestone.title) for row in item.milestones]
            + [strip_tags(row.sentence) for row in item.happenings],
        )
        for item in timeline(entry).items
    ]


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


def test_where_a_name_ends_as_another_begins_both_stand_in_one_line() -> None:
    entry = factories.make_organisation("Vandaag")
    factories.make_name(entry, "Eerst", until="2010")
    factories.make_name(entry, "Daarna", since="2010", until="mei 2015")
    factories.make_name(entry, "", "unknown", since="mei 2015", until="2020")
    factories.make_name(entry, "Vandaag", "official", since="2020")
    factories.make_name(entry, "VD", "short", since="2021", until="2022")

    assert told(entry) == [
        ("2010", ["New name: Daarna. Before: Eerst"]),
        (
            "2015-05",
            ["Until then called Daarna", "From then on called otherwise. We do not know how."],
        ),
        ("2020", ["New name: Vandaag. We do not know what it was called before."]),
        ("2021", ["Also called VD from then on"]),
        ("2022", ["Also called VD until then"]),
    ]


@pytest.mark.parametrize(
    ("role", "line"),
    [
        ("coordinated-by", "The coordination went from Candras to De Stichting"),
        ("operated-by", "The lead went from Candras to De Stichting"),
    ],
)
def test_a_handover_is_one_line(role: str, line: str) -> None:
    network = factories.make_network()
    first, second = map(factories.make_organisation, ("Candras", "De Stichting"))
    factories.make_affiliation(network, first, role, since="2015", until="april 2021")
    factories.make_affiliation(network, second, role, since="2021-04")

    found = dict(told(network))

    assert found["2021-04"] == [line]
    assert len(found["2015"]) == 1


def test_where_two_begin_as_one_ends_nobody_is_said_to_hand_over() -> None:
    network = factories.make_network()
    first, second, third = map(factories.make_organisation, ("Een", "Twee", "Drie"))
    factories.make_affiliation(network, first, "coordinated-by", until="2021")
    factories.make_affiliation(network, second, "coordinated-by", since="2021")
    factories.make_affiliation(network, third, "coordinated-by", since="2021")

    assert told(network) == [
        (
            "2021",
            ["Until then: coordinated by Een", "From then on: coordinated by Twee and Drie"],
        )
    ]


def test_who_leads_two_times_in_a_row_hands_over_to_nobody() -> None:
    network, leader = factories.make_network(), factories.make_organisation("Een")
    factories.make_affiliation(network, leader, "coordinated-by", until="2021")
    factories.make_affiliation(network, leader, "coordinated-by", since="2021")

    assert told(network) == [
        ("2021", ["Until then: coordinated by Een", "From then on: coordinated by Een"])
    ]


def test_a_relation_is_told_on_both_sides_each_in_its_own_words() -> None:
    network, fund = factories.make_network("Netwerk"), factories.make_organisation("Fonds")
    factories.make_affiliation(
        network, fund, "funded-by", since="sinds 2015", until="2016 tot 2018"
    )
    factories.make_affiliation(network, None, "founded-by", since="2014", party="zes huizen")

    assert told(network) == [
        ("2014", ["Founded by zes huizen"]),
        ("2015", ["From then on: funded by Fonds"]),
        ("2018", ["Until then: funded by Fonds"]),
    ]
    assert told(fund) == [
        ("2015", ["From then on: gives money to Netwerk"]),
        ("2018", ["Until then: gives money to Netwerk"]),
    ]


def test_a_merger_is_told_on_both_sides_and_not_again_as_a_continuation() -> None:
    heir = factories.make_network("Platform", founded="april 2021")
    old = factories.make_network(
        "Oud netwerk", lifecycle="merged", merged_into=heir, closed="april 2021"
    )
    factories.make_affiliation(heir, old, "continues", since="april 2021")

    assert told(old) == [("2021-04", ["Became part of Platform"])]
    assert told(heir) == [("2021-04", ["Founded", "Became part of it: Oud netwerk"])]


def test_who_goes_on_with_the_work_is_told_on_both_sides() -> None:
    old, heir = map(factories.make_organisation, ("Oud", "Nieuw"))
    factories.make_affiliation(heir, old, "continues", since="2021")

    assert told(heir) == [("2021", ["Continues the work of Oud"])]
    assert told(old) == [("2021", ["Is continued by Nieuw"])]


def test_few_members_are_named_and_of_many_the_number_is_told() -> None:
    network = factories.make_network()
    # One more than are named.
    for number in range(4):
        member = factories.make_house(f"Huis {number}")
        factories.make_membership(network, member, since="2015", until="" if number else "2019")
    factories.make_membership(network, factories.make_house("Huis X"), since="2016")
    factories.make_membership(network, factories.make_house("Huis Y"), since="2016")
    factories.make_membership(network, since="2015", party="de huizen van toen")

    assert told(network) == [
        ("2015", ["New members: 4 members and de huizen van toen"]),
        ("2016", ["New members: Huis X and Huis Y"]),
        ("2019", ["No longer members: Huis 0"]),
    ]


def test_members_that_came_on_very_many_days_are_counted_by_the_year() -> None:
    network, member = factories.make_network(), factories.make_house("Huis")
    # More days than have a line each, in two years.
    days = [date(2014, 12, 10) + timedelta(days=number) for number in range(40)]
    Membership.objects.bulk_create(
        Membership(network=network, party=f"huis {day}", since=day.isoformat()) for day in days
    )
    factories.make_membership(network, member, since="winter 2014")

    found = timeline(network)

    # What may be of either year is counted with neither.
    assert [item.when for item in found.items] == ["2014", "winter 2014–2015", "2015"]


def test_the_editions_of_a_charter_and_of_a_mission_have_a_line_each() -> None:
    network = factories.make_network()
    factories.make_charter(network, since="2018", until="2020", title=factories.dutch("Handvest"))
    factories.make_charter(network, since="2020")
    for text, since in (("Een", "2016"), ("Twee", "2016"), ("Drie", "2019"), ("Vier", "")):
        factories.make_statement(network, text, since=since)
    factories.make_statement(network, "Warmte", "value", since="2019")

    assert told(network) == [
        ("2016", ["Set down: mission"]),
        ("2018", ["Signed: Handvest"]),
        ("2019", ["Set down: values", "Renewed: mission"]),
        ("2020", ["No longer in force: Handvest", "Signed: the charter"]),
    ]


def test_what_a_milestone_of_that_date_tells_is_not_told_twice() -> None:
    network = factories.make_network(founded="2015")
    factories.make_milestone(network, "Founded.", happened="2015")
    factories.make_milestone(network, "Mission renewed", happened="2016")
    factories.make_statement(network, since="2016")
    factories.make_statement(network, since="2019")

    assert told(network) == [
        ("2015", ["Founded."]),
        ("2016", ["Mission renewed"]),
        ("2019", ["Renewed: mission"]),
    ]


def test_money_is_told_by_who_gave_who_received_and_the_project() -> None:
    fund, house = factories.make_organisation("Fonds"), factories.make_house("Huis")
    project = factories.make_project("Samen koken")
    factories.make_grant(fund, house, project=project, amount=500, period="2020")
    factories.make_grant(fund, None, project=project, period="2021 tot 2022")

    assert told(fund) == [
        ("2020", ["Gave €\u00a0500 to Huis"]),
        ("2021/2022", ["Gave a contribution to Samen koken"]),
    ]
    assert told(house) == [("2020", ["Received €\u00a0500 from Fonds"])]
    assert told(project) == [
        ("2020", ["Received €\u00a0500 from Fonds"]),
        ("2021/2022", ["Received a contribution from Fonds"]),
    ]


@pytest.mark.parametrize(
    ("amounts", "line"),
    [
        ([100, 100, 100, 100], "Gave €\u00a0400 to 4 organisations"),
        ([100, 100, 100, None], "Gave a contribution to 4 organisations"),
    ],
)
def test_of_many_grants_of_one_date_the_sum_is_told_where_it_is_known(
    amounts: list[int | None], line: str
) -> None:
    fund = factories.make_organisation("Fonds")
    for number, amount in enumerate(amounts):
        factories.make_grant(
            fund, factories.make_house(f"Huis {number}"), amount=amount, period="2020"
        )

    assert told(fund) == [("2020", [line])]


def test_grants_in_two_currencies_are_not_added_up() -> None:
    fund = factories.make_organisation("Fonds")
    for number, currency in enumerate(["EUR", "EUR", "EUR", "GBP"]):
        house = factories.make_house(f"Huis {number}")
        factories.make_grant(fund, house, amount=100, currency=currency, period="2020")

    assert Grant.objects.count() == 4
    assert told(fund) == [("2020", ["Gave a contribution to 4 organisations"])]


def test_only_projects_that_it_works_on_are_news_of_an_entry() -> None:
    entry = factories.make_organisation()
    for role, name in (("partner", "Eigen werk"), ("funded-by", "Andermans werk")):
        project = factories.make_project(name, founded="2015")
        factories.make_affiliation(project, entry, role)
    planned = factories.make_project("Plan", founded="2015", lifecycle="planned")
    factories.make_affiliation(planned, entry, "operated-by")

    assert told(entry) == [("2015", ["Project begun: Eigen werk"])]


@pytest.mark.parametrize(
    ("make", "fields", "lines"),
    [
        ("house", {"founded": "2015"}, ["Founded"]),
        ("house", {"founded": "2015", "lifecycle": "planned"}, ["Planned to begin"]),
        ("house", {"closed": "2015", "lifecycle": "closed"}, ["Closed for good"]),
        ("project", {"founded": "2015"}, ["The project began"]),
        ("project", {"closed": "2015", "lifecycle": "closed"}, ["The project ended"]),
        ("network", {"closed": "2015", "lifecycle": "closed"}, ["Stopped"]),
    ],
)
def test_beginning_and_end_are_told_in_words_that_fit_the_entry(
    make: str, fields: dict[str, str], lines: list[str]
) -> None:
    entry: Organisation = getattr(factories, f"make_{make}")(**fields)

    assert told(entry) == [("2015", lines)]


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


def test_whom_a_line_names_can_be_visited_and_no_markup_comes_through(client: Client) -> None:
    house = factories.make_house("Huis", founded="2003")
    network = factories.make_network("<i>Net</i> {werk} 100%", slug="net")
    factories.make_membership(network, house, since="2015")
    factories.make_affiliation(house, None, "patron", party="<b>Prins</b>", since="2016")

    text = page(client, house)

    assert '<a href="/nl/netwerken/net/" lang="nl">&lt;i&gt;Net&lt;/i&gt; {werk} 100%</a>' in text
    assert "<b>&lt;b&gt;Prins&lt;/b&gt;</b>" in text


def test_nothing_of_a_draft_comes_into_the_years_of_another() -> None:
    entry = factories.make_network("Netwerk")
    hidden = {"published": False}
    house = factories.make_house("Geheim huis", **hidden)
    factories.make_membership(entry, house, since="2001")
    factories.make_membership(factories.make_network("Geheim net", **hidden), entry, since="2002")
    factories.make_affiliation(entry, house, "coordinated-by", since="2003")
    factories.make_affiliation(house, entry, "continues", since="2004")
    factories.make_grant(house, entry, amount=1, period="2005")
    project = factories.make_project("Geheim project", founded="2006", **hidden)
    factories.make_affiliation(project, entry, "operated-by")
    factories.make_organisation(
        "Geheime voorganger", merged_into=entry, lifecycle="merged", closed="2007", **hidden
    )
    gone = factories.make_network("Weg", merged_into=house, lifecycle="merged", closed="2008")

    assert told(entry) == []
    assert told(gone) == [("2008", ["Stopped"])]
