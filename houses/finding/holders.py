"""Which entries have certain terms: of a few their documents tell it, of many the index."""

from collections.abc import Collection, Sequence
from typing import Protocol

from django.db.models import F

from houses.full_text import by_index
from houses.models import SearchDocument
from houses.models.searching import Alternative, Keys


class Holders(Protocol):
    def of(self, alternatives: Collection[Alternative]) -> Collection[int]:
        """The entries that have all terms of one of the alternatives."""


class Documents:
    """Reads the documents of a few entries once: some four kilobytes each."""

    def __init__(self, keys: Sequence[int]) -> None:
        documents = SearchDocument.objects.filter(organisation__among=Keys(keys)).order_by()
        self.documents = [
            # PostgreSQL gives the terms back in quotes.
            (key, f" {terms} ".replace("'", ""))
            for key, terms in documents.values_list("organisation_id", "terms")
        ]
        self.sets = [frozenset(terms.split()) for _key, terms in self.documents]

    def of(self, alternatives: Collection[Alternative]) -> Collection[int]:
        single = {terms[0] for terms in alternatives if len(terms) == 1}
        others = [terms for terms in alternatives if len(terms) > 1 or terms[0].endswith("*")]
        return {
            key
            for (key, written), held in zip(self.documents, self.sets, strict=True)
            if not single.isdisjoint(held)
            or any(all(_holds(term, written, held) for term in terms) for terms in others)
        }


def _holds(term: str, written: str, held: frozenset[str]) -> bool:
    return f" {term[:-1]}" in written if term.endswith("*") else term in held


class Index:
    """Asks the index: who has the terms, among many entries or beside them."""

    def __init__(self, keys: Sequence[int]) -> None:
        self.last = max(keys)

    def of(self, alternatives: Collection[Alternative]) -> Collection[int]:
        # Of too many, those with the lowest keys were taken: what lies after them is not read. As a
        # sum, so that PostgreSQL does not take the index of keys and unpack all before them.
        documents = SearchDocument.objects.alias(key=F("organisation_id") + 0)
        found = documents.filter(terms__match=[alternatives], key__lte=self.last).order_by()
        with by_index():
            return list(found.values_list("organisation_id", flat=True))
