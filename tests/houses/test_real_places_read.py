"""Which place somebody names, among the real regions and postcodes and beside the real words."""

import pytest

from houses.finding.places import nearest_places, places_beginning, read_place
from houses.models import Region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_real_houses")]

OOSTENDE = "be/vlaanderen/west-vlaanderen/oostende"
AMSTERDAM = "nl/noord-holland/amsterdam"
GENT = "be/vlaanderen/oost-vlaanderen/gent"
MERGED = "be/vlaanderen/oost-vlaanderen/beveren-kruibeke-zwijndrecht"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("1017 AB", AMSTERDAM),
        ("1017ab", AMSTERDAM),
        ("8400", OOSTENDE),
        ("8400 Oostende", OOSTENDE),
        ("Ostende", OOSTENDE),
        ("Den Bosch", "nl/noord-brabant/s-hertogenbosch"),
        ("'s-Hertogenbosch", "nl/noord-brabant/s-hertogenbosch"),
        ("Luik", "be/wallonie/liege/liege"),
        ("Liège", "be/wallonie/liege/liege"),
        ("province de Liège", "be/wallonie/liege"),
        ("Gand", GENT),
        ("Ypern", "be/vlaanderen/west-vlaanderen/ieper"),
        ("Beveren-Kruibeke-Zwijndrecht", MERGED),
        # Municipalities until the end of 2024.
        ("Kruibeke", MERGED),
        ("beveren", MERGED),
        # A village of Brussels: only its postcode knows it.
        ("Laken", "be/brussel/brussel"),
        ("Sint-Niklaas", "be/vlaanderen/oost-vlaanderen/sint-niklaas"),
        ("Mol", "be/vlaanderen/antwerpen/mol"),
        ("halle", "be/vlaanderen/vlaams-brabant/halle"),
        ("As", "be/vlaanderen/limburg/as"),
        ("de haan", "be/vlaanderen/west-vlaanderen/de-haan"),
        ("Limburg", "be/vlaanderen/limburg"),
        ("Nederland", "nl"),
        ("Vlaanderen", "be/vlaanderen"),
    ],
)
def test_a_place_is_read(text: str, path: str) -> None:
    read = read_place(text, country="be")

    assert read.place
    assert (read.place.region.path, read.rest) == (path, "")


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("kanker Gent", "Gent", "kanker"),
        ("Gand cancer", "Gent", "cancer"),
        ("rouwgroep 8400", "8400 (Oostende)", "rouwgroep"),
        ("huis in Halle", "Halle", "huis"),
        ("kanker in de buurt van Brugge", "Brugge", "kanker"),
        ("dementie De Haan", "De Haan", "dementie"),
        ("Bergen senioren", "Bergen", "senioren"),
        ("jongeren Namen", "Namen", "jongeren"),
        ("2019 Brugge", "Brugge", "2019"),
    ],
)
def test_a_place_is_read_among_other_words(text: str, label: str, rest: str) -> None:
    read = read_place(text, country="be")

    assert read.place
    assert (read.place.label, read.rest) == (label, rest)


@pytest.mark.parametrize(
    "text",
    ["xqzvw", "😀😀", "x" * 5000, "een huis", "hulp voor mijn man", "thuiszorg", "1017 in 2019 te"],
)
def test_nonsense_and_ordinary_words_break_nothing(text: str) -> None:
    read = read_place(text, country="be")

    assert read.place is None or read.place.label == "1017 (Amsterdam)"


def test_bergen_is_three_places() -> None:
    in_belgium, in_the_netherlands = (read_place("Bergen", country=c) for c in ("be", "nl"))

    assert in_belgium.place
    assert in_the_netherlands.place
    assert in_belgium.place.region.path == "be/wallonie/hainaut/mons"
    assert in_the_netherlands.place.region.path == "nl/limburg/bergen"
    assert [place.label for place in in_belgium.others] == [
        "Bergen (Limburg)",
        "Bergen (Noord-Holland)",
    ]


@pytest.mark.parametrize("text", ["Bergen", "Limburg", "Antwerpen", "Halle", "Luik", "Zwijndrecht"])
def test_the_name_by_which_another_place_is_offered_leads_there(text: str) -> None:
    others = read_place(text, country="be").others

    for place in others:
        understood = read_place(place.label, country="be").place
        assert understood
        assert understood.region == place.region, place.label


@pytest.mark.parametrize("begun", ["be", "brug", "sint", "84", "limb", "luik", "berg", "lak", "de"])
def test_a_suggested_place_is_understood(begun: str) -> None:
    places = places_beginning(begun, "be", 4)

    assert places
    for place in places:
        understood = read_place(place.label, country="be").place
        assert understood
        assert understood.region == place.region, place.label


def test_every_municipality_is_understood_by_its_name() -> None:
    regions = Region.objects.filter(kind=Region.Kind.MUNICIPALITY)
    # A sample of every part of the country: one region in forty.
    for region in list(regions.order_by("path"))[::40]:
        read = read_place(str(region), country=region.country)

        assert read.place
        assert region in {read.place.region, *(place.region for place in read.others)}


@pytest.mark.parametrize(
    ("text", "label"),
    [("Gnet", "Gent"), ("Burgge", "Brugge"), ("Kortrjk", "Kortrijk"), ("Amstardam", "Amsterdam")],
)
def test_a_misspelt_place_is_taken_for_the_nearest(text: str, label: str) -> None:
    assert nearest_places(text, "be")[0].label == label
