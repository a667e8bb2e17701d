from collections import Counter, defaultdict
from hashlib import sha256
from itertools import product
from re import findall
from statistics import fmean
from xml.etree import ElementTree

import pytest

from houses.drawing import FAMILY_OF_KIND, SHAPE_OF_KIND, Shape, front
from houses.drawing.choices import GABLES_OF_FAMILY, Lots, choose
from houses.drawing.surroundings import paving

RED_BRICK, YELLOW_BRICK, PURPLE_BRICK = "#B4553B", "#E0BD7C", "#86493F"
PINK, LIMEWASH, OCHRE = "#E3A48F", "#F7F2E4", "#DDA448"
SEA_GREEN, SLATE = "#93B7A4", "#7D97A6"
BOTTLE_GREEN, COBALT, OXBLOOD = "#0F5A4C", "#2A5694", "#84232A"
MUSTARD, TAR = "#E0A021", "#2A3334"

# What recipe 1 forbids, written out once more, so that the palette cannot quietly drift.
TOO_NEAR = {
    (RED_BRICK, OXBLOOD),
    (PURPLE_BRICK, OXBLOOD),
    (PURPLE_BRICK, TAR),
    (OCHRE, MUSTARD),
    (YELLOW_BRICK, MUSTARD),
    (PINK, MUSTARD),
    (LIMEWASH, LIMEWASH),
    (YELLOW_BRICK, LIMEWASH),
    (SLATE, COBALT),
    (SEA_GREEN, BOTTLE_GREEN),
}


def made_up_ids(count: int) -> list[str]:
    return [f"made-up-{number}" for number in range(count)]


def colours(drawing: str, part: str) -> list[str]:
    return findall(f'class="{part}" fill="(#[0-9A-F]{{6}})"', drawing)


def joints_of(drawing: str) -> str:
    """The joints of the street, as the one path that is drawn so."""
    (joints,) = findall(r'<path d="[Mmh\d -]+" opacity="\.3"/>', drawing)
    return str(joints)


# One id of each shape; the three hashes change only together with the number of the recipe.
@pytest.mark.parametrize(
    ("public_id", "gables", "shape", "golden", "street"),
    [
        (
            "be-huis-met-vele-kamers-brugge",
            "walk-in",
            Shape.HOUSE,
            "91dd87a297936ba6",
            "M17 89h4m16 0h7m12 4h6m15 0h6",
        ),
        ("be-netwerk", "other", Shape.NETWORK, "8fc6107ea6d3d4dc", "M12 89h6m16 4h5m18-4h7m11 2h6"),
        ("be-stichting", "other", Shape.BROAD, "fcc4f246447f9617", "M10 91h7m13 0h5m18 2h7m14-2h4"),
    ],
)
def test_no_front_changes_by_accident(
    public_id: str, gables: str, shape: Shape, golden: str, street: str
) -> None:
    drawing = front(public_id, gables=gables, shape=shape)

    # The street was paved later, and nothing else moved: the hashes are those from before.
    joints = joints_of(drawing)
    unpaved = drawing.replace(joints, "")
    assert sha256(unpaved.encode()).hexdigest()[:16] == golden
    assert f'd="{street}"' in joints


def test_the_choices_follow_the_order_of_the_recipe() -> None:
    chosen = choose(Lots("be-huis-met-vele-kamers-brugge"), GABLES_OF_FAMILY["walk-in"])

    # As this house stands on the first sheet of the recipe: pointed, green sky, 48 wide, house
    # right of its prop, a straight door in the middle.
    assert (chosen.gable, chosen.sky, chosen.half, chosen.side) == ("punt", "#E3ECD9", 24, -1)
    assert (chosen.door_place, chosen.arched_door) == (1, False)


def test_the_same_id_always_gives_the_same_front() -> None:
    assert front("be-huis") == front("be-huis")


def test_every_house_of_a_country_has_its_own_front() -> None:
    # As many as the demonstration data hold.
    fronts = {front(public_id) for public_id in made_up_ids(153)}

    assert len(fronts) == 153


@pytest.mark.parametrize("gables", GABLES_OF_FAMILY)
def test_two_thousand_houses_of_one_kind_have_two_thousand_fronts(gables: str) -> None:
    fronts = {front(public_id, gables=gables) for public_id in made_up_ids(2_000)}

    # Without the paving a family has up to four twins among ten times as many.
    assert len(fronts) == 2_000


def test_twenty_thousand_organisations_have_twenty_thousand_fronts() -> None:
    alike = defaultdict(list)
    for public_id in made_up_ids(20_000):
        alike[paving(Lots(public_id, "street"))].append(public_id)

    # The paving alone tells nearly all apart: only those that share it have to be drawn.
    assert len(alike) > 19_900
    for ids in alike.values():
        for gables, shape in product(GABLES_OF_FAMILY, Shape if len(ids) > 1 else ()):
            fronts = {front(public_id, gables=gables, shape=shape) for public_id in ids}
            assert len(fronts) == len(ids), ids


def test_the_paving_is_a_few_strokes_that_lie_apart() -> None:
    for public_id in made_up_ids(500):
        joints = joints_of(front(public_id))

        assert len(joints) <= 60
        x = y = end = 0
        for dx, dy, length in findall(r"[Mm](\d+)[ ]?(-?\d+)h(\d+)", joints):
            x, y = x + int(dx), y + int(dy)
            # In the strip below the ground line, within its round corners, never one over another.
            assert end + 2 <= x
            assert 88 <= y <= 94
            x = end = x + int(length)
        assert end <= 88


def test_a_front_stays_small() -> None:
    sizes = {
        (shape, closed): [
            len(front(public_id, shape=shape, closed=closed)) for public_id in made_up_ids(300)
        ]
        for shape, closed in product(Shape, (False, True))
    }

    # Bytes: a page with twenty cards has to fit in the first 14 kB that a server sends.
    assert max(map(max, sizes.values())) <= 4_400
    assert fmean(sizes[Shape.HOUSE, False]) <= 3_000


@pytest.mark.parametrize(
    ("shape", "closed", "tile"), list(product(Shape, (False, True), (False, True)))
)
def test_a_front_is_silent_and_safe_to_repeat_on_a_page(
    shape: Shape, closed: bool, tile: bool
) -> None:
    for public_id in made_up_ids(100):
        drawing = front(public_id, shape=shape, closed=closed, tile=tile)

        root = ElementTree.fromstring(drawing)  # noqa: S314 - our own drawing, nobody's input

        assert root.attrib["aria-hidden"] == "true"
        assert root.attrib["focusable"] == "false"
        assert root.attrib["viewBox"] == "0 0 96 96"
        assert not {"width", "height"} & root.attrib.keys()
        for part in root.iter():
            assert part.tag in {"svg", "g", "path", "rect"}
            assert not {"id", "style"} & part.attrib.keys()
            assert not (part.text or "").strip()


def test_every_front_has_its_door_ajar_with_light_falling_out() -> None:
    for public_id, shape in product(made_up_ids(100), Shape):
        drawing = front(public_id, shape=shape)

        assert colours(drawing, "light") == ["#FFD979", "#FFE7A6"]
        assert colours(drawing, "door")


def test_a_house_that_closed_for_good_has_its_door_shut_and_no_light() -> None:
    for public_id, shape in product(made_up_ids(100), Shape):
        drawing = front(public_id, shape=shape, closed=True)

        assert 'class="front closed"' in drawing
        assert not colours(drawing, "light")
        assert "#FFD979" not in colours(drawing, "pane")
        assert colours(drawing, "door")


def test_one_window_is_lit_by_day() -> None:
    for public_id, shape in product(made_up_ids(100), Shape):
        assert Counter(colours(front(public_id, shape=shape), "pane"))["#FFD979"] == 1


def test_a_network_is_a_row_of_three_different_gables() -> None:
    for public_id in made_up_ids(200):
        drawing = front(public_id, shape=Shape.NETWORK)

        outlines = findall('d="([^"]*)" class="wall"', drawing)
        walls = colours(drawing, "wall")
        assert len(set(outlines)) == len(outlines) == 3
        assert len(set(walls)) == len(walls) == 3
        assert len(colours(drawing, "door")) == 3


def test_no_door_disappears_in_its_wall() -> None:
    seen = set()
    for public_id, shape in product(made_up_ids(500), Shape):
        drawing = front(public_id, shape=shape)
        seen |= set(zip(colours(drawing, "wall"), colours(drawing, "door"), strict=True))

    assert not seen & TOO_NEAR
    # Eight walls with six doors each, without the forbidden pairs: none was lost either.
    assert len(seen) == 48 - len(TOO_NEAR)


def test_a_front_without_tile_has_no_sky() -> None:
    assert 'class="sky"' in front("be-huis")
    assert 'class="sky"' not in front("be-huis", tile=False)
    assert joints_of(front("be-huis")) not in front("be-huis", tile=False)


def test_every_kind_of_organisation_can_be_drawn() -> None:
    for kind, family in FAMILY_OF_KIND.items():
        assert front("be-huis", gables=family, shape=SHAPE_OF_KIND.get(kind, Shape.HOUSE))


def test_an_unknown_family_of_gables_is_refused() -> None:
    with pytest.raises(KeyError):
        front("be-huis", gables="castle")
