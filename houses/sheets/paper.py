"""What of an entry fits on one A4 to take along, the most needed first.

No server knows how high a page will be, so the height is reckoned in lines of the print rules of
static/site.css; generously, as what stands on a second sheet is lost.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import ceil

from houses.models import ContactPoint, FirstVisit, Organisation
from houses.sheets.openness import Times
from houses.sheets.places import Written, written
from houses.sheets.sheet import Sheet
from houses.values.translations import Translated

# Lines of an A4 besides a head with a name of two lines, the four empty lines, and the foot.
ROOM = 26
# Letters on a line: of the name, of a text, and of a question and its answer beside each other.
NAME, ADDRESS, TEXT, QUESTION, ANSWER = 24, 44, 58, 26, 32
# Of a line, between two parts of a list.
BETWEEN = 0.25
# Lines of the warning that all is of long ago.
OLD = 2


@dataclass(frozen=True)
class Paper:
    """The parts that fit; `more` where others were left out, which stand on the page."""

    addresses: list[Written] = field(default_factory=list)
    contacts: list[ContactPoint] = field(default_factory=list)
    hours: list[Times] = field(default_factory=list)
    visits: list[FirstVisit] = field(default_factory=list)
    directions: list[Translated] = field(default_factory=list)
    more: bool = False


def address_of(entry: Organisation) -> Written:
    """The first address of an entry that `with_card_parts` loaded."""
    return written(entry.shown_locations[0]) if entry.shown_locations else Written("", "")


def paper_of(sheet: Sheet) -> Paper:
    """What to go there and to ask is never left out: the first address, and the first contact.

    Then as many as fit: a second contact, hours, all contacts, a first visit, ways there, and
    other addresses.
    Of an entry that is gone only where it was: nobody is to call or to come.
    """
    places = [place.location for place in sheet.places]
    addresses = [address for address in map(written, places) if address.street or address.town]
    room = _Room(ROOM - _head(sheet))
    if sheet.gone:
        return Paper(addresses=room.keep(addresses, _of_address, always=1), more=room.full)
    first = room.keep(addresses[:1], _of_address, always=1)
    called = room.keep(sheet.contacts_shown[:2], _of_contact, always=1)
    hours = room.keep([times for times in sheet.hours if _of_hours(times)], _of_hours)
    others = room.keep(sheet.contacts_shown[2:], _of_contact)
    visits = room.keep(sheet.visits_known, _of_visit)
    directions = room.keep([place.directions for place in places if place.directions], _lines)
    elsewhere = room.keep(addresses[1:], _of_address)
    return Paper(
        [*first, *elsewhere], [*called, *others], hours, visits, directions, more=room.full
    )


class _Room:
    """The lines that are left; `full` once something did not fit."""

    def __init__(self, lines: float) -> None:
        self._left = lines
        self.full = False

    def keep[Part](
        self, parts: Iterable[Part], lines: Callable[[Part], int], always: int = 0
    ) -> list[Part]:
        """Those that fit, and the first `always` of them whether they fit or not."""
        kept: list[Part] = []
        for part in parts:
            # With the first stand a heading and a border.
            cost = lines(part) + (BETWEEN if kept else 1)
            if cost <= self._left or len(kept) < always:
                kept.append(part)
                self._left -= cost
            else:
                self.full = True
        return kept


def _lines(text: object, letters: int = TEXT) -> int:
    return ceil(len(str(text)) / letters)


def _head(sheet: Sheet) -> int:
    """Besides a name of two lines: a longer one, a warning, and the website among the contacts."""
    longer = 2 * max(_lines(sheet.entry.name, NAME) - 2, 0)
    told = _lines(sheet.warning) or OLD * sheet.old
    return longer + told + bool(told) + 2 * bool(sheet.entry.website)


def _of_address(address: Written) -> int:
    return _lines(address.street, ADDRESS) + _lines(address.town, ADDRESS) + 1


def _of_contact(contact: ContactPoint) -> int:
    at = contact.at.name if contact.at else ""
    told = (contact.role, contact.shown_person, at, contact.shown_email, contact.shown_url)
    phone = 2 + _lines(contact.phone_note) if contact.shown_phone else 0
    return phone + sum(map(_lines, told))


def _of_hours(times: Times) -> int:
    written = _lines(times.as_written.text) if times.as_written else 0
    hours = sum(map(_lines, times.lines)) or written or len(times.usual)
    # A sentence, and the day and name of each.
    unknown = 2 + ceil(len(times.silent) / 2) if times.silent else 0
    return hours and hours + len(times.holidays) + unknown + bool(times.place)


def _of_visit(visit: FirstVisit) -> int:
    return max(_lines(visit.question, QUESTION), 1 + _lines(visit.sentence, ANSWER))
