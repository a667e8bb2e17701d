"""What the map on a page asks: the outlines to draw, and what of a search lies where."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from houses.drawing.maps import outlines_as_geojson
from houses.filters import Found, HouseFilter, find
from houses.partners.files.as_geojson import places_of
from houses.partners.files.json_stream import written
from houses.partners.files.markers import MOST_CELLS, Marker, Named, Part, markers, where_most_is
from houses.partners.files.refusals import BOX, Refusal, box_of, refused

type Json = dict[str, Any]

MEDIA_TYPE = "application/geo+json"
ZOOM = "zoom"
# No map that is drawn of tiles goes deeper.
MOST_ZOOM = 22
# Outlines alone say nothing any more when a village fills the map.
DEEPEST_WITHOUT_STREETS = 13
A_DAY = 24 * 3600


@require_safe
@cache_control(public=True, max_age=A_DAY)
@conditional_page
def outlines(request: HttpRequest) -> HttpResponse:
    """The outlines of all provinces that we have."""
    return HttpResponse(written(outlines_as_geojson()), content_type=MEDIA_TYPE)


@require_safe
# A minute: who moves a map to and fro asks once, and what is withdrawn is soon gone.
@cache_control(public=True, max_age=60)
@conditional_page
def on_map(request: HttpRequest) -> HttpResponse:
    """What a search finds, as markers in a `bbox` at a `zoom`; without either the box of it all.

    The search itself is forgiven, as its page does: both find the same.
    """
    asked = request.GET
    if wrong := list(_wrong(asked)):
        return refused(wrong, title=_("This part of the map cannot be drawn."))
    found = find(asked)
    part = part_of(asked)
    answer: Json = {"type": "FeatureCollection", "deepest": deepest(), "features": []}
    if part is None:
        around = where_most_is(places_of(found, None))
        answer |= {"bbox": list(around)} if around else {}
    else:
        shown = markers(places_of(found, part.whole_cells), part)
        answer["features"] = [_feature(marker, found) for marker in shown]
    return HttpResponse(written(answer), content_type=MEDIA_TYPE)


def deepest() -> int:
    """The zoom beyond which the map does not go: there all that lies close is named in a list."""
    return settings.MAP_TILE_MAX_ZOOM if settings.MAP_TILE_URL else DEEPEST_WITHOUT_STREETS


def part_of(asked: QueryDict) -> Part | None:
    """The part of the map that is asked for; None where none is, or no such part can be."""
    box, zoom = box_of(asked), asked.get(ZOOM, "")
    if box is None or not (zoom.isascii() and zoom.isdigit() and len(zoom) < 3):
        return None
    return Part(box, int(zoom), deepest()) if int(zoom) <= MOST_ZOOM else None


def _wrong(asked: QueryDict) -> Iterator[Refusal]:
    if BOX not in asked and ZOOM not in asked:
        return
    if len(asked.getlist(BOX)) != 1 or box_of(asked) is None:
        yield _refusal(asked, BOX, _("A box is west,south,east,north in degrees."))
        return
    part = part_of(asked)
    if len(asked.getlist(ZOOM)) != 1 or part is None:
        sentence = _("A zoom is a whole number from 0 to %(most)d.") % {"most": MOST_ZOOM}
        yield _refusal(asked, ZOOM, sentence)
    elif part.cells > MOST_CELLS:
        yield _refusal(asked, BOX, _("This part is too large for this zoom."))


def _refusal(asked: QueryDict, parameter: str, reason: str) -> Refusal:
    return Refusal(parameter, asked.get(parameter, "")[:150], reason)


def _feature(marker: Marker, found: Found) -> Json:
    """A place with what its popup says; or a cluster, with who is in it where it cannot part."""
    column, row = marker.cell
    place = str(marker.region) if marker.region else ""
    if not marker.is_cluster:
        (named,) = marker.named
        point = [named.longitude, named.latitude]
        about = {"place": place, **_named(named)}
    else:
        point = [marker.longitude, marker.latitude]
        about = {
            "cluster": True,
            "point_count": marker.point_count,
            "place": place,
            "members": [_named(named) for named in marker.named],
            "more": _more(marker, found.asked),
        }
    feature = {
        "type": "Feature",
        "id": f"{column}/{row}",
        "geometry": {"type": "Point", "coordinates": point},
        "properties": about,
    }
    return feature | ({"bbox": list(marker.box)} if marker.is_cluster else {})


def _named(named: Named) -> Json:
    return {
        "name": named.name,
        "language": named.language,
        "url": named.url,
        "line": named.line,
        "precision": named.precision,
        "exactness": named.exactness,
    }


def _more(marker: Marker, asked: HouseFilter) -> Json | None:
    """The list of all, where a cluster that cannot part has more than are named."""
    left = marker.point_count - len(marker.named)
    if not marker.named or not left:
        return None
    label = ngettext("%(count)d more, in the list", "%(count)d more, in the list", left)
    query = asked.with_changes(**({"region": marker.region.path} if marker.region else {}))
    url = reverse("houses:find")
    return {
        "label": label % {"count": left},
        "url": f"{url}?{query.urlencode()}" if query else url,
    }
