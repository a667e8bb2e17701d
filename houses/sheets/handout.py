"""What a visitor takes home on paper of a list: each house in a few lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from houses.models import Organisation
from houses.models.organisations import OrganisationQuerySet
from houses.sheets.cards import Card, card
from houses.sheets.paper import address_of
from houses.sheets.parts import with_card_parts
from houses.sheets.places import Written

# Four sides of A5, and a second sheet: more is not read on paper.
MOST = 24


@dataclass(frozen=True)
class Line:
    """A house on paper."""

    card: Card
    address: Written


def lines_of(houses: OrganisationQuerySet, keys: Sequence[int], *, on: date) -> list[Line]:
    """The first of these entries, in their order. As many queries as a page of cards."""
    wanted = houses.filter(pk__in=keys[:MOST])
    entries = {entry.pk: entry for entry in with_card_parts(wanted, on=on)}
    return [_line(entries[key], on=on) for key in keys[:MOST] if key in entries]


def _line(entry: Organisation, *, on: date) -> Line:
    return Line(card(entry, on=on), address_of(entry))
