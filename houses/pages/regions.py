from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from houses.models import Organisation, Region
from houses.sheets.cards import page_of_cards
from houses.sheets.regions import above_with_counts, below, map_of, regions_to_choose, where


@require_safe
def region_list(request: HttpRequest) -> HttpResponse:
    """Every country, region and province that has a house, as a tree of lists."""
    return render(request, "houses/region_list.html", {"regions": regions_to_choose()})


@require_safe
def region(request: HttpRequest, path: str) -> HttpResponse:
    """A region: what lies below it with counts, its houses, and who else is there.

    A region that was merged into another redirects there, for ever.
    """
    place = get_object_or_404(Region.objects.select_related("successor"), path=path)
    if place.successor:
        return redirect(place.successor, permanent=True)
    today = timezone.localdate()
    here = Organisation.objects.public().in_region(path).in_name_order()
    houses = here.houses()
    page, cards = page_of_cards(houses, request.GET.get("page"), on=today)
    above = above_with_counts(place)
    wide = place.kind != Region.Kind.MUNICIPALITY
    return render(
        request,
        "houses/region.html",
        {
            "region": place,
            "country": place.country,
            "where": where(place),
            "is_country": place.kind == Region.Kind.COUNTRY,
            "above": above,
            # Where to look when there is no house here: the nearest region up that has one.
            "wider": next((region for region in reversed(above) if region.house_count), None),
            "below": below(place, on=today),
            "map": map_of(place.country, chosen=path) if wide else None,
            "page": page,
            "cards": cards,
            "others": here.exclude(pk__in=houses.values("pk")),
        },
    )
