"""Staff keep the statements of an entry as a list, and move them up and down."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from houses.desk.outline import moved, too_deep
from houses.models import Organisation
from tests.factories import (
    make_house,
    make_reference,
    make_source,
    make_source_note,
    make_statement,
)
from tests.staff import form_on, new_row, page_of, row_refused

TOO_DEEP = "Too deep: at most one more than the level of the line before it, 0 at first."


@pytest.mark.parametrize(
    ("levels", "index", "by", "order"),
    [
        ([0, 0, 0], 1, -1, [1, 0, 2]),
        ([0, 0, 0], 1, 1, [0, 2, 1]),
        # What belongs to a row goes with it, whichever of the two was moved.
        ([0, 1, 2, 0, 1], 0, 1, [3, 4, 0, 1, 2]),
        ([0, 1, 2, 0, 1], 3, -1, [3, 4, 0, 1, 2]),
        ([0, 1, 1, 0], 2, -1, [0, 2, 1, 3]),
        # The first and the last stay, and a row stays below the row it belongs to.
        ([0, 0], 0, -1, [0, 1]),
        ([0, 0], 1, 1, [0, 1]),
        ([0, 1, 0, 1], 1, 1, [0, 1, 2, 3]),
        ([0, 1, 0, 1], 3, -1, [0, 1, 2, 3]),
    ],
)
def test_a_row_changes_places_with_its_neighbour_of_the_same_level(
    levels: list[int], index: int, by: int, order: list[int]
) -> None:
    assert moved(levels, index, by) == order


@pytest.mark.parametrize(
    ("levels", "rows"),
    [([], []), ([0, 1, 2, 0], []), ([1, 0], [0]), ([0, 2, 2], [1]), ([0, 0, 1, 0, 2], [4])],
)
def test_a_row_that_belongs_to_none_is_pointed_out(levels: list[int], rows: list[int]) -> None:
    assert too_deep(levels) == rows


def texts(entry: Organisation) -> list[str]:
    return [str(row.text) for row in entry.statements.in_order()]


def house_with(*rows: tuple[str, int]) -> Organisation:
    house = make_house()
    for position, (text, level) in enumerate(rows):
        make_statement(house, text, position=position, level=level)
    return house


def pressed(staff: Client, entry: Organisation, text: str, way: str) -> str:
    """Presses a button of the statement with that text; says where the staff's browser goes."""
    row = next(row for row in entry.statements.all() if str(row.text) == text)
    button = {"_move": f"statements-{row.pk}-{way}"}
    answer = staff.post(page_of(entry), form_on(staff, page_of(entry)) | button)
    assert answer.status_code == 302
    return answer["Location"]


@pytest.mark.django_db
def test_a_statement_is_moved_with_what_belongs_to_it(admin_client: Client) -> None:
    house = house_with(("een", 0), ("deel van een", 1), ("twee", 0))

    pressed(admin_client, house, "twee", "up")

    assert texts(house) == ["twee", "een", "deel van een"]


@pytest.mark.django_db
def test_who_moved_a_statement_sees_it_again(admin_client: Client) -> None:
    house = house_with(("een", 0), ("twee", 0))
    row = house.statements.get(position=0)

    there = pressed(admin_client, house, "een", "down")

    assert there == f"{page_of(house)}#order-statements-{row.pk}"
    assert f'id="order-statements-{row.pk}"' in admin_client.get(there).content.decode()


@pytest.mark.django_db
def test_what_was_typed_is_saved_with_the_move(admin_client: Client) -> None:
    house = house_with(("een", 0), ("twee", 0))
    row = house.statements.get(position=1)
    filled = form_on(admin_client, page_of(house))
    filled |= {"statements-0-text_nl": "de eerste", "_move": f"statements-{row.pk}-up"}

    admin_client.post(page_of(house), filled)

    assert texts(house) == ["twee", "de eerste"]


@pytest.mark.django_db
@pytest.mark.parametrize("button", ["statements-0-up", "statements-x-up", "names-1-up", "up", "\0"])
def test_a_move_of_what_is_not_there_moves_nothing(admin_client: Client, button: str) -> None:
    house = house_with(("een", 0), ("twee", 0))

    answer = admin_client.post(
        page_of(house), form_on(admin_client, page_of(house)) | {"_move": button}
    )

    assert answer.status_code == 302
    assert texts(house) == ["een", "twee"]


@pytest.mark.django_db
def test_a_new_statement_comes_last(admin_client: Client) -> None:
    house = house_with(("een", 0), ("twee", 0))
    filled = form_on(admin_client, page_of(house))
    filled |= new_row(filled, "statements", kind="value", text_nl="drie", level="0")

    admin_client.post(page_of(house), filled)

    assert texts(house) == ["een", "twee", "drie"]


@pytest.mark.django_db
def test_a_statement_that_belongs_to_none_is_refused_beside_its_level(
    admin_client: Client,
) -> None:
    house = house_with(("een", 0))
    fields = {"kind": "value", "text_nl": "te diep", "level": "2"}

    assert row_refused(admin_client, house, "statements", TOO_DEEP, **fields)


@pytest.mark.django_db
def test_a_statement_is_not_taken_away_from_above_what_belongs_to_it(
    admin_client: Client,
) -> None:
    house = house_with(("een", 0), ("deel van een", 1))
    filled = form_on(admin_client, page_of(house)) | {"statements-0-DELETE": "on"}

    answer = admin_client.post(page_of(house), filled)

    assert answer.status_code == 200
    assert texts(house) == ["een", "deel van een"]


@pytest.mark.django_db
def test_documents_and_notes_of_a_source_are_moved_in_the_same_way(admin_client: Client) -> None:
    house, source = make_house(), make_source()
    first, second = make_reference(house), make_reference(house, position=1)
    make_source_note(source, "een")
    note = make_source_note(source, "twee", position=1)

    for row, button in [
        (house, f"references-{second.pk}-up"),
        (source, f"notes-{note.pk}-up"),
    ]:
        page = page_of(row)
        admin_client.post(page, form_on(admin_client, page) | {"_move": button})

    assert list(house.references.all()) == [second, first]
    assert [str(note.text) for note in source.notes.all()] == ["twee", "een"]


@pytest.mark.django_db
def test_moving_asks_as_often_among_many_statements_as_among_few(admin_client: Client) -> None:
    def asked(count: int) -> int:
        house = house_with(*((f"regel {number}", 0) for number in range(count)))
        row = house.statements.get(position=0)
        filled = form_on(admin_client, page_of(house)) | {"_move": f"statements-{row.pk}-down"}
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.post(page_of(house), filled).status_code == 302
        return len(captured)

    # The first save writes the words that the search did not know yet.
    asked(10)

    # Two rows against ten: a query per row would show five times over.
    assert asked(10) == asked(2)


@pytest.mark.django_db
def test_enter_in_a_box_saves_and_moves_nothing(admin_client: Client) -> None:
    house = house_with(("een", 0), ("twee", 0))

    text = admin_client.get(page_of(house)).content.decode()
    form = text[text.index('id="organisation_form"') :]

    # A browser answers the enter key with the first button of the form.
    assert form.index('name="_save"') < form.index('name="_move"')
