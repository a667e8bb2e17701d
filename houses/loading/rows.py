"""Rows of a data file: read into typed records, each of which knows where it stands.

A record is a frozen dataclass. Its fields, their types and their defaults say what a line may
hold; what does not fit is refused with the file, the line and a sentence.
"""

import csv
import dataclasses
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _


class LoadingError(Exception):
    """A file that cannot be loaded: which, on which line, and why, as one line of text."""

    def __init__(self, file: str, line: int, sentence: str) -> None:
        self.file, self.line, self.sentence = file, line, sentence
        place = _("%(file)s, line %(line)d") % {"file": file, "line": line}
        super().__init__(f"{place}: {sentence}")


@dataclass(frozen=True, kw_only=True)
class Row:
    file: str
    line: int

    def refusal(self, sentence: str) -> LoadingError:
        return LoadingError(self.file, self.line, sentence)

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """Whatever a model or a value refuses inside is refused as a fault of this row."""
        try:
            yield
        except ValidationError as problem:
            raise self.refusal(_sentence(problem)) from problem


def clean_columns(instance: models.Model) -> None:
    """Checks and normalises the columns of a new row, without a query.

    Its relations are left out: the rows they point to may not be written yet.
    """
    relations = [field.name for field in instance._meta.fields if field.is_relation]
    instance.clean_fields(exclude=relations)


def read_json_lines[R: Row](path: Path, record: type[R]) -> list[R]:
    """One JSON object a line. Raises LoadingError for the first line that cannot be read."""
    text = _text(path).removesuffix("\n")
    # Not splitlines(): it would also part a line at characters that JSON allows in a text.
    lines = text.split("\n") if text else []
    return [_json_line(path.name, number, line, record) for number, line in enumerate(lines, 1)]


def read_csv[R: Row](path: Path, record: type[R]) -> list[R]:
    """A column for each field of `record`, in any order.

    Cells of other fields than text hold JSON, booleans "yes" or "no"; an empty cell is a field
    that is not given. Raises LoadingError for the first line that cannot be read.
    """
    reader = csv.DictReader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        _check_header(path.name, reader.fieldnames or (), record)
        return [_csv_row(path.name, reader.line_num, cells, record) for cells in reader]
    except csv.Error as problem:
        sentence = _("This is not CSV: %s.") % problem
        raise LoadingError(path.name, reader.reader.line_num, sentence) from problem


def by_key[R: Row, K: str | tuple[str, ...]](
    rows: Iterable[R], key: Callable[[R], K]
) -> dict[K, R]:
    """The rows by their key. Raises LoadingError for a key that two rows have."""
    found: dict[K, R] = {}
    for row in rows:
        its_key = key(row)
        first = found.setdefault(its_key, row)
        if first is not row:
            shown = its_key if isinstance(its_key, str) else " ".join(its_key)
            place = {"key": shown, "file": first.file, "line": first.line}
            raise row.refusal(_("“%(key)s” stands in %(file)s, line %(line)d already.") % place)
    return found


def _json_line[R: Row](file: str, number: int, line: str, record: type[R]) -> R:
    try:
        values = _json(line)
    except ValueError as problem:
        raise LoadingError(file, number, _("This is not JSON: %s.") % problem) from problem
    if not isinstance(values, dict):
        raise LoadingError(file, number, _("This is not a JSON object."))
    return _filled(record, values, file, number)


def _check_header(file: str, columns: Iterable[str], record: type) -> None:
    if set(columns) != set(_hints(record)):
        expected = ", ".join(_hints(record))
        raise LoadingError(file, 1, _("The columns must be %s.") % expected)


def _csv_row[R: Row](
    file: str, line: int, cells: Mapping[str | None, str | None], record: type[R]
) -> R:
    # How DictReader tells that a line is too long, or too short.
    if None in cells or None in cells.values():
        raise LoadingError(file, line, _("This line has too many or too few cells."))
    given = {str(name): cell for name, cell in cells.items() if cell}
    try:
        values = _cells(record, given)
    except ValueError as problem:
        raise LoadingError(file, line, _("A cell cannot be read: %s.") % problem) from problem
    return _filled(record, values, file, line)


def _cells(record: type, cells: Mapping[str, str]) -> dict[str, object]:
    return {name: _cell(_hints(record)[name], cell) for name, cell in cells.items()}


def _filled[R: Row](record: type[R], values: Mapping[str, object], file: str, line: int) -> R:
    try:
        return record(file=file, line=line, **_fields(record, values))
    except _UnfitError as problem:
        raise LoadingError(file, line, str(problem)) from problem


class _UnfitError(Exception):
    """A value that does not fit its field, as a sentence."""


@cache
def _hints(record: type) -> dict[str, Any]:
    """The fields that a file gives, with their types."""
    hints = get_type_hints(record)
    return {name: hint for name, hint in hints.items() if name not in {"file", "line"}}


@cache
def _required(record: type) -> frozenset[str]:
    return frozenset(
        field.name
        for field in dataclasses.fields(record)
        if field.name in _hints(record)
        and field.default is dataclasses.MISSING
        and field.default_factory is dataclasses.MISSING
    )


def _fields(record: type, values: Mapping[str, object]) -> dict[str, Any]:
    hints = _hints(record)
    for name in values:
        if name not in hints:
            raise _UnfitError(_("There is no field “%s”.") % name)
    for name in sorted(_required(record)):
        if name not in values:
            raise _UnfitError(_("The field “%s” is missing.") % name)
    return {name: _value(hints[name], value, name) for name, value in values.items()}


def _value(hint: Any, value: object, name: str) -> Any:
    """The value as its field holds it: lists as tuples, objects as records."""
    if isinstance(hint, UnionType):
        # None stands for a field that is not given; a file leaves such a field out.
        options = [option for option in get_args(hint) if option is not NoneType]
        if len(options) == 1:
            return _value(options[0], value, name)
        for option in options:
            try:
                return _value(option, value, name)
            except _UnfitError:
                continue
    elif dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if isinstance(value, dict):
            return hint(**_fields(hint, value))
    elif get_origin(hint) is tuple:
        if isinstance(value, list):
            return tuple(_value(get_args(hint)[0], item, name) for item in value)
    elif get_origin(hint) is dict:
        if isinstance(value, dict):
            return {key: _value(get_args(hint)[1], item, name) for key, item in value.items()}
    elif hint is float:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
    elif hint is str:
        if isinstance(value, str) and "\0" not in value:
            return value
    elif type(value) is hint:
        return value
    raise _UnfitError(_("The field “%s” holds something of another kind.") % name)


def _cell(hint: Any, cell: str) -> object:
    if hint is str:
        return cell
    if hint is bool:
        return {"yes": True, "no": False}.get(cell, cell)
    return _json(cell)


def _json(text: str) -> object:
    return json.loads(text, parse_constant=_no_number)


def _no_number(constant: str) -> None:
    raise ValueError(constant)


def _text(path: Path) -> str:
    raw = path.read_bytes()
    try:
        return raw.decode()
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise LoadingError(path.name, line, _("This is not UTF-8.")) from problem


def _sentence(problem: ValidationError) -> str:
    if not hasattr(problem, "error_dict"):
        return " ".join(problem.messages)
    return " ".join(
        f"{field}: {' '.join(messages)}" for field, messages in problem.message_dict.items()
    )
