"""What a visitor chose, in words, each with the search that remains without it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from houses.filters import HouseFilter
from houses.filters.house_filter import ANY_RADIUS
from houses.models import Organisation


@dataclass(frozen=True)
class Choice:
    """One thing that was chosen: for which parameter, and the address without it."""

    label: str
    parameter: str
    without: str


def choices(asked: HouseFilter) -> list[Choice]:
    """All that narrows the search, in the order of the form: words and place, then the rest."""
    return list(_choices(asked))


def _choices(asked: HouseFilter) -> Iterator[Choice]:
    if asked.words:
        yield _choice(asked, f"“{asked.words}”", "q", exact="", **_where_alone(asked))
    if asked.has_centre and asked.within != ANY_RADIUS:
        within = _("within %(km)s km") % {"km": asked.within}
        yield _choice(asked, within, "radius", radius=ANY_RADIUS)
    if asked.chosen["near"] or asked.place:
        place = asked.place.label if asked.place else _("your place")
        words = {"q": asked.words} if asked.place else {}
        yield _choice(asked, place, "where", where="", near="", radius="", **words)
    if region := asked.region_chosen:
        yield _choice(asked, str(region), "region", region="")
    for name, labels in _labels(asked).items():
        chosen: Sequence[str] = asked.chosen[name]
        for code in chosen:
            rest = [other for other in chosen if other != code]
            yield _choice(asked, labels[code], name, **{name: rest})
    if months := asked.chosen["checked"]:
        label = ngettext(
            "checked in the last %(count)d month",
            "checked in the last %(count)d months",
            int(months),
        )
        yield _choice(asked, label % {"count": int(months)}, "checked", checked="")
    if asked.when:
        yield _choice(asked, _moment(asked), "open", open="", day="", hour="")


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
    return {**found, "network": {network.slug: network.name for network in networks}}


def _moment(asked: HouseFilter) -> str:
    day, hour = asked.chosen["day"], asked.chosen["hour"]
    if asked.chosen["open"] or asked.when is None:
        return _("open now")
    when = {"day": date_format(day or asked.when.day, "l j F")}
    if not hour:
        return _("open on %(day)s") % when
    return _("open on %(day)s at %(hour)s") % {**when, "hour": time_format(hour, "G:i")}
