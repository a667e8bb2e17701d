"""An operator's own file of postcodes and their points, in the format of GeoNames.

Twelve columns, separated by tabs: country, code, place, three times a name and a code of an
administrative area, latitude, longitude, accuracy. Several rows of a code give it their mean.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from houses.loading.postcodes import IMPORTED, POINT
from houses.loading.rows import LoadingError
from houses.models import Postcode

COLUMNS = 12

# How a country writes its codes, and the part of it that the directory knows as an area.
SHAPES = {
    "be": re.compile(r"([1-9][0-9]{3})"),
    "nl": re.compile(r"([1-9][0-9]{3})(?: ?[A-Za-z]{2})?"),
}
ANY_SHAPE = re.compile(r"([0-9A-Za-z][0-9A-Za-z -]{0,9})")

# A point is kept to about a metre.
DECIMALS = 5


class Point(NamedTuple):
    latitude: float
    longitude: float


@dataclass(frozen=True)
class PointFile:
    points: dict[str, Point]
    rows: int
    problems: list[LoadingError]


class ImportReport(NamedTuple):
    changed: int
    same: int
    # Codes of the file that the directory does not have, and the other way round.
    unknown: list[str]
    missing: list[str]


def read_points(path: Path, country: str) -> PointFile:
    """The mean point of each code of the country (two letters, lower case).

    Rows of other countries are passed over. Those that cannot be read are listed, none raised.
    """
    found: dict[str, list[Point]] = defaultdict(list)
    problems = []
    rows = 0
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                cells = line.rstrip(b"\r\n").decode().split("\t")
                if cells[0].lower() != country and len(cells) == COLUMNS:
                    continue
                rows += 1
                code, point = _point(cells, country)
                found[code].append(point)
            except UnicodeDecodeError:
                problems.append(LoadingError(path.name, number, _("This is not UTF-8.")))
            except ValueError as problem:
                problems.append(LoadingError(path.name, number, str(problem)))
    return PointFile({code: _mean(points) for code, points in found.items()}, rows, problems)


def import_points(points: dict[str, Point], country: str, *, write: bool) -> ImportReport:
    """Gives the postcodes of the country the points of a file, which the reference data then keep.

    Writes nothing without `write`; the report is the same. No postcode is added: the file does
    not say for certain in which municipality a code lies.
    """
    known = {postcode.code: postcode for postcode in Postcode.objects.filter(country=country)}
    changed = []
    for code in points.keys() & known.keys():
        postcode, point = known[code], points[code]
        imported = {**point._asdict(), "approximate": False, "derivation": IMPORTED}
        if any(getattr(postcode, name) != value for name, value in imported.items()):
            for name, value in imported.items():
                setattr(postcode, name, value)
            changed.append(postcode)
    if write:
        with transaction.atomic():
            for postcode in changed:
                postcode.save(update_fields=POINT)
    same = len(points.keys() & known.keys()) - len(changed)
    unknown, missing = points.keys() - known.keys(), known.keys() - points.keys()
    return ImportReport(len(changed), same, sorted(unknown), sorted(missing))


def _point(cells: list[str], country: str) -> tuple[str, Point]:
    """Raises ValueError with a sentence."""
    if len(cells) != COLUMNS:
        sentence = _("This line has %(count)d columns, separated by tabs, where 12 are needed.")
        raise ValueError(sentence % {"count": len(cells)})
    code = SHAPES.get(country, ANY_SHAPE).fullmatch(cells[1].strip())
    if not code:
        raise ValueError(_("“%s” is no postcode of this country.") % cells[1])
    try:
        point = Point(float(cells[9]), float(cells[10]))
    except ValueError:
        raise ValueError(_("Latitude and longitude must be numbers.")) from None
    if not (-90 <= point.latitude <= 90 and -180 <= point.longitude <= 180):
        raise ValueError(_("This point does not lie on earth."))
    return code[1].upper(), point


def _mean(points: list[Point]) -> Point:
    return Point(
        round(fmean(point.latitude for point in points), DECIMALS),
        round(fmean(point.longitude for point in points), DECIMALS),
    )
