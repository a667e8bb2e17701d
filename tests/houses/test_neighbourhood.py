"""The drawing of whom an entry stands with: every word can be read, every way can be followed."""

import itertools
import re
from typing import NamedTuple

import pytest

from houses.drawing.neighbourhood import (
    EDGES,
    OUTLINES,
    SMALLEST,
    WIDTH,
    Icon,
    Neighbour,
    Neighbourhood,
    Node,
    Words,
    neighbourhood,
)

# A bold letter of the wide fonts that a phone may have, in parts of its size.
WIDE_LETTER = 0.62
# How far the outlines reach from their middles: the roof of a project is the widest.
ACROSS, UP, DOWN = 23, 25, 19


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def text_box(words: Words) -> Box:
    half = max((len(line) for _, line in words.lines), default=0) * words.size * WIDE_LETTER / 2
    return Box(words.x - half, words.top, words.x + half, words.bottom)


def outline_box(x: int, y: int) -> Box:
    return Box(x - ACROSS, y - UP, x + ACROSS, y + DOWN)


def boxes(drawing: Neighbourhood) -> list[Box]:
    """What must not lie over each other."""
    plate = drawing.plate
    found = [
        Box(plate.x, plate.y, plate.x + plate.width, plate.y + plate.height),
        outline_box(plate.name.x, plate.standing),
    ]
    for node in drawing.nodes:
        found.append(outline_box(node.x, node.y))
        found += [text_box(words) for words in (node.role, node.name) if words.lines]
    return found


def way_boxes(node: Node) -> list[Box]:
    """The straight parts of a way: along the street, and from its corner to the neighbour."""
    start, turn = (int(found) for found in re.findall(r"(?<=200 )\d+(?=V)|(?<=V)\d+", node.way))
    street = Box(199, min(start, turn), 201, max(start, turn))
    end = re.search(r"H(\d+)", node.way)
    if not end:
        return [street]
    left, right = sorted((int(end[1]), 200))
    return [street, Box(left, node.y - 1, right, node.y + 1)]


def named(*names: str, role: str = "Gecoördineerd door") -> list[Neighbour]:
    icons = itertools.cycle(Icon)
    return [Neighbour(name, next(icons), role) for name in names]


def written(words: Words) -> str:
    return " ".join(line for _, line in words.lines)


# From "a" to a word longer than a line, and from one word to more than four lines of them.
LENGTHS = [1, 4, 9, 13, 16, 20, 25, 60]
COUNTS_OF_WORDS = [1, 2, 3, 5, 9]
ROLES = ["", "Steunt", "Gaat verder bij, gecoördineerd door, gefinancierd door"]


@pytest.mark.parametrize("count", range(1, 13))
def test_nothing_lies_over_anything_else_or_leaves_the_drawing(count: int) -> None:
    for length, words, role in itertools.product(LENGTHS, COUNTS_OF_WORDS, ROLES):
        # Beside each other stand names of other lengths too.
        names = [
            " ".join(["m" * max(1, length - 3 * number)] * (words + number % 3))
            for number in range(count)
        ]

        drawing = neighbourhood(names[0], Icon.NETWORK, named(*names, role=role))

        for one, other in itertools.combinations(boxes(drawing), 2):
            assert not one.covers(other), (length, words, role)
        for box in boxes(drawing):
            assert box.left >= 0, (length, words, role)
            assert box.top >= 0, (length, words, role)
            assert box.right <= WIDTH, (length, words, role)
            assert box.bottom <= drawing.height, (length, words, role)


@pytest.mark.parametrize("count", range(1, 13))
def test_no_way_passes_through_anyones_name(count: int) -> None:
    drawing = neighbourhood(
        "Nationaal Platform voor Inloophuizen",
        Icon.NETWORK,
        named(*["Totstandkoming netwerk ondersteuningshuizen en inloophuizen"] * count),
    )

    texts = [
        text_box(words) for node in drawing.nodes for words in (node.role, node.name) if words.lines
    ]
    ways = [box for node in drawing.nodes for box in way_boxes(node)]
    assert len(texts) == 2 * count
    assert not [pair for pair in itertools.product(ways, texts) if pair[0].covers(pair[1])]


def test_every_way_leads_from_the_entry_to_its_own_neighbour() -> None:
    drawing = neighbourhood("Huis", Icon.HOUSE, named(*"ABCDE"))

    plate = drawing.plate
    for node in drawing.nodes:
        start, *_turn = (int(found) for found in re.findall(r"(?<=200 )\d+(?=V)", node.way))
        end = re.search(r"H(\d+)$", node.way)
        assert plate.y - UP - DOWN <= start <= plate.y + plate.height
        # It meets the outline on the side of the street.
        edge = EDGES[node.neighbour.icon] * (1 if node.x < WIDTH // 2 else -1)
        assert node.x == WIDTH // 2 or (end and int(end[1]) == node.x + edge)


def test_half_of_them_stand_above_the_entry_and_an_odd_one_where_the_street_ends() -> None:
    drawing = neighbourhood("Huis", Icon.HOUSE, named(*"ABCDE"))

    above = [node.neighbour.name for node in drawing.nodes if node.y < drawing.plate.y]
    assert above == ["A", "B"]
    assert [node.x == WIDTH // 2 for node in drawing.nodes] == [False, False, False, False, True]


def test_a_long_name_is_wrapped_between_its_words_and_cut_after_four_lines() -> None:
    short, long = neighbourhood(
        "Huis",
        Icon.HOUSE,
        named("Nationaal Platform voor Inloophuizen", "De huizen van het netwerk " * 5),
    ).nodes

    assert written(short.name) == "Nationaal Platform voor Inloophuizen"
    assert len(long.name.lines) == 4
    assert written(long.name).endswith("…")


def test_a_long_word_makes_the_letters_of_its_name_smaller_before_it_is_broken() -> None:
    plain, long, longer = neighbourhood(
        "Huis", Icon.HOUSE, named("Candras", "Ondersteuningshuizen", "Verzekeringsmaatschappijen")
    ).nodes

    assert plain.name.size > long.name.size >= longer.name.size == SMALLEST
    assert written(long.name) == "Ondersteuningshuizen"
    assert written(longer.name).replace(" ", "") == "Verzekeringsmaatschappijen"


def test_each_sort_of_neighbour_has_an_outline_of_its_own() -> None:
    assert set(OUTLINES) == set(EDGES) == set(Icon)
    assert len(set(OUTLINES.values())) == len(Icon)


def test_the_sorts_are_explained_where_there_are_several() -> None:
    several = neighbourhood("Huis", Icon.HOUSE, named(*"ABC")).icons
    one = neighbourhood("Netwerk", Icon.NETWORK, [Neighbour("A", Icon.HOUSE)] * 3).icons

    assert [icon for icon, outline in several] == [Icon.HOUSE, Icon.NETWORK, Icon.ORGANISATION]
    assert one == []


def test_all_numbers_are_whole() -> None:
    drawing = neighbourhood("Huis", Icon.HOUSE, named(*"ABCDE"))

    assert not [node.way for node in drawing.nodes if "." in node.way]
    assert not [outline for outline in OUTLINES.values() if "." in outline]
