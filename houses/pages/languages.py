"""The page that is shown, in each language of the site: for the reader and for search engines."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info, override

# What answers these shows a page that may be asked for again, in another language too.
ASKING = {"GET", "HEAD"}
# Characters of a search: a longer one, in each language again, would be most of the page.
MOST_ASKED = 2_000


@dataclass(frozen=True)
class InLanguage:
    """A language by its own name, and where the page is in it: a path, and what was asked of it."""

    code: str
    name: str
    path: str
    query: str
    present: bool

    @property
    def url(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path


def in_each_language(request: HttpRequest) -> list[InLanguage]:
    """The same page with the same search, unless that is longer than MOST_ASKED; the first page
    where this one is only for now.

    What was sent with a form, and what no address answers, is not there in another language.
    """
    match = request.resolver_match
    if match is None or not match.view_name or request.method not in ASKING:
        return home_in_each_language()
    query = iri_to_uri(request.META.get("QUERY_STRING", ""))
    kept = query if len(query) <= MOST_ASKED else ""
    return _each(match.view_name, match.args, match.kwargs, kept)


def home_in_each_language() -> list[InLanguage]:
    """For a page that says that something went wrong."""
    return _each("houses:home")


def _each(
    view: str,
    args: tuple[object, ...] = (),
    kwargs: dict[str, object] | None = None,
    query: str = "",
) -> list[InLanguage]:
    present = get_language()
    found = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            path = reverse(view, args=args, kwargs=kwargs)
        name = capfirst(get_language_info(code)["name_local"])
        found.append(InLanguage(code, name, path, query, code == present))
    return found
