"""Who meets the conditions of a charter: counted over all members, told of those on a page."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from houses.models import Organisation
from houses.sheets.conditions import charters_met
from houses.values.spans import Days
from networks.models import Assessment, Charter, Criterion
from networks.pages.checklist import Checklist, Tally, checklist_of
from tests import factories
from tests.statistics import count_the_rows

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)

# What each member was told about two conditions; "-" was never assessed.
ANSWERS = {
    "Meets both": ["met", "met"],
    "Meets one, the other in part": ["met", "partly"],
    "Meets neither": ["not-met", "not-met"],
    "Meets one, nobody knows of the other": ["met", "-"],
    "One is not met, which is enough": ["not-met", "-"],
    "Looked at, and not known": ["unknown", "unknown"],
    "Never looked at": ["-", "-"],
}


def make_charter(network: Organisation, conditions: int = 2) -> Charter:
    charter = factories.make_charter(network, since="2018")
    for number in range(conditions):
        factories.make_criterion(charter, f"Voorwaarde {number}", position=number)
    return charter


def assess(network: Organisation, name: str, answers: list[str]) -> Organisation:
    member = factories.make_house(name)
    membership = factories.make_membership(network, member, since="2019")
    for criterion, answer in zip(Criterion.objects.order_by("position"), answers, strict=True):
        if answer != "-":
            factories.make_assessment(membership, criterion, answer, assessed="2024")
    return member


def of_all(charter: Charter, *, on: date | Days = TODAY) -> Checklist:
    found = checklist_of([charter], list(Organisation.objects.houses()), on=on)
    assert found is not None
    return found


@pytest.fixture
def charter() -> Charter:
    charter = make_charter(factories.make_network("Bond", slug="bond"))
    for name, answers in ANSWERS.items():
        assess(charter.network, name, answers)
    return charter


def test_all_members_are_counted_whatever_page_is_shown(charter: Charter) -> None:
    nobody = checklist_of([charter], [], on=TODAY)

    # Of three it is not known: one half assessed, one without an answer, one never looked at.
    assert nobody is not None
    assert nobody.tally == Tally(members=7, meeting=1, falling_short=3)
    assert nobody.tally.unknown == 3


def test_only_of_whom_something_is_known_there_is_a_row(charter: Charter) -> None:
    found = of_all(charter)

    assert {
        row.member.name: [shown.answer for shown in row.met.conditions] for row in found.rows
    } == {
        "Meets both": ["met", "met"],
        "Meets one, the other in part": ["met", "partly"],
        "Meets neither": ["not-met", "not-met"],
        "Meets one, nobody knows of the other": ["met", "unknown"],
        "One is not met, which is enough": ["not-met", "unknown"],
    }
    assert found.unassessed == 2


def test_conditions_are_numbered_in_the_order_of_the_charter(charter: Charter) -> None:
    Criterion.objects.filter(text__nl__text="Voorwaarde 0").update(position=9)

    heads = of_all(Charter.objects.get()).heads

    assert [(head.number, str(head.condition)) for head in heads] == [
        (1, "Voorwaarde 1"),
        (2, "Voorwaarde 0"),
    ]


def test_where_nobody_was_assessed_nothing_is_counted() -> None:
    charter = make_charter(factories.make_network())
    assess(charter.network, "Huis", ["unknown", "-"])

    assert of_all(charter).tally is None


def test_a_charter_without_conditions_is_no_checklist() -> None:
    charter = make_charter(factories.make_network(), conditions=0)

    assert checklist_of([charter], [], on=TODAY) is None
    assert checklist_of([], [], on=TODAY) is None


def test_members_of_before_and_drafts_are_not_counted(charter: Charter) -> None:
    left = assess(charter.network, "Weg", ["met", "met"])
    left.memberships.update(until="2020", until_latest=date(2020, 12, 31))
    draft = assess(charter.network, "Ontwerp", ["met", "met"])
    draft.withdraw()
    factories.make_membership(charter.network, party="twintig huizen")

    tally = of_all(charter).tally

    assert tally == Tally(members=7, meeting=1, falling_short=3)


def test_who_belongs_twice_is_counted_once(charter: Charter) -> None:
    # The year in which a member left and came back.
    house = Organisation.objects.get(name="Meets both")
    house.memberships.update(until="2026", until_latest=date(2026, 12, 31))
    factories.make_membership(charter.network, house, since="2026")

    assert of_all(charter).tally == Tally(members=7, meeting=1, falling_short=3)


def test_on_a_day_only_what_had_been_said_by_then_is_told(charter: Charter) -> None:
    before = of_all(charter, on=date(2023, 12, 31))
    year = of_all(charter, on=Days(date(2024, 1, 1), date(2024, 12, 31)))

    assert before.tally is None
    assert year.tally == Tally(members=7, meeting=1, falling_short=3)


def test_an_answer_has_its_date_evidence_and_sources() -> None:
    charter = make_charter(factories.make_network("Bond", slug="bond"), conditions=1)
    member = assess(charter.network, "Huis", ["met"])
    answer = Assessment.objects.get()
    answer.evidence, answer.decided_by = factories.dutch("Bezoek ter plaatse"), "De raad"
    answer.save()
    source = factories.make_source()
    for field in ("answer", "evidence"):
        factories.make_network_citation(field, assessment=answer, source=source)

    (shown,) = of_all(charter).rows[0].met.conditions

    assert (shown.date and shown.date.edtf, shown.decided_by) == ("2024", "De raad")
    assert (str(shown.evidence), shown.sources) == ("Bezoek ter plaatse", [source])
    assert shown.explained
    assert charters_met(member, on=TODAY)[0].conditions == [shown]


def test_a_member_is_told_how_it_meets_each_charter_of_today() -> None:
    bond, other = factories.make_network("Bond"), factories.make_network("Ander")
    old = factories.make_charter(bond, since="2015")
    charter = make_charter(bond)
    factories.make_criterion(make_charter(other, conditions=0))
    house = factories.make_house()
    factories.make_membership(other, house)
    membership = factories.make_membership(bond, house)
    for criterion in charter.criteria.all():
        factories.make_assessment(membership, criterion, "met")
    factories.make_assessment(membership, factories.make_criterion(old), "not-met")
    factories.make_criterion(charter, "Nog een", position=9)

    (met,) = charters_met(house, on=TODAY)

    # Of the other network nothing is known; the edition of 2015 has had its time.
    assert met.charter == charter
    assert (met.met, met.unknown, len(met.conditions)) == (2, 1, 3)


def test_nothing_of_a_draft_network_is_told_of_its_member() -> None:
    charter = make_charter(factories.make_network())
    house = assess(charter.network, "Huis", ["met", "met"])
    charter.network.withdraw()

    assert charters_met(house, on=TODAY) == []


@pytest.mark.parametrize(("members", "conditions"), [(3, 2), (60, 12)])
def test_a_checklist_asks_as_much_of_many_as_of_few(members: int, conditions: int) -> None:
    charter = make_charter(factories.make_network(), conditions=conditions)
    houses = [assess(charter.network, f"Huis {n}", ["met"] * conditions) for n in range(members)]
    for answer in Assessment.objects.all():
        factories.make_network_citation("answer", assessment=answer)
    # PostgreSQL plans for as many rows as were counted: for none, when the tables were empty.
    count_the_rows()
    (charter,) = Charter.objects.prefetch_related("criteria")

    with CaptureQueriesContext(connection) as on_the_network:
        found = checklist_of([charter], houses, on=TODAY)
        told = (
            [shown.sources for row in found.rows for shown in row.met.conditions] if found else []
        )
    with CaptureQueriesContext(connection) as on_the_house:
        charters_met(houses[0], on=TODAY)

    assert len(told) == members * conditions
    # How many meet them, how many there are; the answers with their citations.
    assert len(on_the_network) == 4
    # The answers with their citations; the charters with their conditions.
    assert len(on_the_house) == 4
