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
from houses.sheets.neighbourhood import neighbourhood_of
from houses.sheets.next_steps import next_step
from houses.sheets.past import Asked, asked_of, past
from houses.sheets.referring import lasting_url
from houses.sheets.sheet import sheet
from houses.values.spans import Moment
from networks.pages.checklist import checklist_of
from networks.pages.members import map_of_members, members_of, members_then


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
        return to_canonical(found, slug, request.GET)
    today = timezone.localdate()
    asked = asked_of(request.GET.get("on", ""), today=today)
    if asked.moment:
        return as_it_was(request, found, asked, asked.moment)
    shown = sheet(Organisation.objects.public().filter(pk=found.pk), on=today)
    members = members_of(found, on=today)
    page, cards = page_of_cards(members.members_now, request.GET.get("page"), on=today)
    above = above_network()
    return render(
        request,
        "networks/network.html",
        {
            "sheet": shown,
            "asked": asked,
            "today": today,
            "lasting": lasting_url(found, request.build_absolute_uri),
            "country": shown.country,
            "above": above,
            "network": members,
            "checklist": checklist_of(members.charters, list(page), on=today),
            "page": page,
            "cards": cards,
            "map": map_of_members(found, members.members_now),
            # Its houses stand on the page themselves.
            "nearby": [],
            "neighbourhood": neighbourhood_of(
                shown,
                members=page,
                member_count=page.paginator.count,
                other_members=[*members.parties, *members.before],
            ),
            "next_step": next_step(shown),
            "linked_data": linked_data.of_page(shown, above, request.build_absolute_uri),
        },
        status=asked.status,
    )


def as_it_was(
    request: HttpRequest, found: Organisation, asked: Asked, moment: Moment
) -> HttpResponse:
    today = timezone.localdate()
    shown = past(found, moment, today=today)
    return render(
        request,
        "networks/as_it_was.html",
        {
            "past": shown,
            "network": members_then(shown.entry, moment.days, request.GET.get("page"), today=today),
            "asked": asked,
            "today": today,
            "lasting": lasting_url(shown.entry, request.build_absolute_uri, moment),
            "above": above_network(),
        },
    )


def above_network() -> list[tuple[str, str]]:
    return [(_("Networks"), reverse("networks:list"))]
