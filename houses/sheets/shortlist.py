"""A list that a visitor made: it is in its own address, and kept nowhere else by us."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from houses.models import Organisation
from houses.sheets.cards import Card, card
from houses.sheets.paper import address_of
from houses.sheets.parts import with_card_parts
from houses.sheets.places import Written

# As many as fit on two sheets of paper; static/my-list.js saves no more.
MOST = 30


@dataclass(frozen=True)
class Listed:
    """An entry of the list, and the query of the list without it ("" for the last one)."""

    card: Card
    address: Written
    public_id: str
    without: str


@dataclass(frozen=True)
class Shortlist:
    """What of a list can be shown, in the order in which it was made."""

    listed: list[Listed]
    # Of how many ids nothing is on the site, or no longer: which of both is nobody's business.
    gone: int
    # How many were asked past MOST.
    left_out: int
    # Of the list as it is shown.
    query: str


def shortlist(public_ids: Iterable[str], *, on: date) -> Shortlist:
    """The public entries of these ids, each once."""
    asked = list(dict.fromkeys(filter(None, public_ids)))
    kept = asked[:MOST]
    entries = Organisation.objects.public().filter(public_id__in=kept)
    found = {entry.public_id: entry for entry in with_card_parts(entries, on=on)}
    shown = [public_id for public_id in kept if public_id in found]
    return Shortlist(
        listed=[
            Listed(
                card(found[public_id], on=on),
                address_of(found[public_id]),
                public_id,
                _query(i for i in shown if i != public_id),
            )
            for public_id in shown
        ],
        gone=len(kept) - len(shown),
        left_out=len(asked) - len(kept),
        query=_query(shown),
    )


def _query(public_ids: Iterable[str]) -> str:
    asked = urlencode([("id", public_id) for public_id in public_ids])
    return f"?{asked}" if asked else ""
