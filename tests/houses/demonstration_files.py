"""The committed demonstration files as plain rows, for the tests of what is in them."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "houses" / "data" / "demonstration"

type Entry = dict[str, Any]


@cache
def entries(name: str) -> list[Entry]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def organisations() -> list[Entry]:
    return entries("houses") + entries("organisations")


def house(key: str) -> Entry:
    return next(entry for entry in entries("houses") if entry["key"] == key)


def codes(scheme: str) -> set[str]:
    return {term["code"] for term in entries("vocabulary") if term["scheme"] == scheme}


def documented_fields(name: str) -> set[str]:
    """The names in the first column of the table that README.md has under the file's heading."""
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    section = text.split(f"## Fields of `{name}.jsonl`")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`.+?) \|", section, flags=re.MULTILINE)
    return set(re.findall(r"`(\w+)`", " ".join(rows)))
