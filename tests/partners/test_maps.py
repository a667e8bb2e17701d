"""The file for maps: points no more precise than they are known, and clusters of too many."""

from typing import Any

import pytest
from django.test import Client

from houses.finding import search as finding
from houses.models import Location, Organisation
from houses.partners.files import as_geojson, grid
from houses.values.folding import sort_key
from tests import factories
from tests.partners.files import on_map

pytestmark = pytest.mark.django_db


def at(latitude: float, longitude: float, name: str = "Huis", **fields: Any) -> Organisation:
    house = factories.make_house(name)
    house.locations.update(latitude=latitude, longitude=longitude, **fields)
    return house


@pytest.mark.parametrize(
    ("precision", "point"),
    [
        ("exact", [3.22469, 51.20935]),
        ("street", [3.2247, 51.2093]),
        ("municipality", [3.225, 51.209]),
        ("region", [3.22, 51.21]),
    ],
)
def test_a_point_is_as_precise_as_it_is_known(
    client: Client, precision: str, point: list[float]
) -> None:
    at(51.2093478, 3.2246943, precision=precision)

    (feature,) = on_map(client)["features"]

    assert feature["geometry"] == {"type": "Point", "coordinates": point}


def test_a_hidden_place_has_no_point_and_tells_its_municipality_only(client: Client) -> None:
    house = factories.make_house("Vluchthuis")
    house.locations.update(precision="hidden", hidden_address="Geheimstraat 9")

    (feature,) = on_map(client)["features"]

    assert feature["geometry"] is None
    place = feature["properties"]["place"]
    assert (place["municipality"], place["street"]) == ("Brugge", "")


def test_a_house_without_any_place_is_on_no_map_but_in_the_file(client: Client) -> None:
    factories.make_house("Huis").locations.all().delete()

    (feature,) = on_map(client)["features"]

    assert (feature["geometry"], feature["properties"]["place"]) == (None, None)


def test_each_place_of_a_house_is_a_feature_of_its_own(client: Client) -> None:
    house = at(51.2, 3.2)
    factories.make_location(house, latitude=51.3, longitude=3.3, position=1)

    first, second = on_map(client)["features"]

    assert second["id"] == f"{first['id']}#2"
    assert second["geometry"]["coordinates"] == [3.3, 51.3]


def test_the_box_of_the_file_holds_every_point(client: Client) -> None:
    at(51.2093478, 3.2246943, precision="region")
    at(50.8503, 4.3517, precision="exact")

    found = on_map(client)

    west, south, east, north = found["bbox"]
    assert (west, south, east, north) == (3.22, 50.85, 4.36, 51.21)
    for feature in found["features"]:
        longitude, latitude = feature["geometry"]["coordinates"]
        assert west <= longitude <= east
        assert south <= latitude <= north


def test_of_a_part_of_the_map_only_what_lies_there_is_given(client: Client) -> None:
    at(51.2, 3.2, "Binnen")
    at(50.9, 5.3, "Buiten")
    factories.make_house("Zonder punt")
    both = at(50.9, 5.3, "Twee plaatsen")
    factories.make_location(both, latitude=51.25, longitude=3.25, position=1)

    found = on_map(client, "?bbox=3,51,4,52")["features"]

    assert [feature["properties"]["name"] for feature in found] == ["Binnen", "Twee plaatsen"]
    assert found[1]["geometry"]["coordinates"] == [3.25, 51.25]


def test_a_part_of_the_map_may_lie_across_the_180th_meridian(client: Client) -> None:
    at(-18.1, 178.4, "Suva")
    at(-13.8, -171.8, "Apia")
    at(51.2, 3.2, "Brugge")

    found = on_map(client, "?bbox=170,-30,-170,0")["features"]

    assert [feature["properties"]["name"] for feature in found] == ["Apia", "Suva"]


def test_too_many_points_become_clusters_of_all_of_them(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Three stands for 2,000 points: the rules are the same.
    monkeypatch.setattr(as_geojson, "MOST_POINTS", 3)
    monkeypatch.setattr(grid, "MOST_POINTS", 3)
    for latitude, longitude in [(51.21, 3.22), (51.22, 3.24), (51.23, 3.23), (-0.05, -0.05)]:
        at(latitude, longitude)

    found = on_map(client)

    assert found["clustered"] is True
    assert [
        (feature["geometry"]["coordinates"], feature["properties"]) for feature in found["features"]
    ] == [
        ([-0.05, -0.05], {"cluster": True, "point_count": 1}),
        ([3.23, 51.22], {"cluster": True, "point_count": 3}),
    ]
    # South and west of 0 a cell begins below it: a cast would have cut it off there.
    assert found["features"][0]["bbox"][:2] == [-10, -10]


def test_what_lies_in_a_cluster_the_same_search_gives_as_points(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(as_geojson, "MOST_POINTS", 3)
    monkeypatch.setattr(grid, "MOST_POINTS", 3)
    for number in range(3):
        at(51.21, 3.22, f"Huis {number}")
    at(-0.05, -0.05)

    cluster = on_map(client)["features"][1]
    box = ",".join(map(str, cluster["bbox"]))
    found = on_map(client, f"?bbox={box}")["features"]

    assert [feature["properties"]["name"] for feature in found] == ["Huis 0", "Huis 1", "Huis 2"]


@pytest.mark.parametrize(
    ("query", "count"),
    # Nobody else is open at night.
    [("", 12), ("&sort=checked", 12), ("&day=2026-11-25&hour=03:00", 1)],
)
def test_of_more_hits_than_are_ranked_the_map_shows_all(
    client: Client, monkeypatch: pytest.MonkeyPatch, query: str, count: int
) -> None:
    # Five stands for the 10,000 hits that are ranked.
    monkeypatch.setattr(finding, "MOST_HITS", 5)
    factories.make_houses(range(11))
    factories.make_opening(at(51.2, 3.2, "Zelden dicht").locations.get(), osm="24/7")

    points = on_map(client, f"?bbox=3,51,4,52{query}")["features"]
    monkeypatch.setattr(as_geojson, "MOST_POINTS", 0)
    clusters = on_map(client, f"?bbox=3,51,4,52{query}")["features"]

    names = [feature["properties"]["name"] for feature in points]
    assert len(names) == count
    assert names == sorted(names, key=sort_key)
    assert [one["properties"]["point_count"] for one in clusters] == [count]


def test_2001_points_are_clusters_and_2000_are_points(client: Client) -> None:
    factories.make_houses(range(2_000))
    spread = Location.objects.order_by("pk")
    for number, place in enumerate(spread):
        # All over the low countries, no two at one point.
        place.latitude, place.longitude = 50 + number % 40 * 0.08, 2.5 + number // 40 * 0.09
    Location.objects.bulk_update(spread, ["latitude", "longitude"])

    points = on_map(client)
    factories.make_houses([2_000])
    many = on_map(client)

    assert (points["count"], "clustered" in points) == (2_000, False)
    assert many["clustered"] is True
    assert 100 < many["count"] <= 2_000
    assert sum(one["properties"]["point_count"] for one in many["features"]) == 2_001
    # The same on every database.
    first = many["features"][0]
    assert (first["id"], first["geometry"]["coordinates"]) == ("25/500", [2.545, 50.04])
