from typing import Final

# The root of a drawing sets this as its stroke, so that parts need not repeat it.
INK: Final = "#1B2326"
STONE: Final = "#FFFDF7"
PLINTH: Final = "#2A3334"
GLASS: Final = "#BFD8DF"
LAMPLIGHT: Final = "#FFD979"
DOORWAY: Final = "#FFE7A6"
LEAF: Final = "#4F7A4A"
WOOD: Final = "#5A4030"
TERRACOTTA: Final = "#B4472C"
CHIMNEY: Final = "#9C4A34"
PINK: Final = "#DB7A98"
DEEP_PINK: Final = "#C9527A"

SKIES: Final = ("#FBE9D2", "#DCEAEE", "#E9E1EC", "#E3ECD9")
ROOFS: Final = ("#B4472C", "#4A5963", "#7A4630")

RED_BRICK: Final = "#B4553B"
YELLOW_BRICK: Final = "#E0BD7C"
PURPLE_BRICK: Final = "#86493F"
PINK_RENDER: Final = "#E3A48F"
LIMEWASH: Final = "#F7F2E4"
OCHRE: Final = "#DDA448"
SEA_GREEN: Final = "#93B7A4"
SLATE_BLUE: Final = "#7D97A6"

BRICKS: Final = frozenset({RED_BRICK, YELLOW_BRICK, PURPLE_BRICK})
WALLS: Final = (
    RED_BRICK,
    YELLOW_BRICK,
    PURPLE_BRICK,
    PINK_RENDER,
    LIMEWASH,
    OCHRE,
    SEA_GREEN,
    SLATE_BLUE,
)
# Gables that were only ever built in some of these.
WALLS_OF_GABLE: Final = {
    "vakwerk": (LIMEWASH, OCHRE, PINK_RENDER),
    "hoeve": (LIMEWASH, LIMEWASH, YELLOW_BRICK, RED_BRICK),
}

BOTTLE_GREEN: Final = "#0F5A4C"
COBALT: Final = "#2A5694"
OXBLOOD: Final = "#84232A"
MUSTARD: Final = "#E0A021"
TAR: Final = "#2A3334"
DOORS: Final = (BOTTLE_GREEN, COBALT, OXBLOOD, MUSTARD, LIMEWASH, TAR)

# A door in its wall's own colour disappears at 48 pixels, and with it the mark of the house.
_TOO_NEAR: Final = {
    RED_BRICK: {OXBLOOD},
    PURPLE_BRICK: {OXBLOOD, TAR},
    OCHRE: {MUSTARD},
    YELLOW_BRICK: {MUSTARD, LIMEWASH},
    PINK_RENDER: {MUSTARD},
    LIMEWASH: {LIMEWASH},
    SLATE_BLUE: {COBALT},
    SEA_GREEN: {BOTTLE_GREEN},
}
DOORS_OF_WALL: Final = {
    wall: tuple(door for door in DOORS if door not in near) for wall, near in _TOO_NEAR.items()
}
