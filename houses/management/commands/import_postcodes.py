from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from houses.loading.points import ImportReport, PointFile, import_points, read_points

# Enough to see what is wrong with a file, few enough to read.
SHOWN = 20


class Command(BaseCommand):
    help = (
        "Gives the postcodes of a country the points of a file in the postal format of GeoNames. "
        "Says what would change; changes it only with --write."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--country", required=True, help="Two letters: NL, BE.")
        parser.add_argument("--write", action="store_true", help="Write the points.")

    def handle(
        self, *, file: Path, country: str, write: bool, verbosity: int, **options: Any
    ) -> None:
        try:
            found = read_points(file, country.lower())
        except OSError as problem:
            raise CommandError(str(problem)) from problem
        self._refuse(found, country)
        report = import_points(found.points, country.lower(), write=write)
        if verbosity:
            self._tell(found, report, write=write)

    def _refuse(self, found: PointFile, country: str) -> None:
        for problem in found.problems[:SHOWN]:
            self.stderr.write(str(problem))
        if found.problems:
            count = {"count": len(found.problems)}
            raise CommandError(_("Rows that cannot be read: %(count)d. Nothing written.") % count)
        if not found.points:
            raise CommandError(_("The file has no postcodes of “%s”.") % country)

    def _tell(self, found: PointFile, report: ImportReport, *, write: bool) -> None:
        read = {"rows": found.rows, "codes": len(found.points)}
        self.stdout.write(_("Read: %(rows)d rows of %(codes)d postcodes.") % read)
        points = {"changed": report.changed, "same": report.same}
        self.stdout.write(_("Points: %(changed)d changed, %(same)d as they were.") % points)
        self._list(_("Not in the directory, passed over"), report.unknown)
        self._list(_("Not in the file, left as they were"), report.missing)
        if not write:
            self.stdout.write(_("Nothing written. To write the points, add --write."))

    def _list(self, title: str, codes: list[str]) -> None:
        if codes:
            shown = " ".join(codes[:SHOWN]) + (" ..." if len(codes) > SHOWN else "")
            self.stdout.write(f"{title}: {len(codes)} ({shown})")
