from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from houses.admin.cited import CitedInline
from houses.admin.entries import page_of
from houses.desk.admins import DeskAdmin, DeskInline
from houses.desk.forms import SoundForm
from houses.desk.widgets import ReadBack
from houses.models import AccessFeature, Location, Opening, Organisation
from houses.models.organisations import OrganisationQuerySet
from houses.values.folding import fold
from houses.values.hours import in_words


class LocationForm(SoundForm):
    """Keeps what was derived in step: a postcode typed by hand is no longer derived."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if "postcode" in self.changed_data:
            self.instance.postcode_derived = False
        typed = {"latitude", "longitude"} & set(self.changed_data)
        if typed and "precision" not in self.changed_data:
            self.cleaned_data["precision"] = Location.Precision.EXACT
        return cleaned

    def save(self, commit: bool = True) -> Any:
        self.instance.take_from_municipality()
        return super().save(commit)


ADDRESS: list[str | tuple[str, ...]] = [
    ("label", "position"),
    "region",
    ("street", "locality"),
    "postcode",
    ("precision", "hidden_address"),
    ("latitude", "longitude", "derivation"),
    "directions",
    "transportation",
]


def hours_as_read(opening: Opening, country: str) -> list[str]:
    return in_words(opening.osm, country) if opening.osm else [str(opening.as_written)]


class LocationInline(CitedInline):
    """The places of an organisation; a place's own page has its hours and access."""

    autocomplete_fields = ["region"]
    fact = "street"
    fields = [*ADDRESS, "hours"]
    form = LocationForm
    model = Location
    readonly_fields = ["hours"]

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj else 1

    def get_queryset(self, request: HttpRequest) -> Any:
        places = super().get_queryset(request)
        return places.select_related("region").prefetch_related("openings")

    @admin.display(description=_("opening hours and access"))
    def hours(self, place: Location) -> str:
        if place.pk is None:
            return _("Save first; then the place has a page for its hours.")
        country = place.region.country.upper()
        lines = [
            line for opening in place.openings.all() for line in hours_as_read(opening, country)
        ]
        return format_html(
            '{}<a href="{}">{}</a>',
            format_html_join("", "<p>{}</p>", ((line,) for line in lines)),
            reverse("admin:houses_location_change", args=[place.pk]),
            _("Change the hours and the access"),
        )


class OpeningInline(DeskInline):
    fields = ["osm", "as_written", ("since", "until")]
    model = Opening

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        country = obj.region.country.upper()
        box = formset.form.base_fields["osm"]
        box.widget = ReadBack(lambda osm: in_words(osm, country), box.widget.attrs)
        return formset


class AccessFeatureInline(DeskInline):
    fields = [("term", "answer"), "note"]
    model = AccessFeature

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("term")


@admin.register(Location)
class LocationAdmin(DeskAdmin):
    autocomplete_fields = ["region"]
    fields = ["organisation", *ADDRESS]
    form = LocationForm
    inlines = [OpeningInline, AccessFeatureInline]
    list_display = ["organisation", "label", "street", "postcode", "region", "precision"]
    list_display_links = ["organisation"]
    list_filter = ["precision"]
    list_select_related = ["organisation", "region"]
    ordering = ["organisation__name_key", "position", "pk"]
    readonly_fields = ["organisation"]
    search_fields = ["street"]
    search_help_text = _("Organisation, street, municipality or postcode.")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("organisation", "region")

    def found(self, rows: models.QuerySet[Any], text: str) -> models.QuerySet[Any]:
        for word in fold(text).split():
            rows = rows.filter(
                models.Q(organisation__name_key__contains=word)
                | models.Q(street__icontains=word)
                | models.Q(region__find_key__contains=f" {word}")
            )
        return rows

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A place is added on the page of its organisation."""
        return False

    def entries_touched(self, row: Location, changed: frozenset[str]) -> OrganisationQuerySet:
        return Organisation.objects.filter(pk=row.organisation_id)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return HttpResponseRedirect(f"{page_of(obj.organisation)}#locations-group")
