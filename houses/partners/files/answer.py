"""The same search as files, for whoever wants to take it along."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from houses.filters import HouseFilter, find
from houses.partners.files import as_atom, as_csv, as_geojson, as_json
from houses.partners.files.refusals import box_of, refusals, refused
from houses.partners.files.search import CHUNK, Search

type View = Callable[[HttpRequest, str], HttpResponseBase]


@dataclass(frozen=True)
class Format:
    media_type: str
    write: Callable[[Search], Iterator[str]]
    # Whether a part of the map may be asked.
    on_map: bool = False
    # Whether a browser is to keep the file, rather than show it.
    kept: bool = False


FORMATS = {
    "csv": Format("text/csv; charset=utf-8; header=present", as_csv.write, kept=True),
    "geojson": Format("application/geo+json", as_geojson.write, on_map=True),
    "json": Format("application/json", as_json.write),
    "atom": Format("application/atom+xml; charset=utf-8", as_atom.write),
}


def for_every_site(view: View) -> View:
    """Lets the scripts of other sites read the answer: it is public, and no cookie decides it."""

    @wraps(view)
    def answer(request: HttpRequest, file_format: str) -> HttpResponseBase:
        response = view(request, file_format)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


@require_safe
@for_every_site
# A minute: who moves a map to and fro asks once, and what is withdrawn is soon gone.
@cache_control(public=True, max_age=60)
@conditional_page
def find_file(request: HttpRequest, file_format: str) -> HttpResponseBase:
    """All that the page of the same search finds; 400 where it leaves out something that was asked.

    A short file is answered whole, and so has an ETag; a long one is written while it is sent.
    """
    form = FORMATS.get(file_format)
    if form is None:
        raise Http404
    now = timezone.now()
    if wrong := refusals(HouseFilter(request.GET, now=now), on_map=form.on_map):
        return refused(wrong)
    found = find(request.GET, now=now)
    page = reverse("houses:find")
    query = found.asked.with_changes().urlencode()
    search = Search(
        found=found,
        language=get_language() or settings.LANGUAGE_CODE,
        today=timezone.localdate(now),
        absolute=request.build_absolute_uri,
        query=query,
        address=request.build_absolute_uri(),
        page=request.build_absolute_uri(f"{page}?{query}" if query else page),
        about=request.build_absolute_uri(reverse("houses:about-the-data")),
        box=box_of(request.GET),
    )
    headers = {"Content-Type": form.media_type, "Link": f'<{search.about}>; rel="license"'}
    if form.kept:
        # Named for the site: what was searched is nobody else's business.
        name = slugify(settings.SITE_NAME)
        headers["Content-Disposition"] = f'attachment; filename="{name}.{file_format}"'
    if found.hits.more or found.count > CHUNK:
        # Nobody reads what is written to a HEAD.
        parts = () if request.method == "HEAD" else form.write(search)
        return StreamingHttpResponse(parts, headers=headers)
    return HttpResponse("".join(form.write(search)), headers=headers)
