"""What every page shows around its own content."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from houses.sheets.next_steps import lines_of_the_foot


def frame(request: HttpRequest) -> dict[str, object]:
    """The name of the site, its own full address, and whom to call now.

    The last two are worked out only where they are shown: an error page must not ask for a host
    that was refused, nor for a database that failed.
    """
    return {
        "site_name": settings.SITE_NAME,
        "canonical": SimpleLazyObject(lambda: request.build_absolute_uri(request.path)),
        "helplines": SimpleLazyObject(lambda: lines_of_the_foot(settings.HOME_COUNTRY)),
    }
