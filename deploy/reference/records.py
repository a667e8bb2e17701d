"""The rows of the reference files, and the few operations they all need."""

import csv
import json
import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

# Unicode does not decompose these letters into a letter and an accent.
UNDECOMPOSED = str.maketrans({"ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ß": "ss", "œ": "oe"})


@dataclass(frozen=True, order=True)
class Point:
    """WGS 84 degrees."""

    latitude: float
    longitude: float

    def km_to(self, other: "Point") -> float:
        """Flat distance: right to a percent over the size of a country of ours."""
        middle = math.radians((self.latitude + other.latitude) / 2)
        north = (self.latitude - other.latitude) * 111.2
        east = (self.longitude - other.longitude) * 111.2 * math.cos(middle)
        return math.hypot(north, east)


def middle(points: Iterable[Point]) -> Point:
    """The median of each coordinate: one far point (Bornholm, a homonym) does not move it."""
    known = list(points)
    return Point(
        median(point.latitude for point in known), median(point.longitude for point in known)
    )


def mean(points: Iterable[Point]) -> Point:
    known = list(points)
    return Point(
        sum(point.latitude for point in known) / len(known),
        sum(point.longitude for point in known) / len(known),
    )


@dataclass(frozen=True)
class Region:
    path: str
    kind: str
    name: str
    language: str
    names: dict[str, str]
    centre: Point
    scheme: str = ""
    code: str = ""
    iso: str = ""
    aliases: frozenset[str] = frozenset()
    valid_until: str = ""
    successor: str = ""


@dataclass(frozen=True)
class Postcode:
    country: str
    code: str
    municipalities: tuple[str, ...]
    point: Point
    approximate: bool
    derivation: str
    localities: tuple[str, ...] = field(default=())


def slug(name: str) -> str:
    """`'s-Hertogenbosch` becomes `s-hertogenbosch`, `Næstved` becomes `naestved`."""
    return re.sub(r"[^a-z0-9]+", "-", _ascii(name)).strip("-")


def fold(name: str) -> str:
    """What two spellings of one name have in common."""
    return re.sub(r"[^a-z0-9]", "", _ascii(name))


def _ascii(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.translate(UNDECOMPOSED))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()


def write_regions(file: Path, regions: Iterable[Region]) -> None:
    _write(
        file,
        "path,kind,scheme,code,iso,name,names,language,latitude,longitude,aliases,valid_until,"
        "successor",
        (
            (
                region.path,
                region.kind,
                region.scheme,
                region.code,
                region.iso,
                region.name,
                _json({language: region.names[language] for language in sorted(region.names)}),
                region.language,
                *_degrees(region.centre),
                # An alias that only repeats a name finds nothing new.
                _json(sorted(region.aliases - {region.name, *region.names.values()})),
                region.valid_until,
                region.successor,
            )
            for region in regions
        ),
    )


def write_postcodes(file: Path, postcodes: Iterable[Postcode]) -> None:
    _write(
        file,
        "country,code,municipalities,latitude,longitude,approximate,derivation,localities",
        (
            (
                postcode.country,
                postcode.code,
                " ".join(sorted(postcode.municipalities)),
                *_degrees(postcode.point),
                "yes" if postcode.approximate else "no",
                postcode.derivation,
                _json(list(postcode.localities)),
            )
            for postcode in postcodes
        ),
    )


def _write(file: Path, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(sorted(rows))


def _degrees(point: Point) -> tuple[str, str]:
    return f"{point.latitude:.5f}", f"{point.longitude:.5f}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
