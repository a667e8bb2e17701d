"""The staff's site: its name, the order of its first page, and what its search boxes offer."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from houses.desk.captions import caption
from houses.models import (
    Document,
    FormerSlug,
    Grant,
    Helpline,
    LexiconWord,
    Location,
    Organisation,
    Postcode,
    Project,
    Region,
    Report,
    SiteText,
    Source,
    SuggestedHouse,
    SynonymGroup,
    Tally,
    Term,
)
from networks.models import Network


class Suggestions(AutocompleteJsonView):
    """Names each suggestion so that two of the same name can be told apart."""

    def serialize_result(self, obj: models.Model, to_field_name: str) -> dict[str, str]:
        return {"id": str(getattr(obj, to_field_name)), "text": caption(obj)}


class StaffSite(AdminSite):
    enable_nav_sidebar = False
    index_title = _("What do you want to keep?")
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME

    # The first page, in the order of the work; what is not named here comes last.
    ROOMS = [
        (_("Directory"), [Organisation, Network, Project, Grant, Location, Helpline]),
        (_("What people look for"), [Report, SuggestedHouse, Tally]),
        (_("Search words"), [LexiconWord, SynonymGroup]),
        (_("Sources and words"), [SiteText, Source, Document, Term]),
        (_("Map and addresses"), [Region, Postcode, FormerSlug]),
    ]

    def get_urls(self) -> list[Any]:
        """The words of the admin's scripts are no secret: they need no session to be read."""
        return [path("jsi18n/", self.i18n_javascript), *super().get_urls()]

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        view: Any = Suggestions.as_view(admin_site=self)
        answer: HttpResponse = view(request)
        return answer

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        by_app = super().get_app_list(request, app_label)
        if app_label:
            return by_app
        offered = {entry["model"]: entry for app in by_app for entry in app["models"]}
        rooms = [
            (title, [offered.pop(row) for row in rows if row in offered])
            for title, rows in self.ROOMS
        ]
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
