"""The committed reference files as plain rows, for the tests of what is in them."""

import csv
import json
import math
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "houses" / "data" / "reference"

type Row = dict[str, str]
type Outline = dict[str, Any]


def rows(name: str) -> list[Row]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def regions() -> dict[str, Row]:
    return {row["path"]: row for row in rows("regions.csv")}


@cache
def belgian_postcodes() -> dict[str, Row]:
    return {row["code"]: row for row in rows("postcodes_be.csv")}


@cache
def dutch_postcodes() -> dict[str, Row]:
    return {row["code"]: row for row in rows("postcodes_nl.csv")}


@cache
def outlines() -> dict[str, Outline]:
    loaded: dict[str, Outline] = json.loads((FOLDER / "outlines.json").read_text(encoding="utf-8"))
    return loaded


def km(one: Row, other: Row) -> float:
    north = (float(one["latitude"]) - float(other["latitude"])) * 111.2
    # 51 degrees north: the middle of the Low Countries.
    shrink = math.cos(math.radians(51))
    east = (float(one["longitude"]) - float(other["longitude"])) * 111.2 * shrink
    return math.hypot(north, east)
