"""What of an entry is loaded to show it: only what is public, in a fixed number of queries."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from houses.models import (
    AccessFeature,
    Affiliation,
    Citation,
    ContactPoint,
    Document,
    FirstVisit,
    Grant,
    Location,
    Milestone,
    Name,
    Opening,
    Organisation,
    Reference,
    Service,
    Statement,
    Tag,
)
from houses.models.organisations import OrganisationQuerySet


def shown(relation: str, rows: "QuerySet[Any]") -> "Prefetch[str]":
    """Loads a relation's public rows into `shown_<relation>`, as Organisation declares them."""
    return Prefetch(relation, rows, to_attr=f"shown_{relation}")


def shown_tags() -> "Prefetch[str]":
    """What is said of an entry; what its kind implies is not."""
    said = Tag.objects.filter(implied=False).select_related("term")
    return shown("tags", said.order_by("role", "term__position", "pk"))


def hours(on: date) -> "Prefetch[str]":
    """The opening hours of a place that may hold on a day."""
    return Prefetch("openings", Opening.objects.current(on=on))


def with_listed_parts(entries: OrganisationQuerySet, *, on: date) -> OrganisationQuerySet:
    """Loads tags, places with their hours, and contact points: five queries for any number."""
    places = Location.objects.public().select_related("region").prefetch_related(hours(on))
    contacts = ContactPoint.objects.public(on=on)
    return entries.prefetch_related(
        shown_tags(),
        shown("locations", places.order_by("position", "pk")),
        shown("contact_points", contacts.order_by("position", "pk")),
    )


def with_card_parts(entries: OrganisationQuerySet, *, on: date) -> OrganisationQuerySet:
    """Loads the same, and what is asked of who comes in: six queries."""
    visits = FirstVisit.objects.select_related("question")
    return with_listed_parts(entries, on=on).prefetch_related(shown("first_visits", visits))


def public(relation: str) -> "Prefetch[str]":
    """The organisation at the other end of a foreign key; None where it may not be seen."""
    return Prefetch(relation, Organisation.objects.public())


def with_sheet_parts(entries: OrganisationQuerySet, *, on: date) -> OrganisationQuerySet:
    """Loads all that the page of an entry shows of the entry itself."""
    places = Location.objects.public().select_related("region")
    places = places.prefetch_related(
        hours(on), Prefetch("access_features", AccessFeature.objects.select_related("term"))
    )
    contacts = ContactPoint.objects.public(on=on).order_by("organisation", "position", "pk")
    relations = Affiliation.objects.public()
    citations = Citation.objects.public(on=on).select_related("source")
    return entries.prefetch_related(
        shown_tags(),
        shown("names", Name.objects.order_by("kind", "text_key", "pk")),
        shown("locations", places.order_by("position", "pk")),
        shown("contact_points", contacts.prefetch_related(public("at"))),
        shown("contacts_answered", contacts.select_related("organisation")),
        shown("first_visits", FirstVisit.objects.select_related("question")),
        shown("affiliations", relations.select_related("other")),
        shown("affiliations_of_others", relations.select_related("organisation")),
        shown("citations", citations.prefetch_related("source__notes")),
        "areas_served",
        *_story(on),
    )


def _story(on: date) -> "list[Prefetch[str]]":
    """What the entry says of itself, did, offers and wrote, and what was given."""
    statements = Statement.objects.public().told(on=on)
    references = Reference.objects.public()
    written = references.select_related("entry").order_by("entry__name_key", "pk")
    # Every party of a public grant is public.
    grants = Grant.objects.public().select_related("funder", "recipient", "project")
    return [
        shown("statements", statements.order_by("position", "pk")),
        shown("services", Service.objects.public().order_by("position", "pk")),
        shown("milestones", Milestone.objects.public().in_order_of_time()),
        shown(
            "references",
            references.select_related("document")
            .prefetch_related(public("document__author"))
            .order_by("position", "pk"),
        ),
        shown(
            "documents",
            Document.objects.public()
            .prefetch_related(Prefetch("references", written))
            .order_by("title_key", "pk"),
        ),
        shown("grants", grants),
        shown("grants_given", grants),
        shown("grants_received", grants),
    ]
