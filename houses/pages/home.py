from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from houses.models import Organisation
from houses.sheets.cards import street_of_fronts
from houses.sheets.regions import map_of
from houses.sheets.tiles import tiles


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    houses = Organisation.objects.public().houses()
    return render(
        request,
        "houses/home.html",
        {
            "open_house_count": houses.filter(lifecycle=Organisation.Lifecycle.OPEN).count(),
            "tiles": tiles(),
            "map": map_of(settings.HOME_COUNTRY),
            "street": street_of_fronts(houses),
        },
    )
