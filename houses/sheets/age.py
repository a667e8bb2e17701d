"""How old what we know is, and so how firmly it may be said."""

from dataclasses import dataclass
from datetime import date

from houses.models import Organisation

# A source older than this is called old, above all else that the page says.
OLD_AFTER_YEARS = 3


def dated_on(entry: Organisation) -> date | None:
    """The day of the newest thing we know: of our own check, else of the source."""
    known = entry.known_as_of
    return entry.checked_on or (known.latest if known else None)


def is_old(dated: date | None, *, on: date) -> bool:
    """Whether the newest thing we know dates from more than three years ago."""
    return dated is not None and dated < on.replace(year=on.year - OLD_AFTER_YEARS, day=1)


@dataclass(frozen=True)
class Trust:
    """Whether what the sources say of today may be said as a fact; else from which year it is."""

    fact: bool
    year: int | None = None


def trust(entry: Organisation, *, on: date) -> Trust:
    """A fact is what is recent, of an entry that is known to be there, open or for a while not."""
    dated = dated_on(entry)
    there = {Organisation.Lifecycle.OPEN, Organisation.Lifecycle.PAUSED}
    fact = entry.lifecycle in there and dated is not None and not is_old(dated, on=on)
    return Trust(fact, dated.year if dated else None)
