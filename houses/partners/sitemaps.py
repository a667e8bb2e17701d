"""The pages for search engines: canonical addresses only."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from houses.models import Organisation, Region
from houses.sheets.regions import with_houses

if TYPE_CHECKING:
    # Sitemaps are generic in the type stubs only.
    AnyMap = Sitemap[Any]
else:
    AnyMap = Sitemap


class InEachLanguage(AnyMap):
    """Each page in each language, with the others beside it, as the page itself names them."""

    i18n = True
    alternates = True

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        """For a reader of any other language: the page as it is in the language of the site.

        Django's own `x_default` takes the language out of the address, and our words in addresses
        are those of a language.
        """
        urls = super().get_urls(page, site, protocol)
        for url in urls:
            (default,) = (
                other["location"]
                for other in url["alternates"]
                if other["lang_code"] == settings.LANGUAGE_CODE
            )
            url["alternates"].append({"location": default, "lang_code": "x-default"})
        return urls


class EntrySitemap(InEachLanguage):
    limit = 5000

    def items(self) -> QuerySet[Organisation]:
        return Organisation.objects.public().order_by("pk")


class RegionSitemap(InEachLanguage):
    limit = 5000

    def items(self) -> QuerySet[Region]:
        return with_houses(Region.objects.all()).order_by("path")


class PageSitemap(InEachLanguage):
    def items(self) -> list[str]:
        houses = ["home", "find", "projects", "grants", "regions", "about-the-data"]
        houses += ["accessibility", "privacy", "about", "colophon", "help-me-choose", "traces"]
        return [*(f"houses:{page}" for page in houses), "networks:list"]

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS = {"pages": PageSitemap, "entries": EntrySitemap, "regions": RegionSitemap}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read but the admin; says where the sitemap is."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    text = f"User-agent: *\nDisallow: /admin/\n\nSitemap: {sitemap}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
