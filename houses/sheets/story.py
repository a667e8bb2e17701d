"""What an entry did, does and was given: its services, its years, the money."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from houses.models import Grant, Milestone, Organisation, Service
from houses.sheets.evidence import either
from houses.values.dates import words


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
class MilestoneShown:
    milestone: Milestone
    when: str
    # Where the sources say different dates, all of them as one choice; else "".
    either: str


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


def services_of(entry: Organisation, *, on: date) -> list[ServiceShown]:
    return [ServiceShown(row, row.next_on(on=on)) for row in entry.shown_services]


def milestones_of(entry: Organisation) -> list[MilestoneShown]:
    dates: dict[int, list[str]] = {}
    for citation in entry.shown_citations:
        if citation.milestone_id and citation.field == "happened" and citation.value:
            dates.setdefault(citation.milestone_id, []).append(citation.value)
    return [
        MilestoneShown(
            row,
            words(row.happened_date) if row.happened_date else "",
            either("happened", dates.get(row.pk, [])),
        )
        for row in entry.shown_milestones
    ]
