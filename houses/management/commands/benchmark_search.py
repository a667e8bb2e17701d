from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from houses.measuring.benchmark import Benchmark, Timing, Timings, benchmark, together

MEGABYTE = 1_000_000
WIDTH = 26


class Command(BaseCommand):
    help = (
        "Says how long the search takes over many fictional houses: in ms, and as a multiple of "
        "a page that does nothing. In a scratch database: that of the site is not touched."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--houses", type=int, default=20_000, help="how many (%(default)s)")
        parser.add_argument("--seed", type=int, default=1, help="other houses (%(default)s)")
        parser.add_argument(
            "--rounds", type=int, default=10, help="how often each query is asked (%(default)s)"
        )

    def handle(self, *, houses: int, seed: int, rounds: int, verbosity: int, **_: Any) -> None:
        def tell(line: str) -> None:
            if verbosity > 1:
                self.stderr.write(line)

        result = benchmark(houses, seed=seed, rounds=rounds, tell=tell)
        for line in table(result):
            self.stdout.write(line)


def table(result: Benchmark) -> Iterator[str]:
    yield f"{result.houses} fictional houses on {result.database}"
    yield (
        f"loaded in {result.loading_seconds:.0f} s; index built in {result.building_seconds:.0f} s;"
        f" index {result.index_size / MEGABYTE:.1f} MB,"
        f" documents with it {result.documents_size / MEGABYTE:.1f} MB"
    )
    yield ""
    yield f"{'ms':{WIDTH}} {'found':>7} {'median':>8} {'p95':>8} {'min':>8} {'max':>8} {'ratio':>7}"
    yield row("a page that does nothing", result.trivial, result)
    yield row("indexing one entry", result.saving, result)
    yield from part("Keys of the page, count and facets", result.lists, result)
    yield from part("The whole page", result.pages, result)
    yield from part("Suggestions", result.suggestions, result)


def part(title: str, timings: Timings, result: Benchmark) -> Iterator[str]:
    yield ""
    yield title
    for name, timing in timings.items():
        yield row(name, timing, result, result.found.get(name, ""))
    yield row("all", together(timings), result)


def row(name: str, timing: Timing, result: Benchmark, found: str = "") -> str:
    figures = (timing.median, timing.p95, min(timing.taken), max(timing.taken))
    in_ms = " ".join(f"{figure:8.1f}" for figure in figures)
    return f"{name:{WIDTH}} {found:>7} {in_ms} {timing.median / result.trivial.median:7.1f}"
