"""Rows in an order, at levels: each belongs to the nearest one before it that stands higher."""

import re
from collections.abc import Sequence

# The name of the buttons that move a row; their value says which goes where: "statements-12-up".
MOVE = "_move"
WAYS = {"up": -1, "down": 1}


def read_move(pressed: str) -> tuple[str, int] | None:
    """The row that a button moves, and by how much."""
    match = re.fullmatch(r"([a-z_]+-[0-9]+)-(up|down)", pressed)
    return (match[1], WAYS[match[2]]) if match else None


def block(levels: Sequence[int], index: int) -> range:
    """A row and the deeper ones that follow: what belongs to it."""
    end = index + 1
    while end < len(levels) and levels[end] > levels[index]:
        end += 1
    return range(index, end)


def moved(levels: Sequence[int], index: int, by: int) -> list[int]:
    """The order of the rows once one of them has changed places with its neighbour.

    What belongs to the two goes with them. By -1 it goes up, by 1 down; without a neighbour
    of its own level, below the same row, it stays.
    """
    here = block(levels, index)
    if by < 0:
        start = next((row for row in reversed(range(index)) if levels[row] <= levels[index]), index)
    else:
        start = here.stop
    if start in (index, len(levels)) or levels[start] != levels[index]:
        return list(range(len(levels)))
    first, second = sorted([here, block(levels, start)], key=lambda rows: rows.start)
    return [*range(first.start), *second, *first, *range(second.stop, len(levels))]


def too_deep(levels: Sequence[int]) -> list[int]:
    """The rows that belong to none: more than one level deeper than the row before them."""
    above = [-1, *levels]
    return [row for row, level in enumerate(levels) if level > above[row] + 1]
