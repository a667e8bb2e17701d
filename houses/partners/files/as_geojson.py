"""What was found on the map (RFC 7946): a feature for each place.

Without `bbox` an entry of which no point is known is a feature without geometry; and so is a
place that is hidden. More points than a map can show are clusters.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from houses.filters import Found
from houses.filters.openness import opened
from houses.models import Location, Organisation
from houses.partners.files import as_json
from houses.partners.files.grid import MOST_POINTS, Cluster, clusters, extent
from houses.partners.files.json_stream import streamed
from houses.partners.files.rows import Place, Row
from houses.partners.files.search import Box, Search, in_chunks

type Json = dict[str, Any]


def write(search: Search) -> Iterator[str]:
    places = places_of(search.found, search.box)
    count, around = extent(places)
    before = {"type": "FeatureCollection", **as_json.members(search)}
    if around:
        before["bbox"] = list(around)
    if around and count > MOST_POINTS:
        found = [cluster_feature(cluster) for cluster in clusters(places, around)]
        return streamed({**before, "clustered": True}, "features", [found])
    chunks, on_map = _chunks(search, places)
    features = (
        [feature for row in rows for feature in features_of(row, on_map)]
        for rows in search.rows(chunks)
    )
    return streamed(before, "features", features)


def places_of(found: Found, box: Box | None) -> "QuerySet[Location]":
    """The places with a point of all that was found, in the box if there is one."""
    places = Location.objects.public().filter(latitude__isnull=False)
    places = places.filter(in_box(box)) if box else places
    if not found.hits.more:
        return places.filter(organisation__among=found.hits.keys)
    entries = found.matching().order_by()
    if when := found.asked.when:
        keys = list(entries.values_list("pk", flat=True))
        return places.filter(organisation__among=list(opened(keys, when).open))
    return places.filter(organisation__in=entries.values("pk"))


def in_box(box: Box) -> Q:
    east_of, west_of = Q(longitude__gte=box.west), Q(longitude__lte=box.east)
    across = box.west > box.east
    between = east_of | west_of if across else east_of & west_of
    return between & Q(latitude__range=(box.south, box.north))


def _chunks(
    search: Search, places: "QuerySet[Location]"
) -> tuple[Iterator[Sequence[int]], frozenset[int] | None]:
    """The keys of the entries to write, and of those of their places that count: None for all."""
    if not search.box:
        return search.chunks(), None
    inside = dict(places.order_by().values_list("pk", "organisation_id"))
    owners = set(inside.values())
    hits = search.found.hits
    if not hits.more:
        return in_chunks(key for key in hits.keys if key in owners), frozenset(inside)
    by_name = Organisation.objects.filter(pk__among=list(owners)).in_name_order()
    return in_chunks(by_name.values_list("pk", flat=True)), frozenset(inside)


def features_of(row: Row, on_map: frozenset[int] | None) -> Iterator[Json]:
    """A feature for each of the places `on_map`; for all of them, or one without, where None."""
    known = as_json.entry(row)
    del known["places"]
    places: Sequence[Place | None]
    if on_map is None:
        places = row.places or [None]
    else:
        places = [place for place in row.places if place.key in on_map]
    for number, place in enumerate(places):
        yield {
            "type": "Feature",
            # One entry may have several places, and no two features one id.
            "id": f"{row.url}#{number + 1}" if number else row.url,
            "geometry": geometry(place),
            "properties": {**known, "place": as_json.place(place) if place else None},
        }


def geometry(place: Place | None) -> Json | None:
    if place is None or place.latitude is None:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}


def cluster_feature(cluster: Cluster) -> Json:
    column, row = cluster.cell
    return {
        "type": "Feature",
        "id": f"{column}/{row}",
        "bbox": list(cluster.box),
        "geometry": {"type": "Point", "coordinates": [cluster.longitude, cluster.latitude]},
        "properties": {"cluster": True, "point_count": cluster.point_count},
    }
