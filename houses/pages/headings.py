"""What a search is called, and how much it found.

Neither names a need: the heading is the title too, which stands in tabs and histories that others
read.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from houses.filters import Found
from houses.models import Organisation

# What stands first in each order.
ORDERS = {
    "relevance": gettext_lazy("best match first"),
    "distance": gettext_lazy("nearest first"),
    "name": gettext_lazy("by name"),
    "checked": gettext_lazy("newest facts first"),
}


def heading(found: Found, called: str) -> str:
    """`called` names the region that is asked for as a whole, or is empty."""
    asked = found.asked
    place = {"place": called or (asked.place.label if asked.place else _("you"))}
    if not found.count and asked.asked:
        return _nothing_found(found, called) % place
    if asked.has_centre:
        return _("Houses near %(place)s") % place
    if called:
        return _("Houses in %(place)s") % place
    return _("What we found") if asked.words else _("All houses")


def _nothing_found(found: Found, called: str) -> str:
    words = len(found.asked.words.split())
    if found.asked.has_centre:
        if not words:
            return _("We found no house near %(place)s")
        return ngettext(
            "We found no house near %(place)s for this word",
            "We found no house near %(place)s for these words",
            words,
        )
    if called:
        if not words:
            return _("We found no house in %(place)s")
        return ngettext(
            "We found no house in %(place)s for this word",
            "We found no house in %(place)s for these words",
            words,
        )
    if not words:
        return _("We found no house with these choices")
    return ngettext("We found no house for this word", "We found no house for these words", words)


def around(found: Found) -> str:
    """The place among the words, if nothing of what was found lies in it; else "". One query."""
    place = found.asked.place
    if place is None or place.wide or not found.place_among_words or not found.count:
        return ""
    there = Organisation.objects.in_region(place.region.path)
    return "" if there.filter(pk__among=found.hits.keys).exists() else place.label


def tally(found: Found, houses: int) -> str:
    """How many there are of what, and in which order: "12 huizen, dichtste eerst"."""
    others = found.count - houses
    if found.hits.more:
        return _("More than 10 000 houses: choose a place")
    counted = ngettext("%(count)d house", "%(count)d houses", houses) % {"count": houses}
    if others:
        all_others = ngettext(
            "%(count)d network or organisation", "%(count)d networks or organisations", others
        ) % {"count": others}
        counted = _("%(houses)s and %(others)s") % {"houses": counted, "others": all_others}
        counted = counted if houses else all_others
    if found.count < 2:
        return counted
    return _("%(found)s, %(order)s") % {"found": counted, "order": ORDERS[found.order]}
