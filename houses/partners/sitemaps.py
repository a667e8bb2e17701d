"""The pages for search engines: canonical addresses only."""

from typing import TYPE_CHECKING

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from houses.models import Organisation, Region
from houses.sheets.regions import with_houses

if TYPE_CHECKING:
    # Sitemaps are generic in the type stubs only.
    OrganisationMap = Sitemap[Organisation]
    RegionMap = Sitemap[Region]
    PageMap = Sitemap[str]
else:
    OrganisationMap = RegionMap = PageMap = Sitemap


class EntrySitemap(OrganisationMap):
    i18n = True
    limit = 5000

    def items(self) -> QuerySet[Organisation]:
        return Organisation.objects.public().order_by("pk")


class RegionSitemap(RegionMap):
    i18n = True
    limit = 5000

    def items(self) -> QuerySet[Region]:
        return with_houses(Region.objects.all()).order_by("path")


class PageSitemap(PageMap):
    i18n = True

    def items(self) -> list[str]:
        houses = ["home", "find", "projects", "grants", "regions", "about-the-data"]
        houses += ["accessibility", "privacy"]
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
