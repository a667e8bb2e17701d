"""One of each sort of part that an entry can have."""

from typing import Any

from houses.models import Organisation
from tests import factories


def one_of_each_part(entry: Organisation) -> dict[str, Any]:
    """By the name of the column in which a citation names it."""
    place = factories.make_location(entry)
    return {
        "name": factories.make_name(entry),
        # An identifier is of one entry only.
        "identifier": factories.make_identifier(entry, value=f"Q{entry.pk}"),
        "location": place,
        "opening": factories.make_opening(place),
        "first_visit": factories.make_first_visit(entry),
        "contact_point": factories.make_contact_point(entry),
        "affiliation": factories.make_affiliation(entry),
        "statement": factories.make_statement(entry),
        "service": factories.make_service(entry),
        "milestone": factories.make_milestone(entry),
        "reference": factories.make_reference(entry),
        "grant": factories.make_grant(recipient=entry),
    }
