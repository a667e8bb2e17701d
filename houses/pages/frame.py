"""What every page shows around its own content."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from houses.pages.languages import in_each_language
from houses.sheets.site_texts import site_texts


def frame(request: HttpRequest) -> dict[str, object]:
    """The name of the site, the page in each language, and the country whose help lines are shown.

    A page about another country says so with a `country` of its own; one that says what went
    wrong, with `languages` that lead to the first page.
    """
    return {
        "site_name": settings.SITE_NAME,
        "quick_exit_url": settings.QUICK_EXIT_URL,
        "languages": SimpleLazyObject(lambda: in_each_language(request)),
        "country": settings.HOME_COUNTRY,
        # What staff wrote: one query, on a page that asks.
        "site_texts": SimpleLazyObject(lambda: site_texts(on=timezone.localdate())),
    }
