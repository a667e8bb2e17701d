"""The page of a project and of who pays, writes and answers for others."""

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client

from houses.models import Organisation
from houses.sheets.sheet import Sheet
from houses.values.money import money
from tests import factories

pytestmark = pytest.mark.django_db


def shown(client: Client, entry: Organisation) -> tuple[Sheet, str]:
    """What the page was made of, and its text with each run of white space as one space."""
    response = client.get(entry.get_absolute_url())
    assert response.status_code == 200
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return response.context["sheet"], " ".join(text.split())


def linked_data(client: Client, entry: Organisation) -> dict[str, Any]:
    text = client.get(entry.get_absolute_url()).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found
    things: list[dict[str, Any]] = json.loads(found[1])
    return things[0]


@pytest.mark.parametrize("wrong", ["huizen", "netwerken", "organisaties"])
def test_the_other_addresses_of_a_project_lead_to_its_page(client: Client, wrong: str) -> None:
    factories.make_project("Samen koken", slug="samen-koken")

    response = client.get(f"/nl/{wrong}/samen-koken/")

    assert response.status_code == 302
    assert response.headers["Location"] == "/nl/projecten/samen-koken/"


def test_a_house_asked_for_as_a_project_is_shown_as_the_house_it_is(client: Client) -> None:
    factories.make_house("Huis", slug="huis")

    response = client.get("/nl/projecten/huis/")

    assert response.headers["Location"] == "/nl/huizen/huis/"


def test_the_list_of_projects_has_the_projects_and_nothing_else(client: Client) -> None:
    factories.make_house("Huis")
    factories.make_project("Nog niet klaar", published=False)
    factories.make_project("Samen koken")

    cards = client.get("/nl/projecten/").context["cards"]

    assert [card.name for card in cards] == ["Samen koken"]


def test_the_list_of_projects_can_be_reached_from_the_networks_and_from_about_the_data(
    client: Client,
) -> None:
    for address in ("/nl/netwerken/", "/nl/over-de-gegevens/"):
        assert 'href="/nl/projecten/"' in client.get(address).content.decode(), address


def test_search_engines_are_told_of_the_projects(client: Client) -> None:
    factories.make_project("Samen koken", slug="samen-koken")

    pages = client.get("/sitemap-pages.xml").content.decode()
    entries = client.get("/sitemap-entries.xml").content.decode()

    assert "/nl/projecten/</loc>" in pages
    assert "/nl/projecten/samen-koken/</loc>" in entries


def test_above_a_project_stands_the_list_of_projects(client: Client) -> None:
    project = factories.make_project("Samen koken")
    factories.make_location(project)

    above = client.get(project.get_absolute_url()).context["above"]

    assert [address for _name, address in above] == ["/nl/projecten/"]


def test_who_runs_a_project_stands_apart_from_its_partners(client: Client) -> None:
    project = factories.make_project("Samen koken")
    leader = factories.make_organisation("Leider")
    before = factories.make_organisation("Vroegere leider")
    partner = factories.make_organisation("Partner")
    factories.make_affiliation(project, leader, "operated-by")
    factories.make_affiliation(project, before, "coordinated-by", until="2019")
    factories.make_affiliation(project, partner, "partner")

    sheet, _text = shown(client, project)

    assert [row.other for row in sheet.leading_now] == [leader]
    assert [row.other for row in sheet.leading_before] == [before]
    together = [row.other for group in sheet.with_organisations for row in group.relations]
    assert together == [partner]


def test_an_organisation_shows_its_projects_apart_from_its_other_relations(client: Client) -> None:
    organisation = factories.make_organisation("Stichting")
    project = factories.make_project("Samen koken")
    friend = factories.make_organisation("Bondgenoot")
    factories.make_affiliation(project, organisation, "operated-by")
    factories.make_affiliation(organisation, friend, "partner")

    sheet, _text = shown(client, organisation)

    assert [row.other for group in sheet.with_projects for row in group.relations] == [project]
    assert [row.other for group in sheet.with_organisations for row in group.relations] == [friend]


def test_partners_are_one_group_whoever_wrote_the_relation_down(client: Client) -> None:
    project = factories.make_project("Samen koken")
    ours, theirs = (factories.make_organisation(name) for name in ("Ons woord", "Hun woord"))
    factories.make_affiliation(project, ours, "partner")
    factories.make_affiliation(theirs, project, "partner")

    sheet, _text = shown(client, project)

    [group] = sheet.with_organisations
    assert [row.other for row in group.relations] == [ours, theirs]


def test_a_note_that_all_of_a_group_share_is_told_once(client: Client) -> None:
    fund = factories.make_organisation("Fonds")
    note = factories.dutch("De lijst is niet volledig.")
    for party in ("een loterij", "vrienden"):
        factories.make_affiliation(fund, None, "funded-by", party=party, note=note)

    _sheet, text = shown(client, fund)

    assert text.count("De lijst is niet volledig.") == 1


@pytest.fixture
def paid_for() -> Organisation:
    """A project with grants of two funders, to the organisation that runs it."""
    project = factories.make_project("Samen koken", slug="samen-koken")
    runner = factories.make_organisation("Uitvoerder", slug="uitvoerder")
    fund = factories.make_organisation("Fonds", slug="fonds")
    factories.make_grant(fund, runner, project=project, amount=20000, period="2020")
    factories.make_grant(None, runner, project=project, amount=10000, period="2020")
    factories.make_grant(None, runner, project=project)
    return project


def test_a_project_tells_who_gave_how_much_and_what_that_is_together(
    client: Client, paid_for: Organisation
) -> None:
    sheet, text = shown(client, paid_for)

    assert "€ 20.000" in text.replace("\u00a0", " ")
    assert "Van 1 bijdrage weten we het bedrag niet." in text
    # 20,000 and 10,000; of the third the amount is not known.
    assert [(str(total.amount), total.currency) for total in sheet.grants.totals] == [
        ("30000.00", "EUR")
    ]


def test_a_grant_can_be_read_from_all_its_sides(client: Client, paid_for: Organisation) -> None:
    fund = Organisation.objects.get(slug="fonds")
    runner = Organisation.objects.get(slug="uitvoerder")

    given, _text = shown(client, fund)
    received, _text = shown(client, runner)

    assert [row.project for row in given.grants_given.rows] == [paid_for]
    assert [row.funder_party for row in received.grants_received.rows][1:] == ["een loterij"] * 2


def test_the_linked_data_of_a_project_name_its_funders_and_grants(
    client: Client, paid_for: Organisation
) -> None:
    project = linked_data(client, paid_for)

    assert project["@type"] == "Project"
    assert [funder["name"] for funder in project["funder"]] == ["Fonds", "een loterij"]
    assert project["funding"][0]["amount"] == {
        "@type": "MonetaryAmount",
        "value": "20000.00",
        "currency": "EUR",
    }
    # Of the last the amount is not known, and nothing is said of it.
    assert "amount" not in project["funding"][2]


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        ("20000", "EUR", "€ 20.000"),
        ("1234567.5", "EUR", "€ 1.234.567,50"),
        ("0.10", "GBP", "£ 0,10"),
        ("750", "DKK", "DKK 750"),
    ],
)
def test_an_amount_is_written_as_people_write_it(amount: str, currency: str, words: str) -> None:
    assert money(Decimal(amount), currency).replace("\u00a0", " ") == words


def test_a_former_name_that_nobody_knows_is_told_as_unknown(client: Client) -> None:
    foundation = factories.make_organisation("Stichting")
    factories.make_name(foundation, "", "unknown", until="nov 2021")

    sheet, text = shown(client, foundation)

    assert len(sheet.unknown_names) == 1
    assert "november 2021" in text


def test_a_finished_project_still_says_where_to_ask(client: Client) -> None:
    project = factories.make_project("Samen koken", lifecycle="closed")
    factories.make_contact_point(project, phone="", url="https://samen-koken.example/")

    _sheet, text = shown(client, project)

    assert "samen-koken.example" in text


def test_a_document_is_shown_with_its_pages_and_its_author(client: Client) -> None:
    project = factories.make_project("Samen koken")
    author = factories.make_organisation("Hogeschool")
    document = factories.make_document("Onderzoek naar koken", author=author)
    factories.make_reference(project, document, pages="82-101")

    _sheet, told = shown(client, project)
    sheet, written = shown(client, author)

    assert "Onderzoek naar koken" in told
    assert "82-101" in told
    assert "Hogeschool" in told
    assert [row.entry for row in sheet.documents[0].references.all()] == [project]
    assert "Samen koken" in written


def test_an_author_in_draft_is_not_named(client: Client) -> None:
    project = factories.make_project("Samen koken")
    author = factories.make_organisation("Nog niet klaar", published=False)
    factories.make_reference(project, factories.make_document("Onderzoek", author=author))

    _sheet, text = shown(client, project)

    assert "Onderzoek" in text
    assert "Nog niet klaar" not in text


@time_machine.travel(date(2026, 3, 1), tick=False)
def test_the_next_time_is_told_only_where_its_day_is_known(client: Client) -> None:
    house = factories.make_house("Huis")
    factories.make_service(
        house, "Nieuwsbrief", rrule="FREQ=MONTHLY;INTERVAL=4", starts_on=date(2026, 1, 15)
    )
    factories.make_service(house, "Studiedag", rrule="FREQ=YEARLY;INTERVAL=2")
    factories.make_service(house, "Koffie", recurrence=factories.dutch("elke dinsdag"))

    sheet, text = shown(client, house)

    # Four months after 15 January.
    assert [row.next_on for row in sheet.services] == [date(2026, 5, 15), None, None]
    assert "15 mei 2026" in text
    assert "elke dinsdag" in text


def test_what_happened_stands_in_order_of_time_and_what_has_no_date_last(client: Client) -> None:
    project = factories.make_project("Samen koken")
    factories.make_milestone(project, "Ooit")
    factories.make_milestone(project, "Later", happened="2018")
    factories.make_milestone(project, "Eerst", happened="medio 2015")

    sheet, _text = shown(client, project)

    told = [
        (str(row.milestone.title), item.when)
        for item in sheet.timeline.items
        for row in item.milestones
    ]
    assert told == [("Eerst", "midden 2015"), ("Later", "2018"), ("Ooit", "")]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (["2021-08", "2021-04"], "april of augustus 2021"),
        (["2020-12", "2021-04"], "december 2020 of april 2021"),
        (["2021-04", "2021-04", ""], ""),
        (["2021-04", "april 2021"], ""),
        (["2019", "2021"], "2019 of 2021"),
    ],
)
def test_where_sources_differ_on_a_date_all_of_them_are_told(
    client: Client, values: list[str], words: str
) -> None:
    project = factories.make_project("Samen koken")
    milestone = factories.make_milestone(project, "Overgang", happened="april 2021")
    for value in values:
        factories.make_citation(project, "happened", milestone=milestone, value=value)

    sheet, text = shown(client, project)

    assert sheet.timeline.items[0].milestones[0].either == words
    assert [(row.about, row.either) for row in sheet.contradictions] == (
        [("Overgang", words)] if words else []
    )
    assert words in text


def test_sources_that_speak_of_different_things_do_not_differ(client: Client) -> None:
    house = factories.make_house("Huis")
    first, second = (factories.make_milestone(house, title) for title in ("Eerst", "Later"))
    factories.make_citation(house, "happened", milestone=first, value="2015")
    factories.make_citation(house, "happened", milestone=second, value="2018")
    # A text is told in many ways; that is no doubt about a fact.
    factories.make_citation(house, "description", value="een huis")
    factories.make_citation(house, "description", value="een plek")

    sheet, _text = shown(client, house)

    assert sheet.contradictions == []


def test_sources_may_differ_on_a_fact_of_the_entry_itself(client: Client) -> None:
    house = factories.make_house("Huis", founded="2015")
    factories.make_citation(house, "founded", value="2015")
    factories.make_citation(house, "founded", value="2016")

    sheet, text = shown(client, house)

    assert [(row.field, row.either) for row in sheet.contradictions] == [
        ("founded", "2015 of 2016")
    ]
    assert "2015 of 2016" in text


def test_a_value_that_is_no_date_is_told_as_it_was_written(client: Client) -> None:
    house = factories.make_house("Huis")
    factories.make_citation(house, "founded", value="2015")
    factories.make_citation(house, "founded", value="ooit eens")

    sheet, _text = shown(client, house)

    assert sheet.contradictions[0].either == "2015 of ooit eens"


def test_a_source_is_shown_with_its_notes_and_its_own_words(client: Client) -> None:
    house = factories.make_house("Huis")
    source = factories.make_source(kind="news")
    factories.make_source_note(source, "De kop zegt iets anders dan de tekst.")
    factories.make_citation(
        house, "founded", source=source, passage="tweede alinea", quotation="sinds medio 2015"
    )

    _sheet, text = shown(client, house)

    for words in ("De kop zegt iets anders", "tweede alinea", "sinds medio 2015"):
        assert words in text


def test_who_answers_for_others_says_so_and_leads_there(client: Client) -> None:
    network = factories.make_network("Platform", slug="platform")
    foundation = factories.make_organisation("Stichting", slug="stichting")
    factories.make_contact_point(
        network, at=foundation, purpose="joining", role=factories.dutch("Contact voor huizen")
    )

    sheet, text = shown(client, foundation)
    page = client.get("/nl/netwerken/platform/").content.decode()

    assert [contact.organisation for contact in sheet.contacts_answered] == [network]
    assert "Contact voor huizen" in text
    assert 'href="/nl/organisaties/stichting/"' in page


def test_visitors_are_not_sent_to_who_answers_houses_and_papers(client: Client) -> None:
    network = factories.make_network("Platform")
    factories.make_contact_point(network, purpose="joining", phone="+3250111111")
    factories.make_contact_point(network, purpose="press", phone="+3250222222")
    alone, _text = shown(client, network)

    factories.make_contact_point(network, phone="+3250333333")
    with_desk, _text = shown(client, network)

    assert alone.phone == ""
    assert with_desk.phone == "+3250333333"
    assert client.get("/nl/netwerken/").context["cards"][0].phone == "+3250333333"
