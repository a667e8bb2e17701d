import re

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db

ADDRESS = "/nl/help-me-kiezen/"


def offered(client: Client, name: str) -> list[str]:
    """The codes that can be ticked for one of the questions."""
    content = client.get(ADDRESS).content.decode()
    return re.findall(rf'<input type="checkbox" name="{name}" value="([a-z-]+)"', content)


def test_the_questions_offer_what_some_house_has(client: Client) -> None:
    house = factories.make_house(audience=["cancer"])
    factories.make_tag(house, "theme", "talk")
    factories.make_term("audience", "young")
    factories.make_term("theme", "move")

    assert offered(client, "audience") == ["cancer"]
    assert offered(client, "theme") == ["talk"]


def test_what_the_kind_of_a_house_implies_can_be_asked(client: Client) -> None:
    house = factories.make_house()
    factories.make_tag(house, "theme", "drop-by", implied=True)

    assert offered(client, "theme") == ["drop-by"]


def test_what_only_a_draft_or_a_network_has_is_not_offered(client: Client) -> None:
    factories.make_house("Concept", audience=["young"], published=False)
    network = factories.make_network()
    factories.make_tag(network, "audience", "older")

    assert offered(client, "audience") == []


def test_everyone_is_no_answer(client: Client) -> None:
    factories.make_house(audience=["everyone", "cancer"])

    assert offered(client, "audience") == ["cancer"]


def test_the_answers_are_a_search_of_which_each_may_be_left_out(client: Client) -> None:
    factories.make_house("Huis Karel", audience=["cancer"])
    factories.make_house("Jongerenhuis", audience=["young"])
    factories.index()

    content = client.get(ADDRESS).content.decode()
    found = client.get("/nl/huizen/", {"audience": "cancer", "where": ""}).content.decode()

    assert '<form class="three reading" action="/nl/huizen/"' in content
    assert 'name="where"' in content
    assert "Huis Karel" in found
    assert "Jongerenhuis" not in found


def test_the_first_page_leads_whoever_is_not_sure_to_the_questions(client: Client) -> None:
    factories.make_term("audience", "cancer", tile=1)
    factories.make_house(audience=["cancer"])

    assert f'href="{ADDRESS}"' in client.get("/nl/").content.decode()
