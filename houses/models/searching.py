"""What a search reads: one document of plain terms for an entry and a language.

The terms are made in Python (houses.analysis), so that no database decides what a word is. Each
only matches sets of terms, with its own engine: PostgreSQL a stored tsvector with a GIN index,
SQLite the mirror of houses.full_text.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_lazy as _

from houses.models.fields import BinaryCharField
from houses.models.organisations import Organisation

if TYPE_CHECKING:
    # Fields and lookups are generic in the type stubs only.
    Text = models.TextField[str, str]
    Lookup = models.Lookup[Any]
else:
    Text, Lookup = models.TextField, models.Lookup

# Alternatives of which one must be found. An alternative is a few terms that must all be found;
# a term that ends in "*" stands for all that begin so.
type Alternative = tuple[str, ...]
type Slot = Collection[Alternative]

LONGEST_WORD = 60


class TermsField(Text):
    """A set of terms, written with a space between: tsvector on PostgreSQL, text on SQLite.

    Written only: what PostgreSQL gives back is not what was put in.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_placeholder_sql(self, value: Any, compiler: Any, connection: Any) -> tuple[str, Any]:
        if connection.vendor == "postgresql":
            return "array_to_tsvector(string_to_array(%s, ' '))", (value,)
        return "%s", (value,)


@TermsField.register_lookup
class Match(Lookup):
    """`terms__match=[slot, ...]`: of every slot at least one alternative is there.

    Terms are folded words (letters and digits) with an underscore at most, so nothing in them can
    be an operator of either engine.
    """

    lookup_name = "match"
    prepare_rhs = False

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        query = _written(self.rhs, " & ", " | ", lambda word: f"'{word}'", "'{}':*")
        return f"{column} @@ %s::tsquery", (*params, query)

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        table = column.rpartition(".")[0]
        query = _written(self.rhs, " AND ", " OR ", lambda word: f'"{word}"', '"{}"*')
        found = (
            "SELECT rowid FROM houses_searchdocument_fts WHERE houses_searchdocument_fts MATCH %s"
        )
        return f'{table}."id" IN ({found})', (*params, query)


def _written(slots: Iterable[Slot], and_: str, or_: str, whole: Any, begun: str) -> str:
    """The slots in the language of an engine."""

    def term(text: str) -> str:
        return begun.format(text[:-1]) if text.endswith("*") else str(whole(text))

    def alternative(terms: Alternative) -> str:
        return f"({and_.join(map(term, terms))})"

    return and_.join(f"({or_.join(map(alternative, sorted(slot)))})" for slot in slots)


THE_KEYS = "SELECT value FROM json_each(%s)"


class Keys:
    """Thousands of keys, written once for all the queries that ask for them.

    No sequence: Django looks at every member of one, for each query.
    """

    def __init__(self, keys: Iterable[int]) -> None:
        self.written = ",".join(map(str, keys))


class Among(Lookup):
    """`pk__among=Keys(...)`, or a list: one of thousands of keys, given as one value."""

    lookup_name = "among"
    prepare_rhs = False

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s::bigint[])", (*params, f"{{{self._written()}}}")

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} IN ({THE_KEYS})", (*params, f"[{self._written()}]")

    def _written(self) -> str:
        keys = self.rhs if isinstance(self.rhs, Keys) else Keys(self.rhs)
        return keys.written


models.AutoField.register_lookup(Among)
models.BigAutoField.register_lookup(Among)
models.ForeignKey.register_lookup(Among)


class SearchDocument(models.Model):
    """The words by which an entry is found in one language: its names, tags, places and texts.

    Kept by houses.finding.index in the transaction of whatever changed the entry. Drafts have
    one too: what may be found is asked of the entry.
    """

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="search_documents", editable=False
    )
    language = models.CharField(max_length=2)
    # The whole name, folded: who types it means this entry.
    name_key = BinaryCharField(max_length=250)
    terms = TermsField()
    # Which analysis made them: an older one is made anew by `reindex`.
    analysis = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "language"],
                name="search_document_once_per_language",
                violation_error_message=_("There is a document in this language already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name_key} ({self.language})"


class IndexedWord(models.Model):
    """A word that stands in the index, folded. Some may be left over from what has gone."""

    word = BinaryCharField(max_length=LONGEST_WORD, unique=True)
    length = models.PositiveSmallIntegerField()
    # Of a name, a tag or a place: what a misspelt word may have meant.
    in_head = models.BooleanField(default=False)

    class Meta:
        ordering = ["word"]
        indexes = [models.Index(fields=["in_head", "length"], name="indexed_word_to_spell")]

    def __str__(self) -> str:
        return self.word
