"""The filters beside the list of organisations."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from houses.models import ContactPoint, Location, Region, Term
from houses.models.organisations import OrganisationQuerySet


class TermFilter(admin.SimpleListFilter):
    scheme: Term.Scheme

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        terms = Term.objects.of(self.scheme).filter(tags__isnull=False).distinct()
        return [(term.code, str(term)) for term in terms]

    def queryset(self, request: HttpRequest, queryset: Any) -> OrganisationQuerySet:
        entries: OrganisationQuerySet = queryset
        code = self.value()
        return entries.tagged(self.scheme, code) if code else entries


class KindFilter(TermFilter):
    parameter_name = "kind"
    scheme = Term.Scheme.KIND
    title = _("kind of organisation")


class AudienceFilter(TermFilter):
    parameter_name = "audience"
    scheme = Term.Scheme.AUDIENCE
    title = _("for whom")


class RegionFilter(admin.SimpleListFilter):
    """By country, region or province in which an entry, also a draft, has a place."""

    parameter_name = "region"
    title = _("region")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        wide = [Region.Kind.COUNTRY, Region.Kind.REGION, Region.Kind.PROVINCE]
        regions = Region.objects.filter(kind__in=wide).order_by("path")
        return [(region.path, "– " * region.path.count("/") + str(region)) for region in regions]

    def queryset(self, request: HttpRequest, queryset: Any) -> OrganisationQuerySet:
        entries: OrganisationQuerySet = queryset
        path = self.value()
        if not path:
            return entries
        places = Location.objects.within(path).filter(organisation=OuterRef("pk"))
        return entries.filter(Exists(places))


class ReachableFilter(admin.SimpleListFilter):
    parameter_name = "contact"
    title = _("contact")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("direct", _("phone or e-mail")),
            ("website", _("only a website")),
            ("none", _("nothing at all")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> OrganisationQuerySet:
        entries: OrganisationQuerySet = queryset
        points = ContactPoint.objects.filter(organisation=OuterRef("pk"), internal=False)
        direct = Exists(points.exclude(phone="", email=""))
        website = ~Q(website="") | Exists(points.exclude(url=""))
        conditions = {"direct": direct, "website": ~direct & website, "none": ~direct & ~website}
        chosen = conditions.get(self.value() or "")
        return entries if chosen is None else entries.filter(chosen)


class CheckedFilter(admin.SimpleListFilter):
    parameter_name = "checked"
    title = _("checked")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("year", _("in the last year")),
            ("before", _("longer ago")),
            ("never", _("never")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> OrganisationQuerySet:
        entries: OrganisationQuerySet = queryset
        year_ago = timezone.localdate() - timedelta(days=365)
        match self.value():
            case "year":
                return entries.filter(checked_on__gte=year_ago)
            case "before":
                return entries.filter(checked_on__lt=year_ago)
            case "never":
                return entries.filter(checked_on=None)
        return entries
