from django.http import HttpResponse
from django.shortcuts import redirect

from houses.models import Organisation

A_DAY = 24 * 3600


def to_canonical(entry: Organisation, slug: str) -> HttpResponse:
    """Leads from a former address (301), or from another sort of page (302), to the page.

    A browser may remember the first for a day and not for ever: an entry may take a former
    address back, and would then be led round in a circle.
    """
    moved = entry.slug != slug
    response = redirect(entry, permanent=moved)
    if moved:
        response.headers["Cache-Control"] = f"max-age={A_DAY}"
    return response
