from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from houses.models import Organisation
from houses.sheets.canonical import asked_along


@require_safe
def lasting_address(request: HttpRequest, public_id: str) -> HttpResponse:
    """The address that a partner may keep for ever: it leads to wherever the page is now.

    Temporary (302) on purpose: a browser that remembered the answer would go on
    to the old page after the entry moved.
    """
    entry = get_object_or_404(Organisation.objects.public(), public_id=public_id)
    return redirect(entry.get_absolute_url() + asked_along(request.GET))
