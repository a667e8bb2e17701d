"""The small map of where a house is in its country."""

import gzip
import re
from typing import Any

import pytest
from django.test import Client

from houses.models import Location, Organisation
from tests import factories

pytestmark = pytest.mark.django_db


def house_at(latitude: float | None, longitude: float | None, **fields: Any) -> Organisation:
    house = factories.make_house("Huis", slug="huis")
    house.locations.update(latitude=latitude, longitude=longitude, **fields)
    return house


def spots(client: Client) -> list[str]:
    response = client.get("/nl/huizen/huis/")
    assert response.status_code == 200
    return re.findall(r'<figure class="spot">.*?</figure>', response.content.decode(), re.DOTALL)


def test_a_house_is_shown_in_its_province_and_country_in_whole_numbers(client: Client) -> None:
    house_at(51.2093, 3.2247)

    (spot,) = spots(client)

    # 0.683 of 3.867 degrees from the west, 400 wide; 0.296 of 2.008 from the north, 327 high.
    assert 'transform="translate(71 48)"' in spot
    assert not re.search(r"\d\.\d", spot)
    assert 'aria-hidden="true"' in spot
    # Land, the province, and the marker.
    assert spot.count("<path") == 3


def test_the_map_leads_to_what_lies_around(client: Client) -> None:
    house_at(51.2093, 3.2247)

    (spot,) = spots(client)

    assert 'href="/nl/huizen/?where=Brugge#map"' in spot


@pytest.mark.parametrize("precision", ["exact", "street", "municipality"])
def test_the_map_says_how_exact_its_point_is(
    client: Client, in_english: None, precision: str
) -> None:
    house_at(51.2093, 3.2247, precision=precision)
    said = {
        "exact": "The map shows the door.",
        "street": "The map shows the street.",
        "municipality": "The map shows the middle of the municipality.",
    }

    text = client.get("/en/houses/huis/").content.decode()

    assert said.pop(precision) in text
    assert not any(sentence in text for sentence in said.values())


def test_a_hidden_place_has_no_map(client: Client) -> None:
    house_at(None, None, precision="hidden", hidden_address="Geheimstraat 9")

    assert spots(client) == []


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    # Not known; and not in the country that its region says.
    [(None, None), (10.0, 10.0)],
)
def test_without_a_point_on_the_map_there_is_none(
    client: Client, latitude: float | None, longitude: float | None
) -> None:
    house_at(latitude, longitude)

    assert spots(client) == []


def test_several_places_stand_on_one_map(client: Client) -> None:
    house = house_at(51.2093, 3.2247)
    factories.make_location(house, latitude=50.85, longitude=4.35, position=1)
    factories.make_location(house, position=2)

    (spot,) = spots(client)

    assert spot.count('class="gable"') == 2


def test_a_map_weighs_little(client: Client) -> None:
    house_at(51.2093, 3.2247)
    with_map = client.get("/nl/huizen/huis/").content
    Location.objects.update(latitude=None, longitude=None)
    without = client.get("/nl/huizen/huis/").content

    assert len(gzip.compress(with_map)) - len(gzip.compress(without)) < 1500
