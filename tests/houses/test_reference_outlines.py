"""The committed outlines: whole, light, without gaps, and turning the right way."""

import json
import re
from typing import Any

import pytest

from tests.houses.reference_files import FOLDER, outlines, regions

PROVINCES = 10 + 1 + 12


def drawn_rings(svg: str) -> list[list[tuple[int, int]]]:
    """The rings of a path made of `M x y l dx dy ... z`."""
    rings = []
    for ring in re.findall(r"M([^z]+)z", svg):
        start, moves = ring.split("l")
        x, y = (int(number) for number in re.findall(r"-?\d+", start))
        points = [(x, y)]
        numbers = [int(number) for number in re.findall(r"-?\d+", moves)]
        for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + step_x, y + step_y
            points.append((x, y))
        rings.append(points)
    return rings


def signed_area(points: list[Any]) -> float:
    """Positive for counterclockwise, where y counts upwards."""
    following = [*points[1:], points[0]]
    return float(sum(x * v - u * y for (x, y), (u, v) in zip(points, following, strict=True)) / 2)


def drawn_area(svg: str) -> float:
    # A hole runs against its exterior, so signed areas add up.
    return abs(sum(signed_area(ring) for ring in drawn_rings(svg)))


def test_every_province_and_country_has_an_outline() -> None:
    provinces = {
        path for path, row in regions().items() if row["kind"] == "province" or path == "be/brussel"
    }

    assert len(provinces) == PROVINCES
    assert outlines().keys() == {"be", "nl"} | provinces


def test_a_drawing_has_whole_numbers_only() -> None:
    paths = [outline.get("svg") or outline["outline"] for outline in outlines().values()]

    assert all(re.fullmatch(r"(M\d+ \d+l( ?-?\d+)+z)+", path) for path in paths)


def test_a_drawing_and_its_label_stay_in_the_box_of_the_country() -> None:
    outside = []
    for path, outline in outlines().items():
        width, height = outlines()[path[:2]]["viewbox"]
        rings = drawn_rings(outline.get("svg") or outline["outline"])
        spots = [*(point for ring in rings for point in ring), outline.get("label", (0, 0))]
        if not all(0 <= x <= width and 0 <= y <= height for x, y in spots):
            outside.append(path)

    assert outside == []


@pytest.mark.parametrize("country", ["be", "nl"])
def test_provinces_fill_their_country_without_gaps(country: str) -> None:
    provinces = [
        outline["svg"] for path, outline in outlines().items() if path.startswith(f"{country}/")
    ]

    filled = sum(drawn_area(svg) for svg in provinces)

    # A gap or an overlap of a pixel along one border would be 20 units or more.
    assert filled == pytest.approx(drawn_area(outlines()[country]["outline"]), abs=10)


@pytest.mark.parametrize("country", ["be", "nl"])
def test_the_drawing_of_a_country_is_light(country: str) -> None:
    paths = [
        outline["svg"] for path, outline in outlines().items() if path.startswith(f"{country}/")
    ]

    # Drawn inside every home and region page: 6 kB uncompressed for all provinces together.
    assert sum(len(path) for path in paths) < 6000


def test_rings_run_counterclockwise_and_close() -> None:
    clockwise, open_ = [], []
    for path, outline in outlines().items():
        if "geojson" not in outline:
            continue
        geometry = outline["geojson"]
        parts = geometry["coordinates"]
        for exterior, *holes in parts if geometry["type"] == "MultiPolygon" else [parts]:
            if signed_area(exterior) <= 0 or any(signed_area(hole) >= 0 for hole in holes):
                clockwise.append(path)
            if any(ring[0] != ring[-1] or len(ring) < 4 for ring in (exterior, *holes)):
                open_.append(path)

    assert clockwise == []
    assert open_ == []


def test_outlines_are_small_enough_to_send() -> None:
    coordinates = re.findall(r"\d+\.\d+", json.dumps(outlines()))

    assert (FOLDER / "outlines.json").stat().st_size <= 130_000
    # Four decimals are 10 metres; more would only be weight.
    assert all(len(number.partition(".")[2]) <= 4 for number in coordinates)
