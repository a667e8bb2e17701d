"""Regions and postcodes: loaded, loaded again, and loaded over what an operator added."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from houses.loading.reference import load_reference
from houses.loading.tally import Tally
from houses.models import Postcode, Region
from tests.factories import index, make_house, make_postcode, make_region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

REGION_COLUMNS = (
    "path,kind,scheme,code,iso,name,names,language,latitude,longitude,aliases,valid_until,successor"
)
POSTCODE_COLUMNS = (
    "country,code,municipalities,latitude,longitude,approximate,derivation,localities"
)
BELGIUM = 'be,country,,,BE,België,"{""fr"":""Belgique""}",nl,50.5,4.5,[],,'
BRUGGE = 'be/brugge,municipality,nis,31005,,Brugge,"{}",nl,51.21,3.22,"[""Zeebrugge""]",,'
DAMME = 'be/damme,municipality,nis,31006,,Damme,"{}",nl,51.25,3.28,[],,'
TORHOUT = 'be/torhout,municipality,nis,31033,,Torhout,"{}",nl,51.07,3.10,[],,'
SIJSELE = "be/sijsele,former-municipality,nis,31099,,Sijsele,{},nl,,,[],1976-12-31,be/damme"
CODE_8000 = "BE,8000,be/brugge,51.21,3.22,no,seat,[]"
CODE_8340 = 'BE,8340,be/damme be/brugge,51.25,3.28,yes,postcode,"[""Sijsele""]"'


def write_regions(folder: Path, *lines: str) -> None:
    (folder / "regions.csv").write_text("\n".join([REGION_COLUMNS, *lines]), encoding="utf-8")


def write_postcodes(folder: Path, *lines: str) -> None:
    text = "\n".join([POSTCODE_COLUMNS, *lines])
    (folder / "postcodes_be.csv").write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four regions and two postcodes."""
    # Children and successors stand before what they point to: their order does not matter.
    write_regions(tmp_path, SIJSELE, BRUGGE, DAMME, BELGIUM)
    write_postcodes(tmp_path, CODE_8000, CODE_8340)
    return tmp_path


def test_regions_are_loaded_as_a_tree(folder: Path) -> None:
    load_reference(folder)

    brugge = Region.objects.select_related("parent").get(path="be/brugge")
    assert brugge.parent == Region.objects.get(path="be")
    assert (brugge.name_key, brugge.scheme, brugge.code) == ("brugge", "nis", "31005")
    assert (brugge.latitude, brugge.longitude) == (51.21, 3.22)


def test_a_merged_municipality_points_to_its_successor(folder: Path) -> None:
    load_reference(folder)

    sijsele = Region.objects.get(path="be/sijsele")
    assert sijsele.successor == Region.objects.get(path="be/damme")
    assert str(sijsele.valid_until) == "1976-12-31"


@pytest.mark.parametrize("words", ["zeebr", "8340", "brug 8000"])
def test_a_region_is_found_by_its_villages_and_postcodes(folder: Path, words: str) -> None:
    load_reference(folder)

    assert "be/brugge" in Region.objects.matching(words).values_list("path", flat=True)


def test_a_postcode_may_lie_in_two_municipalities(folder: Path) -> None:
    load_reference(folder)

    postcode = Postcode.objects.get(country="be", code="8340")
    municipalities = postcode.municipalities.values_list("path", flat=True)
    assert list(municipalities) == ["be/brugge", "be/damme"]
    assert (postcode.approximate, postcode.localities) == (True, ["Sijsele"])


def test_a_second_load_changes_nothing(folder: Path) -> None:
    first = load_reference(folder)
    second = load_reference(folder)

    assert first == (Tally(new=4, changed=0), Tally(new=2, changed=0))
    assert second == (Tally(new=0, changed=0), Tally(new=0, changed=0))


def test_a_new_edition_of_the_files_updates_what_is_there(folder: Path) -> None:
    load_reference(folder)
    write_regions(
        folder,
        BELGIUM,
        BRUGGE.replace("Brugge", "De Brugge"),
        DAMME,
        SIJSELE.replace("damme", "brugge"),
    )
    write_postcodes(
        folder, CODE_8000.replace("51.21", "51.22"), CODE_8340.replace(" be/brugge", "")
    )

    report = load_reference(folder)

    assert report == (Tally(new=0, changed=2), Tally(new=0, changed=2))
    brugge = Region.objects.get(path="be/brugge")
    assert (brugge.name, brugge.name_key) == ("De Brugge", "brugge")
    assert " 8340" not in brugge.find_key
    assert Region.objects.get(path="be/sijsele").successor == brugge
    assert Postcode.objects.get(code="8000").latitude == 51.22
    assert Postcode.objects.get(code="8340").municipalities.count() == 1


def test_what_an_operator_added_is_left_alone(folder: Path) -> None:
    load_reference(folder)
    care_region = make_region("be/noord-west-vlaanderen", kind="care-region")
    make_postcode("8099", Region.objects.get(path="be/brugge"))

    report = load_reference(folder)

    assert report == (Tally(new=0, changed=0), Tally(new=0, changed=0))
    assert Region.objects.get(path="be/noord-west-vlaanderen") == care_region
    assert " 8099" in Region.objects.get(path="be/brugge").find_key


def test_a_point_that_an_operator_imported_is_kept(folder: Path) -> None:
    load_reference(folder)
    Postcode.objects.filter(code="8000").update(latitude=51.5, derivation="import")

    report = load_reference(folder)

    assert report.postcodes == Tally(new=0, changed=0)
    assert Postcode.objects.get(code="8000").latitude == 51.5


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (BRUGGE, "“be/brugge” stands in regions.csv, line 3 already."),
        (TORHOUT.replace("31033", "31005"), "“nis 31005” stands in regions.csv, line 3 already."),
        (
            TORHOUT.replace("be/", "be/vlaanderen/"),
            "There is no region “be/vlaanderen” that this one is part of or merged into.",
        ),
        (
            SIJSELE.replace("be/damme", "be/dame"),
            "There is no region “be/dame” that this one is part of or merged into.",
        ),
        (TORHOUT.replace("be/torhout", "be/Torhout"), "path: Enter a valid value."),
        (TORHOUT.replace("municipality", "town"), "kind: Value 'town' is not a valid choice."),
        (TORHOUT.replace("51.07", "151.07"), "latitude: Ensure this value is less than"),
        (SIJSELE.replace("1976-12-31", "1976"), "valid_until: “1976” value has an invalid date"),
    ],
)
def test_a_region_that_cannot_be_loaded_leaves_the_database_as_it_was(
    tmp_path: Path, line: str, sentence: str
) -> None:
    write_regions(tmp_path, BELGIUM, BRUGGE, DAMME, line)

    with pytest.raises(CommandError) as refusal:
        call_command("load_reference", tmp_path)

    assert str(refusal.value).startswith(f"regions.csv, line 5: {sentence}")
    assert not Region.objects.exists()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (CODE_8000, "“be 8000” stands in postcodes_be.csv, line 2 already."),
        (CODE_8340.replace("damme", "dame"), "There is no region “be/dame”."),
        (CODE_8340.replace("51.25", "-91"), "latitude: Ensure this value is greater than"),
    ],
)
def test_a_postcode_that_cannot_be_loaded_leaves_the_database_as_it_was(
    folder: Path, line: str, sentence: str
) -> None:
    write_postcodes(folder, CODE_8000, line)

    with pytest.raises(CommandError) as refusal:
        call_command("load_reference", folder)

    assert str(refusal.value).startswith(f"postcodes_be.csv, line 3: {sentence}")
    assert not Region.objects.exists()


def test_a_code_that_an_operators_region_has_is_not_taken_from_it(folder: Path) -> None:
    make_region("be/brugse-ommeland", kind="care-region", scheme="nis", code="31006")

    with pytest.raises(CommandError) as refusal:
        call_command("load_reference", folder)

    assert str(refusal.value) == (
        "regions.csv, line 4: The code “31006” is that of the region “be/brugse-ommeland” already."
    )
    assert not Region.objects.filter(path="be/damme").exists()


def test_a_folder_without_the_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("load_reference", tmp_path)


def test_the_command_says_what_it_did(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_reference", folder)

    regions, postcodes, _words = capsys.readouterr().out.splitlines()
    assert (regions, postcodes) == ("Regions: 4 new, 0 changed.", "Postcodes: 2 new, 0 changed.")


def test_a_house_is_found_by_what_the_files_newly_call_its_town_or_country(folder: Path) -> None:
    load_reference(folder)
    in_brugge = make_house("Huis", region=Region.objects.get(path="be/brugge"))
    in_damme = make_house("Ander", region=Region.objects.get(path="be/damme"))
    index()
    in_damme.search_documents.update(terms="onveranderd")
    write_regions(
        folder, SIJSELE, BRUGGE.replace("Zeebrugge", "Lissewege"), DAMME, BELGIUM, TORHOUT
    )

    load_reference(folder)

    assert in_brugge.search_documents.filter(terms__match=[{("t_lissewege",)}]).exists()
    assert in_damme.search_documents.filter(terms__match=[{("onveranderd",)}]).exists()

    write_regions(folder, SIJSELE, BRUGGE, DAMME, BELGIUM.replace("Belgique", "Koninkrijk"))
    load_reference(folder)

    assert in_damme.search_documents.filter(terms__match=[{("koninkrijk",)}]).exists()
