"""What the tests of files share: asking for one, and reading it as strangers' programs do."""

import csv
import json
from io import StringIO
from typing import Any, cast
from xml.etree.ElementTree import Element, fromstring

from django.test import Client

FORMATS = ("csv", "geojson", "json", "atom")
ATOM = "{http://www.w3.org/2005/Atom}"


def text_of(client: Client, address: str) -> str:
    """The whole file, streamed or not."""
    response = client.get(f"/nl/huizen.{address}")
    assert response.status_code == 200, response
    return whole(response)


def whole(response: Any) -> str:
    """The content of an answer, streamed or not."""
    content: bytes = response.getvalue()
    return content.decode()


def table(client: Client, query: str = "") -> list[dict[str, str]]:
    text = text_of(client, f"csv{query}").removeprefix("\ufeff")
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def listing(client: Client, query: str = "") -> dict[str, Any]:
    return cast(dict[str, Any], json.loads(text_of(client, f"json{query}")))


def on_map(client: Client, query: str = "") -> dict[str, Any]:
    return cast(dict[str, Any], json.loads(text_of(client, f"geojson{query}")))


def feed(client: Client, query: str = "") -> Element:
    return read_feed(text_of(client, f"atom{query}"))


def read_feed(text: str) -> Element:
    return fromstring(text)  # noqa: S314  what we wrote ourselves, not a stranger's file


def names_in(client: Client, file_format: str, query: str = "") -> list[str]:
    """The names of the entries in a file, in its order."""
    match file_format:
        case "csv":
            return [row["name"] for row in table(client, query)]
        case "json":
            return [entry["name"] for entry in listing(client, query)["entries"]]
        case "geojson":
            features = on_map(client, query)["features"]
            return [feature["properties"]["name"] for feature in features]
        case _:
            titles = feed(client, query).iterfind(f"{ATOM}entry/{ATOM}title")
            return [title.text or "" for title in titles]
