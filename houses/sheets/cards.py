from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from houses.drawing.fronts import FAMILY_OF_KIND, SHAPE_OF_KIND, Shape, front
from houses.models import (
    EVERYONE,
    Answer,
    ContactPoint,
    Location,
    Opening,
    Organisation,
    Region,
    Tag,
    Term,
)
from houses.models.organisations import OrganisationQuerySet
from houses.sheets.age import dated_on, is_old, trust
from houses.sheets.course import GONE, in_short
from houses.sheets.openness import OpenNow, open_now
from houses.sheets.parts import shown_tags, with_card_parts
from houses.values.dates import UncertainDate
from houses.values.translations import Rendition

PER_PAGE = 20

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


def reached_by_phone(contacts: Iterable[ContactPoint]) -> ContactPoint | None:
    """The first contact point that a visitor can call."""
    reached = (row for row in contacts if row.shown_phone and row.purpose not in NOT_FOR_VISITORS)
    return next(reached, None)


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
    open_now: OpenNow | None
    # The hours as their source writes them, where nothing of them can be worked out.
    hours_written: Rendition | None
    how_to_come: str
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


def how_to_come(entry: Organisation) -> str:
    """In which way a visitor comes, where that is known: what asks most of them goes first."""
    known = {visit.question.code: visit.answer for visit in entry.shown_first_visits}
    if known.get("no-referral") == Answer.NO:
        return _("Through a doctor or a service")
    if known.get("call-first") == Answer.YES:
        return _("Call first")
    match known.get("no-appointment"):
        case Answer.NO:
            return _("By appointment")
        case Answer.YES:
            return _("Without an appointment")
        case _:
            return ""


def _hours_written(place: Location | None) -> Rendition | None:
    rows: Iterable[Opening] = place.openings.all() if place else ()
    written = [row.as_written.read() for row in rows if row.as_written]
    return written[0] if written else None


def card(entry: Organisation, *, on: date) -> Card:
    """The card of an entry that `with_card_parts` loaded."""
    gone = entry.lifecycle in GONE
    place = entry.shown_locations[0] if entry.shown_locations else None
    country = place.region.country if place else "be"
    audience = terms_of(entry, Term.Scheme.AUDIENCE)
    phone = reached_by_phone(entry.shown_contact_points)
    now = None
    if place and not gone:
        now = open_now(entry, place, trust(entry, on=on), timezone.now())
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
        open_now=now,
        hours_written=None if now else _hours_written(place),
        how_to_come="" if gone else how_to_come(entry),
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
    """The cards of these entries by their keys, in seven queries."""
    return {entry.pk: card(entry, on=on) for entry in with_card_parts(entries, on=on)}


def page_of_cards(
    entries: OrganisationQuerySet, number: str | None, *, on: date, most: int = PER_PAGE
) -> tuple[Page[Organisation], list[Card]]:
    """One page of a list and its cards; a number past the end, or no number, gives a page too."""
    page = Paginator(with_card_parts(entries, on=on), most).get_page(number)
    return page, [card(entry, on=on) for entry in page]


def street_of_fronts(houses: OrganisationQuerySet) -> list[SafeString]:
    """Six fronts for the home page: the same six for the same data, so a page can be kept."""
    six = houses.filter(lifecycle=Organisation.Lifecycle.OPEN).order_by("public_id")[:6]
    return [front_of(house, tile=False) for house in six.prefetch_related(shown_tags())]
