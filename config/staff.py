"""The staff's site: its name, the order of its first page, and what its search boxes offer."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class StaffConfig(AdminConfig):
    default_site = "config.staff.StaffSite"


class Suggestions(AutocompleteJsonView):
    """Names each suggestion so that two of the same name can be told apart."""

    def serialize_result(self, obj: models.Model, to_field_name: str) -> dict[str, str]:
        from houses.desk.captions import caption

        return {"id": str(getattr(obj, to_field_name)), "text": caption(obj)}


class StaffSite(AdminSite):
    enable_nav_sidebar = False
    index_title = _("What do you want to keep?")
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME

    # The first page, in the order of the work; what is not named here comes last.
    ROOMS = [
        (
            _("Directory"),
            ["houses.Organisation", "networks.Network", "houses.Location", "houses.Helpline"],
        ),
        (_("Sources and words"), ["houses.Source", "houses.Term"]),
        (_("Map and addresses"), ["houses.Region", "houses.Postcode", "houses.FormerSlug"]),
    ]

    def autocomplete_view(self, request: HttpRequest) -> HttpResponseBase:
        return Suggestions.as_view(admin_site=self)(request)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        by_app = super().get_app_list(request, app_label)
        if app_label:
            return by_app
        offered = {entry["model"]: entry for app in by_app for entry in app["models"]}
        rooms = []
        for title, names in self.ROOMS:
            entries = (offered.pop(apps.get_model(name), None) for name in names)
            rooms.append((title, [entry for entry in entries if entry]))
        rooms.append((_("People with access"), list(offered.values())))
        return [self.room(title, entries) for title, entries in rooms if entries]

    def room(self, title: Any, entries: list[Any]) -> dict[str, Any]:
        """A group of the first page, in the form in which Django's template takes an app."""
        return {
            "name": title,
            "app_label": "room",
            "app_url": reverse("admin:index"),
            "has_module_perms": True,
            "models": entries,
        }
