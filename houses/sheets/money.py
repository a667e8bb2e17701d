"""Who funds what: how much is known of it, what it comes to per year, and who gives to whom."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet, Sum, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from houses.models import Affiliation, Grant, Organisation
from houses.sheets.relations import OTHER_WAY_ROUND, Relation, RelationGroup, ahead, grouped, over
from houses.values.folding import sort_key

# Funders on a page, and how much is listed of each: the file of grants has all.
PER_PAGE = 20
MOST_LISTED = 25


class Key(NamedTuple):
    """A funder: an entry, or the text that stands for one without an entry."""

    entry: int | None
    party: str


class When(NamedTuple):
    """The year in which grants lie; without one, whether they run over several."""

    year: int | None
    several: bool

    @property
    def place(self) -> tuple[bool, int, bool]:
        """The newest year first, then what runs over several, then what has none."""
        return self.year is None, -(self.year or 0), not self.several

    def __str__(self) -> str:
        if self.year:
            return str(self.year)
        return _("Over several years") if self.several else _("Year not known")


class Counted(NamedTuple):
    """The grants of one funder, year and currency, as the database counts them."""

    entry: int | None
    name_key: str | None
    party: str
    year: int | None
    several: bool
    currency: str
    grants: int
    known: int
    recipients: int
    sum: Decimal | None

    @property
    def key(self) -> Key:
        return Key(self.entry, self.party)

    @property
    def when(self) -> When:
        return When(self.year, self.several)


class Related(NamedTuple):
    """The relations by which one funds or supports others."""

    entry: int | None
    name_key: str | None
    party: str
    relations: int

    @property
    def key(self) -> Key:
        return Key(self.entry, self.party)


@dataclass(frozen=True)
class Amount:
    """What the known amounts in one currency come to, and of how many grants they are.

    None, of no grant, where no amount is known.
    """

    sum: Decimal | None
    currency: str
    known: int


@dataclass(frozen=True)
class Total:
    """How many grants there are, and what they come to per currency."""

    grants: int
    amounts: list[Amount]


@dataclass(frozen=True)
class Funder:
    # None where it is known by a text.
    entry: Organisation | None
    party: str
    # The newest of its grants, and how many it has.
    grants: list[Grant]
    grant_count: int
    # Whom it funds or supports, where no grant is named: the first by name, and how many there are.
    relations: list[Relation]
    relation_count: int

    @property
    def unlisted_grants(self) -> int:
        return self.grant_count - len(self.grants)

    @property
    def unlisted_relations(self) -> int:
        return self.relation_count - len(self.relations)

    @property
    def groups(self) -> list[RelationGroup]:
        return grouped(self.relations)


@dataclass(frozen=True)
class Year:
    when: When
    funders: list[tuple[Funder, Total]]
    # What all funders gave, on whatever page they stand.
    together: Total

    @property
    def adds_up(self) -> bool:
        """Whether what all gave is more than one line says already."""
        return [total.grants for _funder, total in self.funders] != [self.together.grants]


@dataclass(frozen=True)
class Known:
    """How many grants there are, and of how many something is known."""

    grants: int
    amount: int
    year: int
    recipient: int

    @property
    def everything(self) -> bool:
        return self.amount == self.year == self.recipient == self.grants


@dataclass(frozen=True)
class Overview:
    known: Known
    # The totals of the funders of the page, and of all together.
    years: list[Year]
    # The funders of the page, by name.
    funders: list[Funder]
    page: Page[Key]


def overview(number: str | None, *, on: date) -> Overview:
    """One page of funders, and the totals: four queries for any number of grants.

    A number past the end, or no number, gives a page too.
    """
    counted, related = _counted(), _related()
    rows: list[Counted | Related] = [*counted, *related]
    names = {row.key: row.name_key or sort_key(row.party) for row in rows}
    keys = sorted(names, key=lambda key: (names[key], key.entry or 0, key.party))
    page: Page[Key] = Paginator(keys, PER_PAGE).get_page(number)
    funders = _funders(list(page.object_list), counted, related, on=on)
    return Overview(_known(counted), _years(counted, funders), list(funders.values()), page)


def _counted() -> list[Counted]:
    """All grants that may be seen, a row for each funder, year and currency."""
    by = ["funder", "funder__name_key", "funder_party", "year", "several", "currency"]
    rows = Grant.objects.public().with_year().order_by().values_list(*by)
    rows = rows.annotate(
        grants=Count("pk"),
        known=Count("amount"),
        recipients=Count("recipient"),
        sum=Sum("amount"),
    )
    return [Counted(*row) for row in rows]


def _funding() -> "QuerySet[Affiliation]":
    """The relations by which one organisation funds or supports another."""
    roles = (Affiliation.Role.FUNDED_BY, Affiliation.Role.SUPPORTED_BY)
    return Affiliation.objects.public().filter(role__in=roles)


def _related() -> list[Related]:
    """All such relations that may be seen, a row for each who funds or supports."""
    rows = _funding().order_by().values_list("other", "other__name_key", "party")
    return [Related(*row) for row in rows.annotate(relations=Count("pk"))]


def _first(
    rows: "QuerySet[Any]", keys: Collection[Key], entry: str, party: str, *order: Any
) -> "QuerySet[Any]":
    """The first rows of each of these funders, which stand in the columns `entry` and `party`."""
    entries = [key.entry for key in keys if key.entry]
    parties = [key.party for key in keys if not key.entry]
    of_these = Q((f"{entry}__in", entries)) | Q((f"{party}__in", parties))
    nth = Window(RowNumber(), partition_by=[F(entry), F(party)], order_by=order)
    placed: QuerySet[Any] = rows.filter(of_these).annotate(nth=nth)
    return placed.filter(nth__lte=MOST_LISTED).order_by("nth")


def _grants_of(keys: Collection[Key]) -> dict[Key, list[Grant]]:
    """The newest grants of each funder."""
    grants = Grant.objects.public().select_related("funder", "recipient", "project")
    newest = (F("period_earliest").desc(nulls_last=True), "pk")
    found: dict[Key, list[Grant]] = defaultdict(list)
    for grant in _first(grants, keys, "funder", "funder_party", *newest):
        found[Key(grant.funder_id, grant.funder_party)].append(grant)
    return found


def _relations_of(keys: Collection[Key], *, on: date) -> dict[Key, list[Relation]]:
    """The first relations of each funder by the name of whom it funds, from its own side."""
    rows = _funding().select_related("organisation", "other")
    found: dict[Key, list[Relation]] = defaultdict(list)
    for row in _first(rows, keys, "other", "party", "organisation__name_key", "pk"):
        role = str(OTHER_WAY_ROUND[Affiliation.Role(row.role)])
        seen = Relation(
            row, row.organisation, role, own=False, over=over(row, on=on), ahead=ahead(row, on=on)
        )
        found[Key(row.other_id, row.party)].append(seen)
    return found


def _funders(
    keys: list[Key], counted: Iterable[Counted], related: Iterable[Related], *, on: date
) -> dict[Key, Funder]:
    """In the order of the keys, without those that were withdrawn a moment ago."""
    grants, relations = _grants_of(keys), _relations_of(keys, on=on)
    grant_count: Counter[Key] = Counter()
    for row in counted:
        grant_count[row.key] += row.grants
    relation_count = {row.key: row.relations for row in related}
    return {
        key: Funder(
            entry=grants[key][0].funder if grants[key] else relations[key][0].row.other,
            party=key.party,
            grants=grants[key],
            grant_count=grant_count[key],
            relations=relations[key],
            relation_count=relation_count.get(key, 0),
        )
        for key in keys
        if grants[key] or relations[key]
    }


def _years(counted: Collection[Counted], funders: Mapping[Key, Funder]) -> list[Year]:
    of_year: dict[When, list[Counted]] = defaultdict(list)
    of_funder: dict[tuple[When, Key], list[Counted]] = defaultdict(list)
    for row in counted:
        of_year[row.when].append(row)
        of_funder[row.when, row.key].append(row)
    return [
        Year(
            when,
            [
                (funder, _total(of_funder[when, key]))
                for key, funder in funders.items()
                if (when, key) in of_funder
            ],
            _total(of_year[when]),
        )
        for when in sorted(of_year, key=lambda when: when.place)
    ]


def _total(rows: Collection[Counted]) -> Total:
    of_currency: dict[str, list[Counted]] = defaultdict(list)
    for row in rows:
        of_currency[row.currency].append(row)
    amounts = [
        Amount(
            sum((row.sum for row in each if row.sum is not None), Decimal(0)),
            currency,
            sum(row.known for row in each),
        )
        for currency, each in sorted(of_currency.items())
        if currency
    ]
    return Total(sum(row.grants for row in rows), amounts or [Amount(None, "", 0)])


def _known(counted: Collection[Counted]) -> Known:
    return Known(
        grants=sum(row.grants for row in counted),
        amount=sum(row.known for row in counted),
        year=sum(row.grants for row in counted if row.year),
        recipient=sum(row.recipients for row in counted),
    )
