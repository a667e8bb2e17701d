"""Citations of how organisations stand together, below the row whose facts they support."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from houses.admin.citations import fields_of
from houses.desk.admins import DeskInline
from houses.desk.forms import SoundForm
from networks.models import NetworkCitation


class NetworkCitationForm(SoundForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fact = self.fields["field"]
        kept = self.instance.field
        if isinstance(fact, forms.ChoiceField) and kept and not fact.valid_value(kept):
            known: Any = fact.choices
            fact.choices = [*known, (kept, kept)]


class NetworkCitationInline(DeskInline):
    """Below a membership, a charter, a condition or an assessment."""

    autocomplete_fields = ["source"]
    fields = [("field", "source"), ("value", "as_of"), ("passage", "quotation")]
    form = NetworkCitationForm
    model = NetworkCitation

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.base_fields["field"] = forms.ChoiceField(
            label=capfirst(_("fact")), choices=fields_of(self.parent_model)
        )
        return formset

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("source")
