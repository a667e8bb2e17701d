"""The committed demonstration files as plain rows, for the tests of what is in them."""

import json
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
