"""Whom an entry stands with, as read from its own side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from houses.models import Affiliation, Organisation, Term
from houses.models.periods import Period
from houses.values.translations import Translated

# A relation as the other party says it; Affiliation.Role has it the first way round.
OTHER_WAY_ROUND = {
    Affiliation.Role.OPERATED_BY: gettext_lazy("Runs"),
    Affiliation.Role.FOUNDED_BY: pgettext_lazy("relation", "Founded"),
    Affiliation.Role.COORDINATED_BY: gettext_lazy("Coordinates"),
    Affiliation.Role.PARTNER: gettext_lazy("Partner of"),
    Affiliation.Role.FUNDED_BY: gettext_lazy("Gives money to"),
    Affiliation.Role.SUPPORTED_BY: gettext_lazy("Supports"),
    Affiliation.Role.STUDIED_BY: gettext_lazy("Does research at"),
    Affiliation.Role.PATRON: gettext_lazy("Patron of"),
    Affiliation.Role.INSPIRED_BY: gettext_lazy("Inspired"),
    Affiliation.Role.HOSTED_BY: gettext_lazy("Gives room to"),
    Affiliation.Role.CONTINUES: gettext_lazy("Is continued by"),
    Affiliation.Role.PART_OF: gettext_lazy("Includes"),
    Affiliation.Role.OTHER: gettext_lazy("Linked to"),
}

LEADING = {Affiliation.Role.OPERATED_BY, Affiliation.Role.COORDINATED_BY}

# The relations whose other side can speak for an entry; a funder or an example cannot.
ANSWERABLE = LEADING | {Affiliation.Role.PART_OF, Affiliation.Role.HOSTED_BY}


@dataclass(frozen=True)
class Relation:
    """A relation from the side of one entry. `other` is None for a party known by a text."""

    row: Affiliation
    other: Organisation | None
    role: str
    # Whether the row is the entry's own: "the entry is ... the other".
    own: bool
    over: bool
    # Whether it has yet to begin.
    ahead: bool

    @property
    def leads(self) -> bool:
        return self.own and self.row.role in LEADING

    @property
    def answers_for_this(self) -> bool:
        return self.own and self.row.role in ANSWERABLE

    @property
    def continues_this(self) -> bool:
        return not self.own and self.row.role == Affiliation.Role.CONTINUES

    @property
    def with_a_project(self) -> bool:
        return self.other is not None and self.other.family == Term.Family.PROJECT


@dataclass(frozen=True)
class RelationGroup:
    role: str
    relations: list[Relation]

    @property
    def note(self) -> Translated | None:
        """The note of all of them, where all have the same: it is told once."""
        first, *others = [relation.row.note for relation in self.relations]
        return first if others and all(note == first for note in others) else None


# What stays so for good once it began, also when the other is no longer there.
FOR_GOOD = {Affiliation.Role.FOUNDED_BY, Affiliation.Role.INSPIRED_BY, Affiliation.Role.CONTINUES}


def ahead(row: Period, *, on: date) -> bool:
    """Whether it certainly begins after a day."""
    return row.since_earliest is not None and row.since_earliest > on


def over(row: Period, *, on: date) -> bool:
    """Whether it certainly ended before a day; what has yet to begin did not."""
    return row.until_latest is not None and row.until_latest < on


def relations_of(entry: Organisation, *, on: date) -> list[Relation]:
    """All relations of an entry whose parts are loaded: its own first, then those of others."""
    roles = {role: capfirst(str(role.label)) for role in Affiliation.Role}
    others = {role: str(words) for role, words in OTHER_WAY_ROUND.items()}
    if entry.family == Term.Family.PROJECT:
        roles[Affiliation.Role.PARTNER] = others[Affiliation.Role.PARTNER] = _("Partners")

    def relation(row: Affiliation, other: Organisation | None, role: str, *, own: bool) -> Relation:
        gone = other is not None and row.role not in FOR_GOOD and _gone(other, on=on)
        return Relation(
            row, other, role, own=own, over=gone or over(row, on=on), ahead=ahead(row, on=on)
        )

    return [
        relation(row, row.other, roles[Affiliation.Role(row.role)], own=True)
        for row in entry.shown_affiliations
    ] + [
        relation(row, row.organisation, others[Affiliation.Role(row.role)], own=False)
        for row in entry.shown_affiliations_of_others
    ]


def _gone(other: Organisation, *, on: date) -> bool:
    """Whether it certainly closed before a day: what it did with others is over as well."""
    closed = other.closed_latest
    return closed is not None and closed < on


def grouped(relations: Iterable[Relation]) -> list[RelationGroup]:
    """By what they are to the entry, in the order in which each first comes."""
    groups: dict[str, list[Relation]] = {}
    for relation in relations:
        groups.setdefault(relation.role, []).append(relation)
    return [RelationGroup(role, found) for role, found in groups.items()]
