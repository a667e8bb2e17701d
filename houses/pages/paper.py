"""Pages to take along on paper. None says in its title whom or what it is about: the title becomes
the name of the file, and stands at the head of what is printed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from houses.drawing.codes import qr_code
from houses.filters import find
from houses.models import Organisation
from houses.pages.choices import address
from houses.pages.headings import heading_of
from houses.sheets.handout import MOST, lines_of
from houses.sheets.paper import paper_of
from houses.sheets.sheet import sheet


@require_safe
def address_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """One A4 to take along to an appointment."""
    return _about_an_entry(request, slug, "address-sheet", "houses/address_sheet.html")


@require_safe
def poster(request: HttpRequest, slug: str) -> HttpResponse:
    """An A4 for a window or a notice board, with a code that leads to the page."""
    return _about_an_entry(request, slug, "poster", "houses/poster.html")


@require_safe
def hand_out(request: HttpRequest) -> HttpResponse:
    """What a search found as an A4 to fold: a cover, the houses, and whom to call."""
    found = find(request.GET)
    today = timezone.localdate(found.asked.now)
    return render(
        request,
        "houses/hand_out.html",
        {
            "heading": heading_of(found),
            "lines": lines_of(Organisation.objects.public(), found.hits.keys, on=today),
            "left_out": max(found.count - MOST, 0),
            "query": address(found.asked),
            "code": _code_of(request, reverse("houses:find") + address(found.asked)),
            "today": today,
        },
    )


def _about_an_entry(request: HttpRequest, slug: str, page: str, template: str) -> HttpResponse:
    found = Organisation.objects.public().at(slug)
    if found is None:
        raise Http404
    if found.slug != slug:
        return redirect(f"houses:{page}", found.slug, permanent=True)
    today = timezone.localdate()
    lasting = reverse("lasting-address", args=[found.public_id])
    shown = sheet(Organisation.objects.public().filter(pk=found.pk), on=today)
    context = {
        "sheet": shown,
        "paper": paper_of(shown),
        "lasting": f"{request.get_host()}{lasting}",
        "code": _code_of(request, lasting),
        "today": today,
    }
    return render(request, template, context)


def _code_of(request: HttpRequest, path: str) -> SafeString:
    drawn = qr_code(request.build_absolute_uri(path))
    return mark_safe(drawn)  # noqa: S308  drawn by a library, from an encoded address
