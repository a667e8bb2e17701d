from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from houses.filters import Found, find
from houses.filters.facets import facets
from houses.finding.tallying import tally_search
from houses.models import Organisation
from houses.pages.choices import (
    address,
    choices,
    chosen_count,
    days_ahead,
    hours_of_a_day,
    other_orders,
    places_meant,
    unshown,
)
from houses.pages.coach import coach
from houses.pages.headings import around, heading_of, tally
from houses.pages.results import page_of_results
from houses.sheets.next_steps import urgent_lines


@require_safe
def find_houses(request: HttpRequest) -> HttpResponse:
    """What was searched. What is not known is left out and told; past the last page is the last."""
    found = find(request.GET)
    asked = found.asked
    page, results = page_of_results(found, request.GET.get("page"))
    if request.method == "GET" and page.number == 1 and not is_prefetched(request):
        _count(found)
    region = asked.place.region if asked.place else asked.region_chosen
    country = region.country if region else settings.HOME_COUNTRY
    houses = Organisation.objects.houses().filter(pk__among=found.hits.keys).count()
    questions = facets(found)
    if not results and not chosen_count(asked, questions):
        # Nothing to narrow, and nothing to let go of.
        questions = []
    urgent = urgent_lines(country, found.words_meant) if asked.words else []
    return render(
        request,
        "houses/find.html",
        {
            "around": around(found),
            "asked": asked,
            "choices": choices(asked),
            "chosen_count": chosen_count(asked, questions),
            "coach": coach(found, country, urgent) if page.number == 1 else None,
            "country": country,
            "days": days_ahead(asked),
            "exactly": address(asked, exact="yes"),
            "facets": questions,
            "found": found,
            "heading": heading_of(found),
            "hours": hours_of_a_day(asked),
            "orders": other_orders(asked),
            "page": page,
            "places_meant": places_meant(asked, country),
            "query": address(asked),
            "results": results,
            "tally": tally(found, houses),
            "unshown": unshown(asked, questions),
            "urgent": urgent,
        },
    )


def is_prefetched(request: HttpRequest) -> bool:
    """Whether the browser fetches the page in case somebody opens it: nobody has searched yet."""
    return "prefetch" in request.headers.get("Sec-Purpose", "")


def _count(found: Found) -> None:
    """A search with choices may fail by these: its words are not what was missed."""
    asked = found.asked
    choosy = any(choice.parameter not in {"q", "where", "radius"} for choice in choices(asked))
    missed = found.understood.partial or not found.count
    place = found.asked.place or found.asked.mentioned
    tally_search(
        words=found.asked.words,
        place=place.region if place else None,
        found=0 if missed and not choosy else 1,
        on=timezone.localdate(found.asked.now),
    )
