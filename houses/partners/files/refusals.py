"""What a program asks for is done whole or refused: a file must not hold less, or more, unsaid."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from houses.analysis.words import tokens
from houses.filters import HouseFilter
from houses.filters.fields import LONGEST_VALUE, ChoicesField
from houses.filters.house_filter import MOST_VALUES
from houses.finding.words import MOST_WORDS
from houses.partners.files.json_stream import written
from houses.partners.files.search import Box

BOX = "bbox"


@dataclass(frozen=True)
class Refusal:
    """A parameter, its value, and why it cannot be done, as a sentence."""

    parameter: str
    value: str
    reason: str


def refusals(asked: HouseFilter, *, on_map: bool) -> list[Refusal]:
    """All that is wrong with a search, each thing once; `on_map` it may have a box."""
    found: dict[tuple[str, str], Refusal] = {}
    for one in (*_by_shape(asked, on_map=on_map), *_by_meaning(asked)):
        found.setdefault((one.parameter, one.value), one)
    return list(found.values())


def _by_shape(asked: HouseFilter, *, on_map: bool) -> Iterator[Refusal]:
    for name, values in asked.asked.lists():
        if name == "page":
            yield _refusal(name, values[-1], _("A file holds all pages. Leave this out."))
        elif name == BOX and on_map:
            if len(values) > 1 or box_of(asked.asked) is None:
                yield _refusal(name, values[-1], _("A box is west,south,east,north in degrees."))
        elif name not in asked.filters:
            yield _refusal(name, values[-1], _("This parameter is not known here."))
        else:
            yield from _of_values(asked, name, values)


def _of_values(asked: HouseFilter, name: str, values: list[str]) -> Iterator[Refusal]:
    several = isinstance(asked.form.fields[name], ChoicesField)
    most = MOST_VALUES if several else 1
    if len(values) > most:
        sentence = ngettext(
            "This may be given only once.", "This may be given %(most)d times at most.", most
        )
        yield _refusal(name, values[-1], sentence % {"most": most})
    for value in values:
        if len(value) > LONGEST_VALUE:
            sentence = _("This may have %(most)d characters at most.") % {"most": LONGEST_VALUE}
            yield _refusal(name, value, sentence)


def _by_meaning(asked: HouseFilter) -> Iterator[Refusal]:
    for problem in asked.problems:
        yield _refusal(problem.parameter, problem.value, str(problem.reason))
    if len(tokens(asked.words)) > MOST_WORDS:
        sentence = _("This may have %(most)d words at most.") % {"most": MOST_WORDS}
        yield _refusal("q", asked.words, sentence)


def _refusal(parameter: str, value: str, reason: str) -> Refusal:
    return Refusal(parameter[:LONGEST_VALUE], value[:LONGEST_VALUE], reason)


def box_of(asked: QueryDict) -> Box | None:
    """The box that was asked; None where there is none, or where it is no box."""
    try:
        west, south, east, north = map(float, asked.get(BOX, "").split(","))
    except ValueError:
        return None
    box = Box(west, south, east, north)
    on_earth = abs(west) <= 180 and abs(east) <= 180 and -90 <= south <= north <= 90
    return box if all(map(isfinite, box)) and on_earth else None


def refused(found: list[Refusal], *, title: str = "") -> HttpResponse:
    """Problem details (RFC 9457) in the active language, with every refusal."""
    problem = {
        "title": title or _("This search cannot be answered with a file."),
        "status": 400,
        "detail": " ".join(f"{one.parameter}: {one.reason}" for one in found),
        "errors": [
            {"parameter": one.parameter, "value": one.value, "detail": one.reason} for one in found
        ],
    }
    return HttpResponse(written(problem), status=400, content_type="application/problem+json")
