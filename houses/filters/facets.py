"""What would narrow a search, and how many houses each choice would give.

A group counts the houses as if nothing were chosen in it, where any of several will do; where all
that is chosen must be so, within what is chosen. Nothing is counted above MOST_HITS.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Count, Min, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from houses.filters.found import Found
from houses.filters.house_filter import ANY_RADIUS, MONTHS, NOW, RADII
from houses.filters.openness import When, opened
from houses.filters.vocabulary import SCHEMES
from houses.finding.search import Hits, collect
from houses.models import EVERYONE, AccessFeature, FirstVisit, Location, Organisation, Tag
from houses.models.periods import IN_TIME
from houses.models.searching import Keys
from houses.values.distances import KM_PER_DEGREE, Point
from networks.models import Assessment, Charter, Criterion, Membership
from networks.models.charters import editions_asked

# In the order of the page.
GROUPS = ("audience", "radius", "theme", "open", "access", "visit", "language", "kind", "approach",
          "network", "meets", "checked")  # fmt: skip
# From so many of the hours on it helps to ask who is open.
KNOWN_OF = 5
MOST_NETWORKS = 12
MOST_CONDITIONS = 24


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    # None where there are too many houses to count.
    count: int | None
    chosen: bool
    # Of the label, where it is kept in one; "" for words of ours.
    language: str = ""


@dataclass(frozen=True)
class Facet:
    """A question with its options: only those that give a house, and those that are chosen."""

    name: str
    label: str
    options: Sequence[Option]
    # Several may be chosen; else one.
    several: bool = True
    # Of how many houses the answer is not known.
    unknown: int = 0

    @property
    def chosen(self) -> Sequence[Option]:
        return [option for option in self.options if option.chosen]


def facets(found: Found) -> list[Facet]:
    """The questions that can still give something, in the order of the page.

    Some sixteen queries, and three for each question that is answered already, however many houses
    there are.
    """
    counts = _Counts(found)
    groups = [getattr(counts, name, counts.of_terms)(name) for name in GROUPS]
    return [group for group in groups if group and group.options]


class _Counts:
    def __init__(self, found: Found) -> None:
        self.found = found
        self.asked = found.asked
        self.hits = found.hits
        # Of too many houses nothing is counted.
        self.keys = [] if self.hits.more else self.hits.keys
        self.tags = self._count_tags(self.keys)

    def _hits_without(self, name: str) -> Hits:
        """The houses as if nothing were chosen in that group."""
        if not self.asked.chosen[name] and name != "radius":
            return self.hits
        hits = collect(self.found.matching(without=name), by_words=bool(self.asked.words))
        if (when := self.asked.when) and name != "open":
            open_then = opened(hits.keys, when).open
            return Hits([key for key in hits.keys if key in open_then], hits.more)
        return hits

    def _count_tags(self, keys: Sequence[int]) -> dict[int, int]:
        """By term, how many of these entries have it; what a kind implies counts for themes."""
        themes = [term.pk for term in self.asked.terms["theme"]]
        said = Tag.objects.filter(
            Q(implied=False) | Q(term__in=themes), organisation__among=Keys(keys)
        )
        # Each is there once: they need not be told apart.
        return dict(said.order_by().values_list("term").annotate(n=Count("pk")))

    def _facet(self, name: str, options: Iterable[Option], **more: Any) -> Facet:
        shown = [option for option in options if option.chosen or option.count != 0]
        return Facet(name, str(self.asked.filters[name].label), shown, **more)

    def _options(
        self, name: str, labels: Iterable[tuple[str, str, int | None]]
    ) -> Iterable[Option]:
        chosen = self.asked.chosen[name]
        for value, label, count in labels:
            yield Option(value, label, count, value in chosen)

    def of_terms(self, name: str) -> Facet | None:
        """Kinds, audiences, themes, ways of working and languages."""
        hits = self._hits_without(name)
        if hits.more:
            hits = Hits([], more=True)
        counts = self.tags if hits is self.hits else self._count_tags(hits.keys)
        everyone = frozenset[int]()
        if name == "audience":
            welcoming = Tag.objects.filter(
                organisation__among=Keys(hits.keys),
                term__scheme=SCHEMES[name],
                term__code=EVERYONE,
                implied=False,
            )
            everyone = frozenset(welcoming.order_by().values_list("organisation_id", flat=True))
            theirs = self._count_tags(list(everyone)) if everyone else {}
            counts = {term: count - theirs.get(term, 0) for term, count in counts.items()}
        labels = (
            (
                term.code,
                term.short_label,
                None if hits.more else counts.get(term.pk, 0) + len(everyone),
            )
            for term in self.asked.terms[name]
            if counts.get(term.pk) or hits.more or term.code in self.asked.chosen[name]
        )
        return self._facet(name, self._options(name, labels))

    def access(self, name: str) -> Facet | None:
        rows = AccessFeature.objects.there().filter(location__organisation__among=Keys(self.keys))
        return self._answered(name, _counted(rows, "term", "location__organisation"))

    def visit(self, name: str) -> Facet | None:
        rows = FirstVisit.objects.so().filter(organisation__among=Keys(self.keys))
        return self._answered(name, _counted(rows, "question"))

    def _answered(self, name: str, counts: dict[int, int]) -> Facet | None:
        labels = (
            (term.code, term.short_label, None if self.hits.more else counts.get(term.pk, 0))
            for term in self.asked.terms[name]
        )
        return self._facet(name, self._options(name, labels))

    def network(self, name: str) -> Facet | None:
        hits = self._hits_without(name)
        today = timezone.localdate(self.asked.now)
        # The houses are public: of their networks it must be asked.
        members = Membership.objects.current(on=today)
        counts = _counted(members.filter(member__among=Keys(hits.keys)), "network", "member")
        networks = (
            Organisation.objects.public().filter(pk__among=Keys(list(counts))).in_name_order()
        )
        busiest = sorted(networks, key=lambda network: -counts[network.pk])
        chosen = self.asked.chosen[name]
        # Those that are chosen come first: they stay to be let go of.
        shown = sorted(busiest, key=lambda network: network.slug not in chosen)[:MOST_NETWORKS]
        labels = (
            (network.slug, network.name, None if hits.more else counts[network.pk])
            for network in shown
        )
        return self._facet(name, self._options(name, labels))

    def meets(self, name: str) -> Facet | None:
        """Conditions of charters in force: of the networks that are chosen, if any are."""
        hits, today = self.hits, timezone.localdate(self.asked.now)
        answers = Assessment.objects.public().filter(membership__member__among=Keys(hits.keys))
        met = answers.last_given(on=today).met()
        counts = _counted(met, "criterion", "membership__member")
        chosen = list(self.asked.conditions)
        offered = [row for row in self._in_force(counts, on=today) if row not in chosen]
        # Those that are chosen come first: they stay to be let go of.
        shown = [*chosen, *offered][:MOST_CONDITIONS]
        options = (
            Option(
                row.code,
                self.asked.called(row),
                None if hits.more else counts.get(row.pk, 0),
                row in chosen,
                row.text.read().language,
            )
            for row in shown
        )
        unknown = self._unassessed(chosen or shown, on=today)
        return self._facet(name, options, unknown=unknown)

    def _unassessed(self, conditions: Sequence[Criterion], *, on: date) -> int:
        """Of how many houses no answer to any of these is known, whatever was chosen of them."""
        hits = self._hits_without("meets")
        if not conditions or hits.more:
            return 0
        answers = Assessment.objects.public().filter(
            criterion__in=conditions, membership__member__among=Keys(hits.keys)
        )
        known = answers.last_given(on=on).exclude(answer=Assessment.Answer.UNKNOWN)
        return len(hits.keys) - known.order_by().values("membership__member").distinct().count()

    def _in_force(self, keys: Collection[int], *, on: date) -> list[Criterion]:
        """Those of these conditions that may be offered, in the order of their charters."""
        if not keys:
            return []
        known = Criterion.objects.filter(pk__in=keys)
        charters = Charter.objects.public().filter(network__in=known.values("charter__network"))
        if networks := self.asked.chosen["network"]:
            charters = charters.filter(network__slug__in=networks)
        conditions = Prefetch("criteria", Criterion.objects.select_related("charter__network"))
        rows = charters.prefetch_related(conditions)
        rows = rows.order_by("network__name_key", "network", IN_TIME, "pk")
        asked = editions_asked(rows, on=on)
        return [row for charter in asked for row in charter.criteria.all() if row.pk in keys]

    def radius(self, name: str) -> Facet | None:
        """Within how many km, as the search itself measures it. One query."""
        point = self.asked.point
        if point is None or not self.asked.has_centre:
            return None
        hits = self._hits_without(name)
        options = []
        away = [] if hits.more else self._away(hits.keys, point)
        for km in RADII:
            label = _("within %(km)s km") % {"km": km}
            limit = (float(km) / KM_PER_DEGREE) ** 2
            count = None if hits.more else sum(each <= limit for each in away)
            options.append(Option(km, label, count, km == self.asked.within))
        count = None if hits.more else len(hits.keys)
        anywhere = Option(ANY_RADIUS, _("anywhere"), count, self.asked.within == ANY_RADIUS)
        return self._facet(name, [*options, anywhere], several=False)

    def _away(self, keys: Sequence[int], point: Point) -> list[float]:
        """Of each of these entries, the distance of its nearest place in degrees, squared."""
        places = Location.objects.filter(organisation__among=Keys(keys), latitude__isnull=False)
        entries = places.measured_from(point).order_by().values("organisation")
        return list(entries.annotate(nearest=Min("squared")).values_list("nearest", flat=True))

    def open(self, name: str) -> Facet | None:
        """Only where the hours of a fifth of the houses are known."""
        hits = self._hits_without(name)
        now = timezone.localtime(self.asked.now)
        then = opened(hits.keys, When(now.date(), now.time()))
        chosen = bool(self.asked.chosen[name])
        if not chosen and len(then.known) * KNOWN_OF < len(hits.keys):
            return None
        option = Option(NOW, _("open now"), None if hits.more else len(then.open), chosen)
        return self._facet(name, [option], unknown=len(hits.keys) - len(then.known))

    def checked(self, name: str) -> Facet | None:
        hits = self._hits_without(name)
        today = timezone.localdate(self.asked.now)
        rows = Organisation.objects.filter(pk__among=Keys(hits.keys), checked_on__isnull=False)
        days = [] if hits.more else list(rows.order_by().values_list("checked_on", flat=True))
        labels = []
        for months in MONTHS:
            since = today - relativedelta(months=int(months))
            count = sum(day >= since for day in days if day)
            label = ngettext(
                "in the last %(count)d month", "in the last %(count)d months", int(months)
            )
            labels.append((months, label % {"count": int(months)}, None if hits.more else count))
        return self._facet(name, self._options(name, labels), several=False)


def _counted(rows: "QuerySet[Any]", by: str, what: str = "organisation") -> dict[int, int]:
    """By the key in one column, how many different ones stand in the other."""
    counted = rows.order_by().values_list(by).annotate(n=Count(what, distinct=True))
    return dict(counted)
