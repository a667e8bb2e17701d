"""What every page shows around its own content."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject


def frame(request: HttpRequest) -> dict[str, object]:
    """The name of the site, its own full address, and the country whose help lines are shown.

    The address is worked out only where it is shown: an error page must not ask for a host that
    was refused. A page about another country says so with a `country` of its own.
    """
    return {
        "site_name": settings.SITE_NAME,
        "canonical": SimpleLazyObject(lambda: request.build_absolute_uri(request.path)),
        "country": settings.HOME_COUNTRY,
    }
