from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from houses.desk.admins import DeskAdmin
from houses.desk.forms import SoundForm
from houses.desk.lists import Lines, TextPerLanguage
from houses.models import Organisation, Postcode, Region
from houses.models.organisations import OrganisationQuerySet
from houses.models.regions import RegionQuerySet


def remember(region: Region) -> None:
    """Lets the region be found by its present names, postcodes and villages."""
    rows = region.postcodes.values_list("code", "localities")
    region.remember_words(postcodes=[name for code, names in rows for name in (code, *names)])
    region.save(update_fields=["find_key"])


class RegionForm(SoundForm):
    names = TextPerLanguage(
        label=_("names"), required=False, help_text=_("One language a line: “fr: Bruges”.")
    )
    aliases = Lines(
        label=_("also known as"),
        required=False,
        help_text=_("Villages, former and foreign names, one a line."),
    )


@admin.register(Region)
class RegionAdmin(DeskAdmin):
    autocomplete_fields = ["parent", "successor"]
    fields = [
        "name",
        ("kind", "language"),
        ("parent", "path"),
        "names",
        "aliases",
        ("scheme", "code", "iso"),
        ("latitude", "longitude"),
        ("valid_from", "valid_until", "successor"),
    ]
    form = RegionForm
    list_display = ["name", "kind", "path", "scheme", "code", "valid_until"]
    list_filter = ["kind", ("valid_until", admin.EmptyFieldListFilter)]
    list_select_related = False
    ordering = ["path"]
    search_fields = ["name"]
    search_help_text = _("A name in any language, a village, a former name or a postcode.")
    view_on_site = True

    def found(self, rows: Any, text: str) -> RegionQuerySet:
        regions: RegionQuerySet = rows
        return regions.matching(text)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The path, and with it the place in the tree, never changes: it is an address."""
        return ["parent", "path"] if obj else []

    def entries_touched(self, row: Region, changed: frozenset[str]) -> OrganisationQuerySet:
        if changed & {"name", "names", "aliases", "kind"}:
            return Organisation.objects.in_region(row.path)
        return super().entries_touched(row, changed)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        remember(obj)


class PostcodeForm(SoundForm):
    localities = Lines(label=_("villages"), required=False, help_text=_("One a line."))


@admin.register(Postcode)
class PostcodeAdmin(DeskAdmin):
    autocomplete_fields = ["municipalities"]
    fields = [
        ("country", "code"),
        "municipalities",
        "localities",
        ("latitude", "longitude"),
        ("approximate", "derivation"),
    ]
    form = PostcodeForm
    list_display = ["code", "country", "in_municipalities", "approximate"]
    list_filter = ["country", "approximate"]
    list_select_related = False
    search_fields = ["code"]
    search_help_text = _("A postcode or a municipality.")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("municipalities")

    def found(self, rows: Any, text: str) -> models.QuerySet[Postcode]:
        municipalities = Region.objects.matching(text)
        postcodes: models.QuerySet[Postcode] = rows
        return postcodes.filter(
            models.Q(code__startswith=text.strip())
            | models.Exists(municipalities.filter(postcodes=models.OuterRef("pk")))
        )

    @admin.display(description=_("municipalities"))
    def in_municipalities(self, postcode: Postcode) -> str:
        return ", ".join(str(region) for region in postcode.municipalities.all())

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        before = set(form.instance.municipalities.all())
        super().save_related(request, form, formsets, change)
        after = set(Region.objects.filter(postcodes=form.instance))
        for region in before | after:
            remember(region)
