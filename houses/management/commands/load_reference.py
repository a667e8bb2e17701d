from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from houses.loading.lexicon import load_lexicon
from houses.loading.reference import FOLDER, load_reference
from houses.loading.rows import LoadingError


class Command(BaseCommand):
    help = (
        "Brings the regions and postcodes up to date with the files of the project. "
        "What was added here stays, and so do points from import_postcodes. "
        "Fills an empty lexicon of the search."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder", nargs="?", type=Path, default=FOLDER, help="regions.csv, postcodes_*.csv"
        )

    def handle(self, *, folder: Path, verbosity: int, **options: Any) -> None:
        try:
            report = load_reference(folder)
            lexicon = load_lexicon()
        except (LoadingError, OSError) as problem:
            raise CommandError(str(problem)) from problem
        if verbosity:
            regions = _("Regions: %(new)d new, %(changed)d changed.")
            postcodes = _("Postcodes: %(new)d new, %(changed)d changed.")
            self.stdout.write(regions % report.regions._asdict())
            self.stdout.write(postcodes % report.postcodes._asdict())
            words = _("Words of the search: %(words)d new, %(synonyms)d new groups of synonyms.")
            self.stdout.write(words % lexicon._asdict())
