"""What every page shows around its own content."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from houses.sheets.next_steps import lines_of_the_foot


def frame(request: HttpRequest) -> dict[str, object]:
    """The name of the site, its own full address, and whom to call now (read only where shown)."""
    return {
        "site_name": settings.SITE_NAME,
        "canonical": request.build_absolute_uri(request.path),
        "helplines": SimpleLazyObject(lambda: lines_of_the_foot(settings.HOME_COUNTRY)),
    }
