from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from houses.models import Organisation, Region
from houses.sheets.cards import page_of_cards
from houses.sheets.regions import map_of, with_house_counts, with_houses


@require_safe
def region_list(request: HttpRequest) -> HttpResponse:
    countries = with_houses(Region.objects.filter(kind=Region.Kind.COUNTRY))
    return render(
        request,
        "houses/region_list.html",
        {"countries": countries.in_name_order()},
    )


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
    return render(
        request,
        "houses/region.html",
        {
            "region": place,
            "above": Region.objects.filter(path__in=place.ancestor_paths).order_by("path"),
            "below": with_house_counts(place.children.current(on=today)).in_name_order(),
            "map": map_of(place.country, chosen=path) if path.count("/") < 3 else None,
            "page": page,
            "cards": cards,
            "others": here.exclude(pk__in=houses.values("pk")),
        },
    )
