from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from houses.admin.citations import CitationInline
from houses.admin.filters import (
    AudienceFilter,
    CheckedFilter,
    KindFilter,
    ReachableFilter,
    RegionFilter,
)
from houses.admin.inlines import (
    AffiliationInline,
    ContactPointInline,
    FirstVisitInline,
    IdentifierInline,
    MembershipInline,
    NameInline,
    TagInline,
)
from houses.admin.places import LocationInline
from houses.admin.publication import Publication
from houses.desk.admins import DeskAdmin
from houses.desk.finding import entries_matching
from houses.models import FormerSlug, Location, Organisation, Tag, Term
from houses.models.organisations import OrganisationQuerySet


class OrganisationList(ChangeList):
    """Loads the kinds and places that the columns show: two queries for the whole page."""

    def get_queryset(self, *args: Any, **kwargs: Any) -> Any:
        kinds = Tag.objects.filter(term__scheme=Term.Scheme.KIND).select_related("term")
        places = Location.objects.select_related("region")
        return (
            super()
            .get_queryset(*args, **kwargs)
            .prefetch_related(
                models.Prefetch("tags", kinds, to_attr="shown_tags"),
                models.Prefetch("locations", places, to_attr="shown_locations"),
            )
        )


@admin.register(Organisation)
class OrganisationAdmin(Publication):
    autocomplete_fields = ["areas_served", "merged_into"]
    fieldsets = [
        (None, {"fields": ["name", ("slug", "language"), "summary", "status"]}),
        (
            _("Does it exist?"),
            {
                "fields": [
                    ("lifecycle", "lifecycle_as_of"),
                    ("founded", "closed"),
                    "merged_into",
                ]
            },
        ),
        (
            _("In words"),
            {"fields": ["description", "audience_note", "website", "areas_served"]},
        ),
        (
            _("For staff"),
            {"fields": [("checked_on", "checked_how"), "staff_note", ("public_id", "family")]},
        ),
    ]
    inlines = [
        TagInline,
        NameInline,
        LocationInline,
        FirstVisitInline,
        ContactPointInline,
        MembershipInline,
        AffiliationInline,
        IdentifierInline,
        CitationInline,
    ]
    list_display = ["name", "kinds", "municipality", "status", "lifecycle", "checked_on"]
    list_filter = [
        "status",
        "lifecycle",
        KindFilter,
        AudienceFilter,
        RegionFilter,
        ReachableFilter,
        CheckedFilter,
    ]
    list_select_related = False
    ordering = ["name_key", "pk"]
    readonly_fields = ["family", "public_id", "status"]
    search_fields = ["name"]
    search_help_text = _("Any of its names, a municipality or postcode, its address or public id.")

    def found(self, rows: Any, text: str) -> OrganisationQuerySet:
        return entries_matching(rows, text)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return OrganisationList

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """A new entry begins with its kinds and place: its country decides how a phone is read."""
        return self.inlines if obj else [TagInline, LocationInline]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else {"slug": ["name"]}

    @admin.display(description=_("kind"))
    def kinds(self, entry: Organisation) -> str:
        return ", ".join(str(tag.term) for tag in entry.shown_tags)

    @admin.display(description=_("municipality"))
    def municipality(self, entry: Organisation) -> str:
        return ", ".join(dict.fromkeys(str(place.region) for place in entry.shown_locations))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            obj.move_to(obj.slug)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        form.instance.settle_family()


@admin.register(FormerSlug)
class FormerSlugAdmin(DeskAdmin):
    """To be looked up only: an address is never given up."""

    list_display = ["slug", "organisation"]
    list_select_related = ["organisation"]
    search_fields = ["slug", "organisation__name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
