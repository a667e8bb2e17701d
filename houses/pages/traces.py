from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def traces(request: HttpRequest) -> HttpResponse:
    """What stays behind on a device after a visit, and how to remove it."""
    return render(request, "houses/traces.html")
