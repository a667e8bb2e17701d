"""Many points on a map as few: all that lie in one cell of a grid become a cluster."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from django.db.models import Count, F, FloatField, Max, Min, QuerySet, Sum
from django.db.models.functions import Floor

from houses.models import Location
from houses.partners.files.search import Box

# No map shows more at once.
MOST_POINTS = 2_000
# How wide a cell may be, in degrees; cells begin at 0, so they stay where they are as a map moves.
WIDTHS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)
# Points are added up as whole numbers of this part of a degree: in any order the same sum.
PARTS = 1_000


@dataclass(frozen=True)
class Cluster:
    # The column and the row of its cell.
    cell: tuple[int, int]
    point_count: int
    # The middle of its points.
    latitude: float
    longitude: float
    # Of the cell: what lies there, the same search gives as points.
    box: Box


def extent(places: "QuerySet[Location]") -> tuple[int, Box | None]:
    """How many places there are, and a box of whole hundredths of a degree around them. One query.

    None where there are no places.
    """
    sides = places.order_by().aggregate(
        count=Count("pk"),
        west=Min("longitude"),
        south=Min("latitude"),
        east=Max("longitude"),
        north=Max("latitude"),
    )
    count = sides.pop("count")
    return count, _outward(**sides) if count else None


def _outward(west: float, south: float, east: float, north: float) -> Box:
    return Box(
        floor(west * 100) / 100,
        floor(south * 100) / 100,
        ceil(east * 100) / 100,
        ceil(north * 100) / 100,
    )


def clusters(places: "QuerySet[Location]", box: Box) -> Iterator[Cluster]:
    """At most MOST_POINTS, from the south-west on: the same on every database. One query."""
    width = _width(box)
    rows = (
        places.order_by()
        .values(column=cell_of("longitude", width), row=cell_of("latitude", width))
        .annotate(count=Count("pk"), north=sum_of("latitude"), east=sum_of("longitude"))
        .order_by("row", "column")
    )
    for found in rows:
        column, row, count = int(found["column"]), int(found["row"]), found["count"]
        yield Cluster(
            cell=(column, row),
            point_count=count,
            latitude=round(found["north"] / count / PARTS, 3),
            longitude=round(found["east"] / count / PARTS, 3),
            box=Box(*(round(side * width, 2) for side in (column, row, column + 1, row + 1))),
        )


def _width(box: Box) -> float:
    """The narrowest with which the box has no more cells than points are shown."""
    fitting = (
        width
        for width in WIDTHS
        if cells_between(box.west, box.east, width) * cells_between(box.south, box.north, width)
        <= MOST_POINTS
    )
    return next(fitting, WIDTHS[-1])


def cells_between(start: float, end: float, width: float) -> int:
    """How many cells of that width lie from one coordinate to another, both with their own."""
    return floor(end / width) - floor(start / width) + 1


def cell_of(column: str, width: float) -> Any:
    """Which cell a coordinate lies in. Floor, for a cast rounds in the one database and cuts in
    the other."""
    return Floor(F(column) / width, output_field=FloatField())


def sum_of(column: str) -> Any:
    return Sum(Floor(F(column) * PARTS), output_field=FloatField())
