"""The committed regions, read as plain rows: counts, names, mergers, and what houses need."""

import json
import re
from collections import Counter

import pytest

from tests.houses.demonstration_files import entries
from tests.houses.reference_files import FOLDER, km, regions, rows


def test_every_region_that_exists_is_there() -> None:
    counts = Counter((path.split("/")[0], row["kind"]) for path, row in regions().items())

    # Statbel, 1 January 2025: 565 municipalities. Brussels is a region without a province.
    assert counts["be", "region"] == 3
    assert counts["be", "province"] == 10
    assert counts["be", "municipality"] == 565
    # CBS, 2026: 342 municipalities.
    assert counts["nl", "province"] == 12
    assert counts["nl", "municipality"] == 342
    assert counts["dk", "region"] == 5
    assert counts["gb", "region"] == 4
    assert sum(count for (_, kind), count in counts.items() if kind == "country") == 4


@pytest.mark.parametrize(
    ("parent", "municipalities"),
    [
        # Statbel's counts by region and by province.
        ("be/vlaanderen", 285),
        ("be/wallonie", 261),
        ("be/brussel", 19),
        ("be/vlaanderen/antwerpen", 67),
        ("be/vlaanderen/vlaams-brabant", 63),
        ("be/wallonie/brabant-wallon", 27),
        ("be/vlaanderen/west-vlaanderen", 62),
        ("be/vlaanderen/oost-vlaanderen", 55),
        ("be/wallonie/hainaut", 69),
        ("be/wallonie/liege", 84),
        ("be/vlaanderen/limburg", 38),
        ("be/wallonie/luxembourg", 43),
        ("be/wallonie/namur", 38),
    ],
)
def test_every_part_of_belgium_has_its_own_municipalities(parent: str, municipalities: int) -> None:
    inside = [
        path
        for path, row in regions().items()
        if path.startswith(f"{parent}/") and row["kind"] == "municipality"
    ]

    assert len(inside) == municipalities


def test_no_two_regions_share_a_path_or_a_code() -> None:
    listed = rows("regions.csv")

    codes = Counter((row["scheme"], row["code"]) for row in listed if row["code"])
    isos = Counter(row["iso"] for row in listed if row["iso"])

    assert len(regions()) == len(listed)
    assert codes.most_common(1)[0][1] == 1
    assert isos.most_common(1)[0][1] == 1


def test_every_path_is_lasting_and_lies_under_a_region() -> None:
    strange = [
        path
        for path in regions()
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9-]+)*", path)
    ]
    orphans = [
        path for path in regions() if "/" in path and path.rpartition("/")[0] not in regions()
    ]

    assert strange == []
    assert orphans == []


@pytest.mark.parametrize(
    ("path", "code", "name"),
    [
        ("be/vlaanderen/west-vlaanderen/brugge", "31005", "Brugge"),
        ("be/brussel/elsene", "21009", "Elsene"),
        ("be/wallonie/liege/eupen", "63023", "Eupen"),
        ("be/wallonie/liege/sankt-vith", "63067", "Sankt Vith"),
        ("be/wallonie/liege/liege", "62063", "Liège"),
        ("nl/noord-holland/amsterdam", "GM0363", "Amsterdam"),
        ("nl/groningen/groningen", "GM0014", "Groningen"),
        ("nl/zuid-holland/den-haag", "GM0518", "Den Haag"),
        ("nl/noord-brabant/s-hertogenbosch", "GM0796", "'s-Hertogenbosch"),
        ("nl/friesland/sudwest-fryslan", "GM1900", "Súdwest-Fryslân"),
        ("dk/hovedstaden/hillerod", "", "Hillerød"),
        ("gb/scotland/edinburgh", "", "Edinburgh"),
    ],
)
def test_a_municipality_has_the_path_code_and_name_of_its_own_language(
    path: str, code: str, name: str
) -> None:
    row = regions()[path]

    assert (row["code"], row["name"]) == (code, name)


def test_larger_regions_have_names_in_all_four_languages() -> None:
    incomplete = [
        path
        for path, row in regions().items()
        if row["kind"] in {"country", "region", "province"}
        and not {"nl", "fr", "de", "en"} <= json.loads(row["names"]).keys()
    ]

    assert incomplete == []


def test_the_name_of_a_region_is_its_name_in_its_own_language() -> None:
    strangers = [
        path
        for path, row in regions().items()
        if json.loads(row["names"])[row["language"]] != row["name"]
    ]

    assert strangers == []


def test_nine_belgian_municipalities_are_german() -> None:
    german = [path for path, row in regions().items() if row["language"] == "de"]

    assert len(german) == 9
    assert all(path.startswith("be/wallonie/liege/") for path in german)


@pytest.mark.parametrize(
    ("path", "also"),
    [
        ("be/vlaanderen/west-vlaanderen/ieper", {"Ypres", "Ypern"}),
        ("be/vlaanderen/west-vlaanderen/kortrijk", {"Courtrai"}),
        ("be/vlaanderen/antwerpen/mechelen", {"Malines", "Mecheln"}),
        ("be/vlaanderen/antwerpen/antwerpen", {"Anvers", "Antwerp", "Borsbeek"}),
        ("be/vlaanderen/limburg/tongeren-borgloon", {"Tongeren", "Borgloon", "Tongres", "Looz"}),
        ("be/vlaanderen/oost-vlaanderen/lievegem", {"Lovendegem", "Waarschoot", "Zomergem"}),
        ("nl/zuid-holland/den-haag", {"The Hague", "'s-Gravenhage", "Scheveningen"}),
        ("nl/noord-brabant/s-hertogenbosch", {"Den Bosch", "Bois-le-Duc", "Rosmalen"}),
        ("dk/midtjylland/aarhus", {"Århus"}),
    ],
)
def test_a_municipality_is_found_by_its_other_names(path: str, also: set[str]) -> None:
    row = regions()[path]

    known = {*json.loads(row["names"]).values(), *json.loads(row["aliases"])}

    assert also <= known


def test_every_region_lies_in_its_own_country() -> None:
    # West, south, east, north in degrees, generously.
    boxes = {
        "be": (2.5, 49.4, 6.5, 51.6),
        "nl": (3.3, 50.7, 7.3, 53.6),
        "dk": (8.0, 54.5, 15.3, 57.8),
        "gb": (-8.7, 49.8, 1.8, 60.9),
    }

    abroad = []
    for path, row in regions().items():
        west, south, east, north = boxes[path[:2]]
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
        if not (west < longitude < east and south < latitude < north):
            abroad.append(path)

    assert abroad == []


@pytest.mark.parametrize(
    ("path", "latitude", "longitude"),
    [
        # Names that also belong to a village elsewhere; points to two decimals from any map.
        ("be/vlaanderen/vlaams-brabant/halle", 50.73, 4.23),
        ("be/vlaanderen/antwerpen/kapellen", 51.31, 4.43),
        ("be/vlaanderen/oost-vlaanderen/aalst", 50.94, 4.04),
        ("be/wallonie/luxembourg/neufchateau", 49.84, 5.43),
        ("be/wallonie/hainaut/celles", 50.71, 3.46),
        ("be/vlaanderen/limburg/nieuwerkerken", 50.87, 5.19),
        ("be/vlaanderen/west-vlaanderen/tielt", 51.00, 3.33),
        ("nl/limburg/bergen", 51.60, 6.05),
        ("nl/noord-holland/bergen", 52.67, 4.70),
    ],
)
def test_a_municipality_is_not_mistaken_for_its_namesake(
    path: str, latitude: float, longitude: float
) -> None:
    there = {"latitude": str(latitude), "longitude": str(longitude)}

    # Two decimals are a kilometre, and a village centre is a matter of opinion.
    assert km(regions()[path], there) < 3


# Mergers


@pytest.mark.parametrize(
    ("successor", "code", "predecessors"),
    [
        ("be/vlaanderen/antwerpen/antwerpen", "11002", {"11007"}),
        ("be/vlaanderen/vlaams-brabant/pajottegem", "23106", {"23023", "23024", "23032"}),
        ("be/vlaanderen/west-vlaanderen/wingene", "37021", {"37012", "37018"}),
        ("be/vlaanderen/west-vlaanderen/tielt", "37022", {"37007", "37015"}),
        ("be/vlaanderen/oost-vlaanderen/nazareth-de-pinte", "44086", {"44012", "44048"}),
        ("be/vlaanderen/oost-vlaanderen/lochristi", "44087", {"44034", "44073"}),
        ("be/vlaanderen/oost-vlaanderen/merelbeke-melle", "44088", {"44040", "44043"}),
        ("be/vlaanderen/oost-vlaanderen/lokeren", "46029", {"44045", "46014"}),
        (
            "be/vlaanderen/oost-vlaanderen/beveren-kruibeke-zwijndrecht",
            "46030",
            {"11056", "46003", "46013"},
        ),
        ("be/vlaanderen/limburg/tessenderlo-ham", "71071", {"71057", "71069"}),
        ("be/vlaanderen/limburg/hasselt", "71072", {"71022", "73040"}),
        ("be/vlaanderen/limburg/bilzen-hoeselt", "73110", {"73006", "73032"}),
        ("be/vlaanderen/limburg/tongeren-borgloon", "73111", {"73009", "73083"}),
        ("be/wallonie/luxembourg/bastogne", "82039", {"82003", "82005"}),
    ],
)
def test_a_municipality_merged_in_2025_leads_to_what_it_became(
    successor: str, code: str, predecessors: set[str]
) -> None:
    former = {
        row["code"]
        for row in regions().values()
        if row["successor"] == successor and row["valid_until"] == "2024-12-31"
    }

    assert former == predecessors
    assert regions()[successor]["code"] == code
    assert regions()[successor]["kind"] == "municipality"


def test_only_a_former_municipality_has_a_last_day_and_a_successor() -> None:
    former = [row for row in regions().values() if row["kind"] == "former-municipality"]
    others = [row for row in regions().values() if row["kind"] != "former-municipality"]

    # 300 Flemish municipalities became 285 in 2025, 308 became 300 in 2019, 262 Walloon 261;
    # Antwerp kept its code, so 14 mergers ended 29 codes in 2025 and 7 ended 15 in 2019.
    assert Counter(row["valid_until"] for row in former) == {"2024-12-31": 29, "2018-12-31": 15}
    assert all(regions()[row["successor"]]["kind"] == "municipality" for row in former)
    assert not any(row["valid_until"] or row["successor"] for row in others)


def test_a_former_municipality_keeps_the_province_it_had() -> None:
    row = regions()["be/vlaanderen/antwerpen/zwijndrecht"]

    assert row["successor"] == "be/vlaanderen/oost-vlaanderen/beveren-kruibeke-zwijndrecht"


# What the demonstration needs


def test_every_municipality_with_a_house_is_there_in_the_province_the_house_says() -> None:
    municipalities = {
        row["code"]: path
        for path, row in regions().items()
        if row["kind"] == "municipality" and row["code"]
    }

    missing = []
    for house in entries("houses"):
        location = house.get("location", {})
        if code := location.get("municipality_code"):
            path = municipalities.get(code, "")
            above = path.rpartition("/")[0]
            if not path or regions()[above]["iso"] != location["iso"]:
                missing.append((house["key"], code))

    assert missing == []


@pytest.mark.parametrize("country", ["dk", "gb"])
def test_abroad_there_is_a_municipality_for_every_house_and_no_other(country: str) -> None:
    needed = {
        house["location"]["municipality"]
        for house in entries("houses")
        if house["location"]["country"] == country.upper() and "municipality" in house["location"]
    }

    there = {
        row["name"]
        for path, row in regions().items()
        if path.startswith(f"{country}/") and row["kind"] == "municipality"
    }

    assert there == needed


# The files themselves


def test_each_postcode_file_carries_its_own_licence() -> None:
    notices = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.LICENSE.txt")}

    assert notices.keys() == {"postcodes_be.LICENSE.txt", "postcodes_nl.LICENSE.txt"}
    assert all("Open Database License" in text for text in notices.values())


@pytest.mark.parametrize("name", ["regions.csv", "postcodes_be.csv", "postcodes_nl.csv"])
def test_a_file_is_sorted_and_has_unix_lines(name: str) -> None:
    content = (FOLDER / name).read_bytes()

    listed = [tuple(row.values()) for row in rows(name)]

    assert b"\r" not in content
    assert listed == sorted(listed)
