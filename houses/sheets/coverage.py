"""How much of the houses is known, as far as it can be counted."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from houses.models import ContactPoint, Organisation, Region
from houses.sheets.evidence import sources_named

A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Share:
    """Of how many of all houses something is known."""

    label: Promise
    count: int
    of: int

    @property
    def percent(self) -> int:
        return round(100 * self.count / self.of) if self.of else 0


@dataclass(frozen=True)
class Coverage:
    house_count: int
    network_count: int
    project_count: int
    source_count: int
    shares: list[Share]
    belgian_municipalities: int
    dutch_municipalities: int
    # The day of the newest entry or check; None in an empty directory.
    newest_on: date | None


def coverage(*, on: date) -> Coverage:
    entries = Organisation.objects.public()
    houses = entries.houses()
    contacts = ContactPoint.objects.public(on=on)
    reachable = contacts.exclude(Q(shown_phone="", shown_email=""))
    places = Region.objects.current(on=on).filter(kind=Region.Kind.MUNICIPALITY)
    house_count = houses.count()
    known = [
        (
            _("with a phone number or e-mail address"),
            houses.filter(pk__in=reachable.values("organisation")),
        ),
        (_("with a website"), houses.exclude(website="")),
        (_("with a street"), houses.filter(locations__street__gt="").distinct()),
        (_("with opening hours"), houses.filter(locations__openings__isnull=False).distinct()),
        (_("checked by us in the past year"), houses.filter(checked_on__gt=on - A_YEAR)),
    ]
    return Coverage(
        house_count=house_count,
        network_count=entries.networks().count(),
        project_count=entries.projects().count(),
        source_count=sources_named(on=on).count(),
        shares=[Share(label, rows.count(), house_count) for label, rows in known],
        belgian_municipalities=places.within("be").count(),
        dutch_municipalities=places.within("nl").count(),
        newest_on=newest_on(),
    )


def newest_on() -> date | None:
    """The day on which an entry was last published or checked."""
    days = Organisation.objects.public().aggregate(
        published=Max("first_published_on"), checked=Max("checked_on")
    )
    return max(filter(None, days.values()), default=None)
