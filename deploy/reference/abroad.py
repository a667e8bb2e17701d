"""Denmark and Great Britain: the country, its first-level regions, and the places of houses."""

from deploy.reference.records import Region, middle, slug
from deploy.reference.sources import danish_municipalities, most_populous, places
from deploy.reference.tables import (
    BRITISH_NATIONS,
    BRITISH_PLACES,
    COUNTRIES,
    DANISH_MUNICIPALITIES,
    DANISH_REGIONS,
    EXONYMS,
    Names,
)


def danish_regions() -> list[Region]:
    rows = _country_and_regions("dk", DANISH_REGIONS)
    paths = {row.iso: row.path for row in rows}
    listed = danish_municipalities()
    for name in DANISH_MUNICIPALITIES:
        geonames, region = listed[name]
        inside = [place for place in places("DK") if place.municipality == geonames]
        seat = most_populous(place for place in inside if place.is_called(name))
        seat = seat or most_populous(inside)
        if seat is None:
            raise ValueError(f"No place found in {name}")
        rows.append(
            Region(
                f"{paths[region]}/{slug(name)}",
                "municipality",
                name,
                "da",
                {"da": name},
                seat.point,
                # Both spellings are in use: Aarhus and Århus.
                aliases=frozenset(place.name for place in inside) | {name.replace("Aa", "Å")},
            )
        )
    return rows


def british_regions() -> list[Region]:
    rows = _country_and_regions("gb", BRITISH_NATIONS)
    paths = {row.iso: row.path for row in rows}
    for nation, names in BRITISH_PLACES.items():
        for name in names:
            # London is also a farm, Norwich also a hamlet: the most populous is meant.
            place = most_populous(
                place for place in places("GB") if place.area == nation and place.is_called(name)
            )
            if place is None:
                raise ValueError(f"GeoNames knows no {name} in {nation}")
            exonyms = EXONYMS.get(name, {})
            for exonym in exonyms.values():
                if not place.is_also_called(exonym):
                    raise ValueError(f"GeoNames does not know {exonym} as a name of {name}")
            rows.append(
                Region(
                    f"{paths[nation]}/{slug(name)}",
                    "municipality",
                    name,
                    "en",
                    {"en": name, **exonyms},
                    place.point,
                )
            )
    return rows


def _country_and_regions(country: str, regions: dict[str, Names]) -> list[Region]:
    language, names = COUNTRIES[country]
    known = places(country.upper())
    everywhere = middle(place.point for place in known)
    rows = [
        Region(
            country, "country", names[language], language, names, everywhere, iso=country.upper()
        )
    ]
    for iso, names in regions.items():
        centre = middle(place.point for place in known if place.area == iso)
        path = f"{country}/{slug(names[language])}"
        rows.append(Region(path, "region", names[language], language, names, centre, iso=iso))
    return rows
