"""Which place somebody names, in a directory of a few places."""

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from houses.finding.places import Place, nearest_places, places_beginning, read_place
from houses.models import LexiconWord, Region
from tests.factories import dutch, make_postcode, make_region, make_term

pytestmark = pytest.mark.django_db

WEST = "be/vlaanderen/west-vlaanderen"


@pytest.fixture
def oostende() -> Region:
    """With a postcode of which the point is known, and a village."""
    oostende = make_region(f"{WEST}/oostende", latitude=51.2, longitude=2.9)
    make_postcode("8400", oostende, latitude=51.25, longitude=2.95, localities=["Stene"])
    return oostende


@pytest.fixture
def bergen() -> list[Region]:
    """Two municipalities of one name, in two countries."""
    mons = make_region("be/wallonie/hainaut/mons", language="fr", names={"nl": "Bergen"})
    return [mons, make_region("nl/limburg/bergen")]


def place_in(text: str, country: str = "be") -> Place:
    place = read_place(text, country=country).place
    assert place, f"a place is read in “{text}”"
    return place


def test_a_postcode_is_a_point_of_its_own(oostende: Region) -> None:
    place = place_in("8400")

    assert (place.region, place.label) == (oostende, "8400 (Oostende)")
    assert (place.latitude, place.longitude) == (51.25, 2.95)
    assert not place.approximate
    assert not place.wide


def test_a_postcode_without_a_point_stands_at_its_municipality(oostende: Region) -> None:
    make_postcode("8401", oostende)

    place = place_in("8401")

    assert (place.latitude, place.longitude, place.approximate) == (51.2, 2.9, True)


@pytest.mark.parametrize(
    "text",
    ["B-8400", "BE 8400", "b8400", "8400 Oostende", "Oostende, 8400", "8400 (Oostende)"],
)
def test_a_postcode_is_written_in_many_ways(oostende: Region, text: str) -> None:
    read = read_place(text, country="be")

    assert read.place == place_in("8400")
    assert read.rest == ""


@pytest.mark.parametrize("text", ["1017 AB", "1017ab", "NL-1017 AB", "1017 AB Amsterdam"])
def test_a_dutch_postcode_keeps_its_letters(text: str) -> None:
    amsterdam = make_region("nl/noord-holland/amsterdam")
    make_postcode("1017", amsterdam)

    read = read_place(text, country="be")

    assert read.place
    assert (read.place.region, read.place.label, read.rest) == (amsterdam, "1017 AB", "")


def test_two_letters_behind_a_number_may_be_a_word(oostende: Region) -> None:
    friesland = make_region("nl/friesland/opsterland")
    make_postcode("8400", friesland)

    read = read_place("8400 en omgeving", country="be")

    assert read.place
    assert (read.place.region, read.rest) == (oostende, "")


def test_a_code_of_two_countries_is_that_of_the_visitors_own(oostende: Region) -> None:
    opsterland = make_region("nl/friesland/opsterland")
    make_postcode("8400", opsterland)

    at_home, abroad = read_place("8400", country="nl"), read_place("B-8400", country="nl")

    assert at_home.place
    assert abroad.place
    assert (at_home.place.region, abroad.place.region) == (opsterland, oostende)
    assert [place.label for place in at_home.others] == ["8400 (Oostende)"]


def test_a_postcode_of_two_municipalities_names_both() -> None:
    make_postcode("2240", make_region("be/x/zandhoven"), make_region("be/x/massenhoven"))

    read = read_place("2240", country="be")

    assert read.place
    labels = [place.label for place in [read.place, *read.others]]
    assert labels == ["2240 (Massenhoven)", "2240 (Zandhoven)"]


@pytest.mark.parametrize("text", ["Stene", "stene (Oostende)", "8400 Stene"])
def test_a_village_leads_to_its_municipality(oostende: Region, text: str) -> None:
    assert place_in(text).region == oostende


def test_a_village_is_named_with_its_municipality(oostende: Region) -> None:
    assert place_in("Stene").label == "Stene (Oostende)"


def test_a_village_with_two_postcodes_is_one_place(oostende: Region) -> None:
    make_postcode("8401", oostende, localities=["Stene"])

    assert read_place("Stene", country="be").others == []


def test_a_former_municipality_leads_to_the_one_it_went_into() -> None:
    merged = make_region("be/x/beveren-kruibeke")
    make_region(
        "be/x/kruibeke",
        kind="former-municipality",
        valid_until="2024-12-31",
        successor=merged,
    )

    place = place_in("Kruibeke")

    assert (place.region, place.label) == (merged, "Kruibeke (Beveren Kruibeke)")
    assert place_in(place.label).region == merged


@pytest.mark.parametrize("text", ["Mons", "Bergen", "BERGEN"])
def test_a_place_is_known_in_every_language(bergen: list[Region], text: str) -> None:
    with translation.override("nl"):
        place = place_in(text)

    assert (place.region, place.label) == (bergen[0], "Bergen")


def test_of_two_places_of_one_name_the_other_is_offered_with_what_tells_it_apart(
    bergen: list[Region],
) -> None:
    with translation.override("nl"):
        read = read_place("Bergen", country="be")
        other = read.others[0]
        understood = read_place(other.label, country="be").place

    assert [place.region for place in read.others] == [bergen[1]]
    assert other.label == "Bergen (Limburg)"
    assert understood
    assert understood.region == bergen[1]


def test_at_home_bergen_is_the_dutch_one(bergen: list[Region]) -> None:
    assert place_in("Bergen", country="nl").region == bergen[1]


def test_a_city_comes_before_the_province_of_its_name() -> None:
    city = make_region("be/vlaanderen/antwerpen/antwerpen")

    read = read_place("Antwerpen", country="be")

    assert read.place
    assert read.place.region == city
    assert [(place.region, place.wide) for place in read.others] == [(city.parent, True)]


@pytest.mark.parametrize(
    "text", ["provincie Antwerpen", "Antwerpen (provincie)", "province d'Anvers", "prov. Antwerpen"]
)
def test_who_says_province_means_the_province(text: str) -> None:
    make_region("be/vlaanderen/antwerpen", names={"fr": "Anvers"})
    make_region("be/vlaanderen/antwerpen/antwerpen", names={"fr": "Anvers"})

    read = read_place(f"rouw {text}", country="be")

    assert read.place
    assert (read.place.region.path, read.rest) == ("be/vlaanderen/antwerpen", "rouw")


def test_a_province_is_meant_before_a_small_place_that_bears_its_name_in_translation() -> None:
    province = make_region("be/vlaanderen/limburg")
    make_region("be/wallonie/liege/limbourg", language="fr", names={"nl": "Limburg"})

    assert place_in("Limburg").region == province


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("kanker Brugge", "kanker"),
        ("Brugge kanker", "kanker"),
        ("kanker, Brugge!", "kanker"),
        ("rouw in Brugge voor kinderen", "rouw voor kinderen"),
        ("kanker in de buurt van Brugge", "kanker"),
        ("kanker Brugge en omgeving", "kanker"),
        ("cancer près de Brugge", "cancer"),
        ("aide près d'Brugge", "aide"),
        ("Krebs bei Brugge", "Krebs"),
        ("cancer near Brugge", "cancer"),
    ],
)
def test_a_place_is_found_anywhere_and_taken_out(text: str, rest: str) -> None:
    brugge = make_region()

    read = read_place(text, country="be")

    assert read.place
    assert (read.place.region, read.rest) == (brugge, rest)


def test_the_longest_name_counts() -> None:
    make_region("be/x/sint")
    long = make_region("be/x/sint-job-in-t-goor", name="Sint-Job-in-'t-Goor")

    read = read_place("huis Sint Job in 't Goor", country="be")

    assert read.place
    assert (read.place.region, read.rest) == (long, "huis")


@pytest.mark.parametrize("word", ["mol", "huis", "huizen"])
@pytest.mark.parametrize(
    ("text", "is_place"),
    [("{}", True), ("rouw in {}", True), ("{} en omgeving", True), ("rouw {} jong", False)],
)
def test_an_ordinary_word_is_a_place_only_where_nothing_else_can_be_meant(
    word: str, text: str, is_place: bool
) -> None:
    make_region(f"be/x/{word}")
    LexiconWord.objects.create(language="nl", text="huis", role="head")
    make_term("theme", "garden", label=dutch("Tuin"), synonyms={"nl": ["mol in de tuin"]})

    read = read_place(text.format(word), country="be")

    assert (read.place is not None) == is_place


def test_a_word_that_is_ordinary_in_another_language_may_be_a_place() -> None:
    namen = make_region("be/wallonie/namur", names={"nl": "Namen"})
    make_term("theme", "quiet", synonyms={"de": ["ohne Namen"]})

    with translation.override("nl"):
        read = read_place("rouw Namen", country="be")

    assert read.place
    assert read.place.region == namen


def test_an_ordinary_word_makes_way_for_a_place_that_is_none() -> None:
    make_region("be/x/huis")
    gent = make_region("be/x/gent")
    LexiconWord.objects.create(language="nl", text="huis", role="head")

    read = read_place("huis Gent", country="be")

    assert read.place
    assert (read.place.region, read.rest) == (gent, "huis")


@pytest.mark.parametrize("text", ["As", "as", "rouw in As"])
def test_a_name_of_two_letters_is_a_place_where_it_is_said(text: str) -> None:
    make_region("be/x/as")

    assert place_in(text).label == "As"


def test_two_letters_among_other_words_are_no_place() -> None:
    make_region("be/x/as")

    assert read_place("goed as het kan", country="be").place is None


@pytest.mark.parametrize(
    "text", ["", "   ", "xqzvw", "😀", "'\"%_\\", "rouw' OR 1=1 --", "اهلا", "de het een", "9999"]
)
def test_what_is_no_place_stays_as_it_was_typed(text: str) -> None:
    make_region()

    read = read_place(text, country="be")

    assert read.place is None
    assert (read.rest, read.others) == (text.strip(), [])


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    make_region()
    # Far over the 150 characters and 12 words that are read.
    long = "rouw " * 1000

    behind, before = read_place(f"{long}Brugge", country="be"), place_in(f"Brugge {long}")

    assert behind.place is None
    assert before.label == "Brugge"
    # As long as what is read of a text.
    assert len(behind.rest) <= 150


@pytest.mark.parametrize(
    "text", ["Bergen", "rouw Bergen 8400", "8400 huis 9999 Bergen Limburg Mol", "mol " * 12]
)
def test_reading_a_place_costs_at_most_three_queries(
    oostende: Region,
    bergen: list[Region],
    text: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    make_region("be/x/mol")

    # Regions (with the lexicon's words), their postcodes, the terms.
    with django_assert_max_num_queries(3):
        read_place(text, country="be")


def test_a_misspelt_place_has_near_ones() -> None:
    make_region("be/x/gent")
    make_region("be/x/genk")
    make_region("be/x/brugge")

    assert [place.label for place in nearest_places("Gnet", "be")] == ["Gent"]
    # Two slips in a long name.
    assert [place.label for place in nearest_places("burgee", "be")] == ["Brugge"]


def test_the_nearest_place_comes_first_and_the_visitors_own_before_others() -> None:
    make_region("nl/x/lent")
    make_region("be/x/lens")
    make_region("be/x/leest")

    assert [place.label for place in nearest_places("leent", "be")] == ["Leest", "Lent"]


@pytest.mark.parametrize("text", ["", "abc", "xqzvw"])
def test_what_is_like_no_place_has_no_near_ones(text: str) -> None:
    make_region("be/x/abe")

    assert nearest_places(text, "be") == []


def test_a_beginning_names_places_at_home_first_and_villages_last(oostende: Region) -> None:
    make_region("nl/x/oosterhout")
    make_region("be/x/ham", aliases=["Oostham"])

    labels = [place.label for place in places_beginning("oost", "be", 4)]

    assert labels == ["Oostende", "Oosterhout", "Oostham (Ham)"]


def test_a_name_of_another_language_says_which_place_it_is() -> None:
    make_region("be/x/gent", names={"fr": "Gand"})

    with translation.override("nl"):
        labels = [place.label for place in places_beginning("gan", "be", 4)]

    assert labels == ["Gand (Gent)"]
    assert place_in("Gand (Gent)").region.name == "Gent"


def test_an_article_need_not_be_typed() -> None:
    make_region("be/x/de-haan")

    assert [place.label for place in places_beginning("haa", "be", 4)] == ["De Haan"]


def test_a_postcode_is_completed_with_its_place(oostende: Region) -> None:
    assert [place.label for place in places_beginning("84", "be", 4)] == ["8400 (Oostende)"]
    assert [place.label for place in places_beginning("8400 ab", "be", 4)] == ["8400 (Oostende)"]


def test_nothing_begins_with_nothing(oostende: Region) -> None:
    assert places_beginning("-", "be", 4) == []
