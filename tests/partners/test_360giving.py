"""The grants as a file with the headings of the 360Giving Data Standard."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from houses.models import Grant, Organisation
from houses.sheets.grant_columns import COLUMNS
from tests import factories
from tests.partners.files import whole
from tests.statistics import count_the_rows

pytestmark = pytest.mark.django_db

FILE = "/nl/bijdragen.csv"
SITE = "http://testserver"


def rows_of(client: Client, address: str = FILE) -> list[dict[str, str]]:
    response = client.get(address)
    assert response.status_code == 200
    text = whole(response).removeprefix("\ufeff")
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def known(row: dict[str, str]) -> dict[str, str]:
    return {column: cell for column, cell in row.items() if cell}


def test_a_grant_of_which_all_is_known_fills_every_column(client: Client) -> None:
    fund, house = factories.make_organisation("Fonds"), factories.make_house("Huis")
    project = factories.make_project("Project")
    factories.make_identifier(fund, "kvk", "12345678")
    factories.make_identifier(house, "kbo", "0403019261")
    factories.make_identifier(house, "kvk", "87654321")
    factories.make_identifier(house, "wikidata", "Q1")
    grant = factories.make_grant(
        fund,
        house,
        project=project,
        amount="10000.50",
        period="april 2020 tot 31/12/2021",
        note=factories.dutch("Voor de verbouwing."),
        in_kind=factories.dutch("Een zaal."),
    )
    source = factories.make_source("https://example.org/jaarverslag")
    book = factories.make_source("", title="Jaarboek")
    for cited in (source, book):
        factories.make_citation(house, "amount", source=cited, grant=grant)

    (row,) = rows_of(client)

    def page(entry: Organisation) -> str:
        return f"{SITE}/id/{entry.public_id}"

    assert row == {
        "Identifier": f"steunwijzer-grant-{grant.pk}",
        "Title": "Project",
        "Description": "Voor de verbouwing.",
        "Currency": "EUR",
        "Amount Awarded": "10000.50",
        "Award Date": "",
        "URL": f"{page(project)}#grant-{grant.pk}",
        "Planned Dates:Start Date": "2020-04",
        "Planned Dates:End Date": "2021-12-31",
        "Recipient Org:Identifier": "BE-BCE_KBO-0403019261",
        "Recipient Org:Name": "Huis",
        "Funding Org:Identifier": "NL-KVK-12345678",
        "Funding Org:Name": "Fonds",
        "Data Source": "https://example.org/jaarverslag",
        "Period": "april 2020 tot 31/12/2021",
        "Period (EDTF)": "2020-04/2021-12-31",
        "Also Given": "Een zaal.",
        "Recipient Page": page(house),
        "Funder Page": page(fund),
        "Project Identifier": f"steunwijzer-{project.public_id}",
        "Project Name": "Project",
        "Project Page": page(project),
        "Sources": "Jaarboek | https://example.org/jaarverslag",
        "Licence": f"{SITE}/nl/over-de-gegevens/",
    }


def test_what_is_not_known_of_a_grant_stays_empty(client: Client) -> None:
    project = factories.make_project("Project")
    grant = factories.make_grant(project=project, funder_party="een loterij")

    (row,) = rows_of(client)

    page = f"{SITE}/id/{project.public_id}"
    assert known(row) == {
        "Identifier": f"steunwijzer-grant-{grant.pk}",
        "Title": "Project",
        "URL": f"{page}#grant-{grant.pk}",
        "Funding Org:Name": "een loterij",
        "Project Identifier": f"steunwijzer-{project.public_id}",
        "Project Name": "Project",
        "Project Page": page,
        "Licence": f"{SITE}/nl/over-de-gegevens/",
    }


@pytest.mark.parametrize(
    ("period", "award", "start", "end"),
    [
        ("2020", "", "2020", "2020"),
        ("maart 2020", "", "2020-03", "2020-03"),
        ("1/8/2021", "2021-08-01", "", ""),
        ("1/8/2021 tot 31/7/2022", "", "2021-08-01", "2022-07-31"),
        ("2015 tot 2021", "", "2015", "2021"),
        ("sinds 2015", "", "2015", ""),
        ("tot 2015", "", "", "2015"),
        # As certain as it is, and no more: from May to August, and from a year before to one after.
        ("medio 2020", "", "2020", "2020"),
        ("rond 2020", "", "", ""),
        ("2019 of 2020", "", "", ""),
        ("winter 2020", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_date_is_never_more_precise_than_its_source(
    client: Client, period: str, award: str, start: str, end: str
) -> None:
    factories.make_grant(recipient=factories.make_house(), period=period)

    (row,) = rows_of(client)

    dates = [row["Award Date"], row["Planned Dates:Start Date"], row["Planned Dates:End Date"]]
    assert dates == [award, start, end]
    assert row["Period"] == period


@pytest.mark.parametrize(
    ("amount", "written"), [(20000, "20000"), ("0.05", "0.05"), (0, "0"), (None, "")]
)
def test_an_amount_is_a_plain_number(client: Client, amount: object, written: str) -> None:
    factories.make_grant(recipient=factories.make_house(), amount=amount)

    (row,) = rows_of(client)

    assert row["Amount Awarded"] == written
    assert row["Currency"] == ("EUR" if written else "")


def test_a_grant_without_a_project_is_called_after_who_received_it(client: Client) -> None:
    # As long as a name may be.
    long = factories.make_house("Huis " * 40, slug="lang")
    factories.make_grant(recipient=long)
    factories.make_grant(recipient=factories.make_house("Huis"))

    first, second = (row["Title"] for row in rows_of(client))

    assert second == "Bijdrage aan Huis"
    # The standard wants less than 140 characters.
    assert len(first) == 139
    assert first.endswith("…")


def test_no_grant_of_a_party_in_draft_is_in_the_file(client: Client) -> None:
    house = factories.make_house("Huis")
    draft = factories.make_organisation("Geheim", published=False)
    factories.make_grant(draft, house)
    factories.make_grant(recipient=draft)
    factories.make_grant(recipient=house, project=draft)
    shown = factories.make_grant(recipient=house, period="2020")

    rows = rows_of(client)

    assert [row["Identifier"] for row in rows] == [f"steunwijzer-grant-{shown.pk}"]


def test_a_grant_that_is_withdrawn_while_the_file_is_written_is_left_out(client: Client) -> None:
    house, other = factories.make_house("Huis"), factories.make_house("Ander")
    # More than are written at once.
    Grant.objects.bulk_create(
        Grant(funder_party="een fonds", recipient=house, period="2020") for _number in range(300)
    )
    factories.make_grant(recipient=other, period="2010")

    response = client.get(FILE)
    other.withdraw()
    text = whole(response)

    assert text.count("een fonds") == 300
    assert "Ander" not in text


def test_five_thousand_grants_are_whole_and_asked_in_a_fixed_number_of_steps(
    client: Client,
) -> None:
    house = factories.make_house("Huis")
    Grant.objects.bulk_create(
        Grant(funder_party=f"fonds {number}", recipient=house) for number in range(5000)
    )
    count_the_rows()

    with CaptureQueriesContext(connection) as captured:
        rows = rows_of(client)

    assert len({row["Identifier"] for row in rows}) == len(rows) == 5000
    # The keys; then of each of 20 chunks the grants, the company numbers and the sources.
    assert len(captured) == 1 + 20 * 3


def test_a_wicked_name_opens_harmlessly(client: Client) -> None:
    factories.make_grant(
        funder_party="=1+1", recipient=factories.make_house('Huis "De Brug", Knokke')
    )

    (row,) = rows_of(client)

    assert row["Funding Org:Name"] == "'=1+1"
    assert row["Recipient Org:Name"] == 'Huis "De Brug", Knokke'


def test_the_file_says_what_it_is_and_under_which_terms(client: Client) -> None:
    response = client.get(FILE)
    again = client.get(FILE, headers={"If-None-Match": response.headers["ETag"]})
    text = whole(response)

    assert text == "\ufeff" + ",".join(COLUMNS) + "\r\n"
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response.headers["Link"] == f'<{SITE}/nl/over-de-gegevens/>; rel="license"'
    assert 'filename="steunwijzer-grants.csv"' in response.headers["Content-Disposition"]
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nl/bijdragen.json", 404),
        ("/nl/bijdragen.csv?year=2020", 400),
    ],
)
def test_what_cannot_be_answered_whole_is_refused(
    client: Client, address: str, status: int
) -> None:
    assert client.get(address).status_code == status


def test_a_parameter_that_the_file_does_not_know_is_named(client: Client) -> None:
    response = client.get(f"{FILE}?year=2020&year=2021")

    (error,) = response.json()["errors"]
    assert (error["parameter"], error["value"]) == ("year", "2021")


def test_a_head_of_a_long_file_writes_nothing(client: Client) -> None:
    house = factories.make_house("Huis")
    Grant.objects.bulk_create(Grant(funder_party="een fonds", recipient=house) for _ in range(300))

    response = client.head(FILE)

    assert (response.status_code, whole(response)) == (200, "")


def test_the_address_of_a_grant_leads_to_its_line_on_the_page(client: Client) -> None:
    project = factories.make_project("Project")
    factories.make_grant(project=project, amount=5)
    (row,) = rows_of(client)
    address, _hash, anchor = row["URL"].partition("#")

    text = client.get(address, follow=True).content.decode()

    assert f'<li id="{anchor}">' in text
