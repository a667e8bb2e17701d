from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from houses.filters import HouseFilter
from houses.sheets.cards import cards
from houses.sheets.regions import regions_to_choose

PER_PAGE = 20


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The list of houses. An unknown value is left out and told; a page past the end is the last."""
    found = HouseFilter(request.GET)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "houses/find.html",
        {
            "found": found,
            "page": page,
            "cards": cards(page.object_list, on=timezone.localdate()),
            "regions": regions_to_choose(),
        },
    )
