from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from houses.admin.citations import FACT, CitationInline
from houses.admin.cited import CitedInline, KnownSources
from houses.admin.entries import page_of
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
from houses.admin.story import (
    GrantGivenInline,
    GrantReceivedInline,
    MilestoneInline,
    ReferenceInline,
    ServiceInline,
    StatementInline,
)
from houses.desk.admins import DeskAdmin
from houses.desk.finding import entries_matching
from houses.finding.index import with_members
from houses.models import FormerSlug, Location, Organisation, Tag, Term
from houses.models.organisations import OrganisationQuerySet

# Where a network is chosen: the model and the field whose box asks for suggestions.
NETWORKS_ONLY = ("membership", "network")


class OrganisationList(ChangeList):
    """Leads to the one page of each entry.

    Loads the kinds and places that the columns show: two queries for the whole page.
    """

    def url_for_result(self, result: Any) -> str:
        return page_of(result)

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
    # The sort of page of the entries that are kept here; empty: of all that have no other page.
    family = ""
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
                    "sources_of_existence",
                ]
            },
        ),
        (
            _("In words"),
            {
                "fields": [
                    "description",
                    "audience_note",
                    "website",
                    "areas_served",
                    "sources_of_words",
                ]
            },
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
        StatementInline,
        ServiceInline,
        MembershipInline,
        AffiliationInline,
        MilestoneInline,
        ReferenceInline,
        GrantReceivedInline,
        GrantGivenInline,
        IdentifierInline,
        CitationInline,
    ]
    # A new entry begins with its kinds and place: its country decides how a phone is read.
    inlines_of_new: list[Any] = [TagInline, LocationInline]
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
    readonly_fields = ["family", "public_id", "status", "sources_of_existence", "sources_of_words"]
    search_fields = ["name"]
    search_help_text = _("Any of its names, a municipality or postcode, its address or public id.")

    def found(self, rows: Any, text: str) -> OrganisationQuerySet:
        return entries_matching(rows, text)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return OrganisationList

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        return self.inlines if obj else self.inlines_of_new

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        inlines = super().get_inline_instances(request, obj)
        known = KnownSources(obj)
        for inline in inlines:
            if isinstance(inline, CitedInline):
                inline.known = known
        return inlines

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        given = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, CitationInline) and FACT in request.GET:
            given["initial"] = [{"fact": request.GET[FACT]}]
        return given

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """Locked where something is sent: of two who send, one waits and is judged by both."""
        pk = unquote(object_id)
        if request.method == "POST" and pk.isdecimal():
            Organisation.objects.select_for_update(no_key=True).filter(pk=pk).first()
        return super().get_object(request, object_id, from_field)

    def get_queryset(self, request: HttpRequest) -> Any:
        entries = super().get_queryset(request)
        return entries.filter(family=self.family) if self.family else entries

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        if (request.GET.get("model_name"), request.GET.get("field_name")) == NETWORKS_ONLY:
            queryset = queryset.filter(family=Term.Family.NETWORK)
        return super().get_search_results(request, queryset, search_term)

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Leads on to the one page of the entry, where that is another one."""
        if request.method == "GET" and (pk := unquote(object_id)).isdecimal():
            entry = Organisation.objects.only("family").filter(pk=pk).first()
            if entry and page_of(entry) != request.path:
                return HttpResponseRedirect(page_of(entry))
        return super().change_view(request, object_id, *args, **kwargs)

    @admin.display(description=_("sources"))
    def sources_of_existence(self, entry: Organisation) -> Any:
        return self.sources_of(entry, ["lifecycle", "founded", "closed", "merged_into"])

    @admin.display(description=_("sources"))
    def sources_of_words(self, entry: Organisation) -> Any:
        return self.sources_of(
            entry, ["name", "description", "audience_note", "website", "areas_served"]
        )

    def sources_of(self, entry: Organisation, fields: list[str]) -> Any:
        if entry.pk is None:
            return _("Save first; then you add its sources here.")
        return KnownSources(entry).of_fields(fields)

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

    def entries_touched(self, row: Organisation, changed: frozenset[str]) -> OrganisationQuerySet:
        """By the names of a network one finds its members."""
        entry = Organisation.objects.filter(pk=row.pk)
        return with_members(entry) if changed & {"name", "names", "members"} else entry

    def settle(self, row: Organisation, *, added: bool) -> None:
        if self.family and added:
            self.give_kind(row)
        row.settle_family()

    def give_kind(self, entry: Organisation) -> None:
        """Makes a new entry what it was added as, also if nobody chose that kind."""
        kinds = Term.objects.filter(family=self.family)
        if not entry.tags.filter(term__in=kinds).exists() and (kind := kinds.first()):
            entry.tags.create(term=kind)


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
