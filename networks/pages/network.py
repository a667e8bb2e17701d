from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from houses.models import Organisation
from houses.sheets import frames
from houses.sheets.canonical import to_canonical
from houses.sheets.cards import page_of_cards
from houses.sheets.neighbourhood import neighbourhood_of
from houses.sheets.sheet import sheet
from houses.sheets.through_time.past import Asked, asked_of, past
from houses.values.spans import Moment
from networks.pages.then import network_then
from networks.pages.today import network_today


@require_safe
def network_list(request: HttpRequest) -> HttpResponse:
    networks = Organisation.objects.public().networks().in_name_order()
    page, cards = page_of_cards(networks, request.GET.get("page"), on=timezone.localdate())
    return render(request, "networks/network_list.html", {"page": page, "cards": cards})


@require_safe
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a network with its members, or as it was on the day that is asked for.

    Former slugs redirect, as for every entry.
    """
    found = Organisation.objects.public().at(slug)
    if found is None:
        raise Http404
    if found.get_absolute_url() != request.path:
        return to_canonical(found, slug, request.GET)
    asked = asked_of(request.GET.get("on", ""), today=timezone.localdate())
    if asked.moment:
        return _as_it_was(request, found, asked, asked.moment)
    return _as_it_is(request, found, asked)


def _as_it_is(request: HttpRequest, found: Organisation, asked: Asked) -> HttpResponse:
    today = timezone.localdate()
    shown = sheet(Organisation.objects.public().filter(pk=found.pk), on=today)
    members = network_today(found, request.GET.get("page"), on=today)
    drawing = None
    # It shows the first members: further on in their list it would be of others than the page.
    if members.page.number == 1:
        drawing = neighbourhood_of(
            shown,
            members=members.page,
            member_count=members.page.paginator.count,
            other_members=[*members.parties, *members.before],
        )
    absolute = request.build_absolute_uri
    frame = frames.of_today(shown, asked, _above(), absolute, neighbourhood=drawing)
    context = {**frame, "network": members}
    return render(request, "networks/network.html", context, status=asked.status)


def _as_it_was(
    request: HttpRequest, found: Organisation, asked: Asked, moment: Moment
) -> HttpResponse:
    today = timezone.localdate()
    shown = past(found, moment, today=today)
    members = network_then(
        shown.entry,
        moment.days,
        request.GET.get("page"),
        today=today,
        doubts=shown.doubted,
    )
    frame = frames.of_then(shown, asked, _above(), request.build_absolute_uri)
    return render(request, "networks/as_it_was.html", {**frame, "network": members})


def _above() -> list[tuple[str, str]]:
    return [(_("Networks"), reverse("networks:list"))]
