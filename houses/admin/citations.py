"""Citations, chosen beside the fact they support: a field of the entry, or of a part of it."""

from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from houses.desk.admins import DeskInline
from houses.desk.forms import SoundForm, SoundFormSet
from houses.models import Citation, Opening, Organisation, Term
from houses.models.sources import PARTS

# Where the rows of each part stand on the page of their entry; hours have a page of their own.
PREFIXES = {
    "name": "names",
    "identifier": "identifiers",
    "location": "locations",
    "first_visit": "first_visits",
    "contact_point": "contact_points",
    "affiliation": "affiliations",
}

type Choices = list[tuple[Any, Any]]

# Columns that say nothing of the world: a source cannot support them.
OURS = {
    "organisation",
    "location",
    "position",
    "slug",
    "language",
    "checked_on",
    "checked_how",
    "staff_note",
    "internal",
    "hidden_address",
    "precision",
    "derivation",
    "postcode_derived",
    "person_basis",
    "person_until",
    "details_personal",
}


def fact_of(citation: Citation) -> str:
    """The choice that stands for what a citation supports: `founded`, `location-12-street`."""
    for part in PARTS:
        if pk := getattr(citation, f"{part}_id"):
            return f"{part}-{pk}-{citation.field}"
    return citation.field


def fields_of(model: type[models.Model], prefix: str = "") -> Choices:
    return [
        (f"{prefix}{field.name}", capfirst(field.verbose_name))
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and field.name not in OURS
    ]


def parts_of(entry: Organisation) -> dict[str, models.QuerySet[Any]]:
    """All rows that belong to the entry, by the part of it that they are. A query for each."""
    openings = Opening.objects.filter(location__organisation=entry)
    return {
        "name": entry.names.all(),
        "identifier": entry.identifiers.all(),
        "location": entry.locations.select_related("region"),
        "opening": openings.select_related("location__region"),
        "first_visit": entry.first_visits.select_related("question"),
        "contact_point": entry.contact_points.all(),
        "affiliation": entry.affiliations.select_related("other"),
    }


def facts_about(entry: Organisation | None) -> Choices:
    """All that a source may say of the entry, grouped by the row it stands in."""
    said = [
        ("kind", capfirst(Term.Scheme.KIND.label)),
        ("audience", capfirst(Term.Scheme.AUDIENCE.label)),
        ("areas_served", capfirst(_("area served"))),
        ("memberships", capfirst(_("member of"))),
    ]
    facts: Choices = [("", "---------"), (_("The entry itself"), fields_of(Organisation) + said)]
    for part, rows in parts_of(entry).items() if entry else ():
        for row in rows:
            group = f"{capfirst(row._meta.verbose_name)}: {row}"
            facts.append((group, fields_of(rows.model, f"{part}-{row.pk}-")))
    return facts


class CitationForm(SoundForm):
    fact = forms.ChoiceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fact = self.fields["fact"]
        if isinstance(fact, forms.ChoiceField) and self.instance.pk:
            self.initial["fact"] = chosen = fact_of(self.instance)
            if not fact.valid_value(chosen):
                known: Any = fact.choices
                fact.choices = [*known, (chosen, self.instance.field)]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        part, _dash, rest = self.cleaned_data.get("fact", "").partition("-")
        pk, _dash, field = rest.partition("-")
        for other in PARTS:
            setattr(self.instance, f"{other}_id", int(pk) if other == part and pk else None)
        self.instance.field = field or part
        return cleaned


class CitationFormSet(SoundFormSet):
    def clean(self) -> None:
        super().clean()
        for form in self.kept_forms():
            for part, prefix in PREFIXES.items():
                pk = getattr(form.instance, f"{part}_id")
                if form.has_changed() and pk in self.taken_away(prefix):
                    form.add_error("fact", _("This line is taken away at the same time."))


class CitationInline(DeskInline):
    autocomplete_fields = ["source"]
    formset = CitationFormSet
    classes = ["collapse"]
    fields = [("fact", "source"), ("value", "as_of"), ("passage", "quotation")]
    fk_name = "entry"
    form = CitationForm
    model = Citation

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        # A new field for this page: the declared one is shared by all requests.
        formset.form.base_fields["fact"] = forms.ChoiceField(
            label=capfirst(_("fact")),
            choices=facts_about(obj),
            help_text=_("The line that the source supports."),
        )
        return formset

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("source")
