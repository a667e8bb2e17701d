"""schema.org descriptions (JSON-LD) of what a page shows; nothing that the page does not show."""

import json
import re
from collections.abc import Callable, Iterable

from django.utils.safestring import SafeString, mark_safe

from houses.models import Affiliation, Grant, Organisation, Term
from houses.sheets.places import Place
from houses.sheets.sheet import Sheet
from houses.values.dates import UncertainDate

type Json = dict[str, object]
# The name and the path of each page on the way down.
type Steps = list[tuple[str, str]]

# EDTF writes thirds of a year and seasons as months from 21 on.
ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")

# Who gives money without a grant that we know of, and who supports in another way.
SPONSORS = {Affiliation.Role.FUNDED_BY, Affiliation.Role.SUPPORTED_BY}

# Ends a script element, or opens one, only as these characters; JSON may escape any of them.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def without_empty(values: Json) -> Json:
    return {key: value for key, value in values.items() if value not in ("", None, [], {})}


def address(place: Place) -> Json:
    location, name = place.location, place.region.name
    in_municipality = place.in_a_municipality
    return {
        "@type": "PostalAddress",
        **without_empty(
            {
                "streetAddress": location.street,
                "postalCode": location.postcode,
                "addressLocality": location.locality or (name if in_municipality else ""),
                "addressRegion": "" if in_municipality else name,
                "addressCountry": place.region.country.upper(),
            }
        ),
    }


def organisation(sheet: Sheet, absolute: Callable[[str], str]) -> Json:
    """An NGO or a project, with its names, addresses, contact points and grants.

    `absolute` makes a path a full URL.
    """
    entry = sheet.entry
    given = sheet.grants if sheet.is_project else sheet.grants_received
    page = absolute(sheet.url)
    contacts = [
        {"@type": "ContactPoint", **without_empty(
            {
                "telephone": contact.shown_phone,
                "email": contact.shown_email,
                "url": contact.shown_url,
            }
        )}
        for contact in sheet.contacts
        if contact.shown_phone or contact.shown_email
    ]  # fmt: skip
    return {
        "@context": "https://schema.org",
        "@type": "Project" if sheet.is_project else "NGO",
        "@id": absolute(f"/id/{entry.public_id}"),
        "url": page,
        "name": entry.name,
        **without_empty(
            {
                "alternateName": [name.text for name in sheet.former_names + sheet.other_names],
                "description": str(entry.summary or entry.description),
                "sameAs": [entry.website] if entry.website else [],
                "foundingDate": _plain_date(sheet.founded),
                "dissolutionDate": _plain_date(sheet.closed),
                "location": [
                    {"@type": "Place", "address": address(place)} for place in sheet.places
                ],
                "contactPoint": contacts,
                "memberOf": [
                    {
                        "@type": "NGO",
                        "name": membership.network.name,
                        "url": absolute(membership.network.get_absolute_url()),
                    }
                    for membership in sheet.memberships_now
                ],
                "funder": _once(_funder(row, absolute) for row in given.rows),
                "funding": [_grant(row, absolute) for row in given.rows],
                "sponsor": _once(
                    _named(relation.other, relation.row.party, absolute)
                    for relation in sheet.relations
                    if relation.own and relation.row.role in SPONSORS
                ),
            }
        ),
    }


def _named(entry: Organisation | None, party: str, absolute: Callable[[str], str]) -> Json:
    if entry is None:
        return {"@type": "Organization", "name": party}
    kind = "Project" if entry.family == Term.Family.PROJECT else "Organization"
    return {"@type": kind, "name": entry.name, "url": absolute(entry.get_absolute_url())}


def _funder(grant: Grant, absolute: Callable[[str], str]) -> Json:
    return _named(grant.funder, grant.funder_party, absolute)


def _grant(grant: Grant, absolute: Callable[[str], str]) -> Json:
    amount = {"@type": "MonetaryAmount", "value": str(grant.amount), "currency": grant.currency}
    return {
        "@type": "MonetaryGrant",
        "funder": _funder(grant, absolute),
        **without_empty({"amount": amount if grant.amount is not None else {}}),
    }


def _once(things: Iterable[Json]) -> list[Json]:
    found: list[Json] = []
    found.extend(thing for thing in things if thing not in found)
    return found


def _plain_date(known: UncertainDate | None) -> str:
    """schema.org knows ISO 8601 only: a year, a month or a day, without "about"."""
    edtf = known.edtf if known else ""
    return edtf if ISO_DATE.fullmatch(edtf) else ""


def breadcrumbs(steps: Steps, absolute: Callable[[str], str]) -> Json:
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
            for place, (name, path) in enumerate(steps, start=1)
        ],
    }


def of_page(sheet: Sheet, above: Steps, absolute: Callable[[str], str]) -> SafeString:
    """The organisation and the way to its page, safe to stand inside a script element."""
    steps = [*above, (sheet.entry.name, sheet.url)]
    things = [organisation(sheet, absolute), breadcrumbs(steps, absolute)]
    text = json.dumps(things, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(text)  # noqa: S308  the characters that end a script element are escaped
