"""What is drawn for others: social cards as PNG, and codes for a phone."""

from re import findall
from struct import unpack

import pytest
import segno

from houses.drawing import Shape, cards, front
from houses.drawing.cards import entry_card, site_card
from houses.drawing.codes import LONGEST, qr_code

LONG = "Netwerk van huizen voor wie in de streek woont en met anderen aan tafel wil zitten " * 4


def size_of(png: bytes) -> tuple[int, int]:
    """The width and the height that the header of a PNG tells."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = unpack(">II", png[16:24])
    return width, height


def card_of(name: str, place: str = "Brugge", drawn: str | None = None) -> bytes:
    return entry_card(drawn or front("be-huis"), name=name, place=place, site="Steunwijzer")


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("closed", [False, True])
def test_a_card_is_as_large_as_a_chat_asks_whatever_the_front(shape: Shape, closed: bool) -> None:
    drawn = front("be-huis", shape=shape, closed=closed)

    assert size_of(card_of("Huis", drawn=drawn)) == (1200, 630)


@pytest.mark.parametrize(
    "name",
    ["", LONG[:200], "Ondersteuningshuizen" * 10, 'Huis <b> & "co" \'t', "Huis\x0b\x00\ud800 ]]>"],
)
def test_any_name_gives_a_card(name: str) -> None:
    assert size_of(card_of(name)) == (1200, 630)
    assert size_of(card_of(name, place=name)) == (1200, 630)


def test_a_card_shows_the_name_and_the_place() -> None:
    assert card_of("Huis") != card_of("Thuis")
    assert card_of("Huis") != card_of("Huis", place="")
    assert card_of("Huis") == card_of("Huis")


@pytest.mark.parametrize("name", [LONG[:200], "Ondersteuningshuizen" * 10, "Huis"])
def test_no_line_is_wider_than_its_room_and_no_more_lines_than_fit(name: str) -> None:
    size, lines = cards._fitted(name)

    assert (size, len(lines)) <= max(cards.SIZES)
    assert len(lines) <= dict(cards.SIZES)[size]
    assert all(cards._width(line, size) <= cards.TEXT_WIDTH for line in lines)
    # Nothing is left out without a sign of it.
    assert " ".join(lines) == name.strip() or lines[-1].endswith("…")


def test_a_short_name_is_large_and_whole() -> None:
    assert cards._fitted("Huis met vele kamers") == (64, ["Huis met vele", "kamers"])


def test_letters_that_the_font_lacks_give_way_to_those_it_has() -> None:
    assert cards._drawable("Łódź, Žilina en 's-Hertogenbosch") == (
        "Łódź, Žilina en 's-Hertogenbosch"
    )
    assert cards._drawable("ὁ Huis \N{HOUSE BUILDING} \u200bhier\n") == "Huis hier"
    assert cards._drawable("Ǽ\N{COMBINING DOT BELOW} o\N{COMBINING ACUTE ACCENT}")[-1] == "ó"
    assert cards._drawable("Σπίτι - Αθήνα") == ""


def test_a_name_in_another_script_gives_way_to_the_place() -> None:
    assert card_of("Σπίτι", place="Gent") == card_of("Gent", place="")
    # With nothing to say, the front and the site are left.
    assert card_of("Σπίτι", place="Αθήνα") == card_of("", place="")
    assert card_of("", place="") != entry_card("", name="", place="", site="Steunwijzer")


@pytest.mark.parametrize("count", [0, 1, 6])
def test_the_card_of_the_site_has_a_street_of_as_many_houses_as_there_are(count: int) -> None:
    street = [front(f"be-huis-{number}", tile=False) for number in range(count)]

    assert size_of(site_card(street, site="Steunwijzer", words=LONG)) == (1200, 630)


def modules(drawn: str) -> list[list[int]]:
    """The squares of a code, read back from its drawing without the light around them."""
    (side,) = findall(r'viewBox="0 0 (\d+) ', drawn)
    squares = [[0] * (int(side) - 8) for _ in range(int(side) - 8)]
    (data,) = findall(r'class="qrline"[^>]* d="([^"]+)"', drawn)
    x = y = 0
    for command, numbers in findall(r"([Mmh])([^Mmh]+)", data):
        first, *second = [float(number) for number in findall(r"-?[\d.]+", numbers)]
        if command == "h":
            squares[y - 4][x - 4 : x - 4 + int(first)] = [1] * int(first)
            x += int(first)
        else:
            x = int(first) + (x if command == "m" else 0)
            y = int(second[0]) + (y if command == "m" else 0)
    return squares


def test_a_code_is_the_code_of_its_address() -> None:
    for address in ("https://example.org/id/5cpry8t", "https://example.org/nl/huizen/?where=Gent"):
        made = segno.make(address, error="m", micro=False)

        assert modules(qr_code(address)) == [list(row) for row in made.matrix]


def test_a_code_stands_in_light_and_keeps_silent() -> None:
    drawn = qr_code("https://example.org/")

    assert 'aria-hidden="true"' in drawn
    assert 'fill="#fff"' in drawn
    assert "width=" not in drawn.split(">")[0]
    assert "<script" not in qr_code("https://example.org/?q=<script>&'\"")


def test_an_address_that_no_phone_reads_from_paper_has_no_code() -> None:
    address = "https://example.org/?q="

    assert qr_code(address.ljust(LONGEST, "a"))
    assert qr_code(address.ljust(LONGEST + 1, "a")) == ""
