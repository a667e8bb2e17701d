from typing import Any

import pytest
from django.test import Client

from houses.finding.index import index
from houses.models import Organisation
from tests import factories

pytestmark = pytest.mark.django_db

ADDRESS = "/nl/zoekvoorstellen/"


def suggested(client: Client, **asked: str) -> list[dict[str, Any]]:
    response = client.get(ADDRESS, asked)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    found: list[dict[str, Any]] = response.json()["suggestions"]
    return found


def test_a_house_is_suggested_with_all_that_a_page_needs_to_offer_it(client: Client) -> None:
    factories.make_house("Huis Karel")
    index(Organisation.objects.all())

    (house,) = suggested(client, q="huis kar", field="what")

    assert house == {
        "type": "house",
        "type_label": "Huis",
        "label": "Huis Karel",
        "detail": "Brugge",
        "value": "Huis Karel",
        "url": "/nl/huizen/huis-karel/",
    }


def test_the_field_decides_what_is_suggested(client: Client) -> None:
    factories.make_house("Brugs huis")
    index(Organisation.objects.all())

    where = suggested(client, q="brug", field="where")
    what = suggested(client, q="brug", field="what")
    unknown = suggested(client, q="brug", field="who")

    assert [one["type"] for one in where] == ["place"]
    assert [one["type"] for one in what] == [one["type"] for one in unknown] == ["house", "place"]


@pytest.mark.parametrize("asked", [{}, {"q": "b"}, {"q": "", "field": "where"}, {"field": "what"}])
def test_under_two_letters_nothing_is_suggested(client: Client, asked: dict[str, str]) -> None:
    factories.make_house("Brugs huis")

    assert suggested(client, **asked) == []


@pytest.mark.parametrize("text", ["x" * 5000, "😀😀", "%_\\'\" OR 1=1", "اهلا وسهلا", "NEAR/2 *"])
def test_whatever_is_typed_is_answered(client: Client, text: str) -> None:
    factories.make_house("Brugs huis")
    index(Organisation.objects.all())

    assert suggested(client, q=text, field="what") == []


def test_only_the_beginning_of_a_long_text_is_read(client: Client) -> None:
    factories.make_house("Huis Karel")
    index(Organisation.objects.all())

    # The hundredth letter lies in the middle of a word, the nonsense far behind it.
    assert suggested(client, q="karel " * 100 + "xqzvw")


def test_a_browser_and_a_cache_may_keep_the_answer_for_five_minutes(client: Client) -> None:
    response = client.get(ADDRESS, {"q": "brug"})

    assert set(response.headers["Cache-Control"].split(", ")) == {"public", "max-age=300"}
    assert not response.cookies


def test_suggestions_are_asked_for_and_never_sent(client: Client) -> None:
    assert client.post(ADDRESS, {"q": "brug"}).status_code == 405


def test_a_draft_is_not_suggested(client: Client) -> None:
    factories.make_house("Geheim huis", published=False, audience=["cancer"])
    index(Organisation.objects.all())

    assert suggested(client, q="geheim") == suggested(client, q="huis") == []
