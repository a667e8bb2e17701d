"""What a page says, and what it never says."""

import itertools
import re
from typing import Any

import pytest
from django.test import Client

from houses.values.translations import Translated
from tests import factories

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_every_page_has_one_heading_of_the_first_level(client: Client) -> None:
    factories.make_house("Huis", slug="huis")
    factories.make_network("Netwerk", slug="netwerk")
    factories.make_project("Project", slug="project")
    factories.make_organisation("Stichting", slug="stichting")
    addresses = [
        *("/nl/", "/nl/huizen/", "/nl/huizen/huis/", "/nl/regios/", "/nl/regios/be/"),
        *("/nl/netwerken/", "/nl/netwerken/netwerk/", "/nl/over-de-gegevens/"),
        *("/nl/projecten/", "/nl/projecten/project/", "/nl/organisaties/stichting/"),
        *("/nl/toegankelijkheid/", "/nl/privacy/", "/nl/over-ons/", "/nl/colofon/"),
    ]

    assert {address: page(client, address).count("<h1") for address in addresses} == dict.fromkeys(
        addresses, 1
    )


@pytest.mark.parametrize(
    "address",
    [
        *("/nl/", "/nl/huizen/", "/nl/huizen/huis/", "/nl/regios/", "/nl/regios/be/"),
        *("/nl/netwerken/", "/nl/netwerken/netwerk/", "/nl/over-de-gegevens/", "/nl/privacy/"),
        *("/nl/over-ons/", "/nl/toegankelijkheid/", "/nl/colofon/"),
    ],
)
def test_the_headings_of_a_page_skip_no_level(client: Client, address: str) -> None:
    member = factories.make_house("Huis", slug="huis", audience=["cancer"])
    factories.make_membership(factories.make_network("Netwerk", slug="netwerk"), member)
    factories.make_helpline()
    factories.make_helpline("Noodnummer", phone="112", general=False, emergency=True)

    levels = [int(level) for level in re.findall(r"<h([1-6])", page(client, address))]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_house_of_which_little_is_known_shows_no_empty_blocks(client: Client) -> None:
    factories.make_house("Huis", slug="huis")

    text = page(client, "/nl/huizen/huis/")

    assert "Bellen of mailen" not in text
    assert "Is het open?" not in text
    assert "Je eerste bezoek" not in text


def test_what_is_known_of_a_house_has_its_block(client: Client) -> None:
    house = factories.make_house("Huis", slug="huis")
    factories.make_contact_point(house)
    factories.make_first_visit(house)
    factories.make_opening(house.locations.get())

    text = page(client, "/nl/huizen/huis/")

    assert "Bellen of mailen" in text
    assert "Is het open?" in text
    assert "Je eerste bezoek" in text
    assert 'href="tel:+3250123456"' in text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"lifecycle_as_of": "2013"}, "2013"),
        ({"lifecycle": "planned", "lifecycle_as_of": "2018-03"}, "komt dit huis er"),
        (
            {"lifecycle": "closed", "closed": "31/10/2014"},
            "sloot op\u00a031\u00a0oktober\u00a02014.",
        ),
        ({"lifecycle": "paused"}, "Tijdelijk gesloten"),
    ],
)
def test_what_a_visitor_must_know_first_stands_in_a_notice(
    client: Client, fields: dict[str, Any], words: str
) -> None:
    factories.make_house("Huis", slug="huis", **fields)

    text = page(client, "/nl/huizen/huis/")
    notice = text[text.index('class="notice') :][:600]

    assert words in notice


def test_a_hidden_place_shows_its_municipality_and_says_why(client: Client) -> None:
    house = factories.make_house("Huis", slug="huis")
    house.locations.update(precision="hidden", hidden_address="Straat 1")

    text = page(client, "/nl/huizen/huis/")

    assert "Brugge" in text
    assert "Straat 1" not in text


def test_a_text_in_another_language_says_so(client: Client) -> None:
    factories.make_house("Maison", slug="maison", summary=Translated.written("fr", "Un lieu calme"))

    text = page(client, "/nl/huizen/maison/")

    assert '<span lang="fr">Un lieu calme</span>' in text
    assert "(in het Frans)" in text


def test_what_follows_from_something_else_says_so(client: Client) -> None:
    house = factories.make_house("Huis", slug="huis")
    house.locations.update(postcode="8000", postcode_derived=True)

    assert "namen die van de gemeente" in page(client, "/nl/huizen/huis/")


def test_the_canonical_address_keeps_the_page_and_no_choice(client: Client) -> None:
    factories.make_houses(range(25))

    text = page(client, "/nl/huizen/?kind=walk-in-house&page=2")

    assert re.search(r'rel="canonical" href="http://testserver/nl/huizen/\?page=2"', text)


def test_the_way_to_the_staff_is_not_shown_to_visitors(client: Client) -> None:
    assert "/admin/" not in page(client, "/nl/")


def test_the_page_for_a_failure_asks_nothing_of_the_database(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_fields: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("houses.pages.home.tiles", fail)
    client.raise_request_exception = False
    monkeypatch.setattr("houses.models.helplines.HelplineQuerySet.for_visitors", fail)

    response = client.get("/nl/")

    assert response.status_code == 500
    assert 'href="/nl/"' in response.content.decode()
    assert 'lang="nl"' in response.content.decode()
