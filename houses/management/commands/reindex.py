from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from houses.finding.index import reindex


class Command(BaseCommand):
    help = (
        "Brings the search up to date: the entries that it does not have yet, or has from an "
        "older version; all when the lexicon has new parts of compounds. The site stays open."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", dest="all_of_them", help="All entries.")

    def handle(self, *, all_of_them: bool, verbosity: int, **options: object) -> None:
        def tell(done: int, of: int) -> None:
            if verbosity:
                self.stdout.write(_("%(done)d of %(all)d") % {"done": done, "all": of})
                self.stdout.flush()

        count = reindex(all_of_them=all_of_them, progress=tell)
        if verbosity:
            said = ngettext("%(count)d entry indexed.", "%(count)d entries indexed.", count)
            self.stdout.write(said % {"count": count})
