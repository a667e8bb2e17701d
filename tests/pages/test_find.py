from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from houses.filters import HouseFilter
from tests import factories

pytestmark = pytest.mark.django_db

GENT = "be/vlaanderen/oost-vlaanderen/gent"


def names(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return [card.name for card in response.context["cards"]]


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
        "q=%F0%9F%8F%A0&kind[]=x&=&&",
        "&".join("kind=walk-in-house" for _ in range(500)),
    ],
)
def test_what_the_list_does_not_know_it_leaves_out(client: Client, query: str) -> None:
    factories.make_house("Huis")

    assert names(client, f"/nl/huizen/?{query}") == ["Huis"]


def test_the_list_tells_what_it_left_out(client: Client) -> None:
    factories.make_house("Huis")

    response = client.get("/nl/huizen/?region=atlantis&kind=paleis&audience=cancer")

    assert response.context["found"].forgotten == ["atlantis", "paleis", "cancer"]
    assert "paleis" in response.content.decode()


def test_a_term_is_offered_only_where_a_public_house_has_it(client: Client) -> None:
    factories.make_house("Huis", kinds=["walk-in-house"])
    factories.make_house("Concept", kinds=["youth-house"], published=False)
    factories.make_term("kind", "network", public_filter=False)

    found = client.get("/nl/huizen/").context["found"]

    assert [code for code, _label in found.form.fields["kind"].choices] == ["walk-in-house"]


def test_pages_of_the_list_share_no_house_and_miss_none(client: Client) -> None:
    # Two pages and a bit, of names that are all alike.
    for number in range(41):
        factories.make_house("Zelfde naam", slug=f"huis-{number}")

    seen = [
        card.url
        for page in (1, 2, 3)
        for card in client.get(f"/nl/huizen/?page={page}").context["cards"]
    ]

    assert len(seen) == len(set(seen)) == 41


def test_the_address_of_a_search_holds_its_choices_on_every_page(client: Client) -> None:
    factories.make_houses(range(25))

    text = client.get("/nl/huizen/?kind=walk-in-house&sort=name").content.decode()

    assert "?kind=walk-in-house&amp;sort=name&amp;page=2" in text


def test_the_title_of_a_search_names_no_need(client: Client) -> None:
    factories.make_house("Huis", audience=["cancer"])

    text = client.get("/nl/huizen/?audience=cancer").content.decode()
    title = text[text.index("<title>") : text.index("</title>")]

    assert "ancer" not in title
    assert "anker" not in title


def test_an_empty_list_says_what_to_do_next(client: Client) -> None:
    factories.make_house("Huis", audience=["cancer"])
    factories.make_house("Gents", region=factories.make_region(GENT), audience=["young"])

    response = client.get(f"/nl/huizen/?region={GENT}&audience=cancer")

    assert response.context["cards"] == []
    # The house in Gent is for others, the one for this need elsewhere: each choice can be dropped.
    assert f'href="?region={GENT.replace("/", "%2F")}"' in response.content.decode()
    assert 'href="?audience=cancer"' in response.content.decode()


def test_a_list_for_some_people_says_that_it_holds_houses_for_everyone(client: Client) -> None:
    factories.make_house("Huis", audience=["cancer"])
    sentence = "Ook huizen waar iedereen welkom is."

    assert sentence in client.get("/nl/huizen/?audience=cancer").content.decode()
    assert sentence not in client.get("/nl/huizen/").content.decode()


def test_the_first_page_counts_open_houses_only(client: Client) -> None:
    factories.make_house("Open")
    factories.make_house("Tijdelijk dicht", lifecycle="paused")
    factories.make_house("Dicht", lifecycle="closed")

    assert "We kennen 1 open huis." in client.get("/nl/").content.decode()


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
    assert bool(response.context["cards"][0].phone) == (fields["lifecycle"] == "planned")


def test_the_card_of_a_network_says_nothing_of_opening_hours(client: Client) -> None:
    factories.make_network("Netwerk", website="https://netwerk.example/")
    factories.make_house("Huis", website="https://huis.example/")

    assert "Openingsuren" in client.get("/nl/huizen/").content.decode()
    assert "Openingsuren" not in client.get("/nl/netwerken/").content.decode()


def test_every_order_that_the_filter_offers_is_total() -> None:
    factories.make_house("Huis")

    for order in ("name", "checked"):
        assert HouseFilter(QueryDict(f"sort={order}")).houses.totally_ordered


def test_of_several_answers_to_one_question_all_are_offered_to_let_go_of_together(
    client: Client,
) -> None:
    factories.make_house("Ander", audience=["young"])
    factories.make_house("Elders", region=factories.make_region(GENT), audience=["cancer"])
    factories.make_house("Nog elders", region=factories.make_region(GENT), audience=["carers"])

    response = client.get(f"/nl/huizen/?region={factories.BRUGGE}&audience=cancer&audience=carers")
    ways = {way.choice.question: way.house_count for way in response.context["ways_out"]}

    assert ways == {"region": 2, "audience": 1}
