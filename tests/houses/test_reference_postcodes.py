"""The committed postcodes, read as plain rows: what their source gets wrong stays mended."""

import json
import re
from collections import Counter

import pytest

from tests.houses.reference_files import (
    belgian_postcodes,
    dutch_postcodes,
    km,
    regions,
    rows,
)

# Belgium


def test_every_belgian_postcode_is_there() -> None:
    # Statbel's table: 1,149 codes; every municipality has one.
    assert len(belgian_postcodes()) == len(rows("postcodes_be.csv")) == 1149
    assert all(row["municipalities"] for row in belgian_postcodes().values())


def test_every_municipality_of_a_postcode_exists_today() -> None:
    rows = [*belgian_postcodes().values(), *dutch_postcodes().values()]

    kinds = {regions()[path]["kind"] for row in rows for path in row["municipalities"].split()}

    assert kinds == {"municipality"}


def test_every_belgian_municipality_has_a_postcode() -> None:
    served = {
        path for row in belgian_postcodes().values() for path in row["municipalities"].split()
    }

    assert served == {
        path
        for path, row in regions().items()
        if path.startswith("be/") and row["kind"] == "municipality"
    }


def test_three_belgian_postcodes_lie_in_two_municipalities() -> None:
    double = {
        code: row["municipalities"].split()
        for code, row in belgian_postcodes().items()
        if " " in row["municipalities"]
    }

    assert double == {
        "1040": ["be/brussel/brussel", "be/brussel/etterbeek"],
        "1050": ["be/brussel/brussel", "be/brussel/elsene"],
        "1804": ["be/vlaanderen/vlaams-brabant/vilvoorde", "be/vlaanderen/vlaams-brabant/zemst"],
    }


@pytest.mark.parametrize(
    ("code", "seat", "village"),
    [
        ("8900", "Ieper", "Brielen"),
        ("8630", "Veurne", "Avekapelle"),
        ("9200", "Dendermonde", "Appels"),
        ("4000", "Liège", "Glain"),
        ("9100", "Sint-Niklaas", "Nieuwkerken-Waas"),
        # The lowest code of Beveren-Kruibeke-Zwijndrecht is not that of Beveren.
        ("2070", "Zwijndrecht", "Burcht"),
        ("9120", "Beveren", "Haasdonk"),
    ],
)
def test_a_main_postcode_is_named_after_its_town_not_its_first_village(
    code: str, seat: str, village: str
) -> None:
    assert json.loads(belgian_postcodes()[code]["localities"]) == [seat, village]


def test_a_main_postcode_lies_at_the_centre_of_its_town() -> None:
    ieper = regions()["be/vlaanderen/west-vlaanderen/ieper"]

    assert km(belgian_postcodes()["8900"], ieper) == 0


@pytest.mark.parametrize(
    ("code", "village", "municipality"),
    [
        # Where the source puts them 11 to 54 km away, and Sinaai 2 km.
        ("1910", "Berg", "be/vlaanderen/vlaams-brabant/kampenhout"),
        ("2223", "Schriek", "be/vlaanderen/antwerpen/heist-op-den-berg"),
        ("4821", "Andrimont", "be/wallonie/liege/dison"),
        ("6661", "Mont", "be/wallonie/luxembourg/houffalize"),
        ("6831", "Noirfontaine", "be/wallonie/luxembourg/bouillon"),
        ("6834", "Bellevaux", "be/wallonie/luxembourg/bouillon"),
        ("9112", "Sinaai-Waas", "be/vlaanderen/oost-vlaanderen/sint-niklaas"),
    ],
)
def test_a_misplaced_postcode_is_back_in_its_municipality(
    code: str,
    village: str,
    municipality: str,
) -> None:
    row = belgian_postcodes()[code]

    assert village in json.loads(row["localities"])
    assert row["municipalities"] == municipality
    # Sinaai, the furthest of the seven, is 7 km from Sint-Niklaas.
    assert km(row, regions()[municipality]) < 8


def test_no_belgian_postcode_is_far_from_its_municipality() -> None:
    # Sint-Pieters-Kapelle is 12.6 km from the centre of Pajottegem, a merger of three.
    furthest = 13

    far = [
        code
        for code, row in belgian_postcodes().items()
        if any(km(row, regions()[path]) > furthest for path in row["municipalities"].split())
    ]

    assert far == []


def test_the_belgian_postcodes_without_a_point_say_that_theirs_is_approximate() -> None:
    approximate = {code for code, row in belgian_postcodes().items() if row["approximate"] == "yes"}

    # The source lacks the first four; the villages of the last two are unknown to GeoNames.
    assert approximate == {"1804", "1931", "5352", "7010", "6831", "6834"}


# The Netherlands


def test_every_dutch_postcode_is_there() -> None:
    assert len(dutch_postcodes()) == len(rows("postcodes_nl.csv")) == 4072
    assert all(re.fullmatch(r"[1-9]\d{3}", code) for code in dutch_postcodes())


@pytest.mark.parametrize(
    ("code", "municipality"),
    [
        # One name in several provinces: the number says which.
        ("4211", "nl/gelderland/west-betuwe"),  # Spijk
        ("6881", "nl/gelderland/rheden"),  # Velp
        ("9751", "nl/groningen/groningen"),  # Haren
        ("1017", "nl/noord-holland/amsterdam"),
        ("2511", "nl/zuid-holland/den-haag"),
        ("5211", "nl/noord-brabant/s-hertogenbosch"),
        ("4871", "nl/noord-brabant/etten-leur"),
        ("6211", "nl/limburg/maastricht"),
    ],
)
def test_a_dutch_postcode_lies_in_the_right_town_of_that_name(code: str, municipality: str) -> None:
    row = dutch_postcodes()[code]

    assert row["municipalities"] == municipality
    # Within a municipality of the size of Groningen.
    assert km(row, regions()[municipality]) < 10


def test_no_dutch_postcode_is_far_from_its_municipality() -> None:
    # Westerwolde and Súdwest-Fryslân are each over 50 km long.
    furthest = 30

    far = [
        code
        for code, row in dutch_postcodes().items()
        if any(km(row, regions()[path]) > furthest for path in row["municipalities"].split())
    ]

    assert far == []


def test_a_dutch_point_that_stands_for_several_codes_says_so() -> None:
    shared = Counter((row["latitude"], row["longitude"]) for row in dutch_postcodes().values())

    silent = [
        code
        for code, row in dutch_postcodes().items()
        if row["approximate"] == "no" and shared[row["latitude"], row["longitude"]] > 1
    ]

    assert silent == []


def test_a_dutch_postcode_between_its_neighbours_claims_no_municipality() -> None:
    guessed = [row for row in dutch_postcodes().values() if row["derivation"] == "neighbours"]

    # Three of four codes are placed by name; if most were guessed, the rule would be broken.
    assert 900 < len(guessed) < 1100
    assert all(row["approximate"] == "yes" and not row["municipalities"] for row in guessed)
