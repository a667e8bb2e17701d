"""What the tables and the models refuse, found in a row before it is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from houses.loading.rows import Row
from houses.models import Affiliation, ContactPoint, Grant, Name, Organisation
from houses.models.affiliations import CIRCLE
from houses.models.circles import leads_to
from networks.models import Membership

SENTENCES = {
    constraint.name: constraint.violation_error_message
    for table in (Affiliation, ContactPoint, Grant, Membership, Name, Organisation)
    for constraint in table._meta.constraints
}


def refuse_broken(row: Row, broken: Mapping[str, bool]) -> None:
    """Raises LoadingError, with the sentence of the first constraint that is broken."""
    for name, is_broken in broken.items():
        if is_broken:
            raise row.refusal(str(SENTENCES[name]))


def refuse_succession_circles(continued: Iterable[tuple[Row, str, str]]) -> None:
    """Of rows that say who continues whose work, by key. Raises LoadingError for the first row
    that closes a circle with those before it.
    """
    known: dict[str, set[str]] = defaultdict(set)

    def onward(keys: set[str]) -> set[str]:
        return set[str]().union(*(known[key] for key in keys))

    for row, entry, other in continued:
        if leads_to(entry, other, onward):
            raise row.refusal(str(CIRCLE))
        known[entry].add(other)
