from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from houses.models import Organisation
from houses.sheets import linked_data
from houses.sheets.canonical import to_canonical
from houses.sheets.cards import page_of_cards
from houses.sheets.next_steps import next_step
from houses.sheets.sheet import sheet
from networks.pages.members import members_of


@require_safe
def network_list(request: HttpRequest) -> HttpResponse:
    networks = Organisation.objects.public().networks().in_name_order()
    page, cards = page_of_cards(networks, request.GET.get("page"), on=timezone.localdate())
    return render(request, "networks/network_list.html", {"page": page, "cards": cards})


@require_safe
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a network with its members. Former slugs redirect, as for every entry."""
    found = Organisation.objects.public().at(slug)
    if found is None:
        raise Http404
    if found.get_absolute_url() != request.path:
        return to_canonical(found, slug)
    today = timezone.localdate()
    shown = sheet(Organisation.objects.public().filter(pk=found.pk), on=today)
    members = members_of(found, on=today)
    page, cards = page_of_cards(members.members_now, request.GET.get("page"), on=today)
    above = [(_("Networks"), reverse("networks:list"))]
    return render(
        request,
        "networks/network.html",
        {
            "sheet": shown,
            "country": shown.country,
            "above": above,
            "network": members,
            "page": page,
            "cards": cards,
            # Its houses stand on the page themselves.
            "nearby": [],
            "next_step": next_step(shown),
            "linked_data": linked_data.of_page(shown, above, request.build_absolute_uri),
        },
    )
