from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from houses.loading.batch import Batch
from houses.loading.rows import Row, by_key, read_json_lines
from houses.models import Term
from houses.values.translations import Translated


class Vocabulary:
    """The terms by scheme and code. Raises ValidationError for one that is not there."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = {(term.scheme, term.code): term for term in terms}

    def term(self, scheme: Term.Scheme, code: str) -> Term:
        if (scheme, code) not in self._terms:
            sentence = _("There is no term “%(code)s” in the vocabulary “%(scheme)s”.")
            raise ValidationError(sentence % {"code": code, "scheme": scheme.label})
        return self._terms[scheme, code]


@dataclass(frozen=True, kw_only=True)
class TermRow(Row):
    """`implies` holds codes of themes; `tile` and `order` are places in a list."""

    scheme: str
    code: str
    label: dict[str, str]
    short: dict[str, str] = field(default_factory=dict)
    definition: dict[str, str] = field(default_factory=dict)
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    family: str = ""
    implies: tuple[str, ...] = ()
    public_filter: bool
    tile: int | None = None
    order: int = 0

    @property
    def key(self) -> tuple[str, str]:
        return self.scheme, self.code


def read_vocabulary(path: Path) -> list[TermRow]:
    """Raises LoadingError for the first row that cannot be loaded."""
    rows = read_json_lines(path, TermRow)
    keys = by_key(rows, lambda row: row.key)
    for row in rows:
        if (row.scheme == Term.Scheme.KIND) != bool(row.family):
            raise row.refusal(_("A kind, and only a kind, has a sort of page."))
        for code in row.implies:
            if (Term.Scheme.THEME, code) not in keys:
                raise row.refusal(_("There is no theme “%s”.") % code)
    return rows


def add_terms(rows: list[TermRow], batch: Batch) -> Vocabulary:
    """Adds the terms that are not there yet. Gives back all terms, old and new."""
    terms = {(term.scheme, term.code): term for term in Term.objects.all()}
    new = [row for row in rows if row.key not in terms]
    for row in new:
        with row.refusing():
            terms[row.key] = batch.add(
                Term(
                    scheme=row.scheme,
                    code=row.code,
                    label=translated(row.label),
                    short=translated(row.short),
                    definition=translated(row.definition),
                    synonyms={language: list(words) for language, words in row.synonyms.items()},
                    family=row.family,
                    public_filter=row.public_filter,
                    tile=row.tile,
                    position=row.order,
                )
            )
    implied = Term.implies.through
    for row in new:
        for code in row.implies:
            theme = terms[Term.Scheme.THEME, code]
            batch.add(implied(from_term=terms[row.key], to_term=theme))
    return Vocabulary(terms.values())


def translated(texts: Mapping[str, str], original: str = "nl") -> Translated:
    """The texts, by language, as translations of the one in the language `original`."""
    value = Translated()
    for language in sorted(texts, key=lambda language: language != original):
        value = value.changed(language, texts[language])
    return value


def dutch(text: str) -> Translated:
    return Translated.written("nl", text)
