"""Pages cost the same number of queries for ten houses and for a thousand."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests import factories

pytestmark = pytest.mark.django_db

PAGES = [
    "/nl/",
    "/nl/huizen/",
    "/nl/huizen/?region=be&kind=walk-in-house&audience=cancer&sort=checked&page=1",
    "/nl/huizen/huis-1/",
    "/nl/regios/",
    "/nl/regios/be/",
    "/nl/regios/be/vlaanderen/west-vlaanderen/",
    "/nl/regios/be/vlaanderen/west-vlaanderen/brugge/",
    "/nl/netwerken/",
    "/nl/netwerken/netwerk/",
    "/nl/over-de-gegevens/",
    "/sitemap-entries.xml",
]


def queries(client: Client, page: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(page)
    assert response.status_code == 200
    return len(captured)


def test_no_page_asks_more_of_a_thousand_houses_than_of_ten(client: Client) -> None:
    network = factories.make_network("Netwerk")
    factories.make_houses(range(10), network=network)
    few = {page: queries(client, page) for page in PAGES}

    factories.make_houses(range(10, 1000), network=network)

    assert {page: queries(client, page) for page in PAGES} == few


def test_the_list_of_houses_asks_what_it_needs_and_no_more(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    factories.make_houses(range(3))

    # The terms offered as kinds and as audiences; how many houses; the page of them with their
    # tags, places, hours and contact points (5); the regions to choose from; the help lines.
    with django_assert_num_queries(10):
        client.get("/nl/huizen/")
