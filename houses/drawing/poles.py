"""The poles of a vision: drawn as the corners of one figure, in what surrounds them.

Whole numbers in a box 400 wide; the template draws and the stylesheet colours.
"""

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 400
CENTRE: Final = WIDTH // 2
# How far the corners lie from their middle: any further, and their plates leave the ring.
REACH: Final = {2: 100, 3: 112, 4: 114, 5: 128}
# What a plate may be wide, so that two on one line stay apart.
WIDEST: Final = {2: 172, 3: 164, 4: 164, 5: 150}
RING: Final = 194
WIDEST_ON_THE_RING: Final = 250
# The figure stands lower than the middle of the ring: the name stands on its top.
LOWER: Final = 16
LARGEST, SMALLEST = 18, 12
# A bold letter in parts of its size: of Figtree .56, of the wider fonts of a phone without it .62.
LETTER: Final = 0.62
LINE: Final = 1.2
PADDING: Final = 11
MARGIN: Final = 4


@dataclass(frozen=True)
class Label:
    """A name in lines, each with its baseline, centred on `x`."""

    name: str
    x: int
    lines: list[tuple[int, str]]


@dataclass(frozen=True)
class Plate:
    """What a name stands on; x and y are its upper left corner."""

    x: int
    y: int
    width: int
    height: int
    label: Label


@dataclass(frozen=True)
class Ring:
    x: int
    y: int
    radius: int
    plate: Plate


@dataclass(frozen=True)
class Poles:
    height: int
    # The size of all letters, so that the longest word fits its plate.
    size: int
    # Through the corners, closed; a line where there are two.
    path: str
    plates: list[Plate]
    ring: Ring | None

    @property
    def names(self) -> list[str]:
        return [plate.label.name for plate in self.plates]


def drawable(inner: int, around: int) -> bool:
    """Whether so many poles, and so many around them, can be drawn."""
    return inner in REACH and around <= 1


def poles(names: Sequence[str], around: str = "") -> Poles:
    """The figure of two to five poles and, if named, what is around them.

    Raises KeyError for another number of poles.
    """
    corners = _corners(len(names))
    widest = WIDEST[len(names)]
    size = _size(names, widest)
    wrapped = [_wrapped(name, widest, size) for name in names]
    on_the_ring = _wrapped(around, WIDEST_ON_THE_RING, size)
    if around:
        top = MARGIN + _height(on_the_ring, size) // 2
        middle = top + RING + LOWER
        height = top + 2 * RING + MARGIN
    else:
        half = max(_height(lines, size) for lines in wrapped) // 2
        middle = MARGIN + half - min(y for _, y in corners)
        height = middle + max(y for _, y in corners) + half + MARGIN
    plates = [
        _plate(name, x, middle + y, lines, size)
        for name, (x, y), lines in zip(names, corners, wrapped, strict=True)
    ]
    path = "M" + "L".join(f"{x} {middle + y}" for x, y in corners) + "Z"
    if not around:
        return Poles(height, size, path, plates, None)
    name = _plate(around, CENTRE, top, on_the_ring, size)
    return Poles(height, size, path, plates, Ring(CENTRE, top + RING, RING, name))


def _corners(count: int) -> list[tuple[int, int]]:
    """From the top clockwise, around the middle; two stand side by side."""
    first = math.pi if count == 2 else -math.pi / 2
    reach = REACH[count]
    turns = [first + 2 * math.pi * corner / count for corner in range(count)]
    return [
        (CENTRE + round(reach * math.cos(turn)), round(reach * math.sin(turn))) for turn in turns
    ]


def _size(names: Sequence[str], widest: int) -> int:
    """The largest letters in which every word fits on a plate; a still longer word is broken."""
    longest = max(len(word) for name in names for word in name.split())
    fitting = int((widest - 2 * PADDING) / (longest * LETTER))
    return max(SMALLEST, min(LARGEST, fitting))


def _wrapped(name: str, widest: int, size: int) -> list[str]:
    return textwrap.wrap(name, int((widest - 2 * PADDING) / (size * LETTER)))


def _height(lines: Sequence[str], size: int) -> int:
    return round(len(lines) * size * LINE) + 2 * PADDING


def _plate(name: str, x: int, y: int, lines: Sequence[str], size: int) -> Plate:
    width = round(max(len(line) for line in lines) * size * LETTER) + 2 * PADDING
    height = _height(lines, size)
    top = y - height // 2
    # A baseline lies about nine tenths of the letters' size below the top of its line.
    baselines = [top + PADDING + round(size * (LINE * row + 0.93)) for row in range(len(lines))]
    label = Label(name, x, list(zip(baselines, lines, strict=True)))
    return Plate(x - width // 2, top, width, height, label)
