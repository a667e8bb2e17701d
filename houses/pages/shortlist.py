from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from houses.sheets.shortlist import shortlist


@require_safe
def my_list(request: HttpRequest) -> HttpResponse:
    """The entries whose public ids the address names: who has the address has the list."""
    shown = shortlist(request.GET.getlist("id"), on=timezone.localdate())
    shared = request.build_absolute_uri(request.path) + shown.query
    return render(request, "houses/my_list.html", {"shortlist": shown, "shared": shared})
