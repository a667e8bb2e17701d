"""Entries side by side: what each says of itself today, kind by kind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from houses.models import FormerSlug, Name, Organisation, Statement, Term
from houses.models.organisations import OrganisationQuerySet
from houses.sheets.cards import front_of, terms_of
from houses.sheets.missions.statements import (
    HEADINGS,
    OfAKind,
    StatementGroup,
    Words,
    holding,
    statement_groups,
)
from houses.sheets.parts import shown, shown_tags
from houses.values.dates import UncertainDate
from houses.values.folding import sort_key

Kind = Statement.Kind

FEWEST, MOST = 2, 4
# Of a longer address the rest is not read: nobody could take away so many by hand.
MOST_READ = 12
MOST_OFFERED = 12
# The letters that a sentence repeats of what it does not know.
MOST_SHOWN = 60
# Above them stand the kind (2) and the entry (3).
HIGHEST_HEADING = 4


@dataclass(frozen=True)
class Column:
    entry: Organisation
    front: SafeString
    kinds: list[Term]
    groups: list[StatementGroup]


@dataclass(frozen=True)
class Cell:
    """What one entry says of one kind; no groups where nothing is known."""

    entry: Organisation
    groups: list[StatementGroup]
    # The kinds under which more of it stands, or all of it.
    see_also: list[Words]

    @property
    def since(self) -> UncertainDate | None:
        """When the edition began, if all of it is of one."""
        return self.groups[0].since if len(self.groups) == 1 else None


@dataclass(frozen=True)
class Row(OfAKind):
    kind: Statement.Kind
    cells: list[Cell]

    @property
    def known(self) -> int:
        """Of how many entries."""
        return sum(bool(cell.groups) for cell in self.cells)


@dataclass(frozen=True)
class KindChoice:
    kind: Statement.Kind
    chosen: bool

    @property
    def label(self) -> str:
        return capfirst(str(self.kind.label))


@dataclass(frozen=True)
class Comparison:
    columns: list[Column]
    # Those of which most entries tell come first, else in the order of a page.
    rows: list[Row]
    choices: list[KindChoice]
    # Why it is not all that was asked for, in sentences: that an address cannot be answered...
    refusals: list[str]
    # ...and that something is not shown twice.
    remarks: list[str]

    @property
    def entries(self) -> list[Organisation]:
        return [column.entry for column in self.columns]

    @property
    def names(self) -> str:
        return ", ".join(entry.name for entry in self.entries)

    @property
    def missing(self) -> int:
        """How many entries it takes before there is something to compare."""
        return max(0, FEWEST - len(self.columns))

    @property
    def most(self) -> int:
        return MOST

    @property
    def fits(self) -> bool:
        return FEWEST <= len(self.columns) <= MOST

    @property
    def has_room(self) -> bool:
        return len(self.columns) < MOST


def comparison(slugs: Sequence[str], codes: Sequence[str], *, on: date) -> Comparison:
    """The public entries of those addresses side by side, of these kinds; of all if none is given.

    Three queries for any number. What cannot be shown is left out, and told in `refusals`.
    """
    slugs = [slug for slug in slugs if slug][:MOST_READ]
    by_slug = _entries(slugs, on=on)
    entries = [by_slug[slug] for slug in slugs if slug in by_slug]
    columns = [_column(entry) for entry in dict.fromkeys(entries)]
    asked = [Kind(code) for code in Kind.values if code in codes]
    told = {group.kind for column in columns for group in column.groups}
    refusals = [
        *(_refused_entry(slug) for slug in dict.fromkeys(slugs) if slug not in by_slug),
        *(_refused_kind(code) for code in dict.fromkeys(codes) if code not in Kind.values),
    ]
    if len(columns) > MOST:
        refusals.append(
            _("Put at most %(most)d next to each other. Take one away.") % {"most": MOST}
        )
    return Comparison(
        columns,
        _rows(columns, [kind for kind in Kind if kind in (asked or told)]),
        [KindChoice(kind, kind in asked) for kind in Kind if kind in told.union(asked)],
        refusals,
        [
            _("You chose %(name)s twice. You see it once.") % {"name": entry.name}
            for entry in dict.fromkeys(entries)
            if entries.count(entry) > 1
        ],
    )


def _refused_entry(slug: str) -> str:
    return _("We know no organisation “%(slug)s”.") % {"slug": in_short(slug)}


def _refused_kind(code: str) -> str:
    return _("We do not know the choice “%(kind)s”. We left it out.") % {"kind": in_short(code)}


def in_short(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def _entries(slugs: Sequence[str], *, on: date) -> dict[str, Organisation]:
    """The public entries by each address, of now or of before, that was asked for."""
    told = Statement.objects.told(on=on).order_by("position", "pk")
    former = FormerSlug.objects.filter(slug__in=slugs).values("organisation")
    entries = Organisation.objects.public().filter(Q(slug__in=slugs) | Q(pk__in=former))
    parts = shown_tags(), shown("statements", told), "former_slugs"
    return {
        slug: entry
        for entry in entries.prefetch_related(*parts)
        for slug in [entry.slug, *(row.slug for row in entry.former_slugs.all())]
    }


def _column(entry: Organisation) -> Column:
    groups = statement_groups(list(holding(entry.shown_statements)))
    return Column(entry, front_of(entry), terms_of(entry, Term.Scheme.KIND), groups)


def _rows(columns: Sequence[Column], kinds: Iterable[Statement.Kind]) -> list[Row]:
    rows = [Row(kind, [_cell(column, kind) for column in columns]) for kind in kinds]
    return sorted(rows, key=lambda row: -row.known)


def _cell(column: Column, kind: Statement.Kind) -> Cell:
    """What stands by itself; where nothing does, what belongs to something of another kind."""
    own = [group for group in column.groups if group.kind == kind]
    under = {
        group.kind: found
        for group in column.groups
        if group.kind != kind and (found := list(_below(group, kind)))
    }
    groups = own or [group for found in under.values() for group in found]
    return Cell(
        column.entry,
        [_moved(group, by=HIGHEST_HEADING - group.heading_level) for group in groups],
        [HEADINGS[above][0] for above in under],
    )


def _below(group: StatementGroup, kind: Statement.Kind) -> Iterator[StatementGroup]:
    for item in group.items:
        for below in item.below:
            if below.kind == kind:
                yield below
            else:
                yield from _below(below, kind)


def _moved(group: StatementGroup, *, by: int) -> StatementGroup:
    """The group with its headings so much lower, and without its drawing: a column is narrow."""
    items = [
        replace(item, below=[_moved(below, by=by) for below in item.below]) for item in group.items
    ]
    return replace(group, heading_level=group.heading_level + by, items=items, drawing=None)


def named(text: str) -> list[Organisation]:
    """The public entries of that name which say something of themselves, in the order of names.

    Those whose name, now or before, is just that; failing these, those with a name that holds it.
    One more than MOST_OFFERED where there are more.
    """
    key = sort_key(text)
    if not key:
        return []
    alike = Name.objects.filter(organisation=OuterRef("pk"))
    exact = Q(name_key=key) | Exists(alike.filter(text_key=key))
    held = Q(name_key__contains=key) | Exists(alike.filter(text_key__contains=key))
    return _first(_telling().filter(exact)) or _first(_telling().filter(held))


def offered(beside: Comparison) -> list[Organisation]:
    """Who could be put next to the entries: those that tell most of what these tell, by name."""
    kinds = [choice.kind for choice in beside.choices] or list(Kind)
    shared = Count("statements__kind", filter=Q(statements__kind__in=kinds), distinct=True)
    others = _telling().exclude(pk__in=[entry.pk for entry in beside.entries])
    most = others.annotate(shared=shared).filter(shared__gt=0).order_by("-shared", "name_key", "pk")
    return sorted(most[:MOST_OFFERED], key=attrgetter("name_key", "pk"))


def _telling() -> OrganisationQuerySet:
    said = Statement.objects.filter(entry=OuterRef("pk"))
    return Organisation.objects.public().filter(Exists(said))


def _first(entries: OrganisationQuerySet) -> list[Organisation]:
    return list(entries.in_name_order()[: MOST_OFFERED + 1])
