from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from houses.drawing.cards import entry_card, site_card
from houses.models import Organisation
from houses.sheets.cards import card, street_of_fronts
from houses.sheets.parts import with_card_parts

# For an hour: what is withdrawn is soon gone. Nobody is sent the same drawing twice.
KEPT = {"public": True, "max_age": 3600}


@require_safe
@cache_control(**KEPT)
@conditional_page
def card_of_an_entry(request: HttpRequest, public_id: str) -> HttpResponse:
    """The picture that goes with a link to an entry."""
    entries = Organisation.objects.public().filter(public_id=public_id)
    entry = with_card_parts(entries, on=timezone.localdate()).first()
    if entry is None:
        raise Http404
    shown = card(entry, on=timezone.localdate())
    drawn = entry_card(shown.front, name=shown.name, place=shown.place, site=settings.SITE_NAME)
    return HttpResponse(drawn, content_type="image/png")


@require_safe
@cache_control(**KEPT)
@conditional_page
def card_of_the_site(request: HttpRequest) -> HttpResponse:
    """The picture that goes with a link to any other page: it says nothing of a search."""
    fronts = street_of_fronts(Organisation.objects.public().houses())
    words = _("Find a house that welcomes you")
    drawn = site_card(fronts, site=settings.SITE_NAME, words=words)
    return HttpResponse(drawn, content_type="image/png")
