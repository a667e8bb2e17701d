from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from houses.filters import find
from houses.filters.facets import facets
from houses.finding.tallying import tally_search
from houses.models import Organisation
from houses.pages.choices import choices
from houses.pages.coach import coach
from houses.pages.results import page_of_results
from houses.sheets.regions import called


@require_safe
def find_houses(request: HttpRequest) -> HttpResponse:
    """What was searched. What is not known is left out and told; past the last page is the last."""
    found = find(request.GET)
    asked = found.asked
    page, results = page_of_results(found, request.GET.get("page"))
    region = asked.place.region if asked.place else asked.region_chosen
    country = region.country if region else settings.HOME_COUNTRY
    houses = Organisation.objects.houses().filter(pk__among=found.hits.keys).count()
    if request.method == "GET" and page.number == 1 and not looked_at_beforehand(request):
        place = asked.place or asked.mentioned
        tally_search(
            words=asked.words,
            place=place.region if place else None,
            found=found.count,
            on=timezone.localdate(asked.now),
        )
    return render(
        request,
        "houses/find.html",
        {
            "found": found,
            "asked": asked,
            "country": country,
            "called": called(region) if region and not asked.has_centre else "",
            "page": page,
            "results": results,
            "house_count": houses,
            "other_count": found.count - houses,
            "facets": facets(found),
            "choices": choices(asked),
            "coach": coach(found, country) if page.number == 1 else None,
        },
    )


def looked_at_beforehand(request: HttpRequest) -> bool:
    """Whether the browser fetches the page in case somebody opens it: nobody has searched yet."""
    return "prefetch" in request.headers.get("Sec-Purpose", "")
