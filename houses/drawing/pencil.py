"""The few strokes of SVG that a front is made of.

Every part that repeats is one path with many subpaths: that is what keeps a front near 3 kB.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

# The canvas is 96 by 96 and y grows downwards.
GROUND: Final = 86


class Box(NamedTuple):
    """A rectangle; x and y are its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def touches(self, other: "Box") -> bool:
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def inset(self, by: float) -> "Box":
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


def pen(*steps: str | float) -> str:
    """Path data from letters and numbers; numbers get one decimal at most."""
    data = ""
    for step in steps:
        text = step if isinstance(step, str) else f"{step:.1f}".removesuffix(".0")
        if data[-1:].isdigit() and text[0].isdigit():
            data += " "
        data += text
    return data


def points(*places: tuple[float, float]) -> str:
    return pen(*(number for place in places for number in place))


def line(*places: tuple[float, float]) -> str:
    return "M" + points(*places)


def rectangle(box: Box) -> str:
    return pen("M", box.x, box.y, "h", box.width, "v", box.height, "h", -box.width, "z")


def arch(box: Box) -> str:
    """A rectangle whose top is half a circle."""
    radius = box.width / 2
    return pen(
        *("M", box.x, box.bottom, "V", box.y + radius),
        *("a", radius, radius, "0 0 1", box.width, 0, "V", box.bottom, "z"),
    )


def disc(x: float, y: float, radius: float) -> str:
    return pen(
        *("M", x - radius, y, "a", radius, radius, "0 1 1", 2 * radius, 0),
        *("a", radius, radius, "0 1 1", -2 * radius, 0, "z"),
    )


def dots(places: Iterable[tuple[float, float]]) -> str:
    """Strokes too short to see: their round ends make discs as wide as the stroke."""
    return "".join(pen("M", x, y) + "h.1" for x, y in places)


def path(data: str, **attributes: str | float) -> str:
    """One path element; `stroke_width` becomes `stroke-width` and `part` becomes `class`."""
    if not data:
        return ""
    written = "".join(
        f' {"class" if name == "part" else name.replace("_", "-")}="{value}"'
        for name, value in attributes.items()
        if value != ""
    )
    return f'<path d="{data}"{written}/>'


def spread(start: float, end: float, count: int, width: float) -> list[float]:
    """Left edges of `count` things of one width, with equal gaps between `start` and `end`.

    To half a unit: decimals are most of a drawing's bytes.
    """
    gap = (end - start - count * width) / (count + 1)
    return [round(2 * (start + gap + place * (width + gap))) / 2 for place in range(count)]
