"""What a map shows of a search at a zoom: a marker for a place, a cluster for what lies close.

Places are close that lie in one cell of a grid. Cells begin at 0, so that they stay where they are
as a map moves, and halve with each step of the zoom, as its tiles do.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, hypot
from typing import Any, NamedTuple, Self

from django.db.models import Count, F, Max, Min, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from houses.drawing.maps import edges_of_all
from houses.models import Location, Organisation, Region, Term
from houses.partners.files.as_geojson import in_box
from houses.partners.files.grid import PARTS, cell_of, cells_between, extent, sum_of
from houses.partners.files.rows import DECIMALS
from houses.partners.files.search import Box
from houses.sheets.cards import place_of, terms_of
from houses.sheets.exactness import exactness
from houses.sheets.parts import shown, shown_tags
from houses.values.folding import sort_key
from houses.values.labels import capital, listed

# A column and a row.
type Cell = tuple[int, int]

# More cells than the largest screen shows: what asks for more wants a file, and not a map.
MOST_CELLS = 2_000
# Of a cluster that cannot be parted, so many are named.
MOST_NAMED = 12
# Four cells stand beside each other on a tile of 256 pixels: a marker wide, and some air.
CELLS_PER_TILE = 4
# How far from each other markers stand at least, in widths of a cell: 45 pixels.
MARKER = 0.7
# In cells, of what may lie so close.
BESIDE = (-1, 0, 1)
# How much lower than wide a cell is in degrees: so that it looks square around 51 degrees north.
FLATTENED = 0.625


class Part(NamedTuple):
    """A box on the map, at a zoom; and the zoom beyond which that map does not go."""

    box: Box
    zoom: int
    deepest: int

    @property
    def width(self) -> float:
        return 360 / CELLS_PER_TILE / (1 << self.zoom)

    @property
    def height(self) -> float:
        return self.width * FLATTENED

    @property
    def cells(self) -> int:
        """In how many cells it lies."""
        west, south, east, north = self.box
        across = cells_between(west, east if west <= east else east + 360, self.width)
        return across * cells_between(south, north, self.height)

    @property
    def whole_cells(self) -> Box:
        """The box with the whole of each cell on its edge: what lies there stays one."""
        west, south, east, north = self.box
        return Box(
            max(-180, floor(west / self.width) * self.width),
            max(-90, floor(south / self.height) * self.height),
            min(180, ceil(east / self.width) * self.width),
            min(90, ceil(north / self.height) * self.height),
        )


@dataclass(frozen=True)
class Named:
    """A place as a map names it: whose, of what kind, where, and how exact its point is."""

    name: str
    language: str
    url: str
    line: str
    precision: str
    exactness: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Marker:
    """One place, or a cluster: then with the box of its places."""

    cell: Cell
    point_count: int
    latitude: float
    longitude: float
    # Around the points: from there on they part, if they do.
    box: Box
    # Where it is, if all of it is in one region.
    region: Region | None
    # Of what cannot be parted: by name, MOST_NAMED at most.
    named: Sequence[Named]

    @property
    def is_cluster(self) -> bool:
        return self.point_count > 1


def where_most_is(places: "QuerySet[Location]") -> Box | None:
    """The box to begin a map with: of what lies in the countries that we draw, if that is most of
    it; else of all. None where there is nothing. Two queries."""
    count, around = extent(places)
    drawn_count, drawn = extent(places.filter(in_box(Box(*edges_of_all()))))
    return drawn if drawn_count * 4 > count * 3 else around


def markers(places: "QuerySet[Location]", part: Part) -> list[Marker]:
    """From the south-west on: the same on every database. Six queries for any number of places, two
    where none is named.

    `places` lie in the whole cells of the part. At most as many as it has cells. A place alone that
    was taken away between two queries is left out.
    """
    heaps = _apart([Heap.of(row) for row in _rows(places, part)], part)
    together = {
        cell
        for heap in heaps
        if part.zoom >= part.deepest or heap.is_one_point
        for cell in heap.cells
    }
    named = _named(places, part, together)
    regions = Region.objects.in_bulk({heap.region for heap in heaps if heap.region})
    found = [
        Marker(
            cell=heap.cells[0],
            point_count=heap.count,
            latitude=round(heap.latitude, 3),
            longitude=round(heap.longitude, 3),
            box=Box(*(round(side, 3) for side in heap.box)),
            region=regions.get(heap.region) if heap.region else None,
            named=_by_name(one for cell in heap.cells for one in named.get(cell, ())),
        )
        for heap in heaps
    ]
    return [marker for marker in found if marker.is_cluster or marker.named]


def _by_name(places: Iterable[Named]) -> list[Named]:
    """The first of a heap; those of one house stay in the order of its page."""
    return sorted(places, key=lambda place: sort_key(place.name))[:MOST_NAMED]


def _rows(places: "QuerySet[Location]", part: Part) -> Iterable[Mapping[str, Any]]:
    return (
        places.order_by()
        .values(column=cell_of("longitude", part.width), row=cell_of("latitude", part.height))
        .annotate(
            count=Count("pk"),
            total_north=sum_of("latitude"),
            total_east=sum_of("longitude"),
            south=Min("latitude"),
            north=Max("latitude"),
            west=Min("longitude"),
            east=Max("longitude"),
            first_region=Min("region_id"),
            last_region=Max("region_id"),
        )
        .order_by("row", "column")
    )


@dataclass
class Heap:
    """What lies in one cell; and in those beside it, where their middles lie too close."""

    cells: list[Cell]
    count: int
    total_north: float
    total_east: float
    box: Box
    # None where it lies in several.
    region: int | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        one = row["first_region"] == row["last_region"]
        return cls(
            [(int(row["column"]), int(row["row"]))],
            row["count"],
            row["total_north"],
            row["total_east"],
            Box(row["west"], row["south"], row["east"], row["north"]),
            row["first_region"] if one else None,
        )

    @property
    def latitude(self) -> float:
        return self.total_north / self.count / PARTS

    @property
    def longitude(self) -> float:
        return self.total_east / self.count / PARTS

    @property
    def is_one_point(self) -> bool:
        west, south, east, north = self.box
        return (south, west) == (north, east)

    def take(self, other: "Heap") -> None:
        self.cells += other.cells
        self.count += other.count
        self.total_north += other.total_north
        self.total_east += other.total_east
        here, there = self.box, other.box
        self.box = Box(
            min(here.west, there.west),
            min(here.south, there.south),
            max(here.east, there.east),
            max(here.north, there.north),
        )
        self.region = self.region if self.region == other.region else None


def _apart(heaps: Sequence[Heap], part: Part) -> list[Heap]:
    """Heaps whose markers would lie upon each other as one: the larger takes the smaller."""
    kept: dict[Cell, Heap] = {}
    for heap in sorted(heaps, key=lambda heap: -heap.count):
        ((column, row),) = heap.cells
        around = ((column + east, row + north) for north in BESIDE for east in BESIDE)
        near = (kept[cell] for cell in around if cell in kept)
        taker = next((other for other in near if _too_close(heap, other, part)), None)
        if taker:
            taker.take(heap)
        else:
            kept[column, row] = heap
    return sorted(kept.values(), key=lambda heap: (heap.cells[0][1], heap.cells[0][0]))


def _too_close(heap: Heap, other: Heap, part: Part) -> bool:
    east = (heap.longitude - other.longitude) / part.width
    north = (heap.latitude - other.latitude) / part.height
    return hypot(east, north) < MARKER


def _named(
    places: "QuerySet[Location]", part: Part, together: set[Cell]
) -> Mapping[Cell, Sequence[Named]]:
    """The first places of each of these cells, by the name of whose they are."""
    if not together:
        return {}
    nth = Window(
        RowNumber(),
        partition_by=[F("column"), F("row")],
        order_by=[F("organisation__name_key"), F("organisation_id"), F("position"), F("pk")],
    )
    in_cells = places.order_by().annotate(
        column=cell_of("longitude", part.width), row=cell_of("latitude", part.height)
    )
    numbered = in_cells.annotate(nth=nth)
    first = (
        numbered.filter(nth__lte=MOST_NAMED)
        .order_by(F("nth"))
        .values_list(F("column"), F("row"), "pk", "organisation_id")
    )
    cells: dict[Cell, list[tuple[int, int]]] = defaultdict(list)
    for column, row, place, entry in first:
        if (cell := (int(column), int(row))) in together:
            cells[cell].append((place, entry))
    wanted = {entry for members in cells.values() for _pk, entry in members}
    entries = {entry.pk: entry for entry in _entries(wanted)}
    return {cell: list(_shown(entries, members)) for cell, members in cells.items()}


def _entries(keys: set[int]) -> "QuerySet[Organisation]":
    places = Location.objects.public().select_related("region")
    return (
        Organisation.objects.public()
        .filter(pk__among=list(keys))
        .prefetch_related(shown_tags(), shown("locations", places))
    )


def _shown(
    entries: Mapping[int, Organisation], members: Sequence[tuple[int, int]]
) -> Iterator[Named]:
    """What was withdrawn, or hidden, since it was counted is passed over."""
    for place, key in members:
        entry = entries.get(key)
        locations = entry.shown_locations if entry else ()
        location = next((row for row in locations if row.pk == place), None)
        if not entry or not location or location.latitude is None or location.longitude is None:
            continue
        decimals = DECIMALS[Location.Precision(location.precision)]
        yield Named(
            name=entry.name,
            language=entry.language,
            url=entry.get_absolute_url(),
            line=_line(entry, location),
            precision=location.precision,
            exactness=exactness(location.precision),
            latitude=round(location.latitude, decimals),
            longitude=round(location.longitude, decimals),
        )


def _line(entry: Organisation, location: Location) -> str:
    """The kind of house and where it is, as on its card."""
    kind = capital(listed(terms_of(entry, Term.Scheme.KIND)))
    place = place_of(location)
    if not kind or not place:
        return kind or place
    return _("%(kind)s in %(place)s") % {"kind": kind, "place": place}
