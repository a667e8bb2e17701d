"""What a chat shows of a link to us: a drawing, the name and the place, and nothing else."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from houses.models import Organisation
from houses.pages import social_cards
from tests import factories
from tests.houses.test_cards_drawn import size_of

pytestmark = pytest.mark.django_db


def tags(client: Client, address: str, **headers: str) -> dict[str, str]:
    page = client.get(address, headers=headers).content.decode()
    found = re.findall(r'<meta (?:property|name)="((?:og|twitter):\w+)" content="([^"]*)">', page)
    assert len(found) == len(dict(found)), "each is said once"
    return dict(found)


@pytest.mark.parametrize("make", ["house", "network", "project", "organisation"])
def test_each_public_entry_has_a_card(client: Client, make: str) -> None:
    entry: Organisation = getattr(factories, f"make_{make}")("Naam <b> & co")

    response = client.get(f"/nl/kaartje/{entry.public_id}.png")

    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert size_of(response.content) == (1200, 630)


@pytest.mark.parametrize("state", ["draft", "in-review", "archived"])
def test_what_is_not_public_has_no_card(client: Client, state: str) -> None:
    entry = factories.make_house("Huis", published=False, status=state)

    assert client.get(f"/nl/kaartje/{entry.public_id}.png").status_code == 404
    assert client.get("/nl/kaartje/2222222.png").status_code == 404
    assert client.get("/nl/kaartje/geen-id.png").status_code == 404


def test_the_site_has_a_card_in_each_language_also_without_houses(client: Client) -> None:
    addresses = ["/nl/kaartje/site.png", "/fr/carte/site.png", "/de/karte/site.png"]

    drawn = {client.get(address).content for address in [*addresses, "/en/card/site.png"]}

    assert len(drawn) == 4
    assert {size_of(card) for card in drawn} == {(1200, 630)}


def test_a_card_is_kept_for_an_hour_and_is_the_same_for_everybody(client: Client) -> None:
    house = factories.make_house("Huis")

    for address in (f"/nl/kaartje/{house.public_id}.png", "/nl/kaartje/site.png"):
        one, other = client.get(address), client.get(address)

        assert one["Cache-Control"] == "public, max-age=3600"
        kept = client.get(address, headers={"if-none-match": one["ETag"]})
        assert (kept.status_code, kept.content) == (304, b"")
        assert "Content-Disposition" not in one.headers
        assert "Cookie" not in one.get("Vary", "")
        assert one.content == other.content
        assert client.head(address).status_code == 200
        assert client.post(address).status_code == 405


def test_the_card_of_the_site_shows_public_houses_alone(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def listen(fronts: list[str], **words: str) -> bytes:
        shown.extend(fronts)
        return b""

    monkeypatch.setattr(social_cards, "site_card", listen)
    factories.make_house("Huis")
    factories.make_house("Verborgen", published=False)
    factories.make_network("Netwerk")

    client.get("/nl/kaartje/site.png")

    assert len(shown) == 1


def test_a_card_says_the_name_the_place_and_the_site_and_nothing_of_a_need(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: dict[str, str] = {}

    def listen(front: str, **words: str) -> bytes:
        said.update(words)
        return b""

    monkeypatch.setattr(social_cards, "entry_card", listen)
    house = factories.make_house("Huis", audience=["cancer"], kinds=["walk-in-house"])
    factories.make_tag(house, "theme", "grief")

    client.get(f"/nl/kaartje/{house.public_id}.png")

    assert said == {"name": "Huis", "place": "Brugge", "site": "Steunwijzer"}


def test_the_page_of_an_entry_names_it_and_shows_its_card(client: Client) -> None:
    house = factories.make_house('Huis "Thuis" <b>', slug="huis")

    said = tags(client, "/nl/huizen/huis/")

    assert said["og:title"] == "Huis &quot;Thuis&quot; &lt;b&gt;"
    assert said["og:image"] == f"http://testserver/nl/kaartje/{house.public_id}.png"
    assert said["twitter:card"] == "summary_large_image"
    assert client.get(said["og:image"]).status_code == 200


def test_a_link_to_a_search_shows_the_site_and_not_what_was_searched(client: Client) -> None:
    factories.make_term("audience", "cancer", label=factories.dutch("Kanker"), public_filter=True)
    factories.make_house("Huis", audience=["cancer"])

    for address in ("/nl/huizen/?audience=cancer&q=kanker&where=Brugge", "/nl/", "/nl/vouwblad/"):
        said = tags(client, address)

        assert said["og:title"] == "Steunwijzer"
        assert said["og:image"] == "http://testserver/nl/kaartje/site.png"
        assert not re.search("kanker|cancer|brugge", " ".join(said.values()), re.IGNORECASE)


def test_behind_a_proxy_the_card_has_the_address_that_others_use(
    client: Client, settings: Settings
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.ALLOWED_HOSTS = ["steunwijzer.example"]

    said = tags(client, "/nl/", **{"X-Forwarded-Proto": "https", "Host": "steunwijzer.example"})

    assert said["og:image"] == "https://steunwijzer.example/nl/kaartje/site.png"
