"""Eight gables of the Low Countries, as path data."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from houses.drawing.palette import CHIMNEY, STONE, WOOD
from houses.drawing.pencil import GROUND, Box, path, pen, rectangle


@dataclass(frozen=True)
class Plan:
    """What a gable is drawn from; `half` is half the width of the wall."""

    centre: float
    half: float
    eaves: float
    ridge: float
    steps: int
    wall: str
    roof: str
    overhang: float = 3.6

    @property
    def left(self) -> float:
        return self.centre - self.half

    @property
    def right(self) -> float:
        return self.centre + self.half

    def between(self, share: float) -> float:
        """The height at that share of the way down from the ridge to the eaves."""
        return self.ridge + share * (self.eaves - self.ridge)

    def attic(self, middle: float) -> Box:
        return Box(self.centre - 3.5, round(middle) - 4.5, 7, 9)


@dataclass(frozen=True)
class Gable:
    wall: str
    # Finished elements: what is behind the wall, and what is fixed on it.
    behind: str
    trim: str
    # Heights: where a pennant stands, and where the upper floor begins.
    peak: float
    eaves: float
    # The place of the top opening, whatever it is.
    attic_window: Box
    # Where the roof comes out behind the wall, a chimney may stand; its top, if so.
    chimney: float | None = None


def _stones(*boxes: Box) -> str:
    return path("".join(rectangle(box) for box in boxes), fill=STONE)


def _edge(data: str, colour: str, width: float) -> str:
    """A thick line with an outline: copings and the edges of a roof."""
    return path(data, stroke_width=width + 2.8) + path(data, stroke=colour, stroke_width=width)


def _gabled(plan: Plan, slopes: str) -> str:
    """A wall that goes up from the ground, over `slopes` from left to right, and down again."""
    return pen("M", plan.left, GROUND, "V", plan.eaves) + slopes + pen("V", GROUND, "z")


def stepped(plan: Plan) -> Gable:
    top = min(6, plan.half * 0.32)
    tread = (plan.half - top) / plan.steps
    rise = (plan.eaves - plan.ridge) / plan.steps
    up = pen("h", tread, "v", -rise) * plan.steps
    down = pen("v", rise, "h", tread) * plan.steps
    stones = [Box(plan.centre - top - 1, plan.ridge - 1.6, 2 * top + 2, 3.2)]
    for step in range(plan.steps):
        x, y = plan.left + step * tread, plan.eaves - step * rise - 1.6
        stones.append(Box(x - 1, y, tread + 1, 3.2))
        stones.append(Box(2 * plan.centre - x - tread, y, tread + 1, 3.2))
    return Gable(
        wall=_gabled(plan, up + pen("h", 2 * top) + down),
        behind="",
        trim=_stones(*stones),
        peak=plan.ridge - 1.6,
        attic_window=plan.attic(plan.between(0.52)),
        eaves=plan.eaves,
    )


def spout(plan: Plan) -> Gable:
    top = min(5, plan.half * 0.28)
    shoulder = plan.half * 0.16
    neck = plan.ridge + 8
    slopes = pen("h", shoulder, "L", plan.centre - top, neck, "V", plan.ridge, "h", 2 * top) + pen(
        "V", neck, "L", plan.right - shoulder, plan.eaves, "h", shoulder
    )
    rakes = pen("M", plan.left + shoulder, plan.eaves, "L", plan.centre - top, neck) + pen(
        "M", plan.right - shoulder, plan.eaves, "L", plan.centre + top, neck
    )
    return Gable(
        wall=_gabled(plan, slopes),
        behind="",
        trim=_edge(rakes, STONE, 2)
        + _stones(
            Box(plan.centre - top - 1.5, plan.ridge - 1.5, 2 * top + 3, 3.6),
            Box(plan.left - 1.5, plan.eaves - 2, shoulder + 4, 4),
            Box(plan.right - shoulder - 2.5, plan.eaves - 2, shoulder + 4, 4),
        ),
        peak=plan.ridge - 1.5,
        attic_window=plan.attic(plan.eaves - 10),
        eaves=plan.eaves,
        chimney=plan.ridge + 6,
    )


def bell(plan: Plan) -> Gable:
    neck = plan.half * 0.5
    crown = neck * 0.55
    waist = plan.between(0.5)
    top = plan.ridge + crown - 1
    left, right, centre = plan.left, plan.right, plan.centre
    curve = (
        pen("C", left + 1, plan.eaves - 9, centre - neck, waist + 7, centre - neck, waist)
        + pen("C", centre - neck, waist - 8, centre - crown, top, centre, top)
        + pen("S", centre + neck, waist - 8, centre + neck, waist)
        + pen("C", centre + neck, waist + 7, right - 1, plan.eaves - 9, right, plan.eaves)
    )
    return Gable(
        wall=_gabled(plan, curve),
        behind="",
        trim=_edge(pen("M", left, plan.eaves) + curve, STONE, 1.8)
        + _stones(Box(left - 1.5, plan.eaves - 2, 5.6, 4), Box(right - 4.1, plan.eaves - 2, 5.6, 4))
        + path(
            pen("M", centre - crown, top + 1, "a", crown, crown, "0 0 1", 2 * crown, 0, "z"),
            fill=STONE,
        ),
        peak=plan.ridge,
        attic_window=plan.attic(plan.between(0.48)),
        eaves=plan.eaves,
    )


def necked(plan: Plan) -> Gable:
    neck = plan.half * 0.52
    left, right = plan.centre - neck, plan.centre + neck
    top = plan.ridge + 7
    neckline = pen("H", left, "V", top, "H", right, "V", plan.eaves, "H", plan.right)
    claws = (
        pen("M", plan.left, plan.eaves, "C", plan.left + 6, plan.eaves - 2, left - 1)
        + pen(" ", plan.eaves - 9, left, top + 5, "V", plan.eaves, "z")
        + pen("M", plan.right, plan.eaves, "C", plan.right - 6, plan.eaves - 2, right + 1)
        + pen(" ", plan.eaves - 9, right, top + 5, "V", plan.eaves, "z")
    )
    pediment = pen("M", left - 2.5, top, "L", plan.centre, plan.ridge)
    return Gable(
        wall=_gabled(plan, neckline),
        behind="",
        trim=path(claws + pediment + pen("L", right + 2.5, top, "z"), fill=STONE),
        peak=plan.ridge,
        attic_window=plan.attic(plan.between(0.55)),
        eaves=plan.eaves,
    )


def pointed(plan: Plan) -> Gable:
    return Gable(
        wall=_gabled(plan, pen("L", plan.centre, plan.ridge, "L", plan.right, plan.eaves)),
        behind="",
        trim=_edge(_rafters(plan), plan.roof, 4),
        peak=plan.ridge - 4,
        attic_window=plan.attic(plan.eaves - 11),
        eaves=plan.eaves,
        chimney=plan.ridge + 5.5,
    )


def half_timbered(plan: Plan) -> Gable:
    left, right, centre = plan.left, plan.right, plan.centre
    collar, sill = plan.between(0.42), plan.eaves + 19
    reach = plan.half * 0.42
    timbers = (
        pen("M", left, plan.eaves, "H", right, "M", left, sill, "H", right)
        + pen("M", centre - reach, collar, "h", 2 * reach, "M", centre, plan.ridge, "V", collar)
        + pen("M", centre, plan.eaves, "V", sill)
        + pen("M", left, plan.eaves + 7, "L", left + 7, sill)
        + pen("M", right, plan.eaves + 7, "L", right - 7, sill)
        + pen("M", left + 7, plan.eaves, "l", 5, -8, "M", right - 7, plan.eaves, "l", -5, -8)
    )
    return Gable(
        wall=_gabled(plan, pen("L", centre, plan.ridge, "L", right, plan.eaves)),
        behind="",
        trim=path(timbers, stroke=WOOD, stroke_width=2.2) + _edge(_rafters(plan), plan.roof, 4),
        peak=plan.ridge - 4,
        attic_window=plan.attic(plan.eaves - 8.5),
        eaves=plan.eaves,
        chimney=plan.ridge + 5.5,
    )


def _rafters(plan: Plan) -> str:
    foot = plan.eaves + plan.overhang * 1.1
    return pen("M", plan.left - plan.overhang, foot, "L", plan.centre, plan.ridge - 2) + pen(
        "L", plan.right + plan.overhang, foot
    )


def corniced(plan: Plan) -> Gable:
    top = plan.eaves - 11
    roof_top = top + plan.ridge - 31
    roof = pen("M", plan.left - 2, top, "L", plan.left + 8, roof_top, "H", plan.right - 8) + pen(
        "L", plan.right + 2, top, "z"
    )
    cornice = Box(plan.left - plan.overhang, top - 2, 2 * (plan.half + plan.overhang), 5)
    return Gable(
        wall=pen("M", plan.left, GROUND, "V", top, "H", plan.right, "V", GROUND, "z"),
        behind=path(roof, fill=plan.roof, stroke_width=2) + dormer(plan, top - 1),
        trim=_stones(cornice) + dentils(cornice),
        peak=roof_top,
        attic_window=plan.attic(top - 6),
        eaves=top,
        chimney=roof_top - 5,
    )


def farmhouse(plan: Plan) -> Gable:
    left, right = plan.left, plan.right
    roof = pen(
        "M", left - 3, plan.eaves + 1, "L", left + 10, plan.ridge + 14, "H", right - 10
    ) + pen("L", right + 3, plan.eaves + 1, "z")
    rows = pen("M", left + 8, plan.ridge + 22, "H", right - 8) + pen(
        "M", left + 4, plan.ridge + 31, "H", right - 4
    )
    return Gable(
        wall=pen("M", left, GROUND, "V", plan.eaves, "H", right, "V", GROUND, "z"),
        behind=path(roof, fill=plan.roof, stroke_width=2)
        + path(rows, stroke_dasharray="5 4", stroke_width=1, opacity=".45")
        + dormer(plan, plan.eaves - 2),
        trim=path(pen("M", left - 3, plan.eaves + 1, "H", right + 3), stroke_width=2.6),
        peak=plan.ridge + 14,
        attic_window=plan.attic(plan.eaves - 7),
        eaves=plan.eaves,
        chimney=plan.ridge + 8,
    )


def dormer(plan: Plan, base: float) -> str:
    face = Box(plan.centre - 6, base - 10.5, 12, 10.5)
    gablet = pen("M", face.x - 2, face.y, "l", 8, -5, 8, 5, "z")
    return path(rectangle(face), fill=plan.wall) + path(gablet, fill=STONE)


def dentils(cornice: Box) -> str:
    row = pen("M", cornice.x + 2, cornice.bottom - 1.3, "H", cornice.right - 2)
    return path(row, stroke_dasharray="1 2.6", stroke_width=1.2, opacity=".5")


def chimney(plan: Plan, gable: Gable, side: int) -> str:
    """A chimney on the roof's left (-1) or right (1) slope."""
    if gable.chimney is None or not side:
        return ""
    return stack(plan.centre + side * plan.half * 0.6, gable.chimney, plan.eaves - gable.chimney)


def stack(middle: float, top: float, height: float) -> str:
    x = round(middle) - 3.5
    bricks = rectangle(Box(x, top, 7, height)) + rectangle(Box(x - 1, top - 1, 9, 2.6))
    return path(bricks, fill=CHIMNEY)


GABLES: Final[dict[str, Callable[[Plan], Gable]]] = {
    "trap": stepped,
    "tuit": spout,
    "klok": bell,
    "hals": necked,
    "punt": pointed,
    "lijst": corniced,
    "hoeve": farmhouse,
    "vakwerk": half_timbered,
}
