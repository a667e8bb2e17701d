"""Outlines of the Belgian and Dutch provinces: SVG paths for the page, GeoJSON for the files.

Borders are simplified as a coverage, all provinces of a country at once, so that two neighbours
keep exactly the same border and no gap opens between them.
"""

import json
import math
from itertools import pairwise
from pathlib import Path

import shapely
from shapely.affinity import affine_transform
from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel

from deploy.reference.belgium import parents
from deploy.reference.records import slug
from deploy.reference.sources import cantons, dutch_province_shapes
from deploy.reference.tables import DUTCH_PROVINCES

SVG_WIDTH = 400
# In the units of the drawing: a border may stray by about its own width.
SVG_TOLERANCE = 1.5
# Specks below this area (square units) cannot be seen at 400 pixels.
SVG_SPECK = 4
# One degree of latitude, in kilometres; so are the two values below.
KM = 111.2
GEOJSON_TOLERANCE = 0.35
GEOJSON_SPECK = 2

type Shapes = dict[str, BaseGeometry]
"""Region path to surface."""


def build(natural_earth: Path) -> dict[str, dict[str, object]]:
    return _country("be", _belgian_provinces()) | _country("nl", _dutch_provinces(natural_earth))


def write(file: Path, outlines: dict[str, dict[str, object]]) -> None:
    """One region a line, so that a change of one shows as one."""
    lines = (
        f"{json.dumps(path)}:{json.dumps(outlines[path], separators=(',', ':'), sort_keys=True)}"
        for path in sorted(outlines)
    )
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _belgian_provinces() -> Shapes:
    """Provinces and Brussels: the union of their cantons, which never cross a province."""
    parts: dict[str, list[BaseGeometry]] = {}
    for codes, surface in cantons():
        parts.setdefault(parents()[min(codes)], []).append(surface)
    # The cantons were digitised one by one: their borders differ by a few metres.
    return {
        path: shapely.set_precision(shapely.union_all(surfaces), 0.0001)
        for path, surfaces in sorted(parts.items())
    }


def _dutch_provinces(natural_earth: Path) -> Shapes:
    shapes = dutch_province_shapes(natural_earth)
    return {
        f"nl/{slug(names['nl'])}": shapely.set_precision(shapes[iso], 0.0001)
        for iso, names in DUTCH_PROVINCES.items()
    }


def _country(country: str, provinces: Shapes) -> dict[str, dict[str, object]]:
    west, south, east, north = shapely.union_all(list(provinces.values())).bounds
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = SVG_WIDTH / ((east - west) * squeeze)
    # affine_transform takes [xx, xy, yx, yy, x, y]; a drawing counts downwards from the north.
    to_drawing = [squeeze * scale, 0, 0, -scale, -west * squeeze * scale, north * scale]
    to_km = [squeeze * KM, 0, 0, KM, 0, 0]
    to_degrees = [1 / squeeze / KM, 0, 0, 1 / KM, 0, 0]

    drawn = {
        path: shapely.set_precision(surface, 1)
        for path, surface in _simplify(provinces, to_drawing, SVG_TOLERANCE, SVG_SPECK).items()
    }
    flat = _simplify(provinces, to_km, GEOJSON_TOLERANCE, GEOJSON_SPECK)
    outlines: dict[str, dict[str, object]] = {
        country: {
            "viewbox": [SVG_WIDTH, math.ceil((north - south) * scale)],
            "box": [round(degrees, 4) for degrees in (west, south, east, north)],
            "outline": _svg(shapely.union_all(list(drawn.values()))),
        }
    }
    for path in provinces:
        outlines[path] = {
            "svg": _svg(drawn[path]),
            "label": _label(drawn[path]),
            "geojson": _geojson(affine_transform(flat[path], to_degrees)),
        }
    return outlines


def _simplify(shapes: Shapes, projection: list[float], tolerance: float, speck: float) -> Shapes:
    """All at once: simplified one by one, the two sides of a border would differ."""
    projected = [affine_transform(surface, projection) for surface in shapes.values()]
    simple = shapely.coverage_simplify(projected, tolerance)
    return {
        path: _without_specks(surface, speck) for path, surface in zip(shapes, simple, strict=True)
    }


def _without_specks(surface: BaseGeometry, speck: float) -> BaseGeometry:
    polygons = _polygons(surface)
    largest = max(polygon.area for polygon in polygons)
    return MultiPolygon(
        [
            Polygon(
                polygon.exterior,
                [hole for hole in polygon.interiors if Polygon(hole).area > speck],
            )
            for polygon in polygons
            if polygon.area > min(speck, largest / 2)
        ]
    )


def _polygons(surface: BaseGeometry) -> list[Polygon]:
    return [part for part in getattr(surface, "geoms", [surface]) if isinstance(part, Polygon)]


def _svg(surface: BaseGeometry) -> str:
    """Whole numbers, each move relative to the point before: `M12 5l3-1-2 7z`."""
    path = ""
    for polygon in _polygons(surface):
        for ring in (polygon.exterior, *polygon.interiors):
            points = [(round(x), round(y)) for x, y in ring.coords]
            path += "M" + _pair(*points[0])
            moves = [
                (x - before_x, y - before_y)
                for (before_x, before_y), (x, y) in pairwise(points[:-1])
            ]
            path += "l" + "".join(
                _pair(*move, following=index > 0) for index, move in enumerate(moves)
            )
            path += "z"
    return path


def _pair(x: int, y: int, *, following: bool = False) -> str:
    """A minus sign separates as well as a space does."""
    return f"{' ' if following and x >= 0 else ''}{x}{' ' if y >= 0 else ''}{y}"


def _label(surface: BaseGeometry) -> list[int]:
    """The point furthest from every border: the most room for a name."""
    point = polylabel(max(_polygons(surface), key=lambda polygon: polygon.area), 1)
    return [round(point.x), round(point.y)]


def _geojson(surface: BaseGeometry) -> dict[str, object]:
    """RFC 7946: exterior rings counterclockwise, holes clockwise."""
    polygons = [
        shapely.geometry.polygon.orient(polygon, sign=1.0) for polygon in _polygons(surface)
    ]
    geometry = mapping(polygons[0] if len(polygons) == 1 else MultiPolygon(polygons))
    return {"type": geometry["type"], "coordinates": _rounded(geometry["coordinates"])}


def _rounded(value: object) -> object:
    return (
        [_rounded(part) for part in value]
        if isinstance(value, (tuple, list))
        else round(float(str(value)), 4)
    )
