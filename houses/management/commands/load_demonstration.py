from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from houses.loading.demonstration import FOLDER, OtherEntriesError, load_demonstration
from houses.loading.rows import LoadingError


class Command(BaseCommand):
    help = (
        "Adds the real houses of the project, their vocabulary and the helplines. Entries that "
        "are there already stay as they are; a database with other entries is refused."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            default=FOLDER,
            help=(
                "vocabulary.jsonl, helplines.jsonl, organisations.jsonl and houses.jsonl; "
                "sources.jsonl and the files of parts may be left out"
            ),
        )

    def handle(self, *, folder: Path, verbosity: int, **options: Any) -> None:
        try:
            report = load_demonstration(folder)
        except (LoadingError, OtherEntriesError, OSError) as problem:
            raise CommandError(str(problem)) from problem
        if verbosity:
            added = _(
                "New: %(entries)d entries, %(sources)d sources, %(terms)d terms, "
                "%(helplines)d helplines."
            )
            parts = _(
                "Of these entries: %(statements)d statements, %(services)d services, "
                "%(milestones)d milestones, %(documents)d documents, %(grants)d grants, "
                "%(charters)d charters."
            )
            self.stdout.write(added % report._asdict())
            self.stdout.write(parts % report._asdict())
