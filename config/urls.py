from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path, re_path

from houses.pages import urls as pages
from houses.partners import urls as partners
from houses.partners.lasting import lasting_address
from houses.partners.sitemaps import SITEMAPS, robots
from houses.values.public_ids import PATTERN

urlpatterns = [
    path("admin/", admin.site.urls),
    re_path(rf"^id/(?P<public_id>{PATTERN})\Z", lasting_address, name="lasting-address"),
    path("sitemap.xml", sitemaps.index, {"sitemaps": SITEMAPS}, name="sitemap"),
    path(
        "sitemap-<section>.xml",
        sitemaps.sitemap,
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    path("robots.txt", robots, name="robots"),
    *i18n_patterns(
        # Two doors, one namespace: who links to it need not know which of them answers.
        path("", include(([*pages.urlpatterns, *partners.urlpatterns], pages.app_name))),
        path("", include("networks.pages.urls")),
    ),
]

handler400 = "houses.pages.errors.bad_request"
handler403 = "houses.pages.errors.forbidden"
handler404 = "houses.pages.errors.not_found"
handler500 = "houses.pages.errors.server_error"
