"""Whom an entry stands with, drawn as those who live along one street.

The entry stands in the middle of the street, its neighbours on both sides, each at the end of a
way of its own. Whole numbers in a box 400 wide; the template draws and the stylesheet colours.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

WIDTH: Final = 400
STREET: Final = WIDTH // 2
# The middles of the two sides, and what may be wide there: the street itself stays free.
SIDES: Final = (96, 304)
WIDEST: Final = 188
WIDEST_IN_THE_STREET: Final = 300
# Around all, and below each row.
MARGIN: Final = 4
GAP: Final = 24
CORNER: Final = 12
# Sizes of letters: of a name, so that its longest word fits, and of the words above it.
LARGEST, SMALLEST = 18, 14
SMALL: Final = 16
# A bold letter in parts of its size: of Figtree .56, of the wider fonts of a phone without it .62.
LETTER: Final = 0.62
LINE: Final = 1.2
# Of a name, and of the words above it; what is cut stands whole in the list beside the drawing.
MOST_LINES: Final = 4
MOST_LINES_ABOVE: Final = 2
PADDING: Final = 10


class Icon(StrEnum):
    """What a neighbour is, told by its outline."""

    HOUSE = "house"
    NETWORK = "network"
    ORGANISATION = "organisation"
    PROJECT = "project"
    # Known only by a text: a name on a board, without a building.
    PARTY = "party"
    # All for whom there is no room.
    REST = "rest"


# How far an outline reaches from its middle, up and down; so far up each is closed and filled, and
# covers the end of a way.
UP: Final = 25
DOWN: Final = 19
COVERED: Final = 10
# A stepped gable, a row of three, a broad front under a hipped roof, a roof on poles with a flag,
# a board on a pole, and the circle that stands for a group on the map as well.
OUTLINES: Final[dict[Icon, str]] = {
    Icon.HOUSE: "M-14 18V-4h5v-7h4v-6h10v6h4v7h5v22ZM-4 18V6h8v12",
    Icon.NETWORK: "M-21 18V0l7-10 7 10 7-16 7 16 7-10 7 10v18ZM-7 0v18M7 0v18M-3 18V8h6v10",
    Icon.ORGANISATION: "M-21 18V-4h42v22ZM-21-4l7-11h28l7 11ZM-4 18V7h8v11M-14 4h4M10 4h4",
    Icon.PROJECT: "M-22-2L0-15 22-2ZM-17-2v20M17-2v20M-22 18h44M0-15v-9h9v5h-9",
    Icon.PARTY: "M-20-12h40v16h-40ZM0 4v14M-13-4h26",
    Icon.REST: "M-17 0a17 17 0 1 0 34 0a17 17 0 1 0-34 0M-9-1h2v2h-2ZM-1-1h2v2h-2ZM7-1h2v2h-2Z",
}
# How far from the middle a way meets it.
EDGES: Final = {
    Icon.HOUSE: 14,
    Icon.NETWORK: 21,
    Icon.ORGANISATION: 21,
    Icon.PROJECT: 17,
    Icon.PARTY: 20,
    Icon.REST: 17,
}


@dataclass(frozen=True)
class Neighbour:
    name: str
    icon: Icon
    # What it is to the entry, in words.
    role: str = ""
    # Of its page; "" where it has none.
    url: str = ""
    over: bool = False


@dataclass(frozen=True)
class Words:
    """Lines of one size, each with its baseline, centred on `x`; `top` and `bottom` are theirs."""

    x: int
    top: int
    bottom: int
    size: int
    lines: list[tuple[int, str]]

    @property
    def width(self) -> int:
        """Of the longest line, where the letters are wide."""
        return round(max((len(line) for _, line in self.lines), default=0) * self.size * LETTER)


@dataclass(frozen=True)
class Node:
    """A neighbour at its place: x and y are the middle of its outline."""

    neighbour: Neighbour
    x: int
    y: int
    # From the entry to it, as a path.
    way: str
    role: Words
    name: Words

    @property
    def outline(self) -> str:
        return OUTLINES[self.neighbour.icon]


@dataclass(frozen=True)
class Plate:
    """The entry itself: its outline stands on the plate that its name is on."""

    icon: Icon
    x: int
    y: int
    width: int
    height: int
    name: Words

    @property
    def outline(self) -> str:
        return OUTLINES[self.icon]

    @property
    def standing(self) -> int:
        """Where the middle of its outline is."""
        return self.y - DOWN


@dataclass(frozen=True)
class Neighbourhood:
    height: int
    plate: Plate
    nodes: list[Node]

    @property
    def any_over(self) -> bool:
        return any(node.neighbour.over for node in self.nodes)

    @property
    def icons(self) -> list[tuple[Icon, str]]:
        """The sorts of neighbours to tell apart, each with its outline; none where all are one."""
        drawn = {node.neighbour.icon for node in self.nodes} - {Icon.REST}
        return [(icon, OUTLINES[icon]) for icon in Icon if icon in drawn and len(drawn) > 1]


def neighbourhood(name: str, icon: Icon, neighbours: Sequence[Neighbour]) -> Neighbourhood:
    """The street of an entry: its neighbours in twos, the first half above it, the rest below.

    The last one of an odd number stands where the street ends.
    """
    rows = [neighbours[start : start + 2] for start in range(0, len(neighbours), 2)]
    half = len(rows) // 2
    tops, top = [], MARGIN
    for row in rows[:half]:
        tops.append(top)
        top += max(_height(neighbour) for neighbour in row) + GAP
    plate = _plate(name, icon, top)
    top = plate.y + plate.height + GAP
    for row in rows[half:]:
        tops.append(top)
        top += max(_height(neighbour) for neighbour in row) + GAP
    nodes = [
        _node(neighbour, x, top + UP, plate)
        for row, top in zip(rows, tops, strict=True)
        for neighbour, x in zip(row, SIDES if len(row) > 1 else (STREET,), strict=True)
    ]
    return Neighbourhood(top - GAP + MARGIN, plate, nodes)


def _size(name: str) -> int:
    """The largest letters in which every part of a word fits; a still longer one is broken."""
    longest = max((len(part) for part in name.replace("-", "- ").split()), default=1)
    return max(SMALLEST, min(LARGEST, int(WIDEST / (longest * LETTER))))


def _wrapped(text: str, widest: int, size: int, most: int) -> list[str]:
    fitting = int(widest / (size * LETTER))
    return textwrap.wrap(text, fitting, max_lines=most, placeholder="…")


def _role(neighbour: Neighbour) -> list[str]:
    return _wrapped(neighbour.role, WIDEST, SMALL, MOST_LINES_ABOVE)


def _name(neighbour: Neighbour) -> list[str]:
    return _wrapped(neighbour.name, WIDEST, _size(neighbour.name), MOST_LINES)


def _height(neighbour: Neighbour) -> int:
    name = _tall(_name(neighbour), _size(neighbour.name))
    return UP + DOWN + _tall(_role(neighbour), SMALL) + name


def _tall(lines: Sequence[str], size: int) -> int:
    return round(len(lines) * size * LINE)


def _words(lines: Sequence[str], x: int, top: int, size: int) -> Words:
    # A baseline lies about nine tenths of the letters' size below the top of its line.
    baselines = [top + round(size * (LINE * row + 0.93)) for row in range(len(lines))]
    bottom = top + _tall(lines, size)
    return Words(x, top, bottom, size, list(zip(baselines, lines, strict=True)))


def _plate(name: str, icon: Icon, top: int) -> Plate:
    """Where its outline may begin at `top`."""
    lines = _wrapped(name, WIDEST_IN_THE_STREET - 2 * PADDING, LARGEST, MOST_LINES)
    y = top + UP + DOWN
    words = _words(lines, STREET, y + PADDING, LARGEST)
    width = words.width + 2 * PADDING
    height = words.bottom - y + PADDING
    return Plate(icon, STREET - width // 2, y, width, height, words)


def _node(neighbour: Neighbour, x: int, y: int, plate: Plate) -> Node:
    role = _words(_role(neighbour), x, y + DOWN, SMALL)
    name = _words(_name(neighbour), x, role.bottom, _size(neighbour.name))
    return Node(neighbour, x, y, _way(neighbour.icon, x, y, plate), role, name)


def _way(icon: Icon, x: int, y: int, plate: Plate) -> str:
    """Along the street and round a corner, so that it passes nobody's name."""
    above = y < plate.y
    start = plate.standing - COVERED if above else plate.y + plate.height
    if x == STREET:
        return f"M{STREET} {start}V{y - COVERED}"
    turn = y + CORNER if above else y - CORNER
    side = -1 if x < STREET else 1
    return (
        f"M{STREET} {start}V{turn}"
        f"Q{STREET} {y} {STREET + side * CORNER} {y}H{x - side * EDGES[icon]}"
    )
