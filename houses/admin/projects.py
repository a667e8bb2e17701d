from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from houses.admin.citations import CitationInline
from houses.admin.inlines import (
    AffiliationInline,
    ContactPointInline,
    IdentifierInline,
    NameInline,
    TagInline,
)
from houses.admin.organisations import OrganisationAdmin
from houses.admin.places import LocationInline
from houses.admin.story import (
    GrantInline,
    MilestoneInline,
    ReferenceInline,
    ServiceInline,
    StatementInline,
)
from houses.models import Organisation, Project, Term

Lifecycle = Organisation.Lifecycle


@admin.register(Project)
class ProjectAdmin(OrganisationAdmin):
    """A project is not open or closed: it runs, from a start to an end."""

    LABELS = {
        "lifecycle": _("does it run?"),
        "founded": _("start"),
        "closed": _("end"),
    }
    STATES = {
        Lifecycle.OPEN: _("it runs"),
        Lifecycle.PLANNED: _("planned"),
        Lifecycle.PAUSED: _("stopped for the time being"),
        Lifecycle.CLOSED: _("finished"),
        Lifecycle.MERGED: _("gone on in another"),
        Lifecycle.UNKNOWN: _("not known"),
    }
    family = Term.Family.PROJECT
    inlines = [
        TagInline,
        NameInline,
        StatementInline,
        ServiceInline,
        ContactPointInline,
        AffiliationInline,
        GrantInline,
        MilestoneInline,
        ReferenceInline,
        LocationInline,
        IdentifierInline,
        CitationInline,
    ]
    inlines_of_new = [TagInline]
    list_display = ["name", "status", "lifecycle", "founded", "closed", "checked_on"]

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.LABELS:
            kwargs["label"] = self.LABELS[db_field.name]
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_choice_field(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "lifecycle":
            kwargs["choices"] = list(self.STATES.items())
        return super().formfield_for_choice_field(db_field, request, **kwargs)
