"""What every data file has in common: a row that cannot be read is named, with its line."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from houses.loading.rows import LoadingError, Row, by_key, read_csv, read_json_lines

pytestmark = pytest.mark.usefixtures("in_english")


@dataclass(frozen=True, kw_only=True)
class Part:
    street: str


@dataclass(frozen=True, kw_only=True)
class Record(Row):
    name: str
    hours: str | dict[str, str] = ""
    open: bool = False
    order: int | None = None
    latitude: float | None = None
    words: tuple[str, ...] = ()
    place: Part | None = None


def json_file(folder: Path, *lines: str) -> Path:
    path = folder / "rows.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def csv_file(folder: Path, *lines: str) -> Path:
    path = folder / "rows.csv"
    columns = "name,hours,open,order,latitude,words,place"
    path.write_text("\n".join([columns, *lines]), encoding="utf-8")
    return path


def test_a_line_becomes_a_typed_record_that_knows_where_it_stands(tmp_path: Path) -> None:
    path = json_file(
        tmp_path,
        '{"name": "Huis"}',
        '{"name": "Café\\u2028Zoë", "hours": {"nl": "altijd"}, "open": true, "order": 2, '
        '"latitude": 51, "words": ["a", "b"], "place": {"street": "Kaai 1"}}',
    )

    rows = read_json_lines(path, Record)

    assert rows == [
        Record(file="rows.jsonl", line=1, name="Huis"),
        Record(
            file="rows.jsonl",
            line=2,
            name="Café\u2028Zoë",
            hours={"nl": "altijd"},
            open=True,
            order=2,
            latitude=51.0,
            words=("a", "b"),
            place=Part(street="Kaai 1"),
        ),
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('{"name": "Huis"', "This is not JSON: Expecting ',' delimiter"),
        ("", "This is not JSON: Expecting value"),
        ('{"name": "Huis", "latitude": NaN}', "This is not JSON: NaN."),
        ('["Huis"]', "This is not a JSON object."),
        ("{}", "The field “name” is missing."),
        ('{"name": "Huis", "colour": "red"}', "There is no field “colour”."),
        ('{"name": "Huis", "place": {"stret": ""}}', "There is no field “stret”."),
        ('{"name": "Huis", "place": {}}', "The field “street” is missing."),
        ('{"name": 7}', "The field “name” holds something of another kind."),
        ('{"name": "Hu\\u0000is"}', "The field “name” holds something of another kind."),
        ('{"name": "Huis", "order": true}', "The field “order” holds something of another kind."),
        ('{"name": "Huis", "latitude": true}', "The field “latitude” holds something"),
        ('{"name": "Huis", "words": "a"}', "The field “words” holds something of another kind."),
        ('{"name": "Huis", "words": [1]}', "The field “words” holds something of another kind."),
        ('{"name": "Huis", "hours": {"nl": 1}}', "The field “hours” holds something"),
        ('{"name": "Huis", "hours": 7}', "The field “hours” holds something of another kind."),
        ('{"name": "Huis", "place": "Kaai"}', "The field “place” holds something"),
    ],
)
def test_a_line_that_does_not_fit_is_refused_with_file_line_and_sentence(
    tmp_path: Path, line: str, sentence: str
) -> None:
    path = json_file(tmp_path, '{"name": "Huis"}', line)

    with pytest.raises(LoadingError) as refusal:
        read_json_lines(path, Record)

    assert str(refusal.value).startswith(f"rows.jsonl, line 2: {sentence}")


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    assert read_json_lines(json_file(tmp_path), Record) == []


def test_bytes_that_are_no_text_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"name": "Huis"}\n{"name": "Caf\xe9"}\n')

    with pytest.raises(LoadingError, match=r"^rows\.jsonl, line 2: This is not UTF-8\.$"):
        read_json_lines(path, Record)


def test_cells_hold_texts_yes_or_no_and_json(tmp_path: Path) -> None:
    path = csv_file(tmp_path, 'Huis,,yes,3,51.5,"[""a""]","{""street"":""Kaai 1""}"', "Thuis,,,,,,")

    rows = read_csv(path, Record)

    assert rows == [
        Record(
            file="rows.csv",
            line=2,
            name="Huis",
            open=True,
            order=3,
            latitude=51.5,
            words=("a",),
            place=Part(street="Kaai 1"),
        ),
        Record(file="rows.csv", line=3, name="Thuis"),
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Huis,,,,,,,", "This line has too many or too few cells."),
        ("Huis,", "This line has too many or too few cells."),
        (",,,,,,", "The field “name” is missing."),
        ("Huis,,,,north,,", "A cell cannot be read: Expecting value"),
        ("Huis,,,,NaN,,", "A cell cannot be read: NaN."),
        ("Huis,,maybe,,,,", "The field “open” holds something of another kind."),
        ('Huis,,,,,"[]" x,', "This is not CSV: "),
    ],
)
def test_a_line_of_cells_that_does_not_fit_is_refused(
    tmp_path: Path, line: str, sentence: str
) -> None:
    path = csv_file(tmp_path, "Huis,,,,,,", line)

    with pytest.raises(LoadingError) as refusal:
        read_csv(path, Record)

    assert str(refusal.value).startswith(f"rows.csv, line 3: {sentence}")


@pytest.mark.parametrize("text", ["", "name,colour\nHuis,red\n"])
def test_a_file_with_other_columns_is_refused_as_a_whole(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(text)

    with pytest.raises(LoadingError, match=r"^rows\.csv, line 1: The columns must be name, hours"):
        read_csv(path, Record)


def test_what_stands_twice_is_refused_with_both_places() -> None:
    first = Record(file="a.jsonl", line=3, name="Huis")
    second = Record(file="b.jsonl", line=8, name="Huis")

    with pytest.raises(LoadingError) as refusal:
        by_key([first, second], lambda row: row.name)

    assert str(refusal.value) == "b.jsonl, line 8: “Huis” stands in a.jsonl, line 3 already."
