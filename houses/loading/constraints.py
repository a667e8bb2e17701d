"""What the tables refuse by comparing columns, found in a row before it is written."""

from collections.abc import Mapping

from houses.loading.rows import Row
from houses.models import Affiliation, ContactPoint, Grant, Name, Organisation
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
