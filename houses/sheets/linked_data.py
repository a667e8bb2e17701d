"""schema.org descriptions (JSON-LD) of what a page shows; nothing that the page does not show."""

import json
import re
from collections.abc import Callable

from django.utils.safestring import SafeString, mark_safe

from houses.sheets.sheet import Place, Sheet

type Json = dict[str, object]
# The name and the path of each page on the way down.
type Steps = list[tuple[str, str]]

# EDTF writes thirds of a year and seasons as months from 21 on.
ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")

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
    """An NGO with its names, addresses and contact points. `absolute` makes a path a full URL."""
    entry = sheet.entry
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
        "@type": "NGO",
        "@id": absolute(f"/id/{entry.public_id}"),
        "url": page,
        "name": entry.name,
        **without_empty(
            {
                "alternateName": [name.text for name in sheet.former_names + sheet.other_names],
                "description": str(entry.summary or entry.description),
                "sameAs": [entry.website] if entry.website else [],
                "foundingDate": _plain_date(sheet),
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
            }
        ),
    }


def _plain_date(sheet: Sheet) -> str:
    """schema.org knows ISO 8601 only: a year, a month or a day, without "about"."""
    edtf = sheet.founded.edtf if sheet.founded else ""
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
