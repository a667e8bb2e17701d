"""What of an entry is loaded to show it: only what is public, in a fixed number of queries."""

from datetime import date

from django.db.models import Prefetch

from houses.models import (
    AccessFeature,
    Affiliation,
    Citation,
    ContactPoint,
    FirstVisit,
    Location,
    Name,
    Tag,
)
from houses.models.organisations import OrganisationQuerySet


def shown_tags() -> "Prefetch[str]":
    """What is said of an entry; what its kind implies is not."""
    said = Tag.objects.filter(implied=False).select_related("term")
    return Prefetch("tags", said.order_by("role", "term__position", "pk"), to_attr="shown_tags")


def with_card_parts(entries: OrganisationQuerySet, *, on: date) -> OrganisationQuerySet:
    """Loads tags, places with their hours, and contact points: five queries for any number."""
    places = Location.objects.public().select_related("region").prefetch_related("openings")
    return entries.prefetch_related(
        shown_tags(),
        Prefetch("locations", places.order_by("position", "pk"), to_attr="shown_locations"),
        Prefetch(
            "contact_points",
            ContactPoint.objects.public(on=on).order_by("position", "pk"),
            to_attr="shown_contacts",
        ),
    )


def with_sheet_parts(entries: OrganisationQuerySet, *, on: date) -> OrganisationQuerySet:
    """Loads all that the page of an entry shows of the entry itself."""
    return with_card_parts(entries, on=on).prefetch_related(
        Prefetch(
            "shown_locations__access_features",
            AccessFeature.objects.select_related("term"),
        ),
        Prefetch("names", Name.objects.order_by("kind", "text_key", "pk"), to_attr="shown_names"),
        Prefetch(
            "first_visits",
            FirstVisit.objects.select_related("question"),
            to_attr="shown_visits",
        ),
        Prefetch(
            "affiliations",
            Affiliation.objects.public().select_related("other"),
            to_attr="shown_affiliations",
        ),
        Prefetch(
            "affiliations_of_others",
            Affiliation.objects.public().select_related("organisation"),
            to_attr="shown_affiliations_of_others",
        ),
        Prefetch(
            "citations",
            Citation.objects.public().select_related("source"),
            to_attr="shown_citations",
        ),
        "areas_served",
    )
