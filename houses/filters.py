"""Every parameter of a list of houses: read here, and nowhere else.

The page forgives: a value that does not exist (any more) is left out and told
(`forgotten`). A door for machines refuses instead, by asking `forgotten` first.
"""

from typing import Any, cast

import django_filters
from django import forms
from django.db.models import Exists, OuterRef
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from houses.models import Organisation, Region, Tag, Term
from houses.models.organisations import OrganisationQuerySet

# No form of ours sends longer values; what is longer cannot be known.
LONGEST_VALUE = 150


class KnownTermsField(forms.MultipleChoiceField):
    """Keeps the codes that are offered, each once, and drops the others."""

    def clean(self, value: Any) -> list[str]:
        return [code for code in dict.fromkeys(value or []) if self.valid_value(code)]


class KnownOrderField(django_filters.fields.ChoiceField):
    """The chosen order, or the first where none, or an unknown one, is chosen."""

    def clean(self, value: Any) -> str:
        return value if value and self.valid_value(value) else "name"


class KnownRegionField(forms.CharField):
    """The region of a path, or None."""

    def clean(self, value: Any) -> Region | None:
        path = (value or "").strip("/ ")[:LONGEST_VALUE]
        return Region.objects.filter(path=path).first() if path else None


class TermsFilter(django_filters.MultipleChoiceFilter):
    field_class = KnownTermsField


class OrderFilter(django_filters.ChoiceFilter):
    field_class = KnownOrderField


class RegionFilter(django_filters.CharFilter):
    field_class = KnownRegionField


def offered(scheme: Term.Scheme) -> list[tuple[str, str]]:
    """The terms that a visitor may choose: those that say something of a public house."""
    houses = Organisation.objects.public().houses()
    said = Tag.objects.filter(term=OuterRef("pk"), implied=False, organisation__in=houses)
    used = Term.objects.of(scheme).offered().filter(Exists(said))
    return [(term.code, str(term.label)) for term in used]


class HouseFilter(django_filters.FilterSet):
    """Region (its path), kind and audience (codes of the vocabulary, any of several) and order."""

    region = RegionFilter(method="in_region", label=_("Where?"))
    kind = TermsFilter(
        method="of_kind",
        label=_("Kind of house"),
        widget=forms.CheckboxSelectMultiple,
    )
    audience = TermsFilter(
        method="for_audience",
        label=_("For whom?"),
        widget=forms.CheckboxSelectMultiple,
    )
    sort = OrderFilter(
        choices=[("name", _("By name")), ("checked", _("Most recent facts first"))],
        method="in_order",
        label=_("Order"),
        empty_label=None,
    )

    class Meta:
        model = Organisation
        fields: list[str] = []

    def __init__(self, data: QueryDict) -> None:
        # A copy, even an empty one, makes the form bound: the order then has its default.
        self.asked = data
        super().__init__(data.copy(), Organisation.objects.public().houses())
        # Read once, and not for each time that the choices are gone through.
        self.filters["kind"].extra["choices"] = offered(Term.Scheme.KIND)
        self.filters["audience"].extra["choices"] = offered(Term.Scheme.AUDIENCE)
        self.form.is_valid()
        chosen = self.form.cleaned_data
        self.region_chosen: Region | None = chosen["region"]
        self.kinds: list[str] = chosen["kind"]
        self.audiences: list[str] = chosen["audience"]
        self.order: str = chosen["sort"]

    @property
    def houses(self) -> OrganisationQuerySet:
        return cast(OrganisationQuerySet, self.qs)

    @property
    def forgotten(self) -> list[str]:
        """What was asked and is not known."""
        region = {self.region_chosen.path} if self.region_chosen else set()
        known = {"region": region, "kind": set(self.kinds), "audience": set(self.audiences)}
        return [
            value
            for name, values in known.items()
            for value in dict.fromkeys(self.asked.getlist(name))
            if value and value.strip("/ ") not in values
        ]

    def in_region(
        self, houses: OrganisationQuerySet, _name: str, region: Region
    ) -> OrganisationQuerySet:
        return houses.in_region(region.path)

    def of_kind(
        self, houses: OrganisationQuerySet, _name: str, codes: list[str]
    ) -> OrganisationQuerySet:
        return houses.tagged(Term.Scheme.KIND, *codes) if codes else houses

    def for_audience(
        self, houses: OrganisationQuerySet, _name: str, codes: list[str]
    ) -> OrganisationQuerySet:
        return houses.for_audience(*codes) if codes else houses

    def in_order(
        self, houses: OrganisationQuerySet, _name: str, order: str
    ) -> OrganisationQuerySet:
        return houses.recently_checked_first() if order == "checked" else houses.in_name_order()
