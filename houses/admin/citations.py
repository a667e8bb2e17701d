"""Citations, chosen beside the fact they support: a field of the entry, or of a part of it."""

from typing import Any

from django import forms
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from houses.admin.cited import place_of
from houses.desk.admins import DeskInline
from houses.desk.forms import SoundForm, SoundFormSet
from houses.models import Citation, Grant, Opening, Organisation, Term
from houses.models.sources import PARTS

# Where the rows of each part stand on the page of their entry; hours have a page of their own.
PREFIXES = {
    "name": ["names"],
    "identifier": ["identifiers"],
    "location": ["locations"],
    "first_visit": ["first_visits"],
    "contact_point": ["contact_points"],
    "affiliation": ["affiliations"],
    "statement": ["statements"],
    "service": ["services"],
    "milestone": ["milestones"],
    "reference": ["references"],
    "grant": ["grants", "grants_given", "grants_received"],
}
# The parameter by which a button asks for one more citation, of a fact.
FACT = "fact"

type Choices = list[tuple[Any, Any]]

# Columns that say nothing of the world: a source cannot support them.
OURS = {
    "organisation",
    "entry",
    "location",
    "position",
    "level",
    "self_reported",
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
    "rrule",
}


def fact_of(citation: Citation) -> str:
    """The choice that stands for what a citation supports: `founded`, `location-12-street`."""
    place = place_of(citation)
    return place if place == citation.field else f"{place}-{citation.field}"


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
        "statement": entry.statements.all(),
        "service": entry.services.all(),
        "milestone": entry.milestones.all(),
        "reference": entry.references.select_related("document"),
        "grant": grants_of(entry).select_related("funder"),
    }


def grants_of(entry: Organisation) -> models.QuerySet[Grant]:
    """All that stand on its page: given, received, or for the project that it is."""
    return Grant.objects.filter(Q(funder=entry) | Q(recipient=entry) | Q(project=entry))


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
            group = _named(capfirst(row._meta.verbose_name), row)
            facts.append((group, fields_of(rows.model, f"{part}-{row.pk}-")))
    return facts


def _named(name: str, value: object) -> str:
    return f"{name}{pgettext('after a name', ':')} {value}"


class CitationForm(SoundForm):
    fact = forms.ChoiceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fact = self.fields["fact"]
        if isinstance(fact, forms.ChoiceField) and self.instance.pk:
            self.initial["fact"] = chosen = fact_of(self.instance)
            groups: Any = fact.choices
            # The facts of its own row: with those of all rows, a page would be too long.
            own = [
                group for group in groups if isinstance(group[1], list) and chosen in dict(group[1])
            ]
            fact.choices = own or [(chosen, self.instance.field)]

    @property
    def caption(self) -> str:
        """The fact in words, and its source; of a new one the fact that was asked for."""
        fact: Any = self.fields["fact"]
        words = [
            f"{group}, {label}"
            for group, facts in fact.choices
            if isinstance(facts, list)
            for value, label in facts
            if value == self.initial.get("fact")
        ]
        if self.instance.pk is None:
            return " ".join(words)
        return _named(" ".join(words) or self.instance.field, self.instance.source)

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
            for part, prefixes in PREFIXES.items():
                pk = getattr(form.instance, f"{part}_id")
                taken = set().union(*map(self.taken_away, prefixes))
                if form.has_changed() and pk in taken:
                    form.add_error("fact", _("This line is taken away at the same time."))


class CitationInline(DeskInline):
    autocomplete_fields = ["source"]
    formset = CitationFormSet
    classes = ["collapse"]
    fields = [("fact", "source"), ("value", "as_of"), ("passage", "quotation")]
    fk_name = "entry"
    form = CitationForm
    model = Citation

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 1 if FACT in request.GET else 0

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        # A new field for this page: the declared one is shared by all requests.
        formset.form.base_fields["fact"] = forms.ChoiceField(
            label=capfirst(_("fact")),
            choices=facts_about(obj),
            help_text=_("The line that the source supports."),
        )
        if FACT in request.GET:
            self.classes = []
        return formset

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("source")
