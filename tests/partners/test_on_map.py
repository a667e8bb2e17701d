"""What a map shows of a search: the same hits, counted where they lie close."""

import json
from collections import defaultdict
from math import floor
from random import Random
from typing import Any, cast

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from houses.models import Location, Organisation
from houses.partners.files import markers
from houses.values.folding import sort_key
from tests import factories
from tests.searching import names

pytestmark = pytest.mark.django_db

WORLD = "-180,-85,180,85"
# Around Belgium and the Netherlands.
HERE = "2,49,8,54"


def asked(client: Client, query: str = "") -> dict[str, Any]:
    response = client.get(f"/nl/huizen-op-de-kaart/{query}")
    assert response.status_code == 200, response.content
    return cast(dict[str, Any], json.loads(response.content))


def shown(client: Client, zoom: int, box: str = HERE, query: str = "") -> list[dict[str, Any]]:
    features = asked(client, f"?bbox={box}&zoom={zoom}{query}")["features"]
    return cast(list[dict[str, Any]], features)


def count(features: list[dict[str, Any]]) -> int:
    return sum(feature["properties"].get("point_count", 1) for feature in features)


def at(latitude: float, longitude: float, name: str = "Huis", **fields: Any) -> Organisation:
    house = factories.make_house(name, **fields)
    house.locations.update(latitude=latitude, longitude=longitude)
    return house


def scattered(number: int) -> list[tuple[float, float]]:
    """Houses all over the low countries, always the same."""
    chance = Random(7)  # noqa: S311  a fixed sample, no secret
    factories.make_houses(range(number))
    places = list(Location.objects.order_by("pk"))
    for place in places:
        place.latitude = round(chance.uniform(49.5, 53.5), 4)
        place.longitude = round(chance.uniform(2.5, 7.2), 4)
    Location.objects.bulk_update(places, ["latitude", "longitude"])
    return [(place.latitude or 0, place.longitude or 0) for place in places]


@pytest.mark.parametrize("zoom", [4, 7, 9])
def test_markers_count_as_a_walk_over_all_points_does(
    client: Client, monkeypatch: pytest.MonkeyPatch, zoom: int
) -> None:
    # Each cell by itself, so that a plain walk can count them.
    monkeypatch.setattr(markers, "MARKER", 0)
    points = scattered(300)
    width = 90 / 2**zoom
    cells = defaultdict(list)
    for latitude, longitude in points:
        cells[floor(longitude / width), floor(latitude / (width * 0.625))].append(
            (latitude, longitude)
        )

    found = {feature["id"]: feature for feature in shown(client, zoom)}

    assert {name: count([feature]) for name, feature in found.items()} == {
        f"{column}/{row}": len(members) for (column, row), members in cells.items()
    }
    for (column, row), members in cells.items():
        longitude, latitude = found[f"{column}/{row}"]["geometry"]["coordinates"]
        assert latitude == pytest.approx(sum(one for one, _ in members) / len(members), abs=0.002)
        assert longitude == pytest.approx(sum(one for _, one in members) / len(members), abs=0.002)


def test_no_house_is_lost_where_markers_that_would_overlap_are_one(client: Client) -> None:
    scattered(300)

    counted = {zoom: count(shown(client, zoom)) for zoom in range(3, 10)}

    assert counted == dict.fromkeys(counted, 300)


def test_two_houses_beside_the_edge_of_a_cell_are_one_marker(client: Client) -> None:
    # At zoom 7 a cell is 0.703125 degrees wide: this is the edge of two.
    edge = 0.703125 * 6
    at(51.1, edge - 0.01)
    at(51.1, edge + 0.01)

    assert [count([feature]) for feature in shown(client, 7)] == [2]
    assert [count([feature]) for feature in shown(client, 12, "4,51,4.5,51.3")] == [1, 1]


def test_a_cluster_stays_the_same_when_the_map_cuts_through_it(client: Client) -> None:
    at(51.05, 4.3)
    at(51.05, 4.5)

    whole, cut = shown(client, 7), shown(client, 7, "4.4,50,6,52")

    assert whole == cut
    assert count(whole) == 2


def test_a_cluster_holds_the_box_in_which_its_houses_part(client: Client) -> None:
    at(51.05, 4.3, "West")
    at(51.05, 4.5, "Oost")

    (cluster,) = shown(client, 7)
    box = ",".join(map(str, cluster["bbox"]))

    assert cluster["properties"]["members"] == []
    named = [feature["properties"]["name"] for feature in shown(client, 10, box)]
    assert named == ["West", "Oost"]


def test_a_house_alone_says_what_it_is_where_it_is_and_how_exact_its_point(client: Client) -> None:
    house = at(51.2093478, 3.2246943, "Huis van één", slug="huis-van-een")
    house.locations.update(precision="exact")

    (feature,) = shown(client, 9)

    assert feature["geometry"] == {"type": "Point", "coordinates": [3.22469, 51.20935]}
    about = feature["properties"]
    assert (about["name"], about["url"]) == ("Huis van één", "/nl/huizen/huis-van-een/")
    assert (about["line"], about["place"]) == ("Walk in house in Brugge", "Brugge")
    assert about["precision"] == "exact"
    assert about["exactness"]


def test_houses_at_one_point_are_named_in_order_at_every_zoom(client: Client) -> None:
    for name in ("Zon", "ándersom", "Baken"):
        at(51.209, 3.225, name)

    for zoom in (3, 9, 13):
        (cluster,) = shown(client, zoom, "3.2,51.2,3.3,51.3")
        named = [one["name"] for one in cluster["properties"]["members"]]
        assert named == sorted(named, key=sort_key) == ["ándersom", "Baken", "Zon"]
        assert cluster["properties"]["more"] is None


def test_of_many_at_one_point_twelve_are_named_and_the_list_has_them_all(client: Client) -> None:
    factories.make_houses(range(15))

    (cluster,) = shown(client, 9)
    about = cluster["properties"]

    assert (about["point_count"], len(about["members"])) == (15, 12)
    assert about["more"]["url"] == f"/nl/huizen/?region={factories.BRUGGE.replace('/', '%2F')}"
    assert len(names(client, about["more"]["url"])) == 15


# At zoom 13 a cell is 0.010986 degrees wide: this is the edge of columns 290 and 291.
EDGE = 90 / 2**13 * 291
AROUND_IT = "3.1,51.1,3.3,51.3"


def test_what_is_one_across_an_edge_is_named_by_name_from_both_sides(client: Client) -> None:
    for name, east in (("Zon", -0.001), ("Baken", -0.0012), ("Anker", 0.001), ("Noord", 0.0012)):
        at(51.1001, EDGE + east, name)

    (cluster,) = shown(client, 13, AROUND_IT)

    named = [one["name"] for one in cluster["properties"]["members"]]
    assert named == ["Anker", "Baken", "Noord", "Zon"]


def test_a_cluster_across_an_edge_says_where_it_is_only_where_all_of_it_is(client: Client) -> None:
    at(51.1001, EDGE - 0.001)
    at(51.1001, EDGE + 0.001)
    gent = factories.make_region("be/vlaanderen/oost-vlaanderen/gent")

    (one_town,) = shown(client, 13, AROUND_IT)
    Location.objects.filter(longitude__gt=EDGE).update(region=gent)
    (two_towns,) = shown(client, 13, AROUND_IT)

    assert one_town["properties"]["place"] == "Brugge"
    assert two_towns["properties"]["place"] == ""


def test_where_markers_would_overlap_the_larger_takes_the_smaller(client: Client) -> None:
    at(51.1001, EDGE - 0.001)
    at(51.1001, EDGE + 0.001)
    at(51.1001, EDGE + 0.001)

    (cluster,) = shown(client, 13, AROUND_IT)

    assert cluster["id"].startswith("291/")
    assert count([cluster]) == 3


def test_what_is_withdrawn_between_two_queries_is_left_out(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, withdrawn = at(51.209, 3.225, "Blijft"), at(51.209, 3.225, "Weg")
    alone = at(51.0, 3.7, "Alleen weg")
    hidden = at(50.8, 4.3, "Plek weg")
    entries = markers._entries

    def a_moment_later(keys: set[int]) -> Any:
        Organisation.objects.filter(pk__in=[withdrawn.pk, alone.pk]).update(status="archived")
        hidden.locations.update(
            precision="hidden", street="", latitude=None, longitude=None, postcode=""
        )
        return entries(keys)

    monkeypatch.setattr(markers, "_entries", a_moment_later)

    (cluster,) = shown(client, 9)

    assert [one["name"] for one in cluster["properties"]["members"]] == [kept.name]


def test_nobody_is_looked_up_where_nobody_is_named(client: Client) -> None:
    at(51.05, 4.3)
    at(51.05, 4.5)

    with CaptureQueriesContext(connection) as captured:
        (cluster,) = shown(client, 7)

    assert cluster["properties"]["members"] == []
    assert not [query for query in captured if "ROW_NUMBER" in query["sql"]]


def test_at_the_deepest_zoom_all_that_lies_close_is_named(client: Client) -> None:
    at(51.2090, 3.2250, "Hier")
    at(51.2091, 3.2251, "Daar")
    deepest = asked(client)["deepest"]

    (before,) = shown(client, deepest - 1, "3.2,51.2,3.3,51.3")
    (cluster,) = shown(client, deepest, "3.2,51.2,3.3,51.3")

    assert before["properties"]["members"] == []
    assert [one["name"] for one in cluster["properties"]["members"]] == ["Daar", "Hier"]


def test_with_streets_the_map_goes_as_deep_as_their_images(client: Client, settings: Any) -> None:
    settings.MAP_TILE_URL = "https://tile.example.org/{z}/{x}/{y}.png"
    settings.MAP_TILE_MAX_ZOOM = 19

    assert asked(client)["deepest"] == 19


def test_the_map_shows_what_the_page_of_the_same_search_finds(client: Client) -> None:
    factories.make_term("audience", "cancer")
    at(51.2, 3.2, "Voor wie kanker heeft", audience=["cancer"])
    at(51.0, 3.7, "Voor jongeren", audience=["young"])
    at(50.8, 4.3, "Ontwerp", audience=["cancer"], published=False)
    factories.index()

    for query in ("?audience=cancer", "?audience=cancer&audience=nergens&page=3&onzin=1"):
        on_page = names(client, f"/nl/huizen/{query}")
        on_map = shown(client, 9, query=query.replace("?", "&"))
        assert [feature["properties"]["name"] for feature in on_map] == on_page
        assert on_page == ["Voor wie kanker heeft"]


def test_a_hidden_place_is_nowhere_on_the_map(client: Client) -> None:
    house = factories.make_house("Vluchthuis")
    house.locations.update(precision="hidden", hidden_address="Geheimstraat 9")
    factories.make_house("Zonder punt")

    assert shown(client, 3, WORLD) == []
    assert "bbox" not in asked(client)


def test_without_a_part_it_says_where_all_of_it_lies(client: Client) -> None:
    at(51.2093, 3.2247)
    at(52.365, 4.905)

    found = asked(client)

    assert (found["bbox"], found["features"]) == ([3.22, 51.2, 4.91, 52.37], [])


def test_a_map_begins_where_most_of_it_lies(client: Client) -> None:
    for _number in range(4):
        at(51.2093, 3.2247)
    at(55.67, 12.56, "Kopenhagen")

    most = asked(client)["bbox"]
    at(55.67, 12.56, "Kopenhagen 2")
    all_of_it = asked(client)["bbox"]

    assert most == [3.22, 51.2, 3.23, 51.21]
    assert all_of_it == [3.22, 51.2, 12.56, 55.67]


def test_a_part_may_lie_across_the_180th_meridian(client: Client) -> None:
    at(-18.1, 178.4, "Suva")
    at(-13.8, -171.8, "Apia")
    at(51.2, 3.2, "Brugge")

    found = shown(client, 5, "170,-30,-170,0")

    assert {feature["properties"]["name"] for feature in found} == {"Apia", "Suva"}


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("?bbox=3,51,4", "bbox"),
        ("?bbox=3,51,4,nan&zoom=7", "bbox"),
        ("?bbox=3,52,4,51&zoom=7", "bbox"),
        ("?bbox=3,51,4,52&bbox=3,51,4,52&zoom=7", "bbox"),
        ("?zoom=7", "bbox"),
        (f"?bbox={WORLD}&zoom=9", "bbox"),
        ("?bbox=3,51,4,52", "zoom"),
        ("?bbox=3,51,4,52&zoom=23", "zoom"),
        ("?bbox=3,51,4,52&zoom=-1", "zoom"),
        ("?bbox=3,51,4,52&zoom=٧", "zoom"),
        ("?bbox=3,51,4,52&zoom=999999999999", "zoom"),
    ],
)
def test_what_is_no_part_of_a_map_is_refused_with_a_sentence(
    client: Client, query: str, parameter: str
) -> None:
    response = client.get(f"/nl/huizen-op-de-kaart/{query}")

    problem = json.loads(response.content)
    assert (response.status_code, problem["status"]) == (400, 400)
    (error,) = problem["errors"]
    assert error["parameter"] == parameter
    assert error["detail"].endswith(".")


def test_a_refusal_is_in_the_language_of_the_page(client: Client) -> None:
    response = client.get("/nl/huizen-op-de-kaart/?bbox=hier&zoom=7")

    detail = json.loads(response.content)["errors"][0]["detail"]
    assert detail == "Een kader is west,zuid,oost,noord in graden."


def test_the_map_asks_no_more_of_a_thousand_houses_than_of_ten(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            shown(client, 9)
        return len(captured)

    factories.make_houses(range(10))
    few = queries()
    factories.make_houses(range(10, 1000))

    assert queries() == few


def test_answers_may_be_kept_for_a_while_and_are_not_sent_twice(client: Client) -> None:
    for address, age in (("/nl/omtrekken/", "86400"), ("/nl/huizen-op-de-kaart/", "60")):
        first = client.get(address)
        again = client.get(address, headers={"if-none-match": first.headers["ETag"]})

        assert first.headers["Content-Type"] == "application/geo+json"
        assert first.headers["Cache-Control"] == f"public, max-age={age}"
        assert again.status_code == 304


def test_outlines_are_those_of_all_provinces(client: Client) -> None:
    found = json.loads(client.get("/nl/omtrekken/").content)

    assert len(found["features"]) == 10 + 1 + 12
    assert {feature["geometry"]["type"] for feature in found["features"]} <= {
        "Polygon",
        "MultiPolygon",
    }
