"""Windows and doors: what light comes through."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from houses.drawing.palette import (
    DOORWAY,
    GLASS,
    INK,
    LAMPLIGHT,
    LEAF,
    LIMEWASH,
    MUSTARD,
    PINK,
    STONE,
)
from houses.drawing.pencil import Box, arch, dots, path, pen, rectangle

# How far the stone frame stands out around a door.
FRAME: Final = 2.2


@dataclass(frozen=True)
class Door:
    opening: Box
    colour: str
    arched: bool

    def outline(self, box: Box) -> str:
        return arch(box) if self.arched else rectangle(box)

    @property
    def frame(self) -> str:
        x, y, width, height = self.opening
        return self.outline(Box(x - FRAME, y - FRAME, width + 2 * FRAME, height + FRAME))

    @property
    def knob_colour(self) -> str:
        return INK if self.colour in (LIMEWASH, MUSTARD) else LAMPLIGHT


def doorways(doors: Sequence[Door], *, closed: bool) -> str:
    """The mark of a house: its door ajar, and the light that falls out of it.

    A house that closed for good has the same doors, shut, and no light.
    """
    return _shut(doors) if closed else _ajar(doors)


def _ajar(doors: Sequence[Door]) -> str:
    beams = frames = openings = leaves = ""
    for door in doors:
        x, top, width, _ = door.opening
        foot = door.opening.bottom
        edge = round(x + width * 0.46, 1)
        beams += pen("M", x + 1, foot, "H", x + width, "l", 6, 8, "H", x - 3, "z")
        frames += door.frame
        openings += door.outline(door.opening)
        # The leaf stands outwards: its free edge is the lower one at the foot.
        if door.arched:
            swing = pen("V", top + width / 2, "Q", x + 0.5, top + 2, edge, top + 1)
        else:
            swing = pen("V", top, "L", edge, top + 2.6)
        leaf = pen("M", x, foot) + swing + pen("V", foot + 3, "z")
        leaves += path(leaf, part="door", fill=door.colour)
        knob = dots([(edge - 1.5, foot - 9)])
        leaves += path(knob, stroke=door.knob_colour, stroke_width=1.8)
    return (
        path(beams, part="light", fill=LAMPLIGHT, stroke="none")
        + path(frames, fill=STONE)
        + path(openings, part="light", fill=DOORWAY, stroke_width=1)
        + leaves
    )


def _shut(doors: Sequence[Door]) -> str:
    drawn = path("".join(door.frame for door in doors), fill=STONE)
    panels = ""
    for door in doors:
        x, top, width, _ = door.opening
        foot = door.opening.bottom
        drawn += path(door.outline(door.opening), part="door", fill=door.colour, stroke_width=1)
        knob = dots([(x + width - 2, foot - 10)])
        drawn += path(knob, stroke=door.knob_colour, stroke_width=1.8)
        panels += rectangle(Box(x + 3, top + 6, width - 6, 4))
        panels += rectangle(Box(x + 3, foot - 7.5, width - 6, 4))
    return drawn + path(panels, stroke_width=1, opacity=".5")


def windows(boxes: Sequence[Box], *, style: str, lit: Box | None) -> str:
    """All windows of one front; `lit` is the one with a lamp on by day.

    Frames, bars and glass are one path: its stroke is the woodwork, its fill the glass.
    """
    shape = arch if style == "arched" else rectangle
    bars = style != "mullion"
    return (
        path("".join(shape(box) for box in boxes), fill=INK)
        + _glass([_pane(box, shape, bars) for box in boxes if box != lit], GLASS)
        + _glass([_pane(box, shape, bars) for box in boxes if box == lit], LAMPLIGHT)
    )


def _glass(panes: Sequence[str], colour: str) -> str:
    return path("".join(panes), part="pane", fill=colour, stroke=STONE, stroke_width=1)


def _pane(box: Box, shape: Callable[[Box], str], bar: bool) -> str:
    glass = box.inset(0.5)
    pane = shape(glass) + pen("M", box.x + box.width / 2, glass.y, "V", glass.bottom)
    if bar:
        pane += pen("M", glass.x, box.y + round(box.height * 0.42), "H", glass.right)
    return pane


def sills(boxes: Sequence[Box]) -> str:
    stones = "".join(rectangle(Box(b.x - 1, b.bottom + 0.5, b.width + 2, 1.5)) for b in boxes)
    return path(stones, fill=STONE, stroke_width=1)


def shutters(boxes: Sequence[Box], colour: str) -> str:
    data = ""
    for box in boxes:
        for x in (box.x - 4, box.right + 0.5):
            leaf = Box(x, box.y, 3.5, box.height)
            data += rectangle(leaf) + pen("M", x, box.y + box.height / 2, "h", leaf.width)
    return path(data, fill=colour)


def flower_boxes(boxes: Sequence[Box]) -> str:
    troughs = "".join(rectangle(Box(b.x - 1, b.bottom - 0.5, b.width + 2, 2.5)) for b in boxes)
    pink = [(x, b.bottom - 1) for b in boxes for x in (b.x + 1, b.right - 1)]
    white = [(b.x + b.width / 2, b.bottom - 1.5) for b in boxes]
    return (
        path(troughs, fill=LEAF)
        + path(dots(pink), stroke=PINK, stroke_width=3)
        + path(dots(white), stroke=STONE, stroke_width=3)
    )
