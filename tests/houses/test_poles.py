"""The drawing of the poles of a vision: every name can be read, whatever its length."""

import itertools
import re

import pytest

from houses.drawing.poles import SMALLEST, WIDTH, Plate, drawable, poles

SHORT = ["Care", "Work", "Home", "Play", "Learn"]
LONG = [
    *("Maatschappelijke kwetsbaarheid", "Ontmoeting en vrije tijd", "Ervaringsdeskundigheid"),
    *("Samenlevingsopbouw in de wijk", "Hulpverlening"),
]
AROUND = "Een warme samenleving voor iedereen die er woont"


def overlap(one: Plate, other: Plate) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def written_on(plate: Plate) -> str:
    return " ".join(line for baseline, line in plate.label.lines)


def test_a_triangle_has_its_first_pole_at_the_top_and_the_others_level_below() -> None:
    top, right, left = poles(["One", "Two", "Three"]).plates

    assert top.label.x == WIDTH // 2
    assert top.y < left.y == right.y
    assert WIDTH - right.label.x == left.label.x < top.label.x


def test_two_poles_stand_beside_each_other() -> None:
    left, right = poles(["One", "Two"]).plates

    assert left.y == right.y
    assert left.label.x < right.label.x


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_the_line_goes_through_every_pole_and_back(count: int) -> None:
    drawing = poles(SHORT[:count])

    # A plate's middle may lie half a unit from its corner, for whole numbers.
    corners = re.findall(r"(\d+) (\d+)", drawing.path)
    assert drawing.path.endswith("Z")
    assert [int(x) for x, y in corners] == [plate.label.x for plate in drawing.plates]
    assert all(
        abs(int(y) - plate.y - plate.height / 2) <= 1
        for (x, y), plate in zip(corners, drawing.plates, strict=True)
    )


@pytest.mark.parametrize("names", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("around", ["", "The world", AROUND])
@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_no_name_covers_another_or_leaves_the_drawing(
    count: int, around: str, names: list[str]
) -> None:
    drawing = poles(names[:count], around)

    plates = [*drawing.plates, *([drawing.ring.plate] if drawing.ring else [])]
    assert not [pair for pair in itertools.combinations(plates, 2) if overlap(*pair)]
    for plate in plates:
        assert plate.x >= 0
        assert plate.y >= 0
        assert plate.x + plate.width <= WIDTH
        assert plate.y + plate.height <= drawing.height


def test_a_name_is_wrapped_between_its_words_on_a_higher_plate() -> None:
    drawing = poles(["Meeting and leisure time", "Work", "Home"])

    long, short, _ = drawing.plates
    assert written_on(long) == "Meeting and leisure time"
    assert len(long.label.lines) > 1
    assert long.height > short.height


def test_long_words_make_all_letters_smaller_before_any_word_is_broken() -> None:
    drawing = poles(["Maatschappelijke kwetsbaarheid", "Werk", "Thuis"])

    assert SMALLEST <= drawing.size < poles(["Zorg", "Werk", "Thuis"]).size
    assert written_on(drawing.plates[0]) == "Maatschappelijke kwetsbaarheid"


def test_a_word_too_long_for_any_plate_is_broken_rather_than_cut() -> None:
    word = "Arbeidsongeschiktheidsverzekeringsmaatschappij"

    drawing = poles([word, "Werk", "Thuis"])

    assert written_on(drawing.plates[0]).replace(" ", "") == word
    assert drawing.size == SMALLEST


def test_what_is_around_them_is_a_ring_with_its_name_on_top() -> None:
    ring = poles(["One", "Two", "Three"], "The world").ring

    assert ring is not None
    assert written_on(ring.plate) == "The world"
    assert ring.plate.y < ring.y - ring.radius < ring.plate.y + ring.plate.height


def test_without_anything_around_them_there_is_no_ring_and_no_empty_room() -> None:
    drawing = poles(["One", "Two", "Three"])

    assert drawing.ring is None
    assert drawing.height < poles(["One", "Two", "Three"], "The world").height


@pytest.mark.parametrize(
    ("inner", "around", "can"),
    [(3, 1, True), (2, 0, True), (5, 1, True), (1, 1, False), (6, 0, False), (3, 2, False)],
)
def test_two_to_five_poles_can_be_drawn_with_at_most_one_around_them(
    inner: int, around: int, can: bool
) -> None:
    assert drawable(inner, around) == can
