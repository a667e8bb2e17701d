"""An operator's own postcode file, in the format of GeoNames."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from houses.models import Postcode
from tests.factories import make_postcode, make_region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def line(code: str, latitude: str, longitude: str, country: str = "NL") -> str:
    cells = [country, code, "Amsterdam", "Noord-Holland", "07", "Amsterdam", "0363", "", ""]
    return "\t".join([*cells, latitude, longitude, "6"])


@pytest.fixture
def postcode() -> Postcode:
    amsterdam = make_region("nl/noord-holland/amsterdam")
    return make_postcode(
        "1102", amsterdam, latitude=52.37, longitude=4.89, approximate=True, derivation="place"
    )


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    def write(*lines: str) -> Path:
        path = tmp_path / "NL.txt"
        path.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")
        return path

    return write


def test_nothing_is_written_unless_asked(
    postcode: Postcode, file: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_postcodes", file(line("1102", "52.31", "4.95")), "--country=NL")

    postcode.refresh_from_db()
    assert postcode.latitude == 52.37
    assert capsys.readouterr().out == (
        "Read: 1 rows of 1 postcodes.\n"
        "Points: 1 changed, 0 as they were.\n"
        "Nothing written. To write the points, add --write.\n"
    )


def test_six_characters_are_cut_to_four_digits_at_the_mean_of_their_points(
    postcode: Postcode, file: Callable[..., Path]
) -> None:
    path = file(line("1102 AB", "52.30", "4.94"), line("1102cd", "52.32", "4.98"))

    call_command("import_postcodes", path, "--country=nl", "--write")

    postcode.refresh_from_db()
    assert (postcode.latitude, postcode.longitude) == (52.31, 4.96)
    assert (postcode.approximate, postcode.derivation) == (False, "import")


def test_a_second_import_changes_nothing(
    postcode: Postcode, file: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(line("1102", "52.31", "4.95"))
    call_command("import_postcodes", path, "--country=NL", "--write", verbosity=0)

    call_command("import_postcodes", path, "--country=NL", "--write")

    assert "Points: 0 changed, 1 as they were.\n" in capsys.readouterr().out


def test_codes_of_one_side_only_are_told_and_left(
    postcode: Postcode, file: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(line("1011", "52.37", "4.9"), line("1102", "50.1", "4.1", country="BE"))

    call_command("import_postcodes", path, "--country=NL", "--write")

    postcode.refresh_from_db()
    assert postcode.derivation == "place"
    assert Postcode.objects.count() == 1
    assert capsys.readouterr().out == (
        "Read: 1 rows of 1 postcodes.\n"
        "Points: 0 changed, 0 as they were.\n"
        "Not in the directory, passed over: 1 (1011)\n"
        "Not in the file, left as they were: 1 (1102)\n"
    )


def test_one_unreadable_row_stops_the_import_and_every_such_row_is_named(
    postcode: Postcode, file: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(
        line("1102", "52.31", "4.95"),
        "NL\t1102",
        line("11O2", "52.31", "4.95"),
        line("1102", "north", "4.95"),
        line("1102", "nan", "4.95"),
    )
    path.write_bytes(path.read_bytes() + b"NL\t\xff\n")

    with pytest.raises(CommandError, match=r"^Rows that cannot be read: 5\. Nothing written\.$"):
        call_command("import_postcodes", path, "--country=NL", "--write")

    postcode.refresh_from_db()
    assert postcode.latitude == 52.37
    assert capsys.readouterr().err.splitlines() == [
        "NL.txt, line 2: This line has 2 columns, separated by tabs, where 12 are needed.",
        "NL.txt, line 3: “11O2” is no postcode of this country.",
        "NL.txt, line 4: Latitude and longitude must be numbers.",
        "NL.txt, line 5: This point does not lie on earth.",
        "NL.txt, line 6: This is not UTF-8.",
    ]


def test_a_file_without_the_country_is_refused(file: Callable[..., Path]) -> None:
    path = file(line("1102", "52.31", "4.95"))

    with pytest.raises(CommandError, match="The file has no postcodes of “FR”"):
        call_command("import_postcodes", path, "--country=FR")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_postcodes", tmp_path / "NL.txt", "--country=NL")
