import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from houses.sheets.next_steps import NextStep
from tests import factories

pytestmark = pytest.mark.django_db


def linked_data(text: str) -> list[dict[str, Any]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found
    things: list[dict[str, Any]] = json.loads(found[1])
    return things


def test_a_former_address_leads_to_the_page_for_ever(client: Client) -> None:
    house = factories.make_house("Huis", slug="eerst")
    house.move_to("tweede")

    response = client.get("/nl/huizen/eerst/")

    assert response.status_code == 301
    assert response.headers["Location"] == "/nl/huizen/tweede/"
    # Not for ever: the entry may take the address back.
    assert response.headers["Cache-Control"] == "max-age=86400"


@pytest.mark.parametrize("wrong", ["/nl/organisaties/huis/", "/nl/netwerken/huis/"])
def test_the_address_of_another_sort_of_page_leads_to_the_canonical_one(
    client: Client, wrong: str
) -> None:
    factories.make_house("Huis", slug="huis")

    response = client.get(wrong)

    assert response.status_code == 302
    assert response.headers["Location"] == "/nl/huizen/huis/"


def test_the_lasting_address_leads_to_wherever_the_page_is_now(client: Client) -> None:
    house = factories.make_house("Huis", slug="eerst")
    before = client.get(f"/id/{house.public_id}").headers["Location"]

    house.move_to("tweede")

    assert before == "/nl/huizen/eerst/"
    assert client.get(f"/id/{house.public_id}").headers["Location"] == "/nl/huizen/tweede/"


@pytest.mark.parametrize("wrong", ["2222222x", "AAAAAAA", "222222", "zzzzzzz"])
def test_an_id_that_is_none_is_not_found(client: Client, wrong: str) -> None:
    assert client.get(f"/id/{wrong}").status_code == 404


def test_a_page_names_its_one_canonical_address(client: Client) -> None:
    factories.make_house("Huis", slug="huis")

    text = client.get("/nl/huizen/huis/?utm_source=elders").content.decode()

    assert '<link rel="canonical" href="http://testserver/nl/huizen/huis/">' in text


def test_the_linked_data_say_what_the_page_says(client: Client) -> None:
    network = factories.make_network("Netwerk <b>&", slug="netwerk")
    house = factories.make_house(
        "Huis </script><b>", slug="huis", founded="aug 2021", website="https://huis.example/"
    )
    house.locations.update(street="Straat 1", postcode="8000")
    factories.make_name(house, "Oud Huis")
    factories.make_contact_point(house, email="huis@example.org")
    factories.make_membership(network, house)

    organisation, crumbs = linked_data(client.get("/nl/huizen/huis/").content.decode())

    assert organisation["@type"] == "NGO"
    assert organisation["name"] == "Huis </script><b>"
    assert organisation["url"] == "http://testserver/nl/huizen/huis/"
    assert organisation["alternateName"] == ["Oud Huis"]
    assert organisation["foundingDate"] == "2021-08"
    assert organisation["location"][0]["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Straat 1",
        "postalCode": "8000",
        "addressLocality": "Brugge",
        "addressCountry": "BE",
    }
    assert organisation["contactPoint"] == [
        {"@type": "ContactPoint", "telephone": "+3250123456", "email": "huis@example.org"}
    ]
    assert organisation["memberOf"][0]["name"] == "Netwerk <b>&"
    assert [step["position"] for step in crumbs["itemListElement"]] == [1, 2, 3, 4, 5]


def test_an_approximate_founding_date_stays_out_of_the_linked_data(client: Client) -> None:
    factories.make_house("Huis", slug="huis", founded="medio 2015")

    organisation, _crumbs = linked_data(client.get("/nl/huizen/huis/").content.decode())

    assert "foundingDate" not in organisation


def test_what_nobody_told_us_stands_in_one_sentence(client: Client) -> None:
    factories.make_house("Huis", slug="huis")

    response = client.get("/nl/huizen/huis/")

    assert len(response.context["sheet"].unknown) == 6
    assert response.content.decode().count("Dit weten we nog niet") == 1


def test_a_house_without_contact_leads_to_its_network_or_else_to_a_help_line(
    client: Client,
) -> None:
    factories.make_house("Alleen", slug="alleen", audience=["cancer"])
    lid = factories.make_house("Lid", slug="lid")
    network = factories.make_network("Netwerk", website="https://netwerk.example/")
    factories.make_membership(network, lid)
    line = factories.make_helpline("Kankerinfo", general=False)
    line.audiences.add(factories.make_term("audience", "cancer"))

    alone = client.get("/nl/huizen/alleen/").context["next_step"]
    member = client.get("/nl/huizen/lid/").context["next_step"]

    assert alone.helplines == [line]
    assert member.organisation == network


def test_a_network_without_a_website_is_named_beside_the_help_lines(client: Client) -> None:
    member = factories.make_house("Lid", slug="lid")
    network = factories.make_network("Netwerk")
    factories.make_membership(network, member)
    line = factories.make_helpline()

    response = client.get("/nl/huizen/lid/")

    assert response.context["next_step"] == NextStep(network, [line])
    assert f'Het hoort bij <a href="{network.get_absolute_url()}">' in response.content.decode()


def test_where_there_is_no_help_line_a_house_nearby_that_can_be_reached_is_named(
    client: Client,
) -> None:
    alone = factories.make_house("Alleen", slug="alleen")
    near = factories.make_house("Ook stil")
    reachable = factories.make_house("Bereikbaar", website="https://bereikbaar.example/")
    for degrees, house in enumerate((alone, near, reachable)):
        house.locations.update(latitude=51 + degrees / 10, longitude=3.2)

    step = client.get("/nl/huizen/alleen/").context["next_step"]

    assert step.house.name == "Bereikbaar"


def test_a_house_with_nothing_around_it_leads_to_its_region(client: Client) -> None:
    house = factories.make_house("Alleen", slug="alleen")

    step = client.get("/nl/huizen/alleen/").context["next_step"]

    assert step == NextStep(region=house.locations.get().region)


def test_an_organisation_that_is_no_house_leads_to_no_help_line(client: Client) -> None:
    factories.make_organisation("Stichting", slug="stichting")
    factories.make_helpline()

    assert not client.get("/nl/organisaties/stichting/").context["next_step"].helplines


def test_the_foot_shows_the_help_lines_of_the_country_of_the_page_and_never_others(
    client: Client,
) -> None:
    dutch = factories.make_region("nl/utrecht/utrecht")
    factories.make_house("Huis", slug="huis", region=dutch)
    factories.make_helpline("Belgisch", phone="106")
    line = factories.make_helpline("Nederlands", phone="113", country="nl", general=False)
    line.audiences.add(factories.make_term("audience", "mental"))
    danish = factories.make_region("dk/hovedstaden")
    addresses = ["/nl/huizen/huis/", dutch.get_absolute_url(), "/nl/huizen/?region=nl"]

    for address in addresses:
        text = client.get(address).content.decode()
        assert 'href="tel:113"' in text, address
        assert 'href="tel:106"' not in text, address
    assert "tel:" not in client.get(danish.get_absolute_url()).content.decode()
    assert 'href="tel:106"' in client.get("/nl/huizen/").content.decode()


def test_emergency_numbers_stand_last_under_a_heading_of_their_own(client: Client) -> None:
    factories.make_helpline("Noodnummer", phone="112", general=False, emergency=True)
    factories.make_helpline("Tele-Onthaal", phone="106")

    text = client.get("/nl/huizen/").content.decode()

    assert text.index("tel:106") < text.index("Is er gevaar?") < text.index("tel:112")


def test_the_first_page_says_once_whom_to_call(client: Client) -> None:
    factories.make_helpline()

    assert client.get("/nl/").content.decode().count("Nu met iemand praten?") == 1


def test_a_house_that_can_be_reached_needs_no_other_step(client: Client) -> None:
    house = factories.make_house("Huis", slug="huis")
    factories.make_contact_point(house)

    assert client.get("/nl/huizen/huis/").context["next_step"] is None


def test_an_old_source_is_called_old_and_a_check_makes_it_new(client: Client) -> None:
    factories.make_house("Oud", slug="oud", lifecycle_as_of="2013")
    factories.make_house(
        "Nagekeken",
        slug="nagekeken",
        lifecycle_as_of="2013",
        checked_on=timezone.localdate(),
        checked_how="phone",
    )
    factories.make_house("Onbekend", slug="onbekend")

    old = {
        slug: client.get(f"/nl/huizen/{slug}/").context["sheet"].old
        for slug in ("oud", "nagekeken", "onbekend")
    }

    assert old == {"oud": True, "nagekeken": False, "onbekend": False}


def test_the_nearest_open_houses_are_shown_nearest_first(client: Client) -> None:
    def at(name: str, latitude: float, **fields: Any) -> None:
        house = factories.make_house(name, slug=name, **fields)
        house.locations.update(latitude=latitude, longitude=3.2)

    at("hier", 51.2)
    # A tenth of a degree of latitude is 11 km; a whole one is past a day's outing.
    at("ver", 51.5)
    at("dichtbij", 51.3)
    at("naast", 51.21)
    at("te-ver", 52.2)
    at("gesloten", 51.2, lifecycle="closed")

    near = client.get("/nl/huizen/hier/").context["nearby"]

    assert [(row.card.name, row.km) for row in near] == [
        ("naast", 1),
        ("dichtbij", 11),
        ("ver", 33),
    ]


def test_beside_the_nearest_stand_houses_for_the_same_people_or_everyone_by_distance(
    client: Client,
) -> None:
    def at(name: str, latitude: float, audience: list[str]) -> None:
        house = factories.make_house(name, slug=name, audience=audience)
        house.locations.update(latitude=latitude, longitude=3.2)

    at("hier", 51.2, ["cancer"])
    at("jongeren", 51.21, ["young"])
    at("ook-jongeren", 51.22, ["young"])
    at("ook-kanker", 51.4, ["cancer"])
    at("iedereen", 51.3, ["everyone"])

    near = client.get("/nl/huizen/hier/").context["nearby"]

    assert [row.card.name for row in near] == ["jongeren", "iedereen", "ook-kanker"]


def test_a_closed_house_has_its_door_shut(client: Client) -> None:
    factories.make_house("Dicht", slug="dicht", lifecycle="closed", closed="31/10/2014")

    response = client.get("/nl/huizen/dicht/")

    assert 'class="light"' not in str(response.context["sheet"].front)
    assert "2014" in response.content.decode()


def test_nobody_is_sent_to_a_house_that_is_closed(client: Client) -> None:
    house = factories.make_house("Dicht", slug="dicht", lifecycle="closed")
    house.locations.update(street="Straat 1")
    factories.make_contact_point(house)
    factories.make_helpline()

    response = client.get("/nl/huizen/dicht/")
    text = response.content.decode()

    assert response.context["next_step"] is None
    assert "openstreetmap" not in text
    assert "tel:+3250123456" not in text
    assert "Afgesproken" not in text
    assert "Huizen in Brugge" in text


def test_a_village_is_named_with_its_municipality(client: Client) -> None:
    house = factories.make_house("Huis", slug="huis")
    house.locations.update(locality="Zeebrugge")

    assert client.get("/nl/huizen/huis/").context["sheet"].place_name == "Zeebrugge (Brugge)"
    assert client.get("/nl/huizen/").context["results"][0].card.place == "Zeebrugge (Brugge)"


def test_a_country_is_no_place_to_be_in(client: Client) -> None:
    factories.make_house("Huis", slug="huis", region=factories.make_region("be"))

    sheet = client.get("/nl/huizen/huis/").context["sheet"]

    assert sheet.place_name == ""
    assert "hoe toegankelijk het gebouw is" not in sheet.unknown


@pytest.mark.parametrize(
    ("reach", "words"),
    [
        ("phone", "Bel eerst."),
        ("email", "Kijk eerst of het huis nog bestaat."),
        ("", "Misschien bestaat het huis niet meer."),
    ],
)
def test_an_old_source_says_what_to_do_with_what_is_known(
    client: Client, reach: str, words: str
) -> None:
    house = factories.make_house("Huis", slug="huis", lifecycle_as_of="2013")
    if reach:
        means = {"phone": "", "email": ""} | {
            reach: {"phone": "106", "email": "a@b.example"}[reach]
        }
        factories.make_contact_point(house, **means)

    assert words in client.get("/nl/huizen/huis/").content.decode()


def test_what_has_no_date_says_so(client: Client) -> None:
    house = factories.make_house("Huis", slug="huis")
    factories.make_opening(house.locations.get())

    assert "Bron zonder datum" in client.get("/nl/huizen/").content.decode()
    page = client.get("/nl/huizen/huis/").content.decode()
    assert "We weten niet van wanneer deze uren zijn." in page


def test_a_name_of_a_person_is_gone_the_day_after(client: Client) -> None:
    house = factories.make_house("Huis", slug="huis")
    today = timezone.localdate()
    contact = factories.make_contact_point(
        house, person="Mieke Voorbeeld", person_basis="toestemming", person_until=today
    )
    shown = "Mieke Voorbeeld" in client.get("/nl/huizen/huis/").content.decode()

    type(contact).objects.update(person_until=today - timedelta(days=1))

    assert shown
    assert "Mieke Voorbeeld" not in client.get("/nl/huizen/huis/").content.decode()


def test_who_no_longer_answers_for_a_house_is_no_next_step_and_no_network_of_it(
    client: Client,
) -> None:
    house = factories.make_house("Huis", slug="huis")
    network = factories.make_network("Netwerk", website="https://netwerk.example/")
    funder = factories.make_organisation("Fonds", website="https://fonds.example/")
    factories.make_membership(network, house, until="2010")
    factories.make_affiliation(house, funder, role="funded-by")

    response = client.get("/nl/huizen/huis/")
    organisation, _crumbs = linked_data(response.content.decode())
    members = client.get(network.get_absolute_url()).context["network"].members

    assert response.context["next_step"].organisation is None
    assert "memberOf" not in organisation
    assert members == []


def test_a_network_that_a_house_has_left_is_told_apart_from_that_of_today(client: Client) -> None:
    house = factories.make_house("Huis")
    left, now = factories.make_network("Oud netwerk"), factories.make_network("Nieuw netwerk")
    factories.make_membership(left, house, until="2019")

    after_leaving = client.get(house.get_absolute_url()).content.decode()
    factories.make_membership(now, house)
    with_another = client.get(house.get_absolute_url()).content.decode()

    assert "<h2>Hoort bij</h2>" not in after_leaving
    assert "Oud netwerk" in after_leaving
    order = ["<h2>Hoort bij</h2>", "Nieuw netwerk", "<h3>Vroeger</h3>", "Oud netwerk"]
    positions = [with_another.rindex(words) for words in order]
    assert positions == sorted(positions)
