"""Belgium: regions, provinces, municipalities, those that merged, and postcodes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from deploy.reference.records import Point, Postcode, Region, fold, mean, middle, slug
from deploy.reference.sources import (
    ListedPostcode,
    Place,
    belgian_municipalities,
    belgian_places,
    listed_postcodes,
    most_populous,
    municipalities_at,
    municipalities_of_belgian_postcodes,
)
from deploy.reference.tables import (
    BELGIAN_PROVINCES,
    BELGIAN_REGIONS,
    COUNTRIES,
    DUTCH_NAMES_IN_BRUSSELS,
    EXONYMS,
    GERMAN_NAMES,
    MERGERS,
    REGION_SLUGS,
    SEATS,
    WRITTEN_CENTRES,
    Names,
)


@dataclass(frozen=True)
class Municipality:
    code: str
    names: Names
    language: str
    parent: str
    centre: Point

    @property
    def name(self) -> str:
        return self.names[self.language]

    @property
    def path(self) -> str:
        return f"{self.parent}/{slug(self.name)}"


def regions() -> list[Region]:
    municipalities = _municipalities()
    former = list(_former(municipalities))
    return [
        *_larger_regions(municipalities),
        *(_current(municipality, former) for municipality in municipalities.values()),
        *former,
    ]


def _larger_regions(municipalities: dict[str, Municipality]) -> Iterator[Region]:
    """The country, the three regions and the ten provinces, in the middle of their
    municipalities."""
    below: dict[str, list[Point]] = {}
    for municipality in municipalities.values():
        parts = municipality.path.split("/")
        for depth in range(1, len(parts)):
            below.setdefault("/".join(parts[:depth]), []).append(municipality.centre)
    centres = {path: middle(points) for path, points in below.items()}

    language, names = COUNTRIES["be"]
    yield Region("be", "country", names[language], language, names, centres["be"], iso="BE")
    for code, (iso, language, names, aliases) in BELGIAN_REGIONS.items():
        path = f"be/{REGION_SLUGS[code]}"
        yield Region(
            path,
            "region",
            names[language],
            language,
            names,
            centres[path],
            "nis",
            code,
            iso,
            aliases,
        )
    for code, (path, language) in _province_paths().items():
        iso, names = BELGIAN_PROVINCES[code]
        yield Region(
            path, "province", names[language], language, names, centres[path], "nis", code, iso
        )


def _current(municipality: Municipality, former: list[Region]) -> Region:
    predecessors = {
        name for row in former if row.successor == municipality.path for name in row.names.values()
    }
    return Region(
        municipality.path,
        "municipality",
        municipality.name,
        municipality.language,
        municipality.names,
        municipality.centre,
        "nis",
        municipality.code,
        aliases=_villages(municipality) | predecessors,
    )


def _province_paths() -> dict[str, tuple[str, str]]:
    """NIS code of a province to its path and its region's language, in which the path is."""
    paths = {}
    for municipality in belgian_municipalities():
        code = municipality.get("province", "")
        # The municipalities of Brussels have their region in the place of a province.
        if code in BELGIAN_PROVINCES:
            region = municipality["region"]
            language = BELGIAN_REGIONS[region][1]
            name = BELGIAN_PROVINCES[code][1][language]
            paths[code] = (f"be/{REGION_SLUGS[region]}/{slug(name)}", language)
    return paths


@cache
def parents() -> dict[str, str]:
    """NIS code of a municipality to the path of its province, or of Brussels."""
    provinces = _province_paths()
    paths = {}
    for listed in belgian_municipalities():
        region = f"be/{REGION_SLUGS[listed['region']]}"
        paths[listed["id"]], _ = provinces.get(listed.get("province", ""), (region, ""))
    return paths


@cache
def _municipalities() -> dict[str, Municipality]:
    """By NIS code."""
    found = {}
    for listed in belgian_municipalities():
        code, names = listed["id"], {"nl": listed["name"]["nl"], "fr": listed["name"]["fr"]}
        language = BELGIAN_REGIONS[listed["region"]][1]
        if code in GERMAN_NAMES:
            language = "de"
            names["de"] = GERMAN_NAMES[code]
        seat = _seat(code, names)
        exonyms = EXONYMS.get(code, {})
        for exonym in exonyms.values():
            if not (seat.is_called(exonym) or seat.is_also_called(exonym)):
                raise ValueError(f"GeoNames does not know {exonym} as a name of {seat.name}")
        found[code] = Municipality(code, names | exonyms, language, parents()[code], seat.point)
    return found


def _seat(code: str, names: Names) -> Place:
    """The place that a municipality is found at.

    In this order: the place of its name; of its predecessors the most populous; of the parts of
    a compound name (Lo-Reninge) the most populous; a village of `SEATS`; a written centre. The
    place must lie in a canton of the municipality: Halle is also a village near Antwerp.
    """
    own = set(names.values())
    inside = [place for place in belgian_places() if code in municipalities_at(place.point)]
    attempts: list[set[str]] = [own]
    if code in MERGERS:
        attempts.append({name for _, name, _, _ in MERGERS[code][1]})
    attempts.append(set().union(*(_parts(name) for name in own)))
    attempts.append(set(SEATS.get(names["fr"], ()) or SEATS.get(names["nl"], ())))
    for attempt in attempts:
        folded = {fold(name) for name in attempt}
        for by_other_names in (False, True):
            called = [
                place
                for place in inside
                if fold(place.name) in folded
                or (by_other_names and any(place.is_also_called(name) for name in attempt))
            ]
            if seat := most_populous(called):
                return seat
    if code in WRITTEN_CENTRES:
        return Place(names["nl"], WRITTEN_CENTRES[code], 0, frozenset())
    raise ValueError(f"No place found for municipality {code} {names['nl']}: add it to SEATS")


def _parts(name: str) -> set[str]:
    """`Ham-sur-Heure-Nalinnes` gives `Nalinnes`, `Ham-sur-Heure` and every other run of parts."""
    parts = name.split("-")
    return {
        "-".join(parts[start:end])
        for start, end in combinations(range(len(parts) + 1), 2)
        if end - start < len(parts)
    }


def _villages(municipality: Municipality) -> frozenset[str]:
    """The places known to lie in the municipality: those in a canton that it has for itself.

    A canton of several municipalities does not tell which of them a village belongs to.
    """
    return frozenset(
        place.name
        for place in belgian_places()
        if municipalities_at(place.point) == {municipality.code}
    )


def _former(municipalities: dict[str, Municipality]) -> Iterator[Region]:
    current = {municipality.path for municipality in municipalities.values()}
    for successor_code, (last_day, predecessors) in MERGERS.items():
        successor = municipalities[successor_code]
        for code, dutch, french, _ in predecessors:
            if code == successor_code:
                continue
            names = {"nl": dutch, "fr": french}
            name = names[successor.language]
            # The first two digits are the arrondissement. Zwijndrecht (11056) was in the province
            # of Antwerp; what it became is in East Flanders.
            province = next(path for nis, path in parents().items() if nis[:2] == code[:2])
            path = f"{province}/{slug(name)}"
            if path in current:
                path = f"{path}-{last_day[:4]}"
            yield Region(
                path,
                "former-municipality",
                name,
                successor.language,
                names,
                _seat(successor_code, names).point,
                "nis",
                code,
                valid_until=last_day,
                successor=successor.path,
            )


def postcodes() -> list[Postcode]:
    municipalities = _municipalities()
    listed = {row.code: row for row in listed_postcodes("BE")}
    seats = _seat_postcodes(municipalities)
    return [
        _postcode(code, [municipalities[nis] for nis in codes], listed.get(code), seats.get(code))
        for code, codes in municipalities_of_belgian_postcodes().items()
    ]


def _seat_postcodes(municipalities: dict[str, Municipality]) -> dict[str, tuple[str, Point]]:
    """The postcode of every town hall: its municipality's (or predecessor's) name and centre.

    It is the lowest code of a municipality that ends in 0. After a merger the lowest may be a
    predecessor's (2070 is Zwijndrecht, not Beveren), so there each predecessor has its own.
    """
    codes: dict[str, list[str]] = {}
    for postcode, owners in municipalities_of_belgian_postcodes().items():
        for owner in owners:
            codes.setdefault(owner, []).append(postcode)
    seats = {}
    for nis, municipality in municipalities.items():
        if nis in MERGERS:
            for _, dutch, french, postcode in MERGERS[nis][1]:
                names = {"nl": dutch, "fr": french}
                if postcode not in codes[nis]:
                    raise ValueError(f"{postcode} {dutch} is not a postcode of {nis}")
                seats[postcode] = (names[municipality.language], _seat(nis, names).point)
        else:
            lowest = min(codes[nis], key=lambda code: (not code.endswith("0"), code))
            seats[lowest] = (municipality.name, municipality.centre)
    return seats


def _postcode(
    code: str,
    municipalities: list[Municipality],
    listed: ListedPostcode | None,
    seat: tuple[str, Point] | None,
) -> Postcode:
    paths = tuple(municipality.path for municipality in municipalities)
    own = {municipality.code for municipality in municipalities}
    village = listed.locality if listed else ""
    localities = [name for name in (DUTCH_NAMES_IN_BRUSSELS.get(village), village) if name]
    if seat:
        name, point = seat
        others = [other for other in localities if not _same(other, name, municipalities)]
        return Postcode("BE", code, paths, point, False, "seat", (name, *others))
    if listed and listed.point and own & municipalities_at(listed.point):
        return Postcode("BE", code, paths, listed.point, False, "postcode", tuple(localities))
    homonyms = [
        place
        for place in belgian_places()
        if (place.is_called(village) or place.is_also_called(village))
        and own & municipalities_at(place.point)
    ]
    if place := most_populous(homonyms):
        return Postcode("BE", code, paths, place.point, False, "village", tuple(localities))
    centre = mean(municipality.centre for municipality in municipalities)
    return Postcode("BE", code, paths, centre, True, "municipality", tuple(localities))


def _same(locality: str, name: str, municipalities: list[Municipality]) -> bool:
    """Whether a locality only repeats the seat's name, in whichever language."""
    known = {name, *(own for each in municipalities for own in each.names.values())}
    return fold(locality) in {fold(other) for other in known}
