"""What the scripts for visitors promise: small, and read by the browsers of a phone of 2018."""

import gzip
import re
from pathlib import Path

import pytest

SCRIPTS = sorted((Path(__file__).resolve().parent.parent / "static").glob("*.js"))
# What Chrome 69 and Safari 12 do not know. The first of each drops the whole script.
NOT_YET_IN_2018 = {
    "a step that may be nothing": r"\?\.(?!\d)",
    "a value for nothing": r"\?\?",
    "given where there is none": r"\|\|=|&&=|\?\?=",
    "a look behind": r"\(\?<[=!]",
    "fields of a class": r"(?m)^  (?:static )?#?\w+ =|this\.#",
    "from the end": r"\.at\(",
    "all of them replaced": r"\.replaceAll\(|\.matchAll\(",
    "lists made flat": r"\.flatMap\(|\.flat\(|fromEntries",
    "all that settle": r"allSettled|Promise\.any",
    "children replaced": r"\.replaceChildren\(",
}
# All of them together, compressed, on a poor network.
MOST_BYTES = 15_000


@pytest.mark.parametrize("what", NOT_YET_IN_2018)
def test_a_phone_of_2018_reads_every_script(what: str) -> None:
    assert SCRIPTS
    code = {path.name: re.sub(r"(?m)^\s*//.*$", "", path.read_text()) for path in SCRIPTS}

    assert not [name for name, text in code.items() if re.search(NOT_YET_IN_2018[what], text)]


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("a step that may be nothing", "find(one)?.focus()"),
        ("a step that may be nothing", "said?.[0]"),
        ("given where there is none", "ids ||= [];"),
        ("a look behind", "/(?<!a)b/"),
    ],
)
def test_what_is_too_new_is_seen(what: str, code: str) -> None:
    assert re.search(NOT_YET_IN_2018[what], code)
    assert not re.search(NOT_YET_IN_2018[what], "wide ?.5 : /(?<name>b)|c/.test(a || b)")


def test_all_scripts_together_are_small() -> None:
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in SCRIPTS}

    assert sum(sizes.values()) <= MOST_BYTES, sizes


@pytest.mark.parametrize(
    "what", [r"https?://(?!www\.w3\.org/)", r"(?m)^import ", r"\beval\(", r"setAttribute\(.style"]
)
def test_a_script_asks_nobody_else_and_does_nothing_that_our_policy_refuses(what: str) -> None:
    assert not [path for path in SCRIPTS if re.search(what, path.read_text())]
