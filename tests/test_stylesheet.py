"""What the one stylesheet promises: to old phones, to eyes, and to who shares a phone."""

import re
from itertools import product
from pathlib import Path

import pytest

CSS = (Path(__file__).resolve().parent.parent / "static" / "site.css").read_text()
RULES = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)
ON_SCREEN, ON_PAPER = RULES.split("@media print", 1)

# What Chrome 69 and Safari 12, the browsers of a phone of 2018, do not know. They drop the line, or
# with a nested rule or a layer all that follows.
NOT_YET_IN_2018 = {
    "two logical sides in one line": r"\b(?:margin|padding|border)-(?:inline|block)\s*:",
    "the sides of a box in one line": r"\binset(?:-[a-z-]+)?\s*:",
    "room between what is not a grid": r"(?<![a-z-])(?:row-|column-)?gap\s*:",
    "selectors that look around": r":(?:is|where|has)\(",
    "layers, containers and scopes": r"@(?:layer|container|scope|property|starting-style)",
    "colours by calculation": r"light-dark\(|color-mix\(|oklch\(",
    "ranges in a media query": r"@media[^{]*[<>]",
    "shapes by their proportion": r"aspect-ratio\s*:",
    "nested rules": r"(?m)^\s*&",
}
COLUMNS_OF_TEXT = "columns: 20rem 3; column-gap: 3rem;"

LIGHT, DARK = "light", "dark"


def _tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9A-Fa-f]{6})", block))


def _schemes() -> dict[str, dict[str, str]]:
    """The tokens as each visitor gets them: by light or dark, and by more contrast."""
    blocks = re.findall(r"(@media [^{]+\{\s*)?:root \{([^}]*)\}", ON_SCREEN)
    found = {head.strip(" {\n"): _tokens(body) for head, body in blocks}
    light = found[""]
    dark = light | found["@media (prefers-color-scheme: dark)"]
    more = found["@media (prefers-contrast: more)"]
    more_dark = found["@media (prefers-contrast: more) and (prefers-color-scheme: dark)"]
    return {
        LIGHT: light,
        DARK: dark,
        "light, more contrast": light | more,
        "dark, more contrast": dark | more | more_dark,
    }


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _ratio(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted([_luminance(one), _luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


GROUNDS = ["surface", "raised", "sunk", "glow"]
TEXTS = ["ink", "ink-soft", "accent", "accent-strong", "ok", "warn", "danger"]
# On which ground which text stands.
READ = [
    *product(TEXTS, GROUNDS),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("ok", "ok-wash"),
    ("danger", "danger-wash"),
    ("on-plinth", "plinth"),
    ("plinth-link", "plinth"),
    ("ink", "map-sea"),
    ("ink", "map-land"),
    ("ink", "map-chosen"),
]
# Lines that mean something.
DRAWN = [*product(["line"], [*GROUNDS, "map-sea", "map-land", "map-chosen"])]


@pytest.mark.parametrize("scheme", _schemes())
def test_every_text_is_read_with_the_contrast_of_aaa(scheme: str) -> None:
    tokens = _schemes()[scheme]

    poor = {(text, on): _ratio(tokens[text], tokens[on]) for text, on in READ}

    assert not {pair: ratio for pair, ratio in poor.items() if ratio < 7}


@pytest.mark.parametrize("scheme", _schemes())
def test_every_line_that_means_something_is_seen(scheme: str) -> None:
    tokens = _schemes()[scheme]

    faint = {(line, on): _ratio(tokens[line], tokens[on]) for line, on in DRAWN}

    assert not {pair: ratio for pair, ratio in faint.items() if ratio < 3}


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_who_asks_for_more_contrast_gets_more(scheme: str) -> None:
    usual, more = _schemes()[scheme], _schemes()[f"{scheme}, more contrast"]

    for text, on in [*product(TEXTS, GROUNDS), *DRAWN]:
        assert _ratio(more[text], more[on]) > _ratio(usual[text], usual[on]), (text, on)


@pytest.mark.parametrize("scheme", _schemes())
def test_one_of_the_two_rings_of_the_focus_is_seen_on_any_ground(scheme: str) -> None:
    tokens = _schemes()[scheme]

    # The rings lie around a button, never on it.
    for on in [*GROUNDS, "plinth", "map-sea", "map-land", "map-chosen"]:
        rings = [_ratio(tokens[ring], tokens[on]) for ring in ("ink", "focus")]
        assert max(rings) >= 3, on


@pytest.mark.parametrize("what", NOT_YET_IN_2018)
def test_a_phone_of_2018_reads_the_sheet_whole(what: str) -> None:
    said = RULES.replace(COLUMNS_OF_TEXT, "").replace("grid-column-gap", "").replace("grid-gap", "")

    assert not re.findall(NOT_YET_IN_2018[what], said.replace("grid-row-gap", ""))


def test_the_sheet_is_one_and_asks_nobody_else() -> None:
    assert not re.search(r"!important|@import|#[a-z][a-z-]*\s*[{,]", RULES)
    assert not re.search(r"(?:https?:)?//[a-z]", RULES)


def test_colours_have_roles() -> None:
    outside_the_tokens = re.sub(r":root \{[^}]*\}", "", ON_SCREEN)

    assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b", outside_the_tokens)
    # On paper there is black on white.
    assert set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", ON_PAPER)) == {"#000000", "#FFFFFF"}


def test_no_link_shows_on_a_shared_phone_where_somebody_has_been() -> None:
    assert ":visited" not in RULES


def test_nothing_moves() -> None:
    assert not re.search(r"\b(?:transition|animation|scroll-behavior)\b|@keyframes", RULES)
