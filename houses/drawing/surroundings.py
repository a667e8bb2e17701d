"""What stands beside a house, and the street it stands in."""

from collections.abc import Callable
from typing import Final

from houses.drawing.choices import Lots
from houses.drawing.palette import DEEP_PINK, GLASS, LEAF, PINK, TERRACOTTA, WOOD
from houses.drawing.pencil import GROUND, Box, disc, dots, path, pen, rectangle


def bench(x: float) -> str:
    planks = rectangle(Box(x - 8, 72, 16, 2.8)) + rectangle(Box(x - 8, 78, 16, 2.8))
    legs = pen("M", x - 6, 81, "V", GROUND, "M", x + 6, 81, "V", GROUND)
    posts = pen("M", x - 6, 75, "v", 3, "M", x + 6, 75, "v", 3)
    return path(legs + posts) + path(planks, fill=WOOD)


def hollyhock(x: float) -> str:
    stems = pen("M", x - 2.5, GROUND, "V", 63, "M", x + 2.5, GROUND, "V", 70)
    leaves = [(x - 5, 84), (x, 83), (x + 5, 84), (x - 4.5, 79)]
    deep = [(x - 2.5, 62), (x - 2.5, 74), (x + 2.5, 77)]
    pale = [(x - 2.5, 68), (x + 2.5, 71)]
    return (
        path(stems, stroke=LEAF, stroke_width=1.8)
        + path(dots(leaves), stroke=LEAF, stroke_width=4.6)
        + path(dots(deep), stroke=DEEP_PINK, stroke_width=5)
        + path(dots(pale), stroke=PINK, stroke_width=5)
    )


def lamp(x: float) -> str:
    post = pen("M", x, GROUND, "V", 64, "M", x - 3, GROUND, "h", 6)
    lantern = pen("M", x - 3, 63.5, "l", -1.6, -8, "h", 9.2, "l", -1.6, 8, "z")
    roof = pen("M", x - 6, 55.5, "l", 6, -4.5, 6, 4.5, "z")
    return (
        path(post, stroke_width=2) + path(lantern, part="pane", fill=GLASS) + path(roof, fill=WOOD)
    )


def bicycle(x: float) -> str:
    wheels = disc(x - 6, 81.8, 4.2) + disc(x + 6, 81.8, 4.2)
    frame = (
        pen("M", x - 6, 81.8, "l", 3.4, -6.4, "h", 6, "l", 2.6, 6.4, "M", x - 2.6, 75.4)
        + pen("l", 3, 6.4, "h", -6.4, "M", x + 0.4, 81.8, "l", 3, -6.4)
        + pen("M", x - 4.6, 73.6, "h", 4, "M", x + 3.4, 75.4, "l", -0.8, -3.4, "h", 2.6)
    )
    return path(wheels + frame, stroke_width=1.3)


def tree(x: float) -> str:
    trunk = rectangle(Box(x - 1.3, 68, 2.6, 18))
    crown = (
        pen("M", x - 5, 72, "C", x - 11, 72, x - 11, 63.5, x - 6.6, 62)
        + pen("C", x - 8, 53.5, x + 8, 53.5, x + 6.6, 62)
        + pen("C", x + 11, 63.5, x + 11, 72, x + 5, 72, "z")
    )
    return path(trunk, fill=WOOD) + path(crown, fill=LEAF)


def laurel(x: float) -> str:
    pot = pen("M", x - 4, 79, "h", 8, "l", -1.2, 7, "h", -5.6, "z")
    return (
        path(pen("M", x, 79, "V", 70), stroke=WOOD, stroke_width=2)
        + path(disc(x, 68, 5.4), fill=LEAF)
        + path(pot, fill=TERRACOTTA)
    )


PROPS: Final[dict[str, Callable[[float], str]]] = {
    "bench": bench,
    "hollyhock": hollyhock,
    "lamp": lamp,
    "bicycle": bicycle,
    "tree": tree,
    "laurel": laurel,
}


# Of the paving: how far apart its joints begin, and what each may be.
PACE: Final = 20
OFFSETS: Final = range(8)
COURSES: Final = (89, 91, 93)
LENGTHS: Final = (4, 5, 6, 7)


def sky_and_street(sky: str, lots: Lots) -> str:
    """The sky, and the street as a darker strip that keeps the tile's round corners, paved."""
    return (
        f'<rect width="96" height="96" rx="10" class="sky" fill="{sky}" stroke="none"/>'
        '<path d="M0 86H96a10 10 0 0 1-10 10H10A10 10 0 0 1 0 86z"'
        ' fill="#1B2326" opacity=".1" stroke="none"/>'
        f"{paving(lots)}"
    )


def paving(lots: Lots) -> str:
    """Four joints, none above another: what keeps two fronts apart that are twins but for it."""
    joints, x, y = "", 0, 0
    for start in range(10, 90, PACE):
        left, course, length = start + lots.draw(OFFSETS), lots.draw(COURSES), lots.draw(LENGTHS)
        joints += pen("m" if joints else "M", left - x, course - y, "h", length)
        x, y = left + length, course
    return path(joints, opacity=".3")


def yard(prop: str) -> str:
    """The ground line and the prop, one group, so that the stylesheet can lighten both at night."""
    ground = path("M4 86.5H92", stroke_width=2)
    return f'<g class="yard" stroke="#1B2326">{ground}{prop}</g>'
