"""A visitor's list: its address is all there is of it."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from houses.sheets.shortlist import MOST
from houses.values.addresses import WORDS
from tests import factories

pytestmark = pytest.mark.django_db

ADDRESS = "/nl/mijn-lijst/"


def names(client: Client, *public_ids: str) -> list[str]:
    response = client.get(ADDRESS, {"id": public_ids})
    assert response.status_code == 200
    return [row.card.name for row in response.context["shortlist"].listed]


def test_a_list_keeps_the_order_in_which_it_was_made_and_names_each_once(client: Client) -> None:
    first, second = factories.make_house("Zon"), factories.make_network("Aarde")

    assert names(client, first.public_id, second.public_id) == ["Zon", "Aarde"]
    assert names(client, second.public_id, first.public_id, second.public_id) == ["Aarde", "Zon"]


@pytest.mark.parametrize("state", ["draft", "in-review", "archived"])
def test_what_is_not_published_is_not_told_from_what_never_was(client: Client, state: str) -> None:
    house = factories.make_house("Huis")
    hidden = factories.make_house("Verborgen", published=False, status=state)

    there = client.get(ADDRESS, {"id": [house.public_id, hidden.public_id]})
    nowhere = client.get(ADDRESS, {"id": [house.public_id, "2222222"]})

    assert [row.card.name for row in there.context["shortlist"].listed] == ["Huis"]
    assert there.context["shortlist"] == nowhere.context["shortlist"]
    assert there.context["shortlist"].gone == 1
    assert b"Verborgen" not in there.content


@pytest.mark.parametrize("asked", ["", "x", "?" * 500, "<b>", "2222222' OR 1=1", "é"])
def test_whatever_is_asked_is_answered_and_not_repeated(client: Client, asked: str) -> None:
    response = client.get(ADDRESS, {"id": asked})

    assert response.status_code == 200
    assert response.context["shortlist"].listed == []
    assert response.context["shortlist"].query == ""
    assert b"<b>" not in response.content


def test_a_list_of_which_nothing_is_left_can_be_wiped_and_leads_to_no_other(client: Client) -> None:
    for asked, leads_on in (({}, True), ({"id": "2222222"}, False)):
        page = client.get(ADDRESS, asked).content.decode()

        assert ("data-open" in page) is leads_on
        assert ("data-wipe" in page) is not leads_on


def test_a_list_is_as_long_as_a_device_keeps_and_says_what_it_left_out(client: Client) -> None:
    houses = [factories.make_house(f"Huis {number}").public_id for number in range(MOST + 2)]

    shown = client.get(ADDRESS, {"id": houses}).context["shortlist"]

    assert len(shown.listed) == MOST
    assert (shown.left_out, shown.gone) == (2, 0)
    script = (settings.BASE_DIR / "static" / "my-list.js").read_text()
    assert f"MOST = {MOST};" in script


def test_a_long_list_costs_as_many_queries_as_a_short_one(client: Client) -> None:
    houses = [factories.make_house(f"Huis {number}").public_id for number in range(12)]

    counted = []
    for asked in (houses[:1], houses):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(ADDRESS, {"id": asked})
        counted.append(len(queries))

    assert counted[0] == counted[1]


def test_on_paper_each_says_where_it_is(client: Client) -> None:
    house = factories.make_house("Zon")
    house.locations.update(street="Markt 1", postcode="8000")

    text = client.get(ADDRESS, {"id": house.public_id}).content.decode()

    assert '<p class="paper">Markt 1, 8000 Brugge</p>' in text


def test_each_can_be_taken_away_without_scripts(client: Client) -> None:
    houses = [factories.make_house(name) for name in ("Een", "Twee")]
    page = client.get(ADDRESS, {"id": [house.public_id for house in houses]}).content.decode()

    assert f'href="{ADDRESS}?id={houses[1].public_id}"' in page
    response = client.get(f"{ADDRESS}?id={houses[1].public_id}")
    assert [row.card.name for row in response.context["shortlist"].listed] == ["Twee"]
    # Without the last one it is an empty list.
    assert f'href="{ADDRESS}"' in response.content.decode()


def test_a_list_is_found_by_no_search_engine_and_its_address_is_whole(client: Client) -> None:
    house = factories.make_house("Huis")

    page = client.get(f"{ADDRESS}?id={house.public_id}&id=2222222&van=vriend").content.decode()

    assert '<meta name="robots" content="noindex">' in page
    assert f">http://testserver{ADDRESS}?id={house.public_id}</a>" in page
    assert f'rel="canonical" href="http://testserver{ADDRESS}"' in page


@pytest.mark.parametrize("page", ["traces", "my-list"])
@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_both_pages_are_there_in_each_language(client: Client, page: str, language: str) -> None:
    response = client.get(f"/{language}/{WORDS[page][language]}/")

    assert response.status_code == 200
    assert response.content.count(b"<h1") == 1


def test_an_entry_can_be_saved_only_where_there_are_scripts(client: Client) -> None:
    house = factories.make_house("Huis", slug="huis")

    page = client.get("/nl/huizen/huis/").content.decode()

    # Hidden until the script, which alone can keep something, shows it.
    assert page.count("<my-list") == page.count("<my-list hidden") == 1
    assert f'data-save="{house.public_id}"' in page
