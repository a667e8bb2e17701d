from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from houses.models import Organisation, Statement
from houses.sheets.missions.comparison import MOST_OFFERED, comparison, named, offered
from houses.sheets.missions.editions import renewals

# As many letters of a name as the form takes.
LONGEST_NAME = 150


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two to four entries side by side: `with` names each, `kind` of which kinds (else of all).

    A `name` that one entry has puts it next to them; where several have it, or none, the page says
    so. With fewer than two the page asks for another. What it cannot answer is a 400.
    """
    asked = request.GET
    beside = comparison(asked.getlist("with"), asked.getlist("kind"), on=timezone.localdate())
    slugs = [entry.slug for entry in beside.entries]
    name = asked.get("name", "").strip()[:LONGEST_NAME]
    found = named(name) if beside.has_room else []
    if len(found) == 1:
        return redirect(_address(asked, [*slugs, found[0].slug]))
    others = found[:MOST_OFFERED] or (offered(beside) if beside.missing else [])
    context = {
        "beside": beside,
        "name": name,
        "found": found,
        "others": [(entry, _address(asked, [*slugs, entry.slug])) for entry in others],
        "heads": [
            (column, _address(asked, [slug for slug in slugs if slug != column.entry.slug]))
            for column in beside.columns
        ],
    }
    status = 400 if beside.refusals else 200
    return render(request, "houses/compare.html", context, status=status)


def _address(asked: QueryDict, slugs: Iterable[str]) -> str:
    """Of the same kinds, of these entries."""
    query = QueryDict(mutable=True)
    query.setlist("with", list(slugs))
    query.setlist("kind", asked.getlist("kind"))
    return f"{reverse('houses:compare')}?{query.urlencode()}"


@require_safe
def compare_editions(request: HttpRequest, slug: str) -> HttpResponse:
    """Two editions (`from`, `to`) of one kind of statement of one entry, word by word."""
    entry = Organisation.objects.public().at(slug)
    if entry is None:
        raise Http404
    asked = request.GET
    if entry.slug != slug:
        address = reverse("houses:compare-editions", args=[entry.slug])
        return redirect(f"{address}?{asked.urlencode()}")
    found = renewals(
        Statement.objects.public().filter(entry=entry).in_order(),
        code=asked.get("kind", ""),
        since=asked.get("from", ""),
        until=asked.get("to", ""),
        on=timezone.localdate(),
    )
    context = {"entry": entry, "found": found, "renewal": found.shown}
    status = 400 if found.refusals else 200
    return render(request, "houses/compare_editions.html", context, status=status)
