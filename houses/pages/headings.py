"""What a search is called, and how much it found.

Neither names a need: the heading is the title too, which stands in tabs and histories that others
read.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from houses.filters import Found
from houses.models import Organisation
from houses.sheets.regions import where
from houses.values.translations import elided

# What stands first in each order.
ORDERS = {
    "relevance": gettext_lazy("best match first"),
    "distance": gettext_lazy("nearest first"),
    "name": gettext_lazy("by name"),
    "checked": gettext_lazy("newest facts first"),
}


def heading_of(found: Found) -> str:
    """What a search is called, with the name of its region where it asked for one."""
    asked = found.asked
    region = asked.place.region if asked.place else asked.region_chosen
    return heading(found, where(region) if region and not asked.has_centre else "")


def heading(found: Found, there: str) -> str:
    """`there` says in which region, where one is asked for as a whole: "in Vlaanderen"."""
    asked = found.asked
    place = {"place": asked.place.label if asked.place else "", "where": there}
    if not found.count and asked.asked:
        return elided(_nothing_found(found, there) % place)
    if asked.has_centre:
        return elided(_("Houses near %(place)s") % place) if asked.place else _("Houses near you")
    if there:
        return _("Houses %(where)s") % place
    return _("What we found") if asked.words else _("All houses")


def _nothing_found(found: Found, there: str) -> str:
    words = len(found.asked.words.split())
    if found.asked.has_centre and not found.asked.place:
        if not words:
            return _("We found no house near you")
        return ngettext(
            "We found no house near you for this word",
            "We found no house near you for these words",
            words,
        )
    if found.asked.has_centre:
        if not words:
            return _("We found no house near %(place)s")
        return ngettext(
            "We found no house near %(place)s for this word",
            "We found no house near %(place)s for these words",
            words,
        )
    if there:
        if not words:
            return _("We found no house %(where)s")
        return ngettext(
            "We found no house %(where)s for this word",
            "We found no house %(where)s for these words",
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
