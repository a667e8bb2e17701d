from typing import NamedTuple


class Tally(NamedTuple):
    """How many rows a load has added, and how many it has changed."""

    new: int
    changed: int
