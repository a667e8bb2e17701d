from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.template.loader import render_to_string

from houses.models import Organisation
from houses.sheets.conditions import charters_met
from houses.values.spans import Certainty, Days
from networks.models import Assessment, Charter, Criterion, NetworkCitation
from networks.models.charters import (
    CODE_LETTERS,
    editions,
    editions_asked,
    editions_in_force,
)
from networks.pages.today import network_today
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def network() -> Organisation:
    return factories.make_network()


def test_the_charter_of_a_draft_network_is_not_public(network: Organisation) -> None:
    shown = factories.make_charter(network)
    factories.make_charter(factories.make_network("Plan", published=False))

    assert list(Charter.objects.public()) == [shown]


def test_editions_of_a_charter_stand_in_the_order_of_time(network: Organisation) -> None:
    new = factories.make_charter(network, since="2018")
    old = factories.make_charter(network, since="2015")
    undated = factories.make_charter(network)

    assert list(network.charters.all()) == [undated, old, new]
    assert network.charters.all().totally_ordered


def test_an_assessment_is_as_public_as_the_membership(network: Organisation) -> None:
    criterion = factories.make_criterion(factories.make_charter(network))
    member, draft = factories.make_house(), factories.make_house("Plan", published=False)
    shown = factories.make_assessment(factories.make_membership(network, member), criterion)
    factories.make_assessment(factories.make_membership(network, draft), criterion)

    assert list(Assessment.objects.public()) == [shown]


def test_what_is_asked_by_a_draft_network_is_not_public(network: Organisation) -> None:
    draft = factories.make_network("Plan", published=False)
    hidden = factories.make_criterion(factories.make_charter(draft))
    # No form allows it; should it ever stand there, it stays inside.
    factories.make_assessment(factories.make_membership(network, factories.make_house()), hidden)

    assert not Criterion.objects.public().exists()
    assert not Assessment.objects.public().exists()


def test_a_member_is_not_measured_by_the_conditions_of_another_network(
    network: Organisation, in_english: None
) -> None:
    membership = factories.make_membership(network, factories.make_house())
    foreign = factories.make_criterion(factories.make_charter(factories.make_network("Ander")))
    assessment = Assessment(membership=membership, criterion=foreign)

    with pytest.raises(ValidationError) as refusal:
        assessment.full_clean()

    assert refusal.value.message_dict["criterion"] == [
        "This is a condition of another network than the membership."
    ]


def test_a_condition_may_be_assessed_again_on_another_day(network: Organisation) -> None:
    membership = factories.make_membership(network, factories.make_house())
    criterion = factories.make_criterion(factories.make_charter(network))

    factories.make_assessment(membership, criterion, "not-met", assessed="2020")
    factories.make_assessment(membership, criterion, "met", assessed="2024")

    assert membership.assessments.count() == 2


def test_citations_are_as_public_as_what_they_support(network: Organisation) -> None:
    shown = set()
    for of, seen in [(network, True), (factories.make_network("Plan", published=False), False)]:
        charter = factories.make_charter(of)
        criterion = factories.make_criterion(charter)
        membership = factories.make_membership(of, factories.make_house())
        rows = {
            factories.make_network_citation(charter=charter),
            factories.make_network_citation(criterion=criterion),
            factories.make_network_citation(membership=membership),
            factories.make_network_citation(
                assessment=factories.make_assessment(membership, criterion)
            ),
        }
        shown |= rows if seen else set()

    assert set(NetworkCitation.objects.public()) == shown


CERTAINLY, POSSIBLY, NOT = Certainty.CERTAINLY, Certainty.POSSIBLY, Certainty.NOT


@pytest.mark.parametrize(
    ("began", "until", "next_began", "on", "held"),
    [
        # An edition without an end lasts until the next one begins.
        ("2015", "", "1/6/2018", date(2018, 5, 31), (CERTAINLY, NOT)),
        ("2015", "", "1/6/2018", date(2018, 6, 1), (NOT, CERTAINLY)),
        # Its source says only the year: either may have been in force.
        ("2015", "", "2018", date(2018, 7, 1), (POSSIBLY, POSSIBLY)),
        ("2015", "", "2018", date(2019, 1, 1), (NOT, CERTAINLY)),
        # Both in one month: the later start wins.
        ("2015", "april 2021", "9/4/2021", date(2021, 4, 8), (POSSIBLY, NOT)),
        ("2015", "april 2021", "9/4/2021", date(2021, 4, 9), (NOT, CERTAINLY)),
        # One of unknown age was there before the one that has a date.
        ("", "", "2018", date(2017, 1, 1), (POSSIBLY, NOT)),
        ("", "", "2018", date(2019, 1, 1), (NOT, CERTAINLY)),
        # Between the end of one and the start of the next there was none.
        ("2015", "2016", "2018", date(2017, 6, 1), (NOT, NOT)),
        # Of several days: in force on at least one of them.
        (
            "2015",
            "",
            "1/6/2018",
            Days(date(2018, 1, 1), date(2018, 12, 31)),
            (CERTAINLY, CERTAINLY),
        ),
    ],
)
def test_each_edition_takes_the_place_of_the_one_before_it(
    network: Organisation,
    began: str,
    until: str,
    next_began: str,
    on: date | Days,
    held: tuple[Certainty, Certainty],
) -> None:
    old = factories.make_charter(network, since=began, until=until)
    new = factories.make_charter(network, since=next_began)

    found = {edition.charter: edition.held(on) for edition in editions(network.charters.all())}

    assert (found[old], found[new]) == held


def test_the_charter_of_one_network_does_not_end_that_of_another(network: Organisation) -> None:
    own = factories.make_charter(network, since="2015")
    other = factories.make_charter(factories.make_network("Ander"), since="2018")

    in_force = editions_in_force(Charter.objects.public(), on=date(2020, 1, 1))

    assert set(in_force) == {own, other}


def test_an_edition_is_over_once_the_next_one_has_certainly_begun(network: Organisation) -> None:
    factories.make_charter(network, since="2015")
    factories.make_charter(network, since="2018")
    old, new = editions(network.charters.all())

    # "2018" may mean its last day.
    assert not old.over(date(2018, 12, 31))
    assert old.over(date(2019, 1, 1))
    assert not new.over(date(2019, 1, 1))


@pytest.mark.parametrize(
    # Of the editions of 2010, 2015 and 2020, those with conditions; and whose they are in 2022.
    ("with_conditions", "asked"),
    [
        (["2010", "2015", "2020"], "2020"),
        (["2010", "2015"], "2015"),
        (["2010"], "2010"),
        ([], None),
    ],
)
def test_an_edition_without_conditions_leaves_those_of_the_one_before(
    network: Organisation, with_conditions: list[str], asked: str | None
) -> None:
    for since in ("2020", "2010", "2015"):
        charter = factories.make_charter(network, since=since)
        if since in with_conditions:
            factories.make_criterion(charter)
    # The last year that can be written.
    factories.make_criterion(factories.make_charter(network, since="2999"))

    found = editions_asked(network.charters.all(), on=date(2022, 1, 1))

    assert [charter.since for charter in found] == ([asked] if asked else [])


@pytest.mark.parametrize(
    ("until", "sentence"),
    [("", "In force since 2018"), ("2020", "In force from 2018 to 2020")],
)
def test_a_charter_is_said_to_be_in_force_and_not_to_be_signed(
    in_english: None, network: Organisation, until: str, sentence: str
) -> None:
    charter = factories.make_charter(network, since="2018", until=until)

    shown = render_to_string(
        "networks/_charter.html", {"charter": charter, "level": 3, "certainty": ""}
    )

    assert sentence in shown


def test_where_no_charter_is_in_force_no_conditions_are_asked(network: Organisation) -> None:
    factories.make_criterion(factories.make_charter(network, since="2015", until="2018"))

    assert editions_asked(network.charters.all(), on=date(2022, 1, 1)) == []


def test_the_pages_of_network_and_house_keep_the_conditions_of_before(
    network: Organisation,
) -> None:
    old = factories.make_charter(network, since="2018")
    house = factories.make_house("Huis")
    membership = factories.make_membership(network, house)
    factories.make_assessment(membership, factories.make_criterion(old), "met")
    factories.make_charter(network, since="2020")
    today = date(2026, 6, 1)

    found = network_today(network, None, on=today)

    assert found.checklist
    assert found.checklist.charter == old
    assert [met.charter for met in charters_met(house, on=today)] == [old]


def test_a_condition_is_known_by_its_network_and_how_it_begins() -> None:
    charter = factories.make_charter(factories.make_network("Bond", slug="bond"))

    first = factories.make_criterion(charter, "Er is altijd een plek om op adem te komen.")
    again = factories.make_criterion(charter, "Er is altijd een plek om alleen te zijn.")

    # Six words; the second of the same beginning has a number.
    assert first.code == "bond-er-is-altijd-een-plek-om"
    assert again.code == "bond-er-is-altijd-een-plek-om-2"


def test_the_code_of_a_condition_stays_whatever_becomes_of_its_words() -> None:
    network = factories.make_network("Bond", slug="bond")
    condition = factories.make_criterion(factories.make_charter(network), "Zonder winst")

    network.move_to("verbond")
    condition.text = condition.text.changed("nl", "Zonder winstoogmerk")
    condition.save()

    assert Criterion.objects.get().code == "bond-zonder-winst"


def test_a_code_of_long_words_is_cut_and_one_without_letters_is_the_networks() -> None:
    charter = factories.make_charter(factories.make_network("Bond", slug="bond"))

    long = factories.make_criterion(charter, "Verantwoordelijkheid " * 6)
    longest = factories.make_criterion(charter, "x" * 80)
    none = factories.make_criterion(charter, "✓")

    # Two whole words of 20 letters, and a dash, are within 50 letters; three are not.
    assert long.code == "bond-verantwoordelijkheid-verantwoordelijkheid"
    assert longest.code == f"bond-{'x' * CODE_LETTERS}"
    assert none.code == "bond"


def test_conditions_from_before_there_were_codes_get_the_same_as_new_ones() -> None:
    charter = factories.make_charter(factories.make_network("Bond", slug="bond"))
    texts = ["Zonder winst", "Zonder winst", "Met vrijwilligers die er al lang bij zijn", "✓"]
    given = [factories.make_criterion(charter, text).code for text in texts]
    for condition in Criterion.objects.all():
        Criterion.objects.filter(pk=condition.pk).update(code=f"oud-{condition.pk}")

    migration = import_module("networks.migrations.0003_a_condition_has_a_code")
    migration.give_codes(apps, connection.schema_editor())

    assert [row.code for row in Criterion.objects.order_by("pk")] == given


TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("dates", "on", "answer"),
    [
        # A later date goes before an earlier one, whichever was typed first.
        (["2024", "2020"], TODAY, 0),
        (["2020", "2024"], TODAY, 1),
        # What begins later is later: March lies within the year.
        (["maart 2024", "2024"], TODAY, 0),
        # One without a date is the oldest.
        (["2020", ""], TODAY, 0),
        (["", "2020"], TODAY, 1),
        # On an earlier day only what had been said by then.
        (["2020", "2024"], date(2023, 12, 31), 0),
        (["2020", "2024"], Days(date(2024, 1, 1), date(2024, 12, 31)), 1),
    ],
)
def test_the_last_answer_to_a_condition_counts(
    network: Organisation, dates: list[str], on: date | Days, answer: int
) -> None:
    membership = factories.make_membership(network, factories.make_house())
    criterion = factories.make_criterion(factories.make_charter(network))
    given = [factories.make_assessment(membership, criterion, assessed=day) for day in dates]

    assert list(Assessment.objects.public().last_given(on=on)) == [given[answer]]


def test_every_member_and_every_condition_has_a_last_answer(network: Organisation) -> None:
    charter = factories.make_charter(network)
    conditions = [factories.make_criterion(charter, text) for text in ("Een", "Twee")]
    members = [factories.make_membership(network, factories.make_house()) for _ in range(2)]
    for membership in members:
        for condition in conditions:
            factories.make_assessment(membership, condition, assessed="2020")
            factories.make_assessment(membership, condition, "partly", assessed="2021")

    last = Assessment.objects.public().last_given(on=TODAY)

    # Two members with two conditions each.
    assert [row.answer for row in last] == ["partly"] * 4
    # The last answer is not "met": that it once was does not count.
    assert not last.met().exists()


def test_who_left_is_not_judged_by_what_was_said_before(network: Organisation) -> None:
    house = factories.make_house()
    criterion = factories.make_criterion(factories.make_charter(network))
    before = factories.make_membership(network, house, since="2010", until="2012")
    factories.make_assessment(before, criterion, assessed="2011")
    factories.make_membership(network, house, since="2020")

    assert not Assessment.objects.public().last_given(on=TODAY).exists()
    assert Assessment.objects.public().last_given(on=date(2011, 12, 31)).exists()
