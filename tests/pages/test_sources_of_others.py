"""What a page shows and another entry's page cites has its sources here as well."""

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db


def test_what_funder_and_recipient_say_differently_stands_on_the_pages_of_both(
    client: Client,
) -> None:
    fund, house = factories.make_organisation("Fonds"), factories.make_house("Huis")
    grant = factories.make_grant(fund, house, amount=20000)
    says_fund = factories.make_source("https://fonds.example.org/")
    factories.make_citation(fund, "amount", value="20000.00 EUR", grant=grant, source=says_fund)
    says_house = factories.make_source("https://huis.example.org/")
    factories.make_citation(house, "amount", value="10000.00 EUR", grant=grant, source=says_house)

    pages = [client.get(entry.get_absolute_url()).context["sheet"] for entry in (fund, house)]

    either = [[row.either.replace("\u00a0", " ") for row in page.contradictions] for page in pages]
    assert [sorted(row.split(" of ")) for (row,) in either] == [["€ 10.000", "€ 20.000"]] * 2
    assert [len(page.sources) for page in pages] == [2, 2]


def test_a_relation_that_the_other_side_cites_has_its_source_on_both_pages(client: Client) -> None:
    school, project = factories.make_organisation("School"), factories.make_project("Project")
    partner = factories.make_affiliation(project, school, "partner")
    factories.make_citation(project, "role", affiliation=partner)

    page = client.get(school.get_absolute_url()).context["sheet"]

    assert [shown.source.url for shown in page.sources] == ["https://example.org/nieuws"]
