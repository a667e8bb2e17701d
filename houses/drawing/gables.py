"""Eight gables of the Low Countries, as path data."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from houses.drawing.palette import CHIMNEY, STONE, WOOD
from houses.drawing.pencil import GROUND, Box, line, path, pen, points, rectangle


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
    left, right = plan.left + shoulder, plan.right - shoulder
    slopes = "L" + points(
        *((left, plan.eaves), (plan.centre - top, neck), (plan.centre - top, plan.ridge)),
        *((plan.centre + top, plan.ridge), (plan.centre + top, neck), (right, plan.eaves)),
        (plan.right, plan.eaves),
    )
    rakes = line((left, plan.eaves), (plan.centre - top, neck))
    rakes += line((right, plan.eaves), (plan.centre + top, neck))
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
    claws = "".join(
        line((foot, plan.eaves))
        + "C"
        + points(
            (foot + 6 * inwards, plan.eaves - 2),
            (side - inwards, plan.eaves - 9),
            (side, top + 5),
        )
        + pen("V", plan.eaves, "z")
        for foot, side, inwards in ((plan.left, left, 1), (plan.right, right, -1))
    )
    pediment = line((left - 2.5, top), (plan.centre, plan.ridge), (right + 2.5, top)) + "z"
    return Gable(
        wall=_gabled(plan, neckline),
        behind="",
        trim=path(claws + pediment, fill=STONE),
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
    return line(
        (plan.left - plan.overhang, foot),
        (plan.centre, plan.ridge - 2),
        (plan.right + plan.overhang, foot),
    )


def corniced(plan: Plan) -> Gable:
    top = plan.eaves - 11
    roof_top = top + plan.ridge - 31
    left, right = plan.left, plan.right
    roof = line((left - 2, top), (left + 8, roof_top), (right - 8, roof_top), (right + 2, top))
    cornice = Box(left - plan.overhang, top - 2, 2 * (plan.half + plan.overhang), 5)
    return Gable(
        wall=rectangle(Box(left, top, 2 * plan.half, GROUND - top)),
        behind=path(roof + "z", fill=plan.roof, stroke_width=2) + dormer(plan, top - 1),
        trim=_stones(cornice) + dentils(cornice),
        peak=roof_top,
        attic_window=plan.attic(top - 6),
        eaves=top,
        chimney=roof_top - 5,
    )


def farmhouse(plan: Plan) -> Gable:
    left, right = plan.left, plan.right
    eaves, roof_top = plan.eaves, plan.ridge + 14
    roof = line(
        *((left - 3, eaves + 1), (left + 10, roof_top)),
        *((right - 10, roof_top), (right + 3, eaves + 1)),
    )
    tiles = line((left + 8, roof_top + 8), (right - 8, roof_top + 8))
    tiles += line((left + 4, roof_top + 17), (right - 4, roof_top + 17))
    return Gable(
        wall=rectangle(Box(left, eaves, 2 * plan.half, GROUND - eaves)),
        behind=path(roof + "z", fill=plan.roof, stroke_width=2)
        + path(tiles, stroke_dasharray="5 4", stroke_width=1, opacity=".45")
        + dormer(plan, eaves - 2),
        trim=path(line((left - 3, eaves + 1), (right + 3, eaves + 1)), stroke_width=2.6),
        peak=roof_top,
        attic_window=plan.attic(eaves - 7),
        eaves=eaves,
        chimney=roof_top - 6,
    )


def dormer(plan: Plan, base: float) -> str:
    face = Box(plan.centre - 6, base - 10.5, 12, 10.5)
    gablet = line((face.x - 2, face.y), (plan.centre, face.y - 5), (face.right + 2, face.y)) + "z"
    return path(rectangle(face), fill=plan.wall) + path(gablet, fill=STONE)


def dentils(cornice: Box) -> str:
    y = cornice.bottom - 1.3
    row = line((cornice.x + 2, y), (cornice.right - 2, y))
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
