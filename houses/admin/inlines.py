"""What an organisation's page holds below its own fields, row by row."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from houses.admin.cited import CitedInline
from houses.desk.admins import DeskInline
from houses.desk.forms import SoundFormSet
from houses.desk.periods import ExclusiveFormSet
from houses.desk.widgets import phone_as_dialled
from houses.models import (
    Affiliation,
    ContactPoint,
    FirstVisit,
    Identifier,
    Location,
    Name,
    Organisation,
    Tag,
    Term,
)
from networks.models import Membership


class TagFormSet(SoundFormSet):
    def clean(self) -> None:
        super().clean()
        published = self.instance.status == Organisation.Status.PUBLISHED
        tags = [form.instance for form in self.kept_forms() if form.instance.term_id]
        kinds = [tag for tag in tags if tag.term.scheme == Term.Scheme.KIND and not tag.implied]
        if published and not kinds:
            raise ValidationError(
                _("A published entry keeps at least one kind. Take it off the site first.")
            )


class TagInline(DeskInline):
    autocomplete_fields = ["term"]
    fields = [("term", "role", "implied")]
    formset = TagFormSet
    model = Tag

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        # A new entry has a kind and an audience.
        return 0 if obj else 2

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("term")


class NameInline(CitedInline):
    fact = "text"
    fields = [("text", "kind", "language"), ("since", "until")]
    model = Name


class FirstVisitInline(CitedInline):
    fact = "answer"
    fields = [("question", "answer"), "sentence"]
    model = FirstVisit

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("question")


class ContactPointFormSet(SoundFormSet):
    def clean(self) -> None:
        super().clean()
        for form in self.kept_forms():
            if form.has_changed() and form.instance.location_id in self.taken_away("locations"):
                form.add_error("location", _("This place is taken away at the same time."))


class ContactPointInline(CitedInline):
    autocomplete_fields = ["at"]
    fact = "role"
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("purpose", "location", "at"),
                    ("phone", "email", "url"),
                    "role",
                    "phone_note",
                    ("internal", "position"),
                ]
            },
        ),
        (
            _("A person’s name, and what may be published of it"),
            {"fields": ["person", ("person_basis", "person_until"), "details_personal"]},
        ),
    ]
    fk_name = "organisation"
    formset = ContactPointFormSet
    model = ContactPoint
    readings = {"phone": phone_as_dialled}

    def formfield_for_foreignkey(
        self, db_field: "models.ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Offers the places of the organisation on the page."""
        if db_field.name != "location":
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        page = request.resolver_match
        entry = int(unquote(page.kwargs["object_id"])) if page else 0
        places = Location.objects.filter(organisation_id=entry).select_related("region")
        kwargs["queryset"] = places
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("at")


class MembershipInline(DeskInline):
    """The networks it belongs to. The page of a membership has its sources."""

    autocomplete_fields = ["network"]
    fields = [("network", "since", "until"), "note"]
    fk_name = "member"
    formset = ExclusiveFormSet
    model = Membership
    own_page = _("Sources and conditions met")
    show_change_link = True

    def formfield_for_foreignkey(
        self, db_field: "models.ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        kwargs["queryset"] = Organisation.objects.networks()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("network", "member")


class AffiliationInline(CitedInline):
    autocomplete_fields = ["other"]
    fact = "role"
    fields = [("role", "other", "party"), ("since", "until"), "note"]
    fk_name = "organisation"
    formset = ExclusiveFormSet
    model = Affiliation

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("other")


class IdentifierInline(CitedInline):
    fact = "value"
    fields = [("scheme", "value")]
    model = Identifier
