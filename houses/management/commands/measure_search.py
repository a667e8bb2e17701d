from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from houses.measuring.reading import UnreadableFileError
from houses.measuring.relevance import Relevance, measure_relevance


class Command(BaseCommand):
    help = (
        "Asks the search the queries of a file, over the houses of another, and says how well it "
        "finds. In a scratch database: that of the site is not touched."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("corpus", type=Path, help="regions, places and houses, as JSON")
        parser.add_argument("queries", type=Path, help="queries and what each must find, as JSON")

    def handle(self, *, corpus: Path, queries: Path, **options: Any) -> None:
        try:
            relevance = measure_relevance(corpus, queries)
        except UnreadableFileError as problem:
            raise CommandError(str(problem)) from problem
        for answer in relevance.answers:
            if answer.failures:
                query = answer.query
                self.stdout.write(f"{query.id}  {query.category}  “{query.text}”")
                for failure in answer.failures:
                    self.stdout.write("  " + _("wanted %s") % failure)
                came = ", ".join(answer.found) or _("nothing")
                self.stdout.write("  " + _("came %s") % came)
        for category, part in relevance.by_category().items():
            self.stdout.write(f"{category:12} {in_figures(part)}")
        self.stdout.write(f"{_('all'):12} {in_figures(relevance)}")


def in_figures(relevance: Relevance) -> str:
    figures = {
        "passed": relevance.passed,
        "queries": len(relevance.answers),
        "mrr": written(relevance.mrr),
        "recall": written(relevance.recall),
    }
    return _("pass %(passed)d of %(queries)d   MRR %(mrr)s   recall@5 %(recall)s") % figures


def written(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.3f}"
