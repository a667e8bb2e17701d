"""Outlines of countries and provinces, as drawn by the server.

The file is made by `deploy/reference`: whole-number SVG paths in a box 400 wide
per country, and the same outlines as GeoJSON for whoever wants to measure.
"""

import json
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from pathlib import Path
from typing import Any

OUTLINES = Path(__file__).resolve().parent.parent / "data" / "reference" / "outlines.json"


@dataclass(frozen=True)
class Outline:
    """The shape of one region and a point well inside it, in the units of its country's box."""

    path: str
    drawing: str
    label_x: int
    label_y: int


@dataclass(frozen=True)
class CountryOutlines:
    width: int
    height: int
    land: str
    regions: list[Outline]
    # In degrees: the edges of the drawing in the west, south, east and north.
    edges: tuple[float, float, float, float]

    def place(self, latitude: float, longitude: float) -> tuple[float, float] | None:
        """Where a point lies in the drawing (x, y); None where it lies outside.

        As `deploy/reference` drew the outlines: degrees are straight lines, and those of
        longitude as wide as they are half-way up the country.
        """
        west, south, east, north = self.edges
        if not (west <= longitude <= east and south <= latitude <= north):
            return None
        per_degree_east = self.width / (east - west)
        per_degree_north = per_degree_east / cos(radians((south + north) / 2))
        return (longitude - west) * per_degree_east, (north - latitude) * per_degree_north


@cache
def _stored() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(OUTLINES.read_text(encoding="utf-8"))
    return stored


@cache
def outlines_as_geojson() -> dict[str, Any]:
    """The outlines of all provinces that we have, in degrees (RFC 7946); `id` is their path."""
    features = [
        {"type": "Feature", "id": path, "properties": {}, "geometry": shape["geojson"]}
        for path, shape in _stored().items()
        if "geojson" in shape
    ]
    return {"type": "FeatureCollection", "features": features}


@cache
def edges_of_all() -> tuple[float, float, float, float]:
    """Around all countries that are drawn, in degrees: west, south, east and north."""
    west, south, east, north = zip(
        *(shape["box"] for shape in _stored().values() if "box" in shape), strict=True
    )
    return min(west), min(south), max(east), max(north)


@cache
def outlines(country: str) -> CountryOutlines | None:
    """The outlines of a country (two letters); None where there are none. Read once."""
    stored = _stored()
    if country not in stored:
        return None
    width, height = stored[country]["viewbox"]
    regions = [
        Outline(path, shape["svg"], *shape["label"])
        for path, shape in stored.items()
        if path.startswith(f"{country}/")
    ]
    west, south, east, north = stored[country]["box"]
    return CountryOutlines(
        width, height, stored[country]["outline"], regions, (west, south, east, north)
    )
