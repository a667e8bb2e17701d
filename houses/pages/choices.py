"""What a visitor chose, in words, each with the search that remains without it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from houses.filters import HouseFilter
from houses.filters.facets import Facet
from houses.filters.house_filter import ANY_RADIUS, USUAL_RADIUS
from houses.finding.places import nearest_places
from houses.models import Organisation
from houses.pages.headings import ORDERS
from houses.values.days import day_of_the_week
from houses.values.hours import clock, hour_in_words
from houses.values.translations import quoted

# What the form always has a field for.
FIELDS = {"q", "where", "exact"}
# Days ahead that can be asked, and the hours of a day.
DAYS, HOURS = 7, range(8, 23)


@dataclass(frozen=True)
class Choice:
    """One thing that was chosen: for which parameter, and the address without it."""

    label: str
    parameter: str
    without: str
    # Of the label, where it is kept in one; "" for words of ours.
    language: str = ""


@dataclass(frozen=True)
class Link:
    label: str
    url: str


def choices(asked: HouseFilter) -> list[Choice]:
    """All that narrows the search, in the order of the form: words and place, then the rest."""
    return list(_choices(asked))


def _choices(asked: HouseFilter) -> Iterator[Choice]:
    if asked.words:
        yield _choice(asked, quoted(asked.words), "q", exact="", **_where_alone(asked))
    if asked.chosen["near"] or asked.place:
        place = asked.place.label if asked.place else _("your place")
        words = {"q": asked.words} if asked.place else {}
        yield _choice(asked, place, "where", where="", near="", radius="", **words)
    if asked.has_centre and asked.within != ANY_RADIUS:
        within = _("within %(km)s km") % {"km": asked.within}
        yield _choice(asked, within, "radius", radius=ANY_RADIUS)
    if region := asked.region_chosen:
        yield _choice(asked, str(region), "region", region="")
    kept_in = {condition.code: condition.text.read().language for condition in asked.conditions}
    for name, labels in _labels(asked).items():
        chosen: Sequence[str] = asked.chosen[name]
        for code in chosen:
            rest = [other for other in chosen if other != code]
            choice = _choice(asked, labels[code], name, **{name: rest})
            yield replace(choice, language=kept_in.get(code, "") if name == "meets" else "")
    if months := asked.chosen["checked"]:
        label = ngettext(
            "checked in the last %(count)d month",
            "checked in the last %(count)d months",
            int(months),
        )
        yield _choice(asked, label % {"count": int(months)}, "checked", checked="")
    if asked.when:
        yield _choice(asked, _moment(asked), "open", open="", day="", hour="")


def other_orders(asked: HouseFilter) -> list[Link]:
    """The orders that say something of this search, but for the one it has."""
    possible = {"relevance": bool(asked.words), "distance": asked.point is not None}
    return [
        Link(str(label), address(asked, sort=order))
        for order, label in ORDERS.items()
        if order != asked.order and possible.get(order, True)
    ]


def places_meant(asked: HouseFilter, country: str) -> list[Link]:
    """The same search in other places of that name, or in places spelt nearly like an unknown one.

    One query where the place is unknown.
    """
    words = asked.words if asked.place else asked.words_besides or asked.chosen["q"]
    places = asked.other_places
    if asked.unknown_place and not places:
        places = nearest_places(asked.unknown_place, country)
    return [
        Link(place.label, address(asked, where=place.label, near="", q=words)) for place in places
    ]


def chosen_count(asked: HouseFilter, facets: Iterable[Facet]) -> int:
    """How many answers were chosen; a distance that nobody chose is none."""
    usual = asked.within == USUAL_RADIUS
    return sum(len(facet.chosen) for facet in facets if facet.name != "radius" or not usual)


def days_ahead(asked: HouseFilter) -> list[tuple[str, str]]:
    """The coming days, and another one that was asked: as the filter reads them, and in words."""
    today = timezone.localdate(asked.now)
    days = {today + timedelta(days=number) for number in range(DAYS)}
    if chosen := asked.chosen["day"]:
        days.add(chosen)
    return [(day.isoformat(), day_of_the_week(day)) for day in sorted(days)]


def hours_of_a_day(asked: HouseFilter) -> list[tuple[str, str]]:
    """By the full hour, and another one that was asked: as the filter reads them, and in words."""
    hours = {time(hour) for hour in HOURS}
    if chosen := asked.chosen["hour"]:
        hours.add(chosen)
    return [(time_format(hour, "H:i"), hour_in_words(hour)) for hour in sorted(hours)]


def unshown(asked: HouseFilter, facets: Iterable[Facet]) -> list[tuple[str, str]]:
    """What was asked and has no field on the page: sent along, so that the next search keeps it."""
    shown = {(facet.name, option.value) for facet in facets for option in facet.options}
    if any(facet.name == "open" for facet in facets):
        shown |= {("day", value) for value in asked.asked.getlist("day")}
        shown |= {("hour", value) for value in asked.asked.getlist("hour")}
    return [
        (name, value)
        for name, values in asked.with_changes().lists()
        for value in values
        if name not in FIELDS and (name, value) not in shown
    ]


def _choice(asked: HouseFilter, label: str, parameter: str, **changes: str | list[str]) -> Choice:
    changes.setdefault(parameter, "")
    return Choice(label, parameter, address(asked, **changes))


def address(asked: HouseFilter, **changes: str | list[str]) -> str:
    """The search with some parameters changed, as a link from its own page."""
    return f"?{asked.with_changes(**changes).urlencode()}"


def _where_alone(asked: HouseFilter) -> dict[str, str]:
    """Words that stand in the field of the place go with the words, the place stays."""
    return {"where": asked.place.label} if asked.place else {"where": ""}


def _labels(asked: HouseFilter) -> dict[str, dict[str, str]]:
    """By parameter, what each chosen code or slug is called."""
    found = {
        name: {term.code: term.short_label for term in terms} for name, terms in asked.terms.items()
    }
    slugs = asked.chosen["network"]
    networks = Organisation.objects.public().filter(slug__in=slugs) if slugs else []
    return {
        **found,
        "network": {network.slug: network.name for network in networks},
        "meets": {condition.code: asked.called(condition) for condition in asked.conditions},
    }


def _moment(asked: HouseFilter) -> str:
    day, hour = asked.chosen["day"], asked.chosen["hour"]
    if asked.chosen["open"] or asked.when is None:
        return _("open now")
    when = {"day": day_of_the_week(day or asked.when.day)}
    if not hour:
        return _("open on %(day)s") % when
    return _("open on %(day)s at %(hour)s") % {**when, "hour": clock(hour)}
