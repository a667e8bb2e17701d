"""A gable, its openings and its surroundings, put together: a house, a row, a town house."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from houses.drawing.choices import Choices, Lots
from houses.drawing.gables import GABLES, Gable, Plan, chimney, dentils, stack
from houses.drawing.openings import (
    Door,
    doorways,
    flower_boxes,
    shutters,
    sills,
    windows,
)
from houses.drawing.palette import BRICKS, DOORS_OF_WALL, GLASS, PLINTH, STONE, WALLS
from houses.drawing.pencil import GROUND, Box, disc, line, path, pen, rectangle, spread
from houses.drawing.surroundings import PROPS, hollyhock, lamp, laurel, yard

# Where bricks may show, as shares of the wall's width and height.
BRICK_PLACES: Final = (
    *((0, 0.05), (0.45, 0.1), (1, 0.22), (0.06, 0.36), (0.62, 0.42), (0.3, 0.5)),
    *((0.9, 0.52), (0, 0.8), (0.5, 0.85), (1, 0.9)),
)

# The gables that still read when they are 28 wide.
GABLES_OF_ROW: Final = ("trap", "tuit", "klok", "hals", "punt", "lijst")

# Ridges of the three, from left to right: never one height beside the same.
SKYLINES: Final = ((26, 19, 23), (20, 26, 23), (24, 20, 27), (20, 24, 18))


@dataclass(frozen=True)
class Facade:
    """Where the openings of one wall are; `door` is the left edge of its door."""

    upper: list[Box]
    ground: list[Box]
    door: float


def house(chosen: Choices, *, closed: bool) -> str:
    farm = chosen.gable == "hoeve"
    half = 33 if farm else chosen.half
    plan = Plan(
        # Away from the prop; a wide house further, or the two would touch.
        centre=48 - chosen.side * (7 if half < 26 else 8),
        half=half,
        eaves=56 if farm else chosen.eaves,
        ridge=chosen.ridge,
        steps=chosen.steps,
        wall=chosen.wall,
        roof=chosen.roof,
    )
    gable = GABLES[chosen.gable](plan)
    facade = _farm_facade(plan, chosen) if farm else _facade(plan, gable, chosen)
    height = 22 if chosen.arched_door else 20
    door = Door(Box(facade.door, GROUND - height, 12, height), chosen.door, chosen.arched_door)
    # A farmhouse has no upper windows; its shutters and flowers are downstairs.
    dressed = facade.upper or facade.ground
    openings = facade.upper + facade.ground
    panes = [*openings, gable.attic_window] if chosen.top == "window" else openings
    return (
        chimney(plan, gable, chosen.chimney)
        + _walls(plan, gable, [*openings, Box(facade.door - 1, 62, 14, 24)], chosen.shutters)
        + (shutters(dressed, chosen.shutter) if chosen.shutters else "")
        + windows(
            panes,
            style=chosen.window,
            lit=None if closed else openings[chosen.lit % len(openings)],
        )
        + sills(openings)
        + (flower_boxes(dressed) if chosen.flower_boxes else "")
        + _top_opening(gable, chosen)
        + (_pennant(plan.centre, gable.peak, chosen.door) if chosen.pennant else "")
        + yard(PROPS[chosen.prop](_beside(plan, chosen.side)))
        + doorways([door], closed=closed)
    )


def _facade(plan: Plan, gable: Gable, chosen: Choices) -> Facade:
    three = plan.half == 26 and not chosen.shutters and chosen.gable != "vakwerk"
    # Under a cornice the upper floor is a full storey.
    below, height = (7, 12) if chosen.gable == "lijst" else (4, 10)
    upper = [
        Box(x, gable.eaves + below, 8, height)
        for x in spread(plan.left, plan.right, 3 if three else 2, 8)
    ]
    match chosen.door_place:
        case 0:
            door = plan.left + 4
            bays = spread(door + 12.5, plan.right - 0.5, 2, 8)
        case 1:
            door = plan.centre - 6
            bays = spread(plan.left, door - 1, 1, 8) + spread(door + 13, plan.right, 1, 8)
        case _:
            door = plan.right - 16
            bays = spread(plan.left + 0.5, door - 0.5, 2, 8)
    return Facade(upper, [Box(x, 66, 8, 11) for x in bays], door)


def _farm_facade(plan: Plan, chosen: Choices) -> Facade:
    """Four bays under a low roof, one of them the door's."""
    door_bay = (0, 1, 3)[chosen.door_place]
    middles = [plan.left + 8.25 + 16.5 * bay for bay in range(4)]
    ground = [Box(x - 3.5, 64.5, 7, 11) for bay, x in enumerate(middles) if bay != door_bay]
    return Facade([], ground, middles[door_bay] - 6)


def _walls(plan: Plan, gable: Gable, openings: Sequence[Box], shuttered: bool = False) -> str:
    plinth = rectangle(Box(plan.left, 82, 2 * plan.half, 4))
    # Room for the frame of an opening, and for its shutters.
    taken = [opening.inset(-5 if shuttered else -1.5) for opening in openings]
    bricks = _bricks(plan, gable, taken) if plan.wall in BRICKS else ""
    return (
        gable.behind
        + path(gable.wall, part="wall", fill=plan.wall, stroke_width=2)
        + path(bricks, stroke_width=1, opacity=".4")
        + gable.trim
        + path(plinth, fill=PLINTH)
    )


def _bricks(plan: Plan, gable: Gable, taken: Sequence[Box]) -> str:
    """Pairs of bricks, wherever nothing is in their way."""
    places = [
        (plan.left + 2 + across * (2 * plan.half - 9), gable.eaves + 4 + down * (76 - gable.eaves))
        for across, down in BRICK_PLACES
    ]
    # Beside the top opening, where the gable itself is wall and wide enough.
    if plan.half > 20 and not gable.behind:
        places += [
            (plan.centre - 10.2, gable.attic_window.y + 6),
            (plan.centre + 4.6, gable.eaves - 4),
        ]
    return "".join(
        pen("M", x, y, "h", 3.4, "m", -1.6, 2.4, "h", 3.4)
        for x, y in places
        if not any(Box(x, y, 5.2, 2.4).touches(box) for box in taken)
    )


def _top_opening(gable: Gable, chosen: Choices) -> str:
    box = gable.attic_window
    x, y = box.x + box.width / 2, box.y + box.height / 2
    match chosen.top:
        case "round":
            return path(disc(x, y, 4), fill=STONE) + path(
                disc(x, y, 2.5), part="pane", fill=GLASS, stroke="none"
            )
        case "hatch":
            doors = rectangle(box) + pen("M", x, box.y, "v", box.height)
            return path(doors, fill=chosen.shutter)
        case _:
            return ""


def _pennant(x: float, peak: float, colour: str) -> str:
    tip = max(2.5, peak - 7)
    flag = pen("M", x, tip, "l", 7, 2, -7, 2, "z")
    return path(pen("M", x, peak, "V", tip)) + path(flag, fill=colour, stroke_width=1)


def _beside(plan: Plan, side: int) -> float:
    """The middle of the strip next to the house, but never so near the edge that a prop is cut."""
    if side < 0:
        return max(plan.left / 2 + 1, 12)
    return min((plan.right + 96) / 2 - 1, 84)


def row(chosen: Choices, lots: Lots, *, closed: bool) -> str:
    """Three narrow fronts, no gable and no wall twice, each with its own door ajar."""
    gables, walls = list(GABLES_OF_ROW), list(WALLS)
    fronts = ""
    panes: list[Box] = []
    doors: list[Door] = []
    for place, ridge in enumerate(lots.draw(SKYLINES)):
        name, wall = lots.draw(gables), lots.draw(walls)
        gables.remove(name)
        walls.remove(wall)
        plan = Plan(
            centre=20 + 28 * place,
            half=14,
            eaves=ridge + 28,
            ridge=ridge,
            steps=3,
            wall=wall,
            roof=chosen.roof,
            overhang=0,
        )
        gable = GABLES[name](plan)
        door_first = place == (1 if chosen.side < 0 else 2)
        own = [gable.attic_window.inset(0.5)]
        own += [Box(x, plan.eaves + 3, 6, 9) for x in spread(plan.left, plan.right, 2, 6)]
        own.append(Box(plan.right - 9 if door_first else plan.left + 3, 68, 6, 9))
        panes += own
        fronts += _walls(plan, gable, [*own, Box(plan.left, 64, 28, 22)])
        opening = Box(plan.left + 4 if door_first else plan.right - 13, 67, 9, 19)
        doors.append(Door(opening, lots.draw(DOORS_OF_WALL[wall]), chosen.arched_door))
    # Never an attic window: those are the panes 0, 4 and 8.
    lit = None if closed else panes[(1, 6, 11, 2)[chosen.lit]]
    return (
        fronts
        + windows(panes, style=chosen.window, lit=lit)
        + yard("")
        + doorways(doors, closed=closed)
    )


def town_house(chosen: Choices, *, closed: bool) -> str:
    """A broad front with a pediment and steps, for who gives or governs."""
    wall = Box(14, 40, 68, 46)
    cornice = Box(11, 37.5, 74, 5)
    roof_top = chosen.ridge + 7
    roof = line((12, 38), (23, roof_top), (73, roof_top), (84, 38)) + "z"
    bays = spread(wall.x, wall.right, 5, 8)
    upper = [Box(x, 46, 8, 11) for x in bays]
    ground = [Box(x, 65.5, 8, 11) for x in (*bays[:2], *bays[3:])]
    panes = upper + ground
    # Both ends of the roof, one, or none.
    chimneys = "".join(
        stack(48 + end * 21, roof_top - 6, 20) for end in (-1, 1) if end != chosen.chimney
    )
    pilasters = "".join(rectangle(Box(x, 42, 2.4, 40)) for x in (14.4, 79.2))
    pediment = line((31, 37.5), (48, 24.5), (65, 37.5)) + "z"
    steps = rectangle(Box(36.5, 82, 23, 2)) + rectangle(Box(33, 84, 30, 2.4))
    door = Door(Box(42, 62, 12, 20), chosen.door, chosen.arched_door)
    beside = {"lamp": lamp, "hollyhock": hollyhock}.get(chosen.prop, laurel)
    return (
        chimneys
        + path(roof, fill=chosen.roof, stroke_width=2)
        + (_pennant(48, roof_top, chosen.door) if chosen.pennant else "")
        + path(rectangle(wall), part="wall", fill=chosen.wall, stroke_width=2)
        + path(rectangle(Box(14, 82, 68, 4)), fill=PLINTH)
        + path(pilasters + rectangle(cornice) + pediment, fill=STONE)
        + dentils(cornice)
        + path(disc(48, 32.6, 2.6), part="pane", fill=GLASS)
        + windows(panes, style=chosen.window, lit=None if closed else panes[2 * chosen.lit])
        + sills(panes)
        + (flower_boxes(ground) if chosen.flower_boxes else "")
        + yard(beside(7.5) + beside(88.5))
        + path(steps, fill=STONE)
        + doorways([door], closed=closed)
    )
