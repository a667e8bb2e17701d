"""Belgium: regions, provinces, municipalities, those that merged, and postcodes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from records import Point, Postcode, Region, fold, mean, middle, slug
from sources import (
    ListedPostcode,
    Place,
    belgian_municipalities,
    belgian_places,
    listed_postcodes,
    most_populous,
    municipalities_at,
    municipalities_of_belgian_postcodes,
)
from tables import (
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

LANGUAGE_OF_REGION = {code: language for code, (_, language, *_) in BELGIAN_REGIONS.items()}


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
    municipalities = read_municipalities()
    language, names = COUNTRIES["be"]
    below: dict[str, list[Point]] = {}
    for municipality in municipalities.values():
        parts = municipality.path.split("/")
        for depth in range(1, len(parts)):
            below.setdefault("/".join(parts[:depth]), []).append(municipality.centre)
    centres = {path: middle(points) for path, points in below.items()}
    rows = [Region("be", "country", names[language], language, names, centres["be"], iso="BE")]
    for code, (iso, language, names, aliases) in BELGIAN_REGIONS.items():
        path = f"be/{REGION_SLUGS[code]}"
        name = names[language]
        rows.append(
            Region(path, "region", name, language, names, centres[path], "nis", code, iso, aliases)
        )
    for code, path in province_paths().items():
        iso, names = BELGIAN_PROVINCES[code]
        language = "nl" if path.startswith("be/vlaanderen") else "fr"
        name = names[language]
        rows.append(
            Region(path, "province", name, language, names, centres[path], "nis", code, iso)
        )
    former = list(_former(municipalities))
    for municipality in municipalities.values():
        rows.append(
            Region(
                municipality.path,
                "municipality",
                municipality.name,
                municipality.language,
                municipality.names,
                municipality.centre,
                "nis",
                municipality.code,
                aliases=_villages(municipality)
                | {
                    name
                    for row in former
                    if row.successor == municipality.path
                    for name in row.names.values()
                },
            )
        )
    return rows + former


def province_paths() -> dict[str, str]:
    """NIS code of a province to its path; the name in the path is in the region's language."""
    paths = {}
    for municipality in belgian_municipalities():
        if code := municipality.get("province"):
            if code in BELGIAN_PROVINCES:
                region = municipality["region"]
                name = BELGIAN_PROVINCES[code][1][LANGUAGE_OF_REGION[region]]
                paths[code] = f"be/{REGION_SLUGS[region]}/{slug(name)}"
    return paths


def read_municipalities() -> dict[str, Municipality]:
    """By NIS code."""
    paths = province_paths()
    found = {}
    for listed in belgian_municipalities():
        code, names = listed["id"], dict(listed["name"])
        language = LANGUAGE_OF_REGION[listed["region"]]
        if code in GERMAN_NAMES:
            language = "de"
            names["de"] = GERMAN_NAMES[code]
        names |= EXONYMS.get(code, {})
        parent = paths.get(listed.get("province", ""), f"be/{REGION_SLUGS[listed['region']]}")
        seat = _seat(code, names)
        for exonym in EXONYMS.get(code, {}).values():
            if not (seat.is_called(exonym) or seat.is_also_called(exonym)):
                raise ValueError(f"GeoNames does not know {exonym} as a name of {seat.name}")
        found[code] = Municipality(code, names, language, parent, seat.point)
    return found


def _seat(code: str, names: Names) -> Place:
    """The place that a municipality is found at.

    In this order: the place of its name; of its predecessors the most populous; of the parts of
    a compound name (Lo-Reninge) the most populous; a village of `SEATS`; a written centre. The
    place must lie in a canton of the municipality: Halle is also a village near Antwerp.
    """
    own = {names["nl"], names["fr"], *([names["de"]] if "de" in names else [])}
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
            names = {"nl": dutch, "fr": french}
            name = names[successor.language]
            path = f"{_province_of_arrondissement(code, municipalities)}/{slug(name)}"
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


def _province_of_arrondissement(code: str, municipalities: dict[str, Municipality]) -> str:
    """The first two digits of a NIS code are its arrondissement: Zwijndrecht (11056) was in the
    province of Antwerp, its successor is in East Flanders."""
    return next(
        municipality.parent
        for current, municipality in municipalities.items()
        if current[:2] == code[:2]
    )


def postcodes() -> list[Postcode]:
    municipalities = read_municipalities()
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
        # A code that crosses a border is the seat of the municipality it was listed for last:
        # 1050 is Elsene, though Brussel has a street of it.
        for owner in owners if len(owners) == 1 else owners[1:]:
            codes.setdefault(owner, []).append(postcode)
    seats = {}
    for nis, municipality in municipalities.items():
        if nis in MERGERS:
            for _, dutch, french, postcode in MERGERS[nis][1]:
                names = {"nl": dutch, "fr": french}
                if postcode not in codes[nis]:
                    raise ValueError(f"{postcode} {dutch} is not a postcode of {nis}")
                seats[postcode] = (names[municipality.language], _seat(nis, names).point)
        if nis not in MERGERS or nis == "11002":
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
