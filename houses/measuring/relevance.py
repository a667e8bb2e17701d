"""How well the search finds: queries with what each must find, and what came of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Self

from django.http import QueryDict
from django.utils import translation
from django.utils.translation import gettext as _

from houses.filters import find
from houses.measuring.corpus import Corpus, add_corpus, audience_code, read_corpus
from houses.measuring.own_words import add_own_words
from houses.measuring.reading import UnreadableFileError, of_known_shape, read_json
from houses.measuring.scratch import scratch_database
from houses.models import Organisation

# What is looked at of an answer: the visitor's first page would hold twice as much.
LOOKED_AT = 10
FIRST_FEW = 5


@dataclass(frozen=True)
class Query:
    """What somebody types and sets, and slugs: where they must, or must never, be found."""

    id: str
    text: str
    language: str
    category: str
    # A path, codes of the corpus, a postcode to sort by the distance from.
    region: str
    audiences: tuple[str, ...]
    near: str
    # One of these comes first; each of these is among the first 3, the first 10, in none of them.
    top1: tuple[str, ...]
    top3: tuple[str, ...]
    top10: tuple[str, ...]
    never: tuple[str, ...]

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> Self:
        filters = said.get("filters", {})
        return cls(
            id=said["id"],
            text=said["query"],
            language=said["language"],
            category=said["category"],
            region=filters.get("region", ""),
            audiences=tuple(filters.get("audiences", ())),
            near=said.get("near", ""),
            top1=tuple(said.get("top1", ())),
            top3=tuple(said.get("top3", ())),
            top10=tuple(said.get("top10", ())),
            never=tuple(said.get("never", ())),
        )

    @property
    def wanted(self) -> frozenset[str]:
        return frozenset({*self.top1, *self.top3, *self.top10})

    @property
    def expected(self) -> frozenset[str]:
        """All of these should be found; of several that may come first, one is enough."""
        first = self.top1 if len(self.top1) == 1 else ()
        return frozenset({*first, *self.top3, *self.top10})


@dataclass(frozen=True)
class Answer:
    """The slugs that were found for a query, the first ten at most."""

    query: Query
    found: Sequence[str]

    @property
    def failures(self) -> list[str]:
        """What the query asks for and did not get, in words."""
        query, found = self.query, self.found
        failures = []
        if query.top1 and not set(query.top1) & set(found[:1]):
            failures.append(_("first: %s") % _one_of(query.top1))
        for most, wanted in ((3, query.top3), (LOOKED_AT, query.top10)):
            if missing := [slug for slug in wanted if slug not in found[:most]]:
                told = {"number": most, "slugs": ", ".join(missing)}
                failures.append(_("among the first %(number)d: %(slugs)s") % told)
        if unwanted := [slug for slug in query.never if slug in found]:
            failures.append(_("never: %s") % ", ".join(unwanted))
        return failures

    @property
    def reciprocal_rank(self) -> float:
        ranks = (rank for rank, slug in enumerate(self.found, 1) if slug in self.query.wanted)
        return 1 / next(ranks, float("inf"))

    @property
    def recall(self) -> float:
        """Of what should be found, how much is among the first few."""
        expected = self.query.expected
        return len(expected & set(self.found[:FIRST_FEW])) / min(FIRST_FEW, len(expected))


@dataclass(frozen=True)
class Relevance:
    answers: Sequence[Answer]

    @property
    def passed(self) -> int:
        return sum(not answer.failures for answer in self.answers)

    @property
    def mrr(self) -> float | None:
        """The mean of 1/rank of the first that is wanted; None where no query wants any."""
        return _mean([answer.reciprocal_rank for answer in self.answers if answer.query.wanted])

    @property
    def recall(self) -> float | None:
        return _mean([answer.recall for answer in self.answers if answer.query.expected])

    def by_category(self) -> Mapping[str, "Relevance"]:
        def category(answer: Answer) -> str:
            return answer.query.category

        answers = sorted(self.answers, key=category)
        return {name: Relevance(list(group)) for name, group in groupby(answers, category)}


def measure_relevance(corpus_file: Path, queries_file: Path) -> Relevance:
    """Asks the real search in a scratch database. The same on every database.

    Raises UnreadableFileError.
    """
    corpus = read_corpus(corpus_file)
    queries = read_queries(queries_file, corpus)
    with scratch_database():
        add_own_words()
        add_corpus(corpus)
        return Relevance([Answer(query, found_for(query)) for query in queries])


def read_queries(path: Path, corpus: Corpus) -> list[Query]:
    """Raises UnreadableFileError, also for a query about what the corpus does not hold."""
    said = read_json(path)
    with of_known_shape(path):
        queries = [Query.read(query) for query in said["queries"]]
    known = {house.slug for house in corpus.houses}
    for query in queries:
        _refuse_unknown(path, query, {*query.wanted, *query.never} - known)
        _refuse_unknown(path, query, set(query.audiences) - corpus.audiences.keys())
        _refuse_unknown(path, query, {query.region} - corpus.regions.keys() - {""})
        codes = {place.postcode for place in corpus.places}
        _refuse_unknown(path, query, {query.near} - codes - {""})
    return queries


def _refuse_unknown(path: Path, query: Query, unknown: Collection[str]) -> None:
    if unknown:
        sentence = _("%(file)s: the query “%(query)s” says “%(word)s”, which the corpus has not.")
        told = {"file": path.name, "query": query.id, "word": min(unknown)}
        raise UnreadableFileError(sentence % told)


def found_for(query: Query) -> list[str]:
    """The slugs of the first ten, through the parameters that a visitor's page has."""
    asked = QueryDict(mutable=True)
    asked["q"] = query.text
    if query.region:
        asked["region"] = query.region
    if query.near:
        asked.update({"where": query.near, "radius": "any", "sort": "distance"})
    with translation.override(query.language):
        found = _keys(asked)
        # The page takes any of several audiences, a query asks for all of them.
        for audience in query.audiences:
            asked["audience"] = audience_code(audience)
            meant = set(_keys(asked))
            found = [key for key in found if key in meant]
    slugs = dict(Organisation.objects.filter(pk__in=found).values_list("pk", "slug"))
    return [slugs[key] for key in found[:LOOKED_AT]]


def _keys(asked: QueryDict) -> list[int]:
    return list(find(asked).hits.keys)


def _one_of(slugs: Sequence[str]) -> str:
    word = _("or")
    return f" {word} ".join(slugs)


def _mean(figures: Sequence[float]) -> float | None:
    return sum(figures) / len(figures) if figures else None
