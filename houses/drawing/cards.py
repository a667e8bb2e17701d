"""Social cards: what a chat or a page elsewhere shows of a link to us, 1200 by 630, as PNG.

They say the name, the place and whose site it is; never for whom a house is, as a shared link
stands in somebody's list of chats.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Final
from unicodedata import normalize

import resvg_py

from houses.drawing.palette import INK, PLINTH
from houses.drawing.pencil import GROUND as FRONT_GROUND

WIDTH, HEIGHT = 1200, 630
PAPER: Final = "#FAF8F2"
INK_SOFT: Final = "#3F494C"
SKY: Final = "#DCEAEE"
ROOF: Final = "#A63F26"
BOTTLE_GREEN: Final = "#0B4F47"
# Units of the card: the ground that everything stands on, the front, and the words beside it.
GROUND: Final = 24
FRONT: Final = 420
FRONT_LEFT: Final = 80
TEXT_LEFT: Final = 560
TEXT_WIDTH: Final = 580
# Of the street: where its sky begins, and how wide each front is.
SKYLINE: Final = 290
FRONT_IN_A_STREET: Final = 220
# The units of the drawing of a front.
FRONT_UNITS: Final = 96
# Sizes for a name, and how many lines of each there is room for.
SIZES: Final = ((64, 4), (52, 5), (42, 6))
LEADING: Final = 1.15

FONTS = Path(__file__).resolve().parent.parent / "data" / "fonts"
FONT_FILES: Final = [str(FONTS / "figtree-750.ttf")]


@cache
def _widths() -> dict[str, int]:
    """The width of each letter, in thousandths of the size of the type. Read once."""
    stored: dict[str, int] = json.loads((FONTS / "widths.json").read_text(encoding="utf-8"))
    return stored


def _width(text: str, size: int) -> float:
    widths = _widths()
    return sum(widths[letter] for letter in text) * size / 1000


def _drawable(text: str) -> str:
    """The text in letters that the fonts have: an accent they lack is left out, or else the letter.

    "" for a text in another script than the Latin.
    """
    widths = _widths()
    letters = ""
    for letter in normalize("NFC", text):
        if letter in widths:
            letters += letter
        elif letter.isspace():
            letters += " "
        else:
            letters += "".join(part for part in normalize("NFKD", letter) if part in widths)
    kept = " ".join(letters.split())
    return kept if any(letter.isalnum() for letter in kept) else ""


def _shortened(word: str, size: int, room: int = TEXT_WIDTH) -> str:
    """The word, or as much of it as fits on a line."""
    if _width(word, size) <= room:
        return word
    while _width(f"{word}…", size) > room:
        word = word[:-1]
    return f"{word}…"


def _lines(text: str, size: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and _width(longer, size) > TEXT_WIDTH:
            yield _shortened(line, size)
            line = word
        else:
            line = longer
    yield _shortened(line, size)


def _fitted(name: str) -> tuple[int, Sequence[str]]:
    """The largest size in which the name has room, and its lines; the last may be cut off."""
    for size, most in SIZES:
        lines = list(_lines(name, size))
        if len(lines) <= most and not any(line.endswith("…") for line in lines):
            return size, lines
    if len(lines) > most:
        lines = [*lines[: most - 1], _shortened(" ".join(lines[most - 1 :]), size)]
    return size, lines


def _text(words: str, x: float, y: float, size: int, colour: str) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{colour}" stroke="none">'
        f"{escape(words)}</text>"
    )


def _logo(x: float, y: float, size: int, words: str) -> str:
    """The mark and the name of the site, its left upper corner at (x, y)."""
    mark = (
        f'<path d="M4 28V15h3v-4h3V7h3V3h6v4h3v4h3v4h3v13z" fill="{BOTTLE_GREEN}"/>'
        '<path d="M12 28h9l4 4H8z" fill="#FFD979"/>'
        f'<path d="M11 28v-9a5 5 0 0 1 10 0v9z" fill="#FFE7A6" stroke="{INK}"/>'
        f'<path d="M11 28v-9q.4-3.6 4.8-4.9v16.4z" fill="{ROOF}" stroke="{INK}"/>'
    )
    box = f'x="{x:g}" y="{y:g}" width="{size}" height="{size}" viewBox="0 0 32 32"'
    name = _text(_drawable(words), x + size + 14, y + size * 0.76, round(size * 0.62), INK)
    return f"<svg {box}>{mark}</svg>{name}"


def _placed(drawing: str, x: float, y: float, size: float) -> str:
    """A front where it has to stand."""
    return drawing.replace(
        "<svg ", f'<svg x="{x:g}" y="{y:g}" width="{size:g}" height="{size:g}" ', 1
    )


def _png(content: str) -> bytes:
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' font-family="Figtree"><rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>{content}'
        f'<rect y="{HEIGHT - GROUND}" width="{WIDTH}" height="{GROUND}" fill="{PLINTH}"/></svg>'
    )
    return resvg_py.svg_to_bytes(
        svg_string=drawn, width=WIDTH, skip_system_fonts=True, font_files=FONT_FILES
    )


def entry_card(front: str, *, name: str, place: str, site: str) -> bytes:
    """The card of an entry, as PNG: its front on its sky, its name, where it is, whose site.

    Some 60 ms. A name that is too long for the card ends in an ellipsis; one in another script
    than the Latin gives way to the place, or to the front and the site alone.
    """
    name, place = _drawable(name), _drawable(place)
    if not name:
        name, place = place, ""
    size, lines = _fitted(name)
    high = len(lines) * size * LEADING + (60 if place else 0)
    top = (HEIGHT - GROUND - 90 - high) / 2 + size * 0.8
    words = [
        _text(line, TEXT_LEFT, top + at * size * LEADING, size, INK)
        for at, line in enumerate(lines)
    ]
    if place:
        below = top + (len(lines) - 1) * size * LEADING + 66
        words.append(_text(_shortened(place, 36), TEXT_LEFT, below, 36, INK_SOFT))
    front_top = (HEIGHT - GROUND - FRONT) / 2
    return _png(
        _placed(front, FRONT_LEFT, front_top, FRONT)
        + "".join(words)
        + _logo(TEXT_LEFT, HEIGHT - GROUND - 90, 52, site)
    )


def site_card(fronts: Sequence[str], *, site: str, words: str) -> bytes:
    """The card of every other page, as PNG: a street of fronts without tile, and what the site is.

    The words are cut off where they are wider than the card.
    """
    sky = f'<rect y="{SKYLINE}" width="{WIDTH}" height="{HEIGHT - SKYLINE}" fill="{SKY}"/>'
    step = (WIDTH - FRONT_IN_A_STREET) / max(len(fronts) - 1, 1)
    feet = HEIGHT - GROUND - FRONT_IN_A_STREET * FRONT_GROUND / FRONT_UNITS
    houses = "".join(
        _placed(front, at * step, feet, FRONT_IN_A_STREET) for at, front in enumerate(fronts)
    )
    said = _shortened(_drawable(words), 52, WIDTH - 2 * FRONT_LEFT)
    said = _text(said, FRONT_LEFT, 220, 52, INK)
    return _png(sky + houses + _logo(FRONT_LEFT, 60, 64, site) + said)
