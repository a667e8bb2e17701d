"""The map of where a house is, and what a map may be drawn of besides our own outlines."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.conf import settings

from houses.sheets.place_maps import HasLocation, PlaceMap, place_map

register = template.Library()


@dataclass(frozen=True)
class Streets:
    """Images of streets, as the operator chose: loaded after a click that names the host."""

    url: str
    host: str
    attribution: str


@register.simple_tag
def map_of_places(places: Iterable[HasLocation]) -> PlaceMap | None:
    return place_map([place.location for place in places])


@register.simple_tag
def streets() -> Streets | None:
    """None where the operator chose none: then nothing on the page speaks of it."""
    if not settings.MAP_TILE_URL:
        return None
    return Streets(settings.MAP_TILE_URL, settings.MAP_TILE_HOST, settings.MAP_TILE_ATTRIBUTION)
