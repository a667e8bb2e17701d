from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from houses.models import Organisation, Region, Term
from houses.sheets import frames
from houses.sheets.canonical import to_canonical
from houses.sheets.nearby import nearby
from houses.sheets.neighbourhood import neighbourhood_of
from houses.sheets.sheet import Sheet, sheet
from houses.sheets.through_time.past import Asked, asked_of, past
from houses.values.spans import Moment

# A network has a page and an address of its own in `networks.pages`: no entry here is one.
TEMPLATES = {
    Term.Family.HOUSE: "houses/entry.html",
    Term.Family.PROJECT: "houses/project.html",
    Term.Family.ORGANISATION: "houses/organisation.html",
}


@require_safe
def entry(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a house, a project or another organisation.

    Or as it was on the day that is asked for. A former slug, or the address of another sort of
    page, redirects to the canonical one.
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
    context = frames.of_today(
        shown,
        asked,
        above_entry(shown),
        request.build_absolute_uri,
        near=[] if shown.is_project else nearby(shown, on=today),
        neighbourhood=neighbourhood_of(shown),
    )
    template = TEMPLATES[Term.Family(found.family)]
    return render(request, template, context, status=asked.status)


def _as_it_was(
    request: HttpRequest, found: Organisation, asked: Asked, moment: Moment
) -> HttpResponse:
    shown = past(found, moment, today=timezone.localdate())
    context = frames.of_then(shown, asked, [], request.build_absolute_uri)
    return render(request, "houses/as_it_was.html", context)


def above_entry(shown: Sheet) -> list[tuple[str, str]]:
    """The pages above an entry, as name and address: the list it stands in, then its regions.

    A project stands in the list of projects only: it may work in several regions.
    """
    if shown.is_project:
        return [(_("Projects"), reverse("houses:projects"))]
    if shown.is_house:
        steps = [(_("All houses"), reverse("houses:find"))]
    else:
        steps = [(_("All countries and regions"), reverse("houses:regions"))]
    if shown.region:
        paths = [*shown.region.ancestor_paths[1:], shown.region.path]
        regions = Region.objects.filter(path__in=paths).order_by("path")
        steps += [(str(region), region.get_absolute_url()) for region in regions]
    return steps
