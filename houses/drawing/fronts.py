"""House fronts: the drawing every organisation has instead of a photograph.

A contract: the same public id gives the same drawing for ever. Anything that would change a front
is a new version of the recipe (docs/decisions/0004-house-fronts-are-drawn-from-the-public-id.md).
"""

from enum import StrEnum
from typing import Final

from houses.drawing.buildings import house, row, town_house
from houses.drawing.choices import GABLES_OF_FAMILY, Lots, choose
from houses.drawing.palette import INK
from houses.drawing.surroundings import sky_and_street


class Shape(StrEnum):
    HOUSE = "house"
    NETWORK = "network"
    BROAD = "broad"


FAMILY_OF_KIND: Final[dict[str, str]] = {
    "walk-in-house": "walk-in",
    "meeting-house": "walk-in",
    "activity-centre": "centre",
    "day-shelter": "walk-in",
    "support-cafe": "walk-in",
    "counselling-house": "centre",
    "care-house": "guest",
    "guest-house": "guest",
    "youth-house": "youth",
    "youth-care": "youth",
    "care-network": "rural",
    "recovery-academy": "centre",
    "network": "other",
    "foundation": "other",
    "public-body": "other",
    "school": "other",
    "association": "other",
    "organisation": "other",
    "project": "other",
}

# A kind that is not here has the shape of a house.
SHAPE_OF_KIND: Final[dict[str, Shape]] = {
    "network": Shape.NETWORK,
    "foundation": Shape.BROAD,
    "public-body": Shape.BROAD,
    "organisation": Shape.BROAD,
    "project": Shape.BROAD,
}


def front(
    public_id: str,
    *,
    gables: str = "other",
    shape: Shape = Shape.HOUSE,
    closed: bool = False,
    tile: bool = True,
) -> str:
    """The inline SVG of the front that belongs to this public id, at most 4.4 kB.

    It has no size, no id and no text: the stylesheet gives the size, the name stands beside it.
    `gables` is a family of FAMILY_OF_KIND. `closed` means for good, never today. Without `tile`
    there is no sky and no street: for a map, and for paper. Raises KeyError for an unknown family.
    """
    lots = Lots(public_id)
    chosen = choose(lots, GABLES_OF_FAMILY[gables])
    match shape:
        case Shape.NETWORK:
            building = row(chosen, lots, closed=closed)
        case Shape.BROAD:
            building = town_house(chosen, closed=closed)
        case _:
            building = house(chosen, closed=closed)
    name = "front closed" if closed else "front"
    ground = sky_and_street(chosen.sky, Lots(public_id, "street")) if tile else ""
    return (
        f'<svg class="{name}" viewBox="0 0 96 96" aria-hidden="true" focusable="false" fill="none"'
        f' stroke="{INK}" stroke-width="1.4" stroke-linejoin="round" stroke-linecap="round">'
        f"{ground}{building}</svg>"
    )
