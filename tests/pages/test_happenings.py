"""What is told of a date: who was called how, who led, joined, gave; nothing twice."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from houses.models import Grant, Organisation
from networks.models import Membership
from tests import factories
from tests.years import timeline, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


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
            ["No longer: coordinated by Een", "From then on: coordinated by Twee and Drie"],
        )
    ]


def test_who_leads_two_times_in_a_row_hands_over_to_nobody() -> None:
    network, leader = factories.make_network(), factories.make_organisation("Een")
    factories.make_affiliation(network, leader, "coordinated-by", until="2021")
    factories.make_affiliation(network, leader, "coordinated-by", since="2021")

    assert told(network) == [
        ("2021", ["No longer: coordinated by Een", "From then on: coordinated by Een"])
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
        ("2018", ["No longer: funded by Fonds"]),
    ]
    assert told(fund) == [
        ("2015", ["From then on: gives money to Netwerk"]),
        ("2018", ["No longer: gives money to Netwerk"]),
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


def test_few_members_are_named_and_of_many_the_first_and_how_many_others() -> None:
    network = factories.make_network()
    # As many as are named.
    for number in range(3):
        member = factories.make_house(f"Huis {number}")
        factories.make_membership(network, member, since="2015", until="" if number else "2019")
    factories.make_membership(network, factories.make_house("Huis X"), since="2016")
    factories.make_membership(network, factories.make_house("Huis Y"), since="2016")
    factories.make_membership(network, since="2015", party="de huizen van toen")

    assert told(network) == [
        ("2015", ["New members: Huis 0, Huis 1, Huis 2 and 1 other"]),
        ("2016", ["New members: Huis X and Huis Y"]),
        ("2019", ["No longer members: Huis 0"]),
    ]


def test_members_known_by_a_text_are_counted_as_others_are() -> None:
    network = factories.make_network()
    # Two more than are named.
    for number in range(5):
        factories.make_membership(network, since="2015", party=f"huis {number}")

    assert told(network) == [("2015", ["New members: huis 0, huis 1, huis 2 and 2 others"])]


def test_who_joined_and_left_in_one_year_joined_first() -> None:
    network, house = factories.make_network("Bond"), factories.make_house("Huis")
    factories.make_membership(network, house, since="2015", until="2015")

    assert told(network) == [("2015", ["New members: Huis", "No longer members: Huis"])]
    assert told(house) == [("2015", ["Joined Bond", "Left Bond"])]


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


def test_naming_few_members_asks_as_much_of_the_database_as_counting_many() -> None:
    network = factories.make_network()
    factories.make_membership(network, factories.make_house("Huis"), since="2015", until="2016")
    with CaptureQueriesContext(connection) as few:
        timeline(network)
    factories.make_houses(range(50))
    Membership.objects.bulk_create(
        Membership(network=network, member=house, since="2015", until=f"{2017 + number}")
        for number, house in enumerate(Organisation.objects.filter(slug__startswith="huis-"))
    )

    with CaptureQueriesContext(connection) as many:
        found = timeline(network)

    # The beginning of all in one line, and an end each.
    assert len(found.items) == 52
    assert len(many) == len(few)


def test_the_editions_of_a_charter_and_of_a_mission_have_a_line_each() -> None:
    network = factories.make_network()
    factories.make_charter(network, since="2018", until="2020", title=factories.dutch("Handvest"))
    factories.make_charter(network, since="2020")
    for text, since in (("Een", "2016"), ("Twee", "2016"), ("Drie", "2019"), ("Vier", "")):
        factories.make_statement(network, text, since=since)
    factories.make_statement(network, "Warmte", "value", since="2019")

    assert told(network) == [
        ("2016", ["Set down: mission"]),
        ("2018", ["In force: Handvest"]),
        ("2019", ["Set down: values", "Renewed: mission"]),
        ("2020", ["No longer in force: Handvest", "In force: the charter"]),
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
        ([100, 100, 100, 100], "Gave €\u00a0400 to Huis 0, Huis 1, Huis 2 and 1 other"),
        ([100, 100, 100, None], "Gave a contribution to Huis 0, Huis 1, Huis 2 and 1 other"),
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
    assert told(fund) == [("2020", ["Gave a contribution to Huis 0, Huis 1, Huis 2 and 1 other"])]


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


def test_whom_a_line_names_can_be_visited_and_no_markup_comes_through(client: Client) -> None:
    house = factories.make_house("Huis", founded="2003")
    network = factories.make_network("<i>Net</i> {werk} 100%", slug="net")
    factories.make_membership(network, house, since="2015")
    factories.make_affiliation(house, None, "patron", party="<b>Prins</b>", since="2016")

    text = client.get(f"/nl/huizen/{house.slug}/").content.decode()

    assert '<a href="/nl/netwerken/net/" lang="nl">&lt;i&gt;Net&lt;/i&gt; {werk} 100%</a>' in text
    assert "<b>&lt;b&gt;Prins&lt;/b&gt;</b>" in text


def test_nothing_of_a_draft_comes_into_the_years_of_another() -> None:
    entry = factories.make_network("Netwerk")
    house = factories.make_house("Geheim huis", published=False)
    factories.make_membership(entry, house, since="2001")
    factories.make_membership(
        factories.make_network("Geheim net", published=False), entry, since="2002"
    )
    factories.make_affiliation(entry, house, "coordinated-by", since="2003")
    factories.make_affiliation(house, entry, "continues", since="2004")
    factories.make_grant(house, entry, amount=1, period="2005")
    project = factories.make_project("Geheim project", founded="2006", published=False)
    factories.make_affiliation(project, entry, "operated-by")
    factories.make_organisation(
        "Geheime voorganger", merged_into=entry, lifecycle="merged", closed="2007", published=False
    )
    gone = factories.make_network("Weg", merged_into=house, lifecycle="merged", closed="2008")

    assert told(entry) == []
    assert told(gone) == [("2008", ["Stopped"])]
