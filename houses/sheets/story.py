"""What an entry says and offers, and what was given: its words, its services, the money."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from houses.models import Grant, Organisation, Service, Term
from houses.sheets.missions.statements import StatementGroup, attributed, holding, statement_groups


@dataclass(frozen=True)
class ServiceShown:
    service: Service
    # None where its days are not known: nothing is guessed from "every year".
    next_on: date | None

    @property
    def details(self) -> list[str]:
        """What sort of service, and where or how: what is known of these."""
        sort = self.service.kind != Service.Kind.OTHER and self.service.get_kind_display()
        return [words for words in (sort, self.service.get_delivery_display()) if words]


@dataclass(frozen=True)
class Sum:
    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Grants:
    rows: list[Grant]

    @property
    def totals(self) -> list[Sum]:
        """The sum of the known amounts per currency, of which there is more than one."""
        amounts: dict[str, list[Decimal]] = {}
        for row in self.rows:
            if row.amount is not None:
                amounts.setdefault(row.currency, []).append(row.amount)
        return [
            Sum(sum(each, Decimal(0)), currency)
            for currency, each in amounts.items()
            if len(each) > 1
        ]

    @property
    def unknown(self) -> int:
        """Of how many the amount is not known."""
        return sum(row.amount is None for row in self.rows)


def services_of(entry: Organisation, *, on: date) -> list[ServiceShown]:
    return [ServiceShown(row, row.next_on(on=on)) for row in entry.shown_services]


def statements_of(entry: Organisation) -> list[StatementGroup]:
    """Those in force. Of a house all but the first are folded away: both parts say whose words."""
    groups = statement_groups(list(holding(entry.shown_statements)))
    open_ones = 1 if entry.family == Term.Family.HOUSE else len(groups)
    return attributed(groups[:open_ones], entry.name) + attributed(groups[open_ones:], entry.name)
