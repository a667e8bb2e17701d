from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect

from houses.models import Organisation

A_DAY = 24 * 3600


def asked_along(asked: Mapping[str, str]) -> str:
    """What goes along to another address of the page: the day that it is to show, as a query."""
    on = asked.get("on")
    return f"?{urlencode({'on': on})}" if on else ""


def to_canonical(entry: Organisation, slug: str, asked: Mapping[str, str]) -> HttpResponse:
    """Leads from a former address (301), or from another sort of page (302), to the page.

    A browser may remember the first for a day and not for ever: an entry may take a former
    address back, and would then be led round in a circle.
    """
    moved = entry.slug != slug
    response = redirect(entry.get_absolute_url() + asked_along(asked), permanent=moved)
    if moved:
        response.headers["Cache-Control"] = f"max-age={A_DAY}"
    return response
