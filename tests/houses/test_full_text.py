"""The indexes that Django's migrations do not keep are put back after every one."""

from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command
from django.db import connection

from houses.full_text import TRIGGERS, installed_triggers, tidy
from houses.models import SearchDocument
from houses.models.fields import BinaryCharField
from tests import factories
from tests.factories import make_house

on_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="only SQLite has a mirror of the terms, with triggers"
)
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="only PostgreSQL has an index of the terms"
)


def found(term: str) -> bool:
    return SearchDocument.objects.filter(terms__match=[{(term,)}]).exists()


def rewrite(terms: str) -> None:
    """Writes as a save does: the mirror hears of it by its triggers only."""
    SearchDocument.objects.update(terms=terms)


@pytest.fixture
def indexed() -> None:
    make_house("De Linde")
    factories.index()
    # PostgreSQL makes no index on rows whose constraints are still to be checked.
    connection.check_constraints()


@pytest.fixture
def wider_name() -> Iterator[BinaryCharField]:
    """Another width for the column of the name; the old one comes back after the test."""
    old = SearchDocument._meta.get_field("name_key")
    assert isinstance(old, BinaryCharField)
    new = BinaryCharField(max_length=300)
    new.set_attributes_from_name("name_key")
    new.model = SearchDocument
    yield new
    with connection.schema_editor() as schema:
        schema.alter_field(SearchDocument, new, old)
    call_command("migrate", verbosity=0)


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_changed_table_has_its_triggers_again_after_the_migration(
    indexed: None, wider_name: BinaryCharField
) -> None:
    # Django makes a new table, copies the rows and drops the old one, triggers and all.
    with connection.schema_editor() as schema:
        schema.alter_field(SearchDocument, SearchDocument._meta.get_field("name_key"), wider_name)
    left = installed_triggers(connection)
    rewrite("haven n_haven")
    in_between = found("haven")

    call_command("migrate", verbosity=0)

    assert (left, in_between) == (set(), False)
    assert installed_triggers(connection) == TRIGGERS.keys()
    assert found("haven")
    assert not found("linde")


def add() -> None:
    make_house("De Haven")
    factories.index()


def change() -> None:
    rewrite("haven n_haven")


def delete() -> None:
    SearchDocument.objects.all().delete()


@on_sqlite
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("trigger", "write", "linde", "haven"),
    [
        ("search_document_added", add, True, True),
        ("search_document_changed", change, False, True),
        ("search_document_gone", delete, False, False),
    ],
)
def test_a_trigger_that_is_gone_comes_back_with_what_it_missed(
    indexed: None, trigger: str, write: Callable[[], None], linde: bool, haven: bool
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {trigger}")
    write()

    call_command("migrate", verbosity=0)

    assert installed_triggers(connection) == TRIGGERS.keys()
    assert (found("linde"), found("haven")) == (linde, haven)
    with connection.cursor() as cursor:
        # Fails unless the mirror holds what the documents hold.
        cursor.execute(
            "INSERT INTO houses_searchdocument_fts(houses_searchdocument_fts, rank)"
            " VALUES ('integrity-check', 1)"
        )


@on_postgresql
@pytest.mark.django_db
def test_the_index_of_the_terms_comes_back(indexed: None) -> None:
    def indexes() -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT indexdef FROM pg_indexes WHERE indexname = 'houses_searchdocument_terms'"
            )
            return [definition for (definition,) in cursor.fetchall()]

    before = indexes()
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX houses_searchdocument_terms")

    call_command("migrate", verbosity=0)

    assert "USING gin (terms)" in before[0]
    assert indexes() == before


@pytest.mark.django_db
def test_tidying_up_loses_nothing(indexed: None) -> None:
    tidy(connection)

    assert found("linde")
    assert found("n_linde")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("slots", "is_found"),
    [
        ([{("linde",)}], True),
        ([{("lin*",)}], True),
        ([{("lin",)}], False),
        # One of the alternatives of every slot.
        ([{("haven",), ("linde",)}], True),
        ([{("haven",)}, {("linde",)}], False),
        # All terms of an alternative.
        ([{("haven", "linde")}], False),
        ([{("de", "linde")}], True),
        # A mark belongs to its word, and is no wild card.
        ([{("n_linde",)}], True),
        ([{("nxlinde",)}], False),
        ([{("t_linde",)}], False),
    ],
)
def test_both_databases_match_sets_of_terms_alike(
    indexed: None, slots: list[set[tuple[str, ...]]], is_found: bool
) -> None:
    assert SearchDocument.objects.filter(terms__match=slots).exists() is is_found
