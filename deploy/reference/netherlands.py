"""The Netherlands: provinces, municipalities and four-digit postcodes."""

from collections import Counter
from dataclasses import dataclass
from functools import cache

from deploy.reference.records import Point, Postcode, Region, fold, mean, middle, slug
from deploy.reference.sources import (
    ListedPostcode,
    Place,
    dutch_municipalities,
    listed_postcodes,
    most_populous,
    places,
)
from deploy.reference.tables import (
    COUNTRIES,
    DUTCH_ALIASES,
    DUTCH_NAMES,
    DUTCH_PROVINCES,
    DUTCH_VILLAGES,
    EXONYMS,
    PROVINCE_ALIASES,
    WRITTEN_CENTRES,
)

# Codes are handed out from west to east and back: a place further than this from the codes next
# to it is another place of the same name.
NEIGHBOURHOOD_KM = 30


def regions() -> list[Region]:
    municipalities = _municipalities()
    language, names = COUNTRIES["nl"]
    everywhere = middle(row.centre for row in municipalities.values())
    rows = [Region("nl", "country", names[language], language, names, everywhere, iso="NL")]
    for iso, names in DUTCH_PROVINCES.items():
        path = f"nl/{slug(names['nl'])}"
        inside = [row.centre for row in municipalities.values() if row.path.startswith(path + "/")]
        aliases = PROVINCE_ALIASES.get(iso, frozenset())
        rows.append(
            Region(
                path,
                "province",
                names["nl"],
                "nl",
                names,
                middle(inside),
                iso=iso,
                aliases=aliases,
            )
        )
    return rows + list(municipalities.values())


@cache
def _municipalities() -> dict[str, Region]:
    """By CBS code."""
    villages: dict[str, list[Place]] = {}
    for place in places("NL"):
        villages.setdefault(_cbs(place), []).append(place)
    found = {}
    for code, (listed_name, province) in dutch_municipalities().items():
        name = DUTCH_NAMES.get(code, listed_name)
        inside = villages.get(code, [])
        exonyms = EXONYMS.get(code, {})
        for exonym in exonyms.values():
            if not any(place.is_called(exonym) or place.is_also_called(exonym) for place in inside):
                raise ValueError(f"GeoNames does not know {exonym} as a name of {name}")
        found[code] = Region(
            f"nl/{slug(DUTCH_PROVINCES[province]['nl'])}/{slug(name)}",
            "municipality",
            name,
            "nl",
            {"nl": name, **exonyms},
            _centre(code, name, inside),
            "cbs",
            code,
            aliases=frozenset(place.name for place in inside)
            | DUTCH_ALIASES.get(code, frozenset())
            | {
                village
                for village, owner in DUTCH_VILLAGES.items()
                if owner == code and not village.isdigit()
            },
        )
    return found


def _cbs(place: Place) -> str:
    return "GM" + place.municipality.rpartition(".")[2]


def _centre(code: str, name: str, inside: list[Place]) -> Point:
    """The place that has the municipality's name, else its most populous place."""
    if code in WRITTEN_CENTRES:
        return WRITTEN_CENTRES[code]
    named = [place for place in inside if place.is_called(name)]
    seat = most_populous(named) or most_populous(inside)
    if seat is None:
        raise ValueError(f"No place found in {code} {name}: add it to WRITTEN_CENTRES")
    return seat.point


def postcodes() -> list[Postcode]:
    municipalities = _municipalities()
    listed = sorted(listed_postcodes("NL"), key=lambda row: row.code)
    located = _locate(listed, _candidates(municipalities))
    spots = {
        row.code: located.get(row.code) or Spot("", "neighbours", _between(row.code, located))
        for row in listed
    }
    # All codes of a town get the town's one point: up to 8 km off in Amsterdam.
    shared = Counter(spot.point for spot in spots.values())
    rows = []
    for row in listed:
        spot = spots[row.code]
        paths = (municipalities[spot.municipality].path,) if spot.municipality else ()
        approximate = spot.derivation != "place" or shared[spot.point] > 1
        rows.append(
            Postcode(
                "NL", row.code, paths, spot.point, approximate, spot.derivation, (row.locality,)
            )
        )
    return rows


@dataclass(frozen=True, order=True)
class Spot:
    """Where a postcode lies: the CBS code of a municipality (none between neighbours), and how the
    point was found."""

    municipality: str
    derivation: str
    point: Point


def _candidates(municipalities: dict[str, Region]) -> dict[str, set[Spot]]:
    """What a locality's folded name may mean: places of that name, else places that are also
    called so, else a municipality or a village of one."""
    named: dict[str, set[Spot]] = {}
    also: dict[str, set[Spot]] = {}
    for place in places("NL"):
        spot = Spot(_cbs(place), "place", place.point)
        named.setdefault(fold(place.name), set()).add(spot)
        for other in place.other_names:
            also.setdefault(fold(other), set()).add(spot)
    owners = {row.name: code for code, row in municipalities.items()} | DUTCH_VILLAGES
    own = {
        fold(name): {Spot(code, "municipality", municipalities[code].centre)}
        for name, code in owners.items()
    }
    return own | also | named


def _locate(listed: list[ListedPostcode], candidates: dict[str, set[Spot]]) -> dict[str, Spot]:
    """Postcode to place, by name and by the codes around it; never by the name alone.

    Spijk, Velp and Haren each exist in several provinces, and the list's own provinces are wrong
    for 36 codes. So the codes whose name means one place show where their numbers lie, and every
    code takes the candidate nearest to there, or none.
    """
    possible = {
        row.code: candidates.get(row.code) or candidates.get(fold(row.locality), set())
        for row in listed
    }
    sure = {code: next(iter(spots)) for code, spots in possible.items() if len(spots) == 1}
    located = {}
    for code, spots in possible.items():
        expected = _around(code, sure)
        near = [
            (spot.point.km_to(expected), spot)
            for spot in spots
            if spot.point.km_to(expected) <= NEIGHBOURHOOD_KM
        ]
        if near:
            located[code] = min(near)[1]
    return located


def _around(code: str, sure: dict[str, Spot]) -> Point:
    """The middle of the ten nearest other codes: a median, so that one stray does not count."""
    nearest = sorted(
        (other for other in sure if other != code),
        key=lambda other: abs(int(other) - int(code)),
    )[:10]
    return middle(sure[other].point for other in nearest)


def _between(code: str, located: dict[str, Spot]) -> Point:
    """The mean of the codes just below and just above that have a place."""
    below = max((other for other in located if other < code), default=None)
    above = min((other for other in located if other > code), default=None)
    return mean(located[other].point for other in (below, above) if other is not None)
