"""The indexes of the search documents, of a kind that Django's migrations do not keep.

On SQLite the terms are mirrored in an FTS5 table by three triggers. Django remakes a table to
change it, and drops its triggers without a word: so they are put back, and looked at, after every
migration.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

DOCUMENTS = "houses_searchdocument"

GIN_INDEX = """
    CREATE INDEX IF NOT EXISTS houses_searchdocument_terms ON houses_searchdocument
    USING gin (terms)
"""

# The terms alone decide: no positions (detail=none), no marks to take off, "_" is part of a word.
MIRROR = """
    CREATE VIRTUAL TABLE IF NOT EXISTS houses_searchdocument_fts USING fts5(
        terms, content='houses_searchdocument', content_rowid='id', detail=none,
        tokenize="unicode61 remove_diacritics 0 tokenchars '_'"
    )
"""
FORGET_OLD = """
    INSERT INTO houses_searchdocument_fts(houses_searchdocument_fts, rowid, terms)
    VALUES ('delete', old.id, old.terms);
"""
LEARN_NEW = "INSERT INTO houses_searchdocument_fts(rowid, terms) VALUES (new.id, new.terms);"
TRIGGERS = {
    "search_document_added": ("AFTER INSERT", LEARN_NEW),
    "search_document_gone": ("AFTER DELETE", FORGET_OLD),
    "search_document_changed": ("AFTER UPDATE", FORGET_OLD + LEARN_NEW),
}
FILL = "INSERT INTO houses_searchdocument_fts(houses_searchdocument_fts) VALUES ('rebuild')"
MERGE = "INSERT INTO houses_searchdocument_fts(houses_searchdocument_fts) VALUES ('optimize')"


def install(connection: BaseDatabaseWrapper) -> None:
    """Makes what is missing; where a trigger was, the mirror is filled anew."""
    with connection.cursor() as cursor:
        if DOCUMENTS not in connection.introspection.table_names(cursor):
            return
        if connection.vendor == "postgresql":
            cursor.execute(GIN_INDEX)
            return
        cursor.execute(MIRROR)
        missing = TRIGGERS.keys() - installed_triggers(connection)
        for name in sorted(missing):
            when, what = TRIGGERS[name]
            cursor.execute(f"CREATE TRIGGER {name} {when} ON {DOCUMENTS} BEGIN {what} END")
        if missing:
            cursor.execute(FILL)


def installed_triggers(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the mirror's triggers that an SQLite database has."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return {name for (name,) in cursor.fetchall()} & TRIGGERS.keys()


def tidy(connection: BaseDatabaseWrapper) -> None:
    """Lets the planner count the rows, and merges what many small writes left behind."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "sqlite":
            cursor.execute(MERGE)


def after_migration(sender: Any, using: str, **_given: Any) -> None:
    """Receives Django's post_migrate."""
    install(connections[using])


@contextmanager
def by_index() -> Iterator[None]:
    """Lets PostgreSQL find words by their index alone.

    Left to itself it reads the whole table for a common word, or walks along the keys: it does not
    count what unpacking each document costs.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = on; SET LOCAL enable_indexscan = on")
