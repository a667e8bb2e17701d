from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from houses.sheets.grant_columns import COLUMNS
from houses.sheets.money import overview


@require_safe
def who_funds_what(request: HttpRequest) -> HttpResponse:
    """What is known of the money: the totals, and page by page whom each funder gives to."""
    shown = overview(request.GET.get("page"), on=timezone.localdate())
    return render(request, "houses/grants.html", {"overview": shown, "columns": COLUMNS})
