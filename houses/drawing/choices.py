"""What a public id chooses, turn by turn (recipe 1)."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from houses.drawing.palette import DOORS_OF_WALL, ROOFS, SKIES, WALLS, WALLS_OF_GABLE

RECIPE: Final = 1

# Repeats are weights.
GABLES_OF_FAMILY: Final = {
    "walk-in": ("trap", "trap", "tuit", "klok", "hals", "punt"),
    "guest": ("lijst", "klok", "trap", "hals"),
    "rural": ("hoeve", "hoeve", "punt", "vakwerk"),
    "youth": ("punt", "tuit", "lijst", "trap"),
    "centre": ("hals", "lijst", "klok", "trap"),
    "other": ("trap", "trap", "tuit", "klok", "hals", "punt", "lijst", "hoeve", "vakwerk"),
}


class Lots:
    """Choices drawn from the bytes of a public id, one turn each; a subject has its own bytes."""

    def __init__(self, public_id: str, subject: str = "front") -> None:
        self._bytes = sha256(f"{subject}:{RECIPE}:{public_id}".encode()).digest()
        self._turn = 0

    def draw[Option](self, options: Sequence[Option]) -> Option:
        number = self._bytes[self._turn % 32] + 256 * self._bytes[(self._turn + 11) % 32]
        self._turn += 1
        return options[number % len(options)]


class Choices(NamedTuple):
    """The turns of the recipe, in its order; every front takes all of them, used or not."""

    gable: str
    sky: str
    wall: str
    roof: str
    door: str
    shutter: str
    half: float
    eaves: float
    ridge: float
    steps: int
    window: str
    shutters: bool
    flower_boxes: bool
    prop: str
    side: int
    lit: int
    door_place: int
    arched_door: bool
    chimney: int
    pennant: bool
    top: str


def choose(lots: Lots, gables: Sequence[str]) -> Choices:
    gable = lots.draw(gables)
    sky = lots.draw(SKIES)
    wall = lots.draw(WALLS_OF_GABLE.get(gable, WALLS))
    doors = DOORS_OF_WALL[wall]
    return Choices(
        gable=gable,
        sky=sky,
        wall=wall,
        roof=lots.draw(ROOFS),
        door=lots.draw(doors),
        shutter=lots.draw(doors),
        half=lots.draw((22, 24, 26)),
        eaves=lots.draw((42, 44, 46)),
        ridge=lots.draw((11, 13, 15)),
        steps=lots.draw((3, 3, 4)),
        window=lots.draw(("cross", "cross", "arched", "mullion")),
        shutters=lots.draw((False, False, True)),
        flower_boxes=lots.draw((False, False, True)),
        prop=lots.draw(("bench", "hollyhock", "lamp", "bicycle", "tree", "laurel")),
        side=lots.draw((-1, 1)),
        lit=lots.draw((0, 1, 2, 3)),
        door_place=lots.draw((0, 1, 2)),
        arched_door=lots.draw((False, True)),
        chimney=lots.draw((-1, 1, 0)),
        pennant=lots.draw((False, False, False, True)),
        top=lots.draw(("round", "window", "hatch")),
    )
