"""What the accessibility statement says was found: read from one file, with its dates."""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FILE = Path(__file__).parent.parent / "data" / "accessibility.json"

BY_MACHINE = {
    "rules": _("The rules of WCAG that a program can test, in light and dark, large and small"),
    "html": _("Correct HTML"),
    "lighthouse": _("A second program: names, contrast, order, and how fast a page is there"),
    "browser": _("Using the site with the keyboard only, without scripts and on a small screen"),
}
BY_HAND = {
    "keyboard": _("Using every page with the keyboard only"),
    "screen-reader": _("Hearing each sort of page with a screen reader, in the order it reads"),
    "zoom": _("Enlarging each page to four times its size"),
    "text-spacing": _("More space between lines, words and letters"),
    "voice-control": _("Saying the names of buttons and links aloud to press them"),
    "forced-colours": _("The colours that you choose yourself in your system"),
    "reduced-motion": _("Asking for less movement"),
    "print": _("Printing"),
    "daily-users": _("Tests by people who use a screen reader or voice control every day"),
}
RESULTS = {
    "good": pgettext_lazy("what a test found", "good"),
    "partly": pgettext_lazy("what a test found", "good in part"),
    "not-good": pgettext_lazy("what a test found", "not good"),
}
NOT_DONE = "not-done"


@dataclass(frozen=True)
class Measured:
    """What a program found: how many checks over how many pages. None of it before `on`."""

    label: Promise
    tool: str
    on: date | None
    pages: int
    passed: int
    failed: int


@dataclass(frozen=True)
class Tried:
    label: Promise
    on: date | None
    result: str

    @property
    def in_words(self) -> Promise:
        """Only of what was done: what was not stands apart."""
        return RESULTS[self.result]


@dataclass(frozen=True)
class Statement:
    statement_of: date
    reviewed_on: date
    # After so many days without an answer, somebody else may be asked.
    answer_within_days: int
    by_machine: tuple[Measured, ...]
    by_hand: tuple[Tried, ...]

    @property
    def measured(self) -> list[Measured]:
        return [row for row in self.by_machine if row.on]

    @property
    def tried(self) -> list[Tried]:
        return [row for row in self.by_hand if row.on]

    @property
    def untested(self) -> list[Promise]:
        not_measured = [row.label for row in self.by_machine if not row.on]
        return not_measured + [row.label for row in self.by_hand if not row.on]

    @property
    def in_full(self) -> bool:
        """Only what was tested, each of it, and found good, meets the rules in full."""
        measured = all(row.on and not row.failed for row in self.by_machine)
        return measured and all(row.result == "good" for row in self.by_hand)


@lru_cache(maxsize=1)
def accessibility_statement() -> Statement:
    return read_statement(json.loads(FILE.read_text()))


def read_statement(written: dict[str, Any]) -> Statement:
    """Raises KeyError for a check or a result that has no words, ValueError for no date."""
    for row in written["by_hand"]:
        if (row["on"] is None) != (row["result"] == NOT_DONE):
            raise ValueError(f"{row['check']}: what was done has a date, and a result.")
    return Statement(
        statement_of=date.fromisoformat(written["statement_of"]),
        reviewed_on=date.fromisoformat(written["reviewed_on"]),
        answer_within_days=written["answer_within_days"],
        by_machine=tuple(
            Measured(
                label=BY_MACHINE[row["check"]],
                tool=row["tool"],
                on=_day(row["on"]),
                pages=row["pages"],
                passed=row["passed"],
                failed=row["failed"],
            )
            for row in written["by_machine"]
        ),
        by_hand=tuple(
            Tried(BY_HAND[row["check"]], _day(row["on"]), _known(row["result"]))
            for row in written["by_hand"]
        ),
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _known(result: str) -> str:
    if result not in {*RESULTS, NOT_DONE}:
        raise KeyError(result)
    return result
