"""How long the search takes over many houses, each kind of query several times, in turns."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.test import Client, override_settings
from django.urls import get_resolver, path, reverse
from django.utils import translation

from houses.filters import find
from houses.filters.facets import facets
from houses.finding.index import index, reindex
from houses.finding.suggestions import suggestions
from houses.loading.reference import load_reference
from houses.measuring.fictional import add_fictional_houses
from houses.measuring.own_words import add_own_words
from houses.measuring.scratch import scratch_database
from houses.models import Organisation

TRIVIAL = "trivial-page"
PER_PAGE = 20
# So many saves are timed, of entries that lie far apart.
SAVES = 20


@dataclass(frozen=True)
class Asked:
    """A kind of query, and an example of it: the parameters of a search."""

    kind: str
    parameters: Mapping[str, str]
    language: str = "nl"


# The words are those of the vocabulary, of the lexicon and of invented_words. One kind more, the
# whole name of a house, is added when there are houses.
QUERIES = (
    Asked("two words", {"q": "rouw wandelen"}),
    Asked("word and place", {"q": "kanker Gent"}),
    Asked("three words", {"q": "kanker rouw jongeren"}),
    Asked("a sentence", {"q": "mijn man heeft kanker, waar kan ik praten"}),
    Asked("rare word", {"q": "velgodan"}),
    Asked("common word", {"q": "inloophuis"}),
    Asked("word of every house", {"q": "verzonnen"}),
    Asked("misspelt word", {"q": "zilverwlig"}),
    Asked("compound", {"q": "rouwgroep"}),
    Asked("synonym", {"q": "tumor"}),
    Asked("beginning of a word", {"q": "zilv"}),
    Asked("only fillers", {"q": "ik zoek iets voor mij"}),
    Asked("no words", {}),
    Asked("no words, open now", {"open": "now"}),
    Asked("no words, a province", {"region": "be/vlaanderen/oost-vlaanderen"}),
    Asked("place and radius", {"where": "Gent", "radius": "10"}),
    Asked("audience, place, radius", {"audience": "cancer", "where": "9000", "radius": "25"}),
    Asked(
        "nothing found (coach)",
        {"q": "velgodan", "audience": "detention", "where": "8400", "radius": "5"},
    ),
    Asked("French", {"q": "maison cancer"}, "fr"),
)
TYPED = ("zi", "zilv", "kank", "gent", "84", "inloop", "verzonnen h", "xqz")


@dataclass
class Timing:
    """How long something took, each time, in ms."""

    taken: list[float] = field(default_factory=list)

    @contextmanager
    def once_more(self) -> Iterator[None]:
        started = perf_counter()
        yield
        self.taken.append(1000 * (perf_counter() - started))

    @property
    def median(self) -> float:
        return median(self.taken)

    @property
    def p95(self) -> float:
        """What one in twenty takes longer than."""
        if len(self.taken) == 1:
            return self.taken[0]
        return quantiles(self.taken, n=20, method="inclusive")[-1]


type Timings = Mapping[str, Timing]


@dataclass
class Benchmark:
    houses: int
    database: str
    loading_seconds: float = 0
    building_seconds: float = 0
    # In bytes: what the database looks words up in, and the documents with all their indexes.
    index_size: int = 0
    documents_size: int = 0
    saving: Timing = field(default_factory=Timing)
    trivial: Timing = field(default_factory=Timing)
    # By the kind of query: how many were found, "10000+" for more than are counted.
    found: dict[str, str] = field(default_factory=dict)
    # The whole page; and what it is made of: the keys of the page, the count and the facets.
    pages: defaultdict[str, Timing] = field(default_factory=lambda: defaultdict(Timing))
    lists: defaultdict[str, Timing] = field(default_factory=lambda: defaultdict(Timing))
    # By what is typed.
    suggestions: defaultdict[str, Timing] = field(default_factory=lambda: defaultdict(Timing))


def together(timings: Timings) -> Timing:
    return Timing([each for timing in timings.values() for each in timing.taken])


def benchmark(houses: int, *, seed: int, rounds: int, tell: Callable[[str], None]) -> Benchmark:
    """Measures in a scratch database of the site's engine, filled with fictional houses."""
    result = Benchmark(houses, connection.vendor)
    with scratch_database():
        _fill(result, seed, tell)
        _measure_saves(result)
        _measure_queries(result, rounds, tell)
    return result


def _fill(result: Benchmark, seed: int, tell: Callable[[str], None]) -> None:
    add_own_words()
    load_reference()
    started = perf_counter()
    add_fictional_houses(result.houses, seed=seed, progress=lambda done: tell(f"{done} houses"))
    result.loading_seconds = perf_counter() - started
    started = perf_counter()
    reindex(all_of_them=True, progress=lambda done, all_: tell(f"{done} of {all_} indexed"))
    result.building_seconds = perf_counter() - started
    result.index_size, result.documents_size = _sizes()


def _sizes() -> tuple[int, int]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT pg_relation_size('houses_searchdocument_terms'),"
                " pg_total_relation_size('houses_searchdocument')"
            )
            index_size, documents = cursor.fetchone()
            return index_size, documents
        cursor.execute(
            "SELECT name LIKE 'houses_searchdocument_fts%', sum(pgsize) FROM dbstat"
            " WHERE name LIKE '%searchdocument%' GROUP BY 1"
        )
        sizes = dict(cursor.fetchall())
        return sizes[1], sizes[0] + sizes[1]


def _measure_saves(result: Benchmark) -> None:
    """What indexing an entry adds to the transaction that saves it."""
    keys = list(Organisation.objects.order_by("pk").values_list("pk", flat=True))
    for key in keys[:: max(1, len(keys) // SAVES)]:
        with result.saving.once_more(), transaction.atomic():
            index(Organisation.objects.filter(pk=key))


def _measure_queries(result: Benchmark, rounds: int, tell: Callable[[str], None]) -> None:
    middle = Organisation.objects.houses().order_by("pk")[result.houses // 2]
    queries = (Asked("whole name", {"q": middle.name}), *QUERIES)
    if rounds > 1:
        # The first round fills the caches of Python and of the database: it does not count.
        _one_round(Benchmark(0, ""), queries)
    for number in range(1, rounds + 1):
        _one_round(result, queries)
        tell(f"round {number} of {rounds}")


def _one_round(result: Benchmark, queries: Sequence[Asked]) -> None:
    with _client() as client:
        for asked in queries:
            with result.trivial.once_more():
                client.get(f"/{TRIVIAL}/")
            with result.pages[asked.kind].once_more():
                client.get(reverse("houses:find"), asked.parameters)
            _time_list(result, asked)
    for text in TYPED:
        with result.suggestions[text].once_more():
            suggestions(text, field="what", language="nl", country=settings.HOME_COUNTRY)


def _time_list(result: Benchmark, asked: Asked) -> None:
    parameters = QueryDict(mutable=True)
    parameters.update(asked.parameters)
    with translation.override(asked.language), result.lists[asked.kind].once_more():
        found = find(parameters)
        hits = found.hits
        hits.keys[:PER_PAGE]
        facets(found)
    result.found[asked.kind] = f"{len(hits.keys)}{'+' if hits.more else ''}"


@contextmanager
def _client() -> Iterator[Client]:
    """Asks the site's own pages, and one that does nothing: what Django itself costs."""
    addresses = (path(f"{TRIVIAL}/", _nothing), *get_resolver().url_patterns)
    with override_settings(ROOT_URLCONF=addresses, ALLOWED_HOSTS=["testserver"]):
        yield Client(raise_request_exception=True)


def _nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse(".")
