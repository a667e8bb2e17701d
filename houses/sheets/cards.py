from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.utils.safestring import SafeString, mark_safe

from houses.drawing.fronts import FAMILY_OF_KIND, SHAPE_OF_KIND, Shape, front
from houses.models import EVERYONE, ContactPoint, Location, Organisation, Region, Tag, Term
from houses.models.organisations import OrganisationQuerySet
from houses.sheets.course import GONE, in_short
from houses.sheets.parts import shown_tags, with_card_parts
from houses.values.dates import UncertainDate
from houses.values.hours import in_words
from houses.values.translations import Rendition

PER_PAGE = 20

# A source older than this is called old, above all else that the page says.
OLD_AFTER_YEARS = 3


# Who joins a network or writes for a paper is not sent where visitors are.
NOT_FOR_VISITORS = {ContactPoint.Purpose.JOINING, ContactPoint.Purpose.PRESS}


def terms_of(entry: Organisation, scheme: Term.Scheme, role: Tag.Role | None = None) -> list[Term]:
    return [
        tag.term
        for tag in entry.shown_tags
        if tag.term.scheme == scheme and role in {None, tag.role}
    ]


def front_of(entry: Organisation, *, tile: bool = True) -> SafeString:
    """The drawn front of an entry whose tags are loaded: shut only when it is closed for good.

    Without `tile` it stands free, to be set in a street.
    """
    kinds = [term.code for term in terms_of(entry, Term.Scheme.KIND)]
    gables = next((FAMILY_OF_KIND[kind] for kind in kinds if kind in FAMILY_OF_KIND), "other")
    shape = next((SHAPE_OF_KIND[kind] for kind in kinds if kind in SHAPE_OF_KIND), Shape.HOUSE)
    closed = entry.lifecycle in GONE
    drawing = front(entry.public_id, gables=gables, shape=shape, closed=closed, tile=tile)
    return mark_safe(drawing)  # noqa: S308  drawn by us, from an id of a fixed alphabet


def place_of(location: Location) -> str:
    """Where it is, in a line: "Oostende", or "Stene (Oostende)"; "" for a whole country."""
    region = str(location.region)
    if location.locality and location.locality != region:
        return f"{location.locality} ({region})"
    return "" if location.region.kind == Region.Kind.COUNTRY else region


def dated_on(entry: Organisation) -> date | None:
    """The day of the newest thing we know: of our own check, else of the source."""
    known = entry.known_as_of
    return entry.checked_on or (known.latest if known else None)


def is_old(dated: date | None, *, on: date) -> bool:
    """Whether the newest thing we know dates from more than three years ago."""
    return dated is not None and dated < on.replace(year=on.year - OLD_AFTER_YEARS, day=1)


def reached_by_phone(contacts: Iterable[ContactPoint]) -> ContactPoint | None:
    """The first contact point that a visitor can call."""
    reached = (row for row in contacts if row.shown_phone and row.purpose not in NOT_FOR_VISITORS)
    return next(reached, None)


@dataclass(frozen=True)
class HoursShown:
    """Opening hours for readers: lines in words where they are certain, else the source's words."""

    lines: list[str]
    as_written: Rendition | None


@dataclass(frozen=True)
class Card:
    """What a list says of an entry."""

    name: str
    family: str
    language: str
    url: str
    front: SafeString
    kinds: list[Term]
    place: str
    country: str
    audience: list[Term]
    everyone: bool
    hours: HoursShown | None
    website: str
    phone: str
    phone_written: str
    # Whether it is there, in words; "" where it may be.
    course: str
    checked_on: date | None
    known_as_of: UncertainDate | None
    dated_on: date | None
    old: bool

    @property
    def is_house(self) -> bool:
        return self.family == Term.Family.HOUSE

    @property
    def is_project(self) -> bool:
        return self.family == Term.Family.PROJECT

    @property
    def reachable(self) -> bool:
        """Whether the card itself gives a way to reach the house."""
        return bool(self.phone or self.website)


def hours_of(entry: Organisation, *, with_closed_days: bool = True) -> list[HoursShown]:
    shown = []
    for place in entry.shown_locations:
        country = place.region.country.upper()
        for opening in place.openings.all():
            lines = (
                in_words(opening.osm, country, with_closed_days=with_closed_days)
                if opening.osm
                else []
            )
            written = opening.as_written.read() if opening.as_written else None
            shown.append(HoursShown(lines, written))
    return shown


def card(entry: Organisation, *, on: date) -> Card:
    """The card of an entry that `with_card_parts` loaded."""
    place = entry.shown_locations[0] if entry.shown_locations else None
    country = place.region.country if place else "be"
    audience = terms_of(entry, Term.Scheme.AUDIENCE)
    phone = reached_by_phone(entry.shown_contact_points)
    hours = hours_of(entry, with_closed_days=False)
    gone = entry.lifecycle in GONE
    return Card(
        name=entry.name,
        family=entry.family,
        language=entry.language,
        url=entry.get_absolute_url(),
        front=front_of(entry),
        kinds=terms_of(entry, Term.Scheme.KIND),
        place=place_of(place) if place else "",
        country=country,
        audience=[term for term in audience if term.code != EVERYONE],
        everyone=any(term.code == EVERYONE for term in audience),
        hours=hours[0] if hours else None,
        website=entry.website,
        phone=phone.shown_phone if phone and not gone else "",
        phone_written=phone.phone_for(country) if phone else "",
        course=in_short(entry),
        checked_on=entry.checked_on,
        known_as_of=entry.known_as_of,
        dated_on=dated_on(entry),
        old=is_old(dated_on(entry), on=on),
    )


def cards_of(entries: OrganisationQuerySet, *, on: date) -> dict[int, Card]:
    """The cards of these entries by their keys, in six queries."""
    return {entry.pk: card(entry, on=on) for entry in with_card_parts(entries, on=on)}


def page_of_cards(
    entries: OrganisationQuerySet, number: str | None, *, on: date
) -> tuple[Page[Organisation], list[Card]]:
    """One page of a list and its cards; a number past the end, or no number, gives a page too."""
    page = Paginator(with_card_parts(entries, on=on), PER_PAGE).get_page(number)
    return page, [card(entry, on=on) for entry in page]


def street_of_fronts(houses: OrganisationQuerySet) -> list[SafeString]:
    """Six fronts for the home page: the same six for the same data, so a page can be kept."""
    six = houses.filter(lifecycle=Organisation.Lifecycle.OPEN).order_by("public_id")[:6]
    return [front_of(house, tile=False) for house in six.prefetch_related(shown_tags())]
