from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from houses.models import Organisation, Region
from houses.pages.find import PER_PAGE
from houses.sheets.cards import cards
from houses.sheets.regions import below, map_of, regions_to_choose, with_house_counts


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
    page = Paginator(houses, PER_PAGE).get_page(request.GET.get("page"))
    above = list(with_house_counts(Region.objects.filter(path__in=place.ancestor_paths)).order_by("path"))
    wide = place.kind != Region.Kind.MUNICIPALITY
    return render(
        request,
        "houses/region.html",
        {
            "region": place,
            "above": above,
            # Where to look when there is no house here: the nearest region up that has one.
            "wider": next((region for region in reversed(above) if region.house_count), None),
            "below": below(place.children.current(on=today)),
            "map": map_of(place.country, chosen=path) if wide else None,
            "page": page,
            "cards": cards(page.object_list, on=today),
            "others": here.exclude(pk__in=houses.values("pk")),
        },
    )
