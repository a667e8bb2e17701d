"""Every parameter of a search for houses: read here, and nowhere else.

The page, the files and whatever door comes later ask the same filter. A page forgives what it does
not know and tells it (`problems`); a door for machines asks for the problems first, and refuses.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import django_filters
from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from houses.filters import fields
from houses.filters.openness import When
from houses.filters.vocabulary import SCHEMES, terms_offered
from houses.finding.places import Place, read_place
from houses.models import AccessFeature, FirstVisit, Location, Organisation, Region, Term
from houses.models.organisations import OrganisationQuerySet
from houses.values.distances import Point
from networks.models import Assessment, Criterion, Membership

RADII = ("5", "10", "25", "50", "100")
# As far as one goes without a second thought; "any" looks everywhere, the nearest first.
USUAL_RADIUS, ANY_RADIUS = "25", "any"
# Months within which somebody looked whether it is still right.
MONTHS = ("3", "12", "24")
NOW, YES = "now", "yes"
ORDERS = ("relevance", "distance", "name", "checked")
# Of a parameter that may be given several times, no form of ours sends more.
MOST_VALUES = 50


@dataclass(frozen=True)
class Problem:
    """A value that was left out: of which parameter, and why, as a sentence."""

    parameter: str
    value: str
    reason: Any


class HouseFilter(django_filters.FilterSet):
    """What is searched: words, a place, and choices (codes of the vocabulary, slugs, paths).

    Of most choices any of several will do; of access, first visit and conditions all must be so.
    """

    q = fields.TextFilter(method="left_alone", label=_("What are you looking for?"))
    where = fields.TextFilter(method="left_alone", label=_("Where?"))
    near = fields.PointFilter(method="left_alone", label=_("Near your place"))
    radius = fields.ChoiceFilter(method="left_alone", label=_("How far?"))
    region = fields.RegionFilter(method="in_region", label=_("Region"))
    audience = fields.ChoicesFilter(method="for_audience", label=_("For whom?"))
    theme = fields.ChoicesFilter(method="with_theme", label=_("What can you do there?"))
    kind = fields.ChoicesFilter(method="tagged", label=_("Kind of house"))
    approach = fields.ChoicesFilter(method="tagged", label=_("Way of working"))
    language = fields.ChoicesFilter(method="tagged", label=_("Language"))
    access = fields.ChoicesFilter(method="with_access", label=_("Accessible"))
    visit = fields.ChoicesFilter(method="with_first_visit", label=_("Your first visit"))
    network = fields.ChoicesFilter(method="in_network", label=_("Network"))
    meets = fields.ChoicesFilter(method="meeting", label=_("Meets the condition"))
    checked = fields.ChoiceFilter(method="checked_within", label=_("Checked"))
    open = fields.ChoiceFilter(method="left_alone", label=_("Open now"))
    day = fields.DayFilter(method="left_alone", label=_("Open on"))
    hour = fields.HourFilter(method="left_alone", label=_("At what time?"))
    sort = fields.ChoiceFilter(method="left_alone", label=_("Order"))
    # Words as they are spelt, and not as others that are spelt like them.
    exact = fields.ChoiceFilter(method="left_alone", label=_("Exactly these words"))

    class Meta:
        model = Organisation
        fields: list[str] = []

    def __init__(self, data: QueryDict, *, now: datetime | None = None) -> None:
        self.asked = data
        self.now = now or timezone.now()
        self.spoken = (get_language() or "nl").split("-")[0]
        # A copy, even an empty one, makes the form bound.
        super().__init__(data.copy(), Organisation.objects.public())
        self.terms: Mapping[str, Sequence[Term]] = terms_offered()
        # Those of charters that are asked, each with its charter and network.
        self.conditions = self._conditions_asked()
        known: dict[str, Sequence[str]] = {
            **{name: [term.code for term in terms] for name, terms in self.terms.items()},
            "network": self._slugs_of_networks(),
            "meets": [condition.code for condition in self.conditions],
            "radius": (*RADII, ANY_RADIUS),
            "checked": MONTHS,
            "open": (NOW,),
            "exact": (YES,),
            "sort": ORDERS,
        }
        for name, values in known.items():
            self.filters[name].extra["values"] = values
        self.form.is_valid()
        self.chosen: dict[str, Any] = self.form.cleaned_data
        self.words: str = self.chosen["q"]
        self.place: Place | None = None
        # A place among words that say more, and those words.
        self.mentioned: Place | None = None
        self.words_besides = ""
        self.other_places: Sequence[Place] = ()
        self._read_places()

    def _slugs_of_networks(self) -> Sequence[str]:
        asked = self.asked.getlist("network")[:MOST_VALUES]
        if not asked:
            return ()
        networks = Organisation.objects.public().networks().filter(slug__in=asked)
        return list(networks.values_list("slug", flat=True))

    def _conditions_asked(self) -> Sequence[Criterion]:
        asked = self.asked.getlist("meets")[:MOST_VALUES]
        if not asked:
            return ()
        conditions = Criterion.objects.public().filter(code__in=asked)
        return list(conditions.select_related("charter__network"))

    def _read_places(self) -> None:
        """Either field understands both: a place among the words, words in the place."""
        country = self.region_chosen.country if self.region_chosen else settings.HOME_COUNTRY
        if where := self.chosen["where"]:
            read = read_place(where, country=country)
            self.place, self.other_places = read.place, read.others
            self.words = " ".join(filter(None, [self.words, read.rest]))
        elif self.words and not self.chosen["near"]:
            read = read_place(self.words, country=country)
            self.other_places = read.others
            if read.place and not read.rest:
                self.place, self.words = read.place, ""
            else:
                self.mentioned, self.words_besides = read.place, read.rest

    # What was asked, as it is understood.

    @property
    def region_chosen(self) -> Region | None:
        return cast(Region | None, self.chosen["region"])

    @property
    def unknown_place(self) -> str:
        """What stands where a place is asked for and is none: it was taken for words."""
        where: str = self.chosen["where"]
        return "" if self.place else where

    @property
    def point(self) -> Point | None:
        """From where distances are measured. A place that is named goes before where one is."""
        place = self.place or self.mentioned
        if place is None:
            return cast(Point | None, self.chosen["near"])
        if place.wide or place.latitude is None or place.longitude is None:
            return None
        return Point(place.latitude, place.longitude)

    @property
    def has_centre(self) -> bool:
        """Whether only what lies around a point is meant."""
        return self.point is not None and (self.place or self.chosen["near"]) is not None

    @property
    def within(self) -> str:
        """In km, or "any"; "" where there is no point to be near to."""
        return (self.chosen["radius"] or USUAL_RADIUS) if self.has_centre else ""

    @property
    def when(self) -> When | None:
        """When it must be open, if that was asked."""
        now = timezone.localtime(self.now)
        if self.chosen["open"]:
            return When(now.date(), now.time())
        if self.chosen["day"] or self.chosen["hour"]:
            return When(self.chosen["day"] or now.date(), self.chosen["hour"])
        return None

    def called(self, condition: Criterion) -> str:
        """A condition with its network, unless that is the only one that is chosen."""
        if self.chosen["network"] == [condition.charter.network.slug]:
            return str(condition).rstrip(".")
        return condition.of_network

    @property
    def order(self) -> str:
        """One of ORDERS: as chosen where that says something, else what helps most."""
        possible = {"relevance": bool(self.words), "distance": self.point is not None}
        if (sort := self.chosen["sort"]) and possible.get(sort, True):
            return str(sort)
        if self.has_centre:
            return "distance"
        return "relevance" if self.words else "name"

    def with_changes(self, **changes: str | list[str]) -> QueryDict:
        """What was asked with some parameters changed, from the first page; an empty one is gone.

        Only what was understood: what was left out is not carried along.
        """
        asked = QueryDict(mutable=True)
        for name in self.filters:
            values = changes.get(name, self._given(name))
            if kept := [values] if isinstance(values, str) else values:
                asked.setlist(name, [value for value in kept if value])
        return asked

    def _given(self, name: str) -> list[str]:
        kept = self.chosen[name]
        if isinstance(kept, list):
            return kept
        if isinstance(kept, Point):
            return [f"{kept.latitude},{kept.longitude}"]
        return self.asked.getlist(name)[-1:] if kept else []

    @cached_property
    def problems(self) -> list[Problem]:
        """What was asked and is left out."""
        return list(self._problems())

    def _problems(self) -> Iterator[Problem]:
        for name in self.filters:
            kept = self.chosen[name]
            known = kept if isinstance(kept, list) else None
            for value in dict.fromkeys(self.asked.getlist(name)[:MOST_VALUES]):
                if value.strip() and (
                    value not in known if known is not None else kept in ("", None)
                ):
                    yield Problem(
                        name, value, _("“%(value)s” is not known here.") % {"value": value}
                    )
        if self.unknown_place:
            yield Problem("where", self.unknown_place, _("We do not know this place."))
        if self.chosen["radius"] and not self.has_centre:
            yield Problem("radius", self.chosen["radius"], _("A distance asks for a place."))
        if self.chosen["sort"] and self.chosen["sort"] != self.order:
            yield Problem("sort", self.chosen["sort"], _("This order asks for words or a place."))

    # The entries, narrowed by all but the words.

    def narrowed(self, *, without: str = "") -> OrganisationQuerySet:
        """The public entries that were asked for, but for the words and the hours.

        Houses, unless words or a kind are asked: these may mean a network or a fund as well.
        `without` leaves one parameter out.
        """
        entries = Organisation.objects.public()
        if not self.words and not self.chosen["kind"]:
            entries = entries.houses()
        for name, value in self.chosen.items():
            if name != without:
                entries = cast(OrganisationQuerySet, self.filters[name].filter(entries, value))
        return self._in_place(entries, anywhere=without == "radius")

    def _in_place(self, entries: OrganisationQuerySet, *, anywhere: bool) -> OrganisationQuerySet:
        if self.has_centre:
            point = self.point
            if point is None or anywhere or self.within == ANY_RADIUS:
                return entries
            near = Location.objects.around(point, float(self.within))
            return entries.filter(pk__in=near.values("organisation"))
        return entries.in_region(self.place.region.path) if self.place else entries

    def left_alone(
        self, entries: OrganisationQuerySet, _name: str, _value: object
    ) -> OrganisationQuerySet:
        return entries

    def in_region(
        self, entries: OrganisationQuerySet, _name: str, region: Region
    ) -> OrganisationQuerySet:
        return entries.in_region(region.path)

    def tagged(
        self, entries: OrganisationQuerySet, name: str, codes: list[str]
    ) -> OrganisationQuerySet:
        return entries.tagged(SCHEMES[name], *codes)

    def with_theme(
        self, entries: OrganisationQuerySet, name: str, codes: list[str]
    ) -> OrganisationQuerySet:
        return entries.tagged(SCHEMES[name], *codes, implied=True)

    def for_audience(
        self, entries: OrganisationQuerySet, _name: str, codes: list[str]
    ) -> OrganisationQuerySet:
        return entries.for_audience(*codes)

    def in_network(
        self, entries: OrganisationQuerySet, _name: str, slugs: list[str]
    ) -> OrganisationQuerySet:
        memberships = Membership.objects.public().current(on=timezone.localdate(self.now))
        members = memberships.filter(network__slug__in=slugs, member__isnull=False)
        return entries.filter(pk__in=members.values("member"))

    def meeting(
        self, entries: OrganisationQuerySet, _name: str, codes: list[str]
    ) -> OrganisationQuerySet:
        """Members today whose last answer to each of these conditions is that it is met."""
        for code in codes:
            answers = Assessment.objects.public().filter(criterion__code=code)
            met = answers.last_given(on=timezone.localdate(self.now)).met()
            entries = entries.filter(pk__in=met.values("membership__member"))
        return entries

    def with_access(
        self, entries: OrganisationQuerySet, _name: str, codes: list[str]
    ) -> OrganisationQuerySet:
        for code in codes:
            there = AccessFeature.objects.there().filter(term__code=code)
            entries = entries.filter(pk__in=there.values("location__organisation"))
        return entries

    def with_first_visit(
        self, entries: OrganisationQuerySet, _name: str, codes: list[str]
    ) -> OrganisationQuerySet:
        for code in codes:
            so = FirstVisit.objects.so().filter(question__code=code)
            entries = entries.filter(pk__in=so.values("organisation"))
        return entries

    def checked_within(
        self, entries: OrganisationQuerySet, _name: str, months: str
    ) -> OrganisationQuerySet:
        since = timezone.localdate(self.now) - relativedelta(months=int(months))
        return entries.filter(checked_on__gte=since)
