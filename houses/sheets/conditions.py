"""Which conditions of a network's charter a member meets, as far as somebody assessed it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.text import capfirst

from houses.models import Organisation, Source
from houses.models.periods import IN_TIME
from houses.values.dates import UncertainDate
from houses.values.spans import Days
from houses.values.translations import Translated
from networks.models import Assessment, Charter, Criterion, NetworkCitation
from networks.models.charters import editions_asked

Answer = Assessment.Answer


@dataclass(frozen=True)
class ConditionShown:
    """A condition, its number in the charter, and the last answer to it; None: there is none."""

    number: int
    condition: Criterion
    assessment: Assessment | None

    @property
    def answer(self) -> Answer:
        return Answer(self.assessment.answer) if self.assessment else Answer.UNKNOWN

    @property
    def words(self) -> str:
        return str(capfirst(str(self.answer.label)))

    @property
    def known(self) -> bool:
        return self.answer != Answer.UNKNOWN

    @property
    def date(self) -> UncertainDate | None:
        return self.assessment.assessed_date if self.assessment else None

    @property
    def evidence(self) -> Translated:
        return self.assessment.evidence if self.assessment else Translated()

    @property
    def decided_by(self) -> str:
        return self.assessment.decided_by if self.assessment else ""

    @property
    def sources(self) -> list[Source]:
        citations = self.assessment.citations.all() if self.assessment else []
        return list(dict.fromkeys(citation.source for citation in citations))

    @property
    def explained(self) -> bool:
        """Whether more is known than the answer and its date."""
        return bool(self.evidence or self.decided_by or self.sources)


@dataclass(frozen=True)
class CharterMet:
    """A charter in force, and how the conditions of it are met by one member."""

    charter: Charter
    conditions: list[ConditionShown]

    @property
    def met(self) -> int:
        return sum(row.answer == Answer.MET for row in self.conditions)

    @property
    def known(self) -> int:
        return sum(row.known for row in self.conditions)

    @property
    def unknown(self) -> int:
        return len(self.conditions) - self.known


def charters_met(member: Organisation, *, on: date | Days) -> list[CharterMet]:
    """Of its networks on a day, those charters of which an answer is known, one of each.

    Four queries; one where nothing is known.
    """
    answers = with_sources(
        Assessment.objects.public().filter(membership__member=member).last_given(on=on)
    )
    given = {answer.criterion_id: answer for answer in answers}
    if not given:
        return []
    networks = Criterion.objects.filter(pk__in=given).values("charter__network")
    charters = Charter.objects.public().filter(network__in=networks).select_related("network")
    in_order = charters.order_by("network__name_key", "network", IN_TIME, "pk")
    shown = [
        CharterMet(charter, conditions(charter, given.values()))
        for charter in editions_asked(in_order.prefetch_related("criteria"), on=on)
    ]
    return [charter for charter in shown if charter.known]


def with_sources(answers: "QuerySet[Assessment]") -> "QuerySet[Assessment]":
    """Loads the citations of each answer with their sources: one query more."""
    citations = NetworkCitation.objects.select_related("source").order_by("pk")
    return answers.prefetch_related(Prefetch("citations", citations))


def conditions(charter: Charter, answers: Iterable[Assessment]) -> list[ConditionShown]:
    """All conditions of a charter in its order, each with the answer of one member, if any."""
    given = {answer.criterion_id: answer for answer in answers}
    return [
        ConditionShown(number, condition, given.get(condition.pk))
        for number, condition in enumerate(charter.criteria.all(), 1)
    ]
