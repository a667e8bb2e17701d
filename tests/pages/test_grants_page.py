"""Who funds what: how much is known, what it comes to, and who gives to whom."""

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from houses.models import Affiliation, Grant, Organisation
from houses.sheets.grant_columns import COLUMNS
from houses.sheets.money import MOST_LISTED, PER_PAGE, Overview
from tests import factories
from tests.statistics import count_the_rows

pytestmark = pytest.mark.django_db

PAGE = "/nl/bijdragen/"


def shown(client: Client, query: str = "") -> tuple[Overview, str]:
    """What the page was made of, and its text without the marks."""
    response = client.get(f"{PAGE}{query}")
    assert response.status_code == 200
    found: Overview = response.context["overview"]
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return found, " ".join(text.split())


def totals(found: Overview) -> dict[tuple[str, str], list[tuple[Decimal | None, str, int, int]]]:
    """By year and funder: the sum, its currency, and of how many of how many grants."""
    return {
        (str(year.when), str(funder.entry or funder.party)): [
            (amount.sum, amount.currency, amount.known, total.grants) for amount in total.amounts
        ]
        for year in found.years
        for funder, total in year.funders
    }


def together(found: Overview) -> dict[str, list[tuple[Decimal | None, str, int, int]]]:
    return {
        str(year.when): [
            (amount.sum, amount.currency, amount.known, year.together.grants)
            for amount in year.together.amounts
        ]
        for year in found.years
    }


def test_two_grants_of_one_year_make_a_whole_page(client: Client) -> None:
    centre = factories.make_organisation("Centrale")
    project = factories.make_project("Conferenties")
    for name, amount in (("Kansfonds", 20000), ("Oranje Fonds", 10000)):
        fund = factories.make_organisation(name)
        factories.make_grant(fund, centre, project=project, amount=amount, period="2020")

    found, text = shown(client)

    assert totals(found) == {
        ("2020", "Kansfonds"): [(Decimal(20000), "EUR", 1, 1)],
        ("2020", "Oranje Fonds"): [(Decimal(10000), "EUR", 1, 1)],
    }
    assert together(found) == {"2020": [(Decimal(30000), "EUR", 2, 2)]}
    assert "€ 30.000" in text
    assert text.count("Conferenties") == 2
    assert not found.page.has_other_pages()


def test_nothing_known_is_said_in_a_sentence(client: Client) -> None:
    found, text = shown(client)

    assert (found.years, found.funders) == ([], [])
    assert "We kennen nog geen bijdrage." in text
    assert "Per jaar en per gever" not in text


@pytest.mark.usefixtures("in_english")
def test_where_all_is_known_of_all_one_sentence_says_so(client: Client) -> None:
    factories.make_grant(recipient=factories.make_house("Huis"), amount=100, period="2020")

    text = client.get("/en/grants/").content.decode()

    assert "Of each we know the amount, the year and who received it." in text
    assert "1 of 1 the year" not in text


def test_the_page_says_of_how_many_grants_what_is_known(client: Client) -> None:
    house, project = factories.make_house("Huis"), factories.make_project("Project")
    factories.make_grant(recipient=house, amount=100, period="2020")
    factories.make_grant(recipient=house, amount=100, period="2019 tot 2021")
    factories.make_grant(project=project, period="maart 2020")
    factories.make_grant(project=project, period="2021")

    text = client.get(PAGE).content.decode()

    assert "We kennen 4 bijdragen." in text
    assert "Het bedrag weten we van 2 van de 4." in text
    assert "Het jaar weten we van 3 van de 4." in text
    assert "Wie het kreeg, weten we van 2 van de 4." in text


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2020", "2020"),
        ("maart 2020", "2020"),
        ("1/3/2020 tot 31/12/2020", "2020"),
        ("medio 2020", "2020"),
        ("2019 tot 2020", "Over meer dan één jaar"),
        ("sinds 2020", "Over meer dan één jaar"),
        ("tot 2020", "Over meer dan één jaar"),
        ("{2019,2020}", "Over meer dan één jaar"),
        ("rond 2020", "Jaar niet bekend"),
        ("2019 of 2020", "Jaar niet bekend"),
        # It ends in March of the next year.
        ("winter 2020", "Jaar niet bekend"),
        ("", "Jaar niet bekend"),
    ],
)
def test_a_grant_counts_in_the_year_within_which_it_certainly_lies(
    client: Client, period: str, year: str
) -> None:
    factories.make_grant(recipient=factories.make_house(), amount=5, period=period)

    text = client.get(PAGE).content.decode()

    assert re.findall(r'scope="rowgroup"[^>]*>([^<]+)<', text) == [year]


def test_the_newest_year_stands_first_and_what_has_none_last(client: Client) -> None:
    house = factories.make_house()
    for period in ("", "2019", "2015 tot 2018", "2021"):
        factories.make_grant(recipient=house, amount=5, period=period)

    text = client.get(PAGE).content.decode()

    found = re.findall(r'scope="rowgroup"[^>]*>([^<]+)<', text)
    assert found == ["2021", "2019", "Over meer dan één jaar", "Jaar niet bekend"]


def test_each_total_is_per_currency_and_says_of_how_many_grants_it_is(client: Client) -> None:
    fund, house = factories.make_organisation("Fonds"), factories.make_house()
    for amount, currency in ((100, "EUR"), ("0.50", "EUR"), (70, "GBP")):
        factories.make_grant(fund, house, amount=amount, currency=currency, period="2020")
    factories.make_grant(fund, house, period="2020", in_kind=factories.dutch("Een zaal"))

    found, text = shown(client)

    assert totals(found) == {
        ("2020", "Fonds"): [(Decimal("100.50"), "EUR", 2, 4), (Decimal(70), "GBP", 1, 4)]
    }
    assert "€ 100,50 bekend: 2 van 4" in text
    assert "£ 70 bekend: 1 van 4" in text


def test_a_year_of_one_funder_is_not_added_up_once_more(client: Client) -> None:
    fund, house = factories.make_organisation("Fonds"), factories.make_house()
    factories.make_grant(fund, house, amount=5, period="2020")
    factories.make_grant(fund, house, amount=5, period="2021")
    factories.make_grant(recipient=house, amount=5, period="2021")

    found, _text = shown(client)

    assert [(str(year.when), year.adds_up) for year in found.years] == [
        ("2021", True),
        ("2020", False),
    ]


def test_an_amount_that_nobody_knows_is_not_nought(client: Client) -> None:
    factories.make_grant(recipient=factories.make_house(), period="2020")

    _found, text = shown(client)

    assert "weten we niet bekend: 0 van 1" in text


def test_the_totals_are_those_of_adding_up_by_hand(client: Client) -> None:
    funders = [factories.make_organisation(f"Fonds {name}") for name in "ABC"]
    house = factories.make_house()
    by_hand: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    # Cents that a floating point number cannot hold.
    amounts = [Decimal("0.10"), Decimal("0.20"), Decimal("1999.99"), Decimal(12345678)]
    for number, amount in enumerate(amounts * 9):
        fund, year = funders[number % 3], str(2015 + number % 4)
        currency = "EUR" if number % 5 else "USD"
        factories.make_grant(fund, house, amount=amount, currency=currency, period=year)
        by_hand[year, fund.name, currency] += amount

    found, _text = shown(client)

    assert {
        (year, name, currency): sum_
        for (year, name), rows in totals(found).items()
        for sum_, currency, _known, _all in rows
    } == by_hand
    assert sum(total.known for year in found.years for total in year.together.amounts) == 36


def test_a_funder_shows_whom_it_gives_to_with_and_without_amounts(client: Client) -> None:
    fund = factories.make_organisation("Fonds")
    house, project = factories.make_house("Huis"), factories.make_project("Project")
    factories.make_grant(fund, house, project=project, amount=500, period="2020")
    network = factories.make_network("Netwerk")
    note = factories.dutch("Elk jaar opnieuw.")
    factories.make_affiliation(network, fund, "funded-by", since="2015", until="2021", note=note)
    factories.make_affiliation(house, fund, "supported-by")
    factories.make_affiliation(house, fund, "partner")

    found, text = shown(client)

    (funder,) = found.funders
    assert funder.entry == fund
    assert [grant.recipient for grant in funder.grants] == [house]
    told = [(group.role, [str(row.other) for row in group.relations]) for group in funder.groups]
    assert told == [("Steunt", ["Huis"]), ("Geeft geld aan", ["Netwerk"])]
    assert "€ 500 aan Huis voor Project (2020)" in text
    assert "Netwerk (van 2015 tot 2021) Elk jaar opnieuw." in text


def test_funders_known_by_a_text_stand_among_the_others_by_name(client: Client) -> None:
    house = factories.make_house("Huis")
    factories.make_grant(factories.make_organisation("Kansfonds"), house)
    factories.make_grant(funder_party="een loterij", recipient=house)
    factories.make_affiliation(house, role="funded-by", party="een loterij")
    factories.make_affiliation(house, role="supported-by", party="bedrijven")
    factories.make_affiliation(house, factories.make_organisation("Zonnefonds"), "funded-by")

    found, _text = shown(client)

    names = [str(funder.entry or funder.party) for funder in found.funders]
    assert names == ["bedrijven", "Kansfonds", "een loterij", "Zonnefonds"]
    lottery = found.funders[2]
    assert (lottery.grant_count, lottery.relation_count) == (1, 1)


def test_no_party_in_draft_is_named_or_counted(client: Client) -> None:
    house = factories.make_house("Huis")
    draft = factories.make_organisation("Geheim fonds", published=False)
    hidden = factories.make_house("Geheim huis", published=False)
    planned = factories.make_project("Geheim project", published=False)
    factories.make_grant(draft, house, amount=1, period="2020")
    factories.make_grant(recipient=hidden, amount=1, period="2020", funder_party="gever 1")
    factories.make_grant(recipient=house, project=planned, amount=1, funder_party="gever 2")
    factories.make_affiliation(house, draft, "funded-by")
    factories.make_affiliation(hidden, role="supported-by", party="gever 3")

    found, text = shown(client)

    assert (found.known.grants, found.years, found.funders) == (0, [], [])
    assert "Geheim" not in text
    assert "gever 1" not in text


def many_grants(funders: Iterable[Organisation], houses: list[Organisation]) -> None:
    """A grant of every funder to every house, over five years, and a relation besides."""
    Grant.objects.bulk_create(
        Grant(
            funder=fund,
            recipient=house,
            amount=100,
            currency="EUR",
            period=str(2016 + number % 5),
        )
        for fund in funders
        for number, house in enumerate(houses)
    )
    Affiliation.objects.bulk_create(
        Affiliation(organisation=house, role="funded-by", other=fund)
        for fund in funders
        for house in houses
    )


def make_many(stem: str, count: int) -> list[Organisation]:
    return Organisation.objects.bulk_create(
        Organisation(
            name=f"{stem} {number}",
            slug=f"{stem.lower()}-{number}",
            public_id=factories.public_id_of(f"{stem} {number}"),
            status=Organisation.Status.PUBLISHED,
            first_published_on=timezone.localdate(),
        )
        for number in range(1, count + 1)
    )


def test_of_many_funders_each_stands_on_one_page(client: Client) -> None:
    # Two pages and a rest.
    funders = make_many("Fonds", 2 * PER_PAGE + 3)
    many_grants(funders, [factories.make_house("Huis")])

    pages = [shown(client, f"?page={number}")[0] for number in (1, 2, 3)]

    names = [str(funder.entry) for found in pages for funder in found.funders]
    assert names == [fund.name for fund in funders]
    # What all gave stands on each page, whoever stands there.
    all_gave = {"2016": [(Decimal(4300), "EUR", 43, 43)]}
    assert [together(found) for found in pages] == [all_gave] * 3
    assert [len(found.years[0].funders) for found in pages] == [PER_PAGE, PER_PAGE, 3]


@pytest.mark.parametrize(("number", "page"), [("999", 2), ("0", 2), ("-1", 2), ("x", 1), ("", 1)])
def test_a_page_that_is_not_there_gives_one_that_is(client: Client, number: str, page: int) -> None:
    many_grants(make_many("Fonds", PER_PAGE + 1), [factories.make_house("Huis")])

    found, text = shown(client, f"?page={number}")

    assert found.page.number == page
    assert ("Gever 21 tot 21 van de 21" in text) == (page == 2)


def test_a_funder_of_very_many_shows_the_newest_and_says_how_many_there_are(client: Client) -> None:
    # One more than is listed.
    count = MOST_LISTED + 1
    many_grants([factories.make_organisation("Fonds")], make_many("Huis", count))

    response = client.get(PAGE)
    (funder,) = response.context["overview"].funders

    assert [grant.period for grant in funder.grants[:6]] == ["2020"] * 5 + ["2019"]
    assert [str(row.other) for row in funder.relations[:2]] == ["Huis 1", "Huis 2"]
    text = response.content.decode()
    assert f"de nieuwste {MOST_LISTED} van {count} bijdragen" in text
    assert f"de eerste {MOST_LISTED} van {count}." in text


def test_the_page_asks_as_often_for_two_grants_as_for_five_thousand(client: Client) -> None:
    houses = make_many("Huis", 50)
    many_grants(make_many("Fonds", 2), houses[:1])
    with CaptureQueriesContext(connection) as few:
        shown(client)

    many_grants(make_many("Stichting", 100), houses)
    count_the_rows()
    with CaptureQueriesContext(connection) as many:
        found, _text = shown(client)

    # Grants by funder and year, relations by funder, those of this page (2), the help lines, what
    # staff wrote.
    assert len(few) == len(many) == 6
    assert found.known.grants == 5002


def test_every_column_of_the_file_is_explained(client: Client) -> None:
    _found, text = shown(client)

    for column, meaning in COLUMNS.items():
        assert f"{column} {meaning}" in text


def test_what_a_table_needs_to_be_read_aloud_is_there(client: Client) -> None:
    factories.make_grant(recipient=factories.make_house(), amount=5, period="2020")

    text = client.get(PAGE).content.decode()
    table = text[text.index("<table") : text.index("</table>")]

    assert "<caption>" in table
    assert table.count('scope="col"') == 2
    assert table.count('scope="rowgroup"') == 1
    assert table.count('scope="row"') == 1


@pytest.mark.parametrize("page", ["/nl/projecten/", "/nl/over-de-gegevens/", "/nl/huizen/huis/"])
def test_other_pages_lead_to_it(client: Client, page: str) -> None:
    factories.make_grant(recipient=factories.make_house("Huis"), amount=5)

    text = client.get(page).content.decode()

    assert f'href="{PAGE}"' in text


def test_without_a_sum_the_amounts_that_are_not_known_are_not_counted(client: Client) -> None:
    project = factories.make_project("Samen koken")
    factories.make_grant(None, project=project, amount=20000)
    factories.make_grant(None, project=project)

    text = client.get(project.get_absolute_url()).content.decode()

    assert "Bedrag niet bekend" in text
    assert "weten we het bedrag niet" not in text
