from datetime import date

import pytest
from django.test import Client
from django.utils.translation import override

from houses.sheets.regions import where
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_region_counts_its_houses_once_each_whatever_lies_below(client: Client) -> None:
    brugge = factories.make_region()
    gent = factories.make_region("be/vlaanderen/oost-vlaanderen/gent")
    both = factories.make_house("Op twee plaatsen", region=brugge)
    factories.make_location(both, region=gent)
    factories.make_house("In Gent", region=gent)
    factories.make_house("Concept", region=gent, published=False)
    factories.make_organisation("Geen huis", kinds=["foundation"])

    below = client.get("/nl/regios/be/").context["below"].with_houses
    provinces = client.get("/nl/regios/be/vlaanderen/").context["below"].with_houses

    counted = [(str(region), region.house_count) for region in provinces]
    assert counted == [("Oost Vlaanderen", 2), ("West Vlaanderen", 1)]
    # A country also lists the provinces in its regions, as its map does.
    assert [(str(region), region.house_count) for region in below] == [("Vlaanderen", 2), *counted]


@pytest.mark.parametrize(
    ("language", "path", "name", "said"),
    [
        ("fr", "gb/scotland", "Scotland", "en Écosse"),
        ("fr", "gb/wales", "Wales", "au pays de Galles"),
        ("de", "gb/northern-ireland", "Northern Ireland", "in Nordirland"),
        ("fr", "be/wallonie/hainaut/le-roeulx", "Le Rœulx", "au Rœulx"),
        ("fr", "be/wallonie/hainaut/les-bons-villers", "Les Bons Villers", "aux Bons Villers"),
        ("fr", "be/wallonie/hainaut/la-louviere", "La Louvière", "à La Louvière"),
    ],
)
def test_the_answer_to_where_is_said_as_people_say_it(
    language: str, path: str, name: str, said: str
) -> None:
    region = factories.make_region(path, name=name)

    with override(language):
        assert where(region) == said


def test_a_heading_tells_a_province_from_a_city_and_from_one_abroad(client: Client) -> None:
    factories.make_region("be/vlaanderen/antwerpen/antwerpen")
    factories.make_region("be/vlaanderen/limburg")
    factories.make_region("nl/limburg")

    headings = {
        path: client.get(f"/nl/regios/{path}/").context["where"]
        for path in ("be/vlaanderen/antwerpen", "be/vlaanderen/antwerpen/antwerpen", "nl/limburg")
    }

    assert headings == {
        "be/vlaanderen/antwerpen": "in de provincie Antwerpen",
        "be/vlaanderen/antwerpen/antwerpen": "in Antwerpen",
        "nl/limburg": "in de provincie Limburg (Nl)",
    }


def test_the_houses_of_a_region_come_before_its_map(client: Client) -> None:
    factories.make_house("Huis")

    text = client.get("/nl/regios/be/").content.decode()

    assert text.index('class="cards"') < text.index('class="map"')


def test_a_map_is_silent_only_where_the_list_beside_it_has_all_its_regions(client: Client) -> None:
    factories.make_region("be/vlaanderen/oost-vlaanderen")
    factories.make_house("Huis")

    home = client.get("/nl/").content.decode()
    country = client.get("/nl/regios/be/").content.decode()
    province = client.get("/nl/regios/be/vlaanderen/west-vlaanderen/").content.decode()
    silent = 'viewBox="-6 -6 412 {}" aria-hidden="true"'

    height = client.get("/nl/").context["map"].height + 12
    assert silent.format(height) in home
    assert silent.format(height) in country
    # The list there holds the municipalities, the map the other provinces.
    assert 'aria-label="Kaart van Be"' in province


def test_a_municipality_that_was_merged_leads_to_the_new_one(client: Client) -> None:
    new = factories.make_region("be/vlaanderen/oost-vlaanderen/merelbeke-melle")
    factories.make_region(
        "be/vlaanderen/oost-vlaanderen/melle",
        kind="former-municipality",
        valid_until=date(2024, 12, 31),
        successor=new,
    )

    response = client.get("/nl/regios/be/vlaanderen/oost-vlaanderen/melle/")

    assert response.status_code == 301
    assert response.headers["Location"] == new.get_absolute_url()


def test_a_region_lists_houses_and_beside_them_who_else_is_there(client: Client) -> None:
    factories.make_house("Huis")
    fund = factories.make_organisation("Fonds")
    factories.make_location(fund)

    response = client.get("/nl/regios/be/vlaanderen/west-vlaanderen/brugge/")

    assert [card.name for card in response.context["cards"]] == ["Huis"]
    assert [str(other) for other in response.context["others"]] == ["Fonds"]


@pytest.mark.parametrize(
    "path", ["xx", "be/nergens", "be//vlaanderen", "BE", "be/vlaanderen/../x", "a" * 3000]
)
def test_an_unknown_region_is_a_helpful_page(client: Client, path: str) -> None:
    response = client.get(f"/nl/regios/{path}/")

    assert response.status_code == 404
    assert 'href="/nl/huizen/"' in response.content.decode()


def test_a_path_that_only_begins_alike_is_another_region(client: Client) -> None:
    factories.make_house("Elders", region=factories.make_region("be/vlaanderen-buiten"))
    factories.make_house("Binnen")

    cards = client.get("/nl/regios/be/vlaanderen/").context["cards"]

    assert [card.name for card in cards] == ["Binnen"]
