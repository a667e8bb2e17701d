from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from houses.models import ContactPoint, Organisation, Region
from houses.sheets.evidence import sources_named


@require_safe
def about_the_data(request: HttpRequest) -> HttpResponse:
    """Where the facts come from, how many we know, and under which licences they are."""
    today = timezone.localdate()
    entries = Organisation.objects.public()
    houses = entries.houses()
    contacts = ContactPoint.objects.public(on=today)
    reachable = contacts.exclude(Q(shown_phone="", shown_email=""))
    places = Region.objects.current(on=today).filter(kind=Region.Kind.MUNICIPALITY)
    return render(
        request,
        "houses/about_the_data.html",
        {
            "house_count": houses.count(),
            "network_count": entries.networks().count(),
            "project_count": entries.projects().count(),
            "source_count": sources_named(on=today).count(),
            "with_street": houses.filter(locations__street__gt="").distinct().count(),
            "with_hours": houses.filter(locations__openings__isnull=False).distinct().count(),
            "with_contact": houses.filter(pk__in=reachable.values("organisation")).count(),
            "with_website": houses.exclude(website="").count(),
            "belgian_municipalities": places.within("be").count(),
            "dutch_municipalities": places.within("nl").count(),
        },
    )


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "houses/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "houses/privacy.html")
