"""A program that asks for what is not known is told so: a file never leaves anything out unsaid."""

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.partners.files import FORMATS

pytestmark = pytest.mark.django_db


def refused(client: Client, address: str) -> dict[str, str]:
    """By parameter, why it was refused."""
    response = client.get(f"/nl/huizen.{address}")
    assert response.status_code == 400, response
    assert response.headers["Content-Type"] == "application/problem+json"
    problem: dict[str, Any] = response.json()
    assert problem["status"] == 400
    return {one["parameter"]: one["detail"] for one in problem["errors"]}


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        ("kind=paleis", ["kind"]),
        ("kind=walk-in-house&kind=paleis", ["kind"]),
        ("region=be/atlantis", ["region"]),
        ("where=Xyzzystad", ["where"]),
        ("near=hier", ["near"]),
        ("near=91,0", ["near"]),
        ("radius=25", ["radius"]),
        ("radius=7&where=Brugge", ["radius"]),
        ("day=gisteren&hour=25:00", ["day", "hour"]),
        ("sort=distance", ["sort"]),
        ("sort=zomaar", ["sort"]),
        ("sort=name&sort=checked", ["sort"]),
        ("page=2", ["page"]),
        ("page=1000000000", ["page"]),
        ("soort=inloophuis", ["soort"]),
        ("kind[]=walk-in-house", ["kind[]"]),
        ("bbox=hier&kind=paleis", ["bbox", "kind"]),
        ("q=" + "x" * 5_000, ["q"]),
        ("q=" + "+".join("een" for _ in range(13)), ["q"]),
        ("&".join("kind=walk-in-house" for _ in range(51)), ["kind"]),
        # The search becomes one around the place: what is wrong is told all the same.
        ("q=rouwgroep+brugge&kind=paleis", ["kind"]),
    ],
)
def test_what_is_not_known_is_refused_by_name(
    client: Client, file_format: str, query: str, parameters: list[str]
) -> None:
    factories.make_region(latitude=51.2, longitude=3.2)
    factories.make_house("Huis")

    assert sorted(refused(client, f"{file_format}?{query}")) == parameters


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=&where=&radius=&kind=",
        "q=%27%20OR%201=1--",
        "q=%22AND%22+NEAR(+*+)",
        "q=%F0%9F%8F%A0",
        "q=%D7%A9%D7%9C%D7%95%D7%9D",
        "q=de+het+een",
    ],
)
@pytest.mark.parametrize("file_format", FORMATS)
def test_words_may_be_anything(client: Client, file_format: str, query: str) -> None:
    factories.make_house("Huis")

    assert client.get(f"/nl/huizen.{file_format}?{query}").status_code == 200


@pytest.mark.parametrize(
    "box",
    ["", "1,2,3", "1,2,3,4,5", "a,b,c,d", "-181,0,0,1", "0,2,1,1", "nan,0,1,1", "0,0,inf,1"],
)
def test_a_box_must_be_a_box(client: Client, box: str) -> None:
    assert list(refused(client, f"geojson?bbox={box}")) == ["bbox"]


@pytest.mark.parametrize("file_format", ["csv", "json", "atom"])
def test_only_the_map_has_a_box(client: Client, file_format: str) -> None:
    assert list(refused(client, f"{file_format}?bbox=2,50,6,52")) == ["bbox"]


def test_the_reason_names_what_was_typed_and_every_site_may_read_it(client: Client) -> None:
    response = client.get("/nl/huizen.json?kind=paleis")

    assert response.headers["Content-Language"] == "nl"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    (problem,) = response.json()["errors"]
    assert (problem["parameter"], problem["value"]) == ("kind", "paleis")
    assert "“paleis”" in problem["detail"]
