"""The page of a search: what it finds, offers and keeps."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from houses.models import Location, Organisation
from tests import factories
from tests.searching import GENT, names, put_on_the_map, text_of

pytestmark = pytest.mark.django_db


def test_houses_are_found_by_region_kind_and_audience_together(client: Client) -> None:
    gent = factories.make_region(GENT)
    factories.make_house("Goed", region=gent, audience=["cancer"])
    factories.make_house("Elders", audience=["cancer"])
    factories.make_house("Ander soort", region=gent, kinds=["youth-house"], audience=["cancer"])
    factories.make_house("Voor anderen", region=gent, audience=["young"])

    address = "/nl/huizen/?region=be/vlaanderen/oost-vlaanderen&kind=walk-in-house&audience=cancer"

    assert names(client, address) == ["Goed"]


def test_several_kinds_widen_the_list(client: Client) -> None:
    factories.make_house("Inloop")
    factories.make_house("Jong", kinds=["youth-house"])
    factories.make_house("Zorg", kinds=["care-house"])

    assert names(client, "/nl/huizen/?kind=walk-in-house&kind=care-house") == ["Inloop", "Zorg"]


def test_the_list_stands_by_name_or_by_the_newest_facts(client: Client) -> None:
    factories.make_house("A", lifecycle_as_of="2013")
    factories.make_house("B", lifecycle_as_of="2024")
    factories.make_house("C")
    factories.make_house("D", checked_on=timezone.localdate(), checked_how="phone")

    assert names(client, "/nl/huizen/") == ["A", "B", "C", "D"]
    assert names(client, "/nl/huizen/?sort=checked") == ["D", "B", "A", "C"]


@pytest.mark.parametrize(
    "query",
    [
        "region=nergens",
        "region=" + "x" * 10_000,
        "kind=onbekend",
        "audience=%27%20OR%201=1",
        "sort=zomaar",
        "page=-1",
        "page=0",
        "page=999999999999999999999",
        "page=twee",
        "kind=%FF%FE",
        "kind[]=x&=&&",
        "radius=25",
        "near=overal",
        "day=ooit&hour=laat",
        "&".join("kind=walk-in-house" for _ in range(500)),
    ],
)
def test_what_the_list_does_not_know_it_leaves_out(client: Client, query: str) -> None:
    factories.make_house("Huis")

    assert names(client, f"/nl/huizen/?{query}") == ["Huis"]


def test_a_choice_is_offered_only_where_a_public_house_has_it_with_how_many_do(
    client: Client,
) -> None:
    factories.make_house("Huis", audience=["cancer"])
    factories.make_house("Nog een", audience=["cancer"])
    factories.make_house("Concept", audience=["young"], published=False)

    text = text_of(client, "/nl/huizen/")

    assert re.search(r'value="cancer"> <span>Cancer <small>\(2\)', text)
    assert 'value="young"' not in text


def test_pages_of_the_list_share_no_house_and_miss_none(client: Client) -> None:
    # Two pages and a bit, of names that are all alike.
    for number in range(41):
        factories.make_house("Zelfde naam", slug=f"huis-{number}")

    seen = [
        result.card.url
        for page in (1, 2, 3)
        for result in client.get(f"/nl/huizen/?page={page}").context["results"]
    ]

    assert len(seen) == len(set(seen)) == 41


def test_the_address_of_a_search_holds_its_choices_on_every_page(client: Client) -> None:
    factories.make_houses(range(25))

    text = text_of(client, "/nl/huizen/?kind=walk-in-house&sort=name")

    assert "?kind=walk-in-house&amp;sort=name&amp;page=2" in text


def test_only_orders_that_say_something_are_offered(client: Client) -> None:
    factories.make_house("Huis")
    factories.make_house("Ander huis")
    put_on_the_map()

    def offered(query: str) -> list[str]:
        orders = client.get(f"/nl/huizen/?{query}").context["orders"]
        return [re.sub(".*sort=", "", order.url) for order in orders]

    assert offered("") == ["checked"]
    assert offered("q=huis") == ["name", "checked"]
    assert offered("where=Brugge&q=huis") == ["relevance", "name", "checked"]


def test_a_card_says_how_far_a_house_is_and_whether_that_is_certain(client: Client) -> None:
    gent = factories.make_region(GENT)
    factories.make_house("Ver", region=gent)
    exact = factories.make_house("Dichtbij")
    put_on_the_map()
    # About 7 km to the north.
    exact.locations.update(latitude=51.272, precision=Location.Precision.EXACT)

    text = text_of(client, "/nl/huizen/?where=Brugge&radius=50")

    assert "Brugge, 7&nbsp;km" in text
    assert 'Gent, <span class="number">ongeveer 38&nbsp;km</span>' in text


def test_what_has_no_field_on_the_page_is_sent_along_with_the_next_search(client: Client) -> None:
    factories.make_house("Huis")
    put_on_the_map()

    text = text_of(
        client, f"/nl/huizen/?near=51.21,3.22&region={factories.BRUGGE}&day=2026-11-25&sort=name"
    )
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', text))

    assert hidden == {
        "near": "51.21,3.22",
        "region": factories.BRUGGE,
        "day": "2026-11-25",
        "sort": "name",
    }


def test_the_hours_can_be_asked_where_enough_are_known(client: Client) -> None:
    house = factories.make_house("Huis")
    factories.make_house("Ander huis")
    assert 'name="day"' not in text_of(client, "/nl/huizen/")

    factories.make_opening(house.locations.get(), "24/7")

    text = text_of(client, "/nl/huizen/?open=now")
    assert "Van 1 huis kennen we de uren niet." in text
    assert 'name="open" value="now" checked' in text
    # A week ahead, and no day that is over.
    today = timezone.localdate()
    week = [str(today + timedelta(days=number)) for number in range(7)]
    assert re.findall(r'<option value="([0-9-]+)"', text) == week


def test_a_day_and_hour_that_were_asked_stay_chosen(client: Client) -> None:
    house = factories.make_house("Huis")
    factories.make_opening(house.locations.get(), "24/7")

    # Later than the days that the page offers.
    day = timezone.localdate() + timedelta(days=60)

    text = text_of(client, f"/nl/huizen/?day={day.isoformat()}&hour=19:30")

    assert f'<option value="{day.isoformat()}" selected>' in text
    assert '<option value="19:30" selected>19.30 uur<' in text
    assert 'type="hidden" name="day"' not in text


def test_one_of_several_answers_can_be_let_go_of(client: Client) -> None:
    factories.make_house("Huis", audience=["cancer"])
    factories.make_house("Ander", audience=["young"])

    text = text_of(client, "/nl/huizen/?audience=cancer&audience=young")

    assert 'href="?audience=young"><span class="unseen">Laat weg: </span><span>Cancer' in text
    assert "(2 gekozen)" in text


def test_a_search_is_no_page_for_search_engines_and_the_list_of_all_houses_is(
    client: Client,
) -> None:
    factories.make_houses(range(25))
    robots = '<meta name="robots" content="noindex, follow">'

    assert robots in text_of(client, "/nl/huizen/?q=huis")
    assert robots not in text_of(client, "/nl/huizen/")
    assert robots not in text_of(client, "/nl/huizen/?page=2")


@pytest.mark.parametrize("form", ["csv", "geojson", "json", "atom"])
def test_the_list_can_be_taken_along_as_it_was_searched(client: Client, form: str) -> None:
    factories.make_house("Huis", audience=["cancer"])

    text = text_of(client, "/nl/huizen/?audience=cancer&page=1")

    assert f'href="/nl/huizen.{form}?audience=cancer"' in text


def test_the_first_page_counts_open_houses_only(client: Client) -> None:
    factories.make_house("Open")
    factories.make_house("Tijdelijk dicht", lifecycle="paused")
    factories.make_house("Dicht", lifecycle="closed")

    assert "We kennen 1 open huis." in text_of(client, "/nl/")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"lifecycle": "closed", "closed": "2014"}, "Gesloten sinds 2014"),
        ({"lifecycle": "planned"}, "Nog niet open"),
    ],
)
def test_a_house_where_nobody_can_go_says_so_in_the_list(
    client: Client, fields: dict[str, Any], words: str
) -> None:
    house = factories.make_house("Huis", **fields)
    factories.make_contact_point(house)

    response = client.get("/nl/huizen/")

    assert words in response.content.decode()
    assert bool(response.context["results"][0].card.phone) == (fields["lifecycle"] == "planned")


def test_the_card_of_a_network_says_nothing_of_opening_hours(client: Client) -> None:
    factories.make_network("Netwerk", website="https://netwerk.example/")
    factories.make_house("Huis", website="https://huis.example/")

    assert "Openingsuren" in text_of(client, "/nl/huizen/")
    assert "Openingsuren" not in text_of(client, "/nl/netwerken/")


def test_every_order_that_the_database_makes_is_total() -> None:
    entries = Organisation.objects.public()

    assert entries.in_name_order().totally_ordered
    assert entries.recently_checked_first().totally_ordered
