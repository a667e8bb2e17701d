from datetime import date

from dateutil.relativedelta import relativedelta
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import ngettext

from houses.models import Tally

# A year can be laid beside the year before it for one month more.
KEPT = relativedelta(months=13)


class Command(BaseCommand):
    help = (
        "Forgets the counts of searches older than 13 months. "
        "Says how many there are; deletes them only with --write."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", action="store_true", help="Delete them.")

    def handle(self, *, write: bool, **options: object) -> None:
        today: date = timezone.localdate()
        old = Tally.objects.before(today - KEPT)
        if write:
            count, _each = old.delete()
            said = ngettext("%d count forgotten.", "%d counts forgotten.", count)
        else:
            count = old.count()
            said = ngettext(
                "%d count is older than 13 months. To forget it, add --write.",
                "%d counts are older than 13 months. To forget them, add --write.",
                count,
            )
        self.stdout.write(said % count)
