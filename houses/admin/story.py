"""What an entry says and does, row by row: statements, services, milestones, documents, grants."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from houses.admin.cited import CitedInline
from houses.desk.forms import SoundForm
from houses.desk.ordered import OrderedInline
from houses.models import Grant, Milestone, Reference, Service, Statement

# The currency of nearly every grant that staff enter.
PROPOSED = "EUR"
# What a grant is, whoever gave and received it.
GIVEN: list[str | tuple[str, ...]] = [
    ("amount", "currency", "period"),
    "in_kind",
    "note",
]


class StatementInline(CitedInline, OrderedInline):
    at_hand = ["order", "sources"]
    fact = "text"
    fieldsets = [
        (None, {"fields": [("kind", "level"), "heading", "text"]}),
        (
            _("Since when, and who says it"),
            {"fields": [("since", "until"), ("core", "self_reported")], "classes": ["collapse"]},
        ),
    ]
    model = Statement

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "since":
            kwargs["help_text"] = _(
                "A new date begins a new version: lines of an older date then no longer hold."
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class ServiceInline(CitedInline, OrderedInline):
    at_hand = ["order", "sources"]
    fact = "name"
    fieldsets = [
        (None, {"fields": [("kind", "delivery"), "name", "description"]}),
        (
            _("How often, for whom and what it costs"),
            {
                "fields": [
                    "recurrence",
                    ("rrule", "starts_on"),
                    "audience_note",
                    "application_process",
                    "fees",
                ],
                "classes": ["collapse"],
            },
        ),
    ]
    model = Service


class MilestoneInline(CitedInline):
    fact = "happened"
    fields = ["title", "happened", "detail"]
    model = Milestone

    def get_queryset(self, request: HttpRequest) -> Any:
        milestones: Any = super().get_queryset(request)
        return milestones.in_order_of_time()


class ReferenceInline(CitedInline, OrderedInline):
    at_hand = ["order", "sources"]
    autocomplete_fields = ["document"]
    fact = "pages"
    fields = [("document", "pages"), "purpose"]
    model = Reference

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("document")


class GrantForm(SoundForm):
    """Proposes the euro, and takes it back where no amount is given."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["currency"] = PROPOSED

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        without = "amount" in cleaned and cleaned["amount"] is None
        if without and self.instance.pk is None and cleaned.get("currency") == PROPOSED:
            cleaned["currency"] = ""
        return cleaned


class GrantInline(CitedInline):
    """Of a project: who gave, and to whom."""

    autocomplete_fields = ["funder", "recipient"]
    fact = "amount"
    fk_name = "project"
    model = Grant
    fields = [("funder", "funder_party"), "recipient", *GIVEN]
    form = GrantForm

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("funder", "recipient", "project")


class GrantReceivedInline(GrantInline):
    autocomplete_fields = ["funder", "project"]
    fk_name = "recipient"
    fields = [("funder", "funder_party"), "project", *GIVEN]
    verbose_name = _("grant received")
    verbose_name_plural = _("grants received")


class GrantGivenInline(GrantInline):
    autocomplete_fields = ["recipient", "project"]
    fk_name = "funder"
    fields = [("recipient", "project"), *GIVEN]
    verbose_name = _("grant given")
    verbose_name_plural = _("grants given")
