from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from houses.filters import HouseFilter
from houses.pages.choices import choices, ways_out
from houses.sheets.cards import page_of_cards
from houses.sheets.regions import called, regions_to_choose


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The list of houses. What is unknown is left out and told; past the last page is the last."""
    found = HouseFilter(request.GET)
    place = found.region_chosen
    page, cards = page_of_cards(found.houses, request.GET.get("page"), on=timezone.localdate())
    return render(
        request,
        "houses/find.html",
        {
            "found": found,
            "country": place.country if place else settings.HOME_COUNTRY,
            "called": called(place) if place else "",
            "page": page,
            "cards": cards,
            "regions": regions_to_choose(),
            "choices": choices(found),
            "ways_out": [] if page.paginator.count else ways_out(found),
        },
    )
