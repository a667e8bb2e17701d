"""An entry as it was: whom it stood with, what it said of itself, what happened then."""

from datetime import date

import pytest

from houses.models import Organisation
from houses.sheets.through_time.past import Past, past
from houses.values.spans import Certainty, read_moment
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


@pytest.fixture
def fund() -> Organisation:
    return factories.make_organisation("Fonds", founded="2000")


def on(entry: Organisation, asked: str) -> Past:
    return past(entry, read_moment(asked, today=TODAY), today=TODAY)


def ties(found: Past) -> list[tuple[str, Certainty]]:
    return [(tie.other.name if tie.other else tie.party, tie.certainty) for tie in found.ties]


def test_a_relation_counts_only_while_the_other_was_there(fund: Organisation) -> None:
    project = factories.make_project("Project", founded="2010", closed="2015", lifecycle="closed")
    factories.make_affiliation(project, fund, role="supported-by")

    assert ties(on(fund, "2005")) == []
    assert ties(on(fund, "2012")) == [("Project", Certainty.POSSIBLY)]
    assert ties(on(fund, "2020")) == []


def test_who_founded_it_stays_its_founder_when_the_founder_is_gone(fund: Organisation) -> None:
    founder = factories.make_organisation("Stichter", closed="2003", lifecycle="closed")
    factories.make_affiliation(fund, founder, role="founded-by")

    assert ties(on(fund, "2020")) == [("Stichter", Certainty.POSSIBLY)]


def test_a_membership_is_as_sure_as_that_its_network_was_there() -> None:
    house = factories.make_house("Huis", founded="2000")
    network = factories.make_network("Netwerk", founded="2015", closed="2020", lifecycle="closed")
    factories.make_membership(network, house, since="2012")

    def networks(asked: str) -> list[Certainty]:
        return [tie.certainty for tie in on(house, asked).networks]

    assert networks("2013") == []
    assert networks("2015-06-01") == [Certainty.POSSIBLY]
    assert networks("2018") == [Certainty.CERTAINLY]
    assert networks("2022") == []


def test_whoever_led_it_is_called_as_in_the_days_that_they_did(fund: Organisation) -> None:
    network = factories.make_network("Netwerk", founded="2000")
    factories.make_name(fund, "Oud Fonds", until="nov 2021")
    factories.make_affiliation(
        network, fund, role="coordinated-by", since="2015", until="april 2021"
    )

    found = on(network, "2021")

    assert [tie.other.name for tie in found.leaders if tie.other] == ["Oud Fonds"]


def test_an_edition_of_a_mission_holds_until_the_next(fund: Organisation) -> None:
    # Written in two ways, it is one date.
    factories.make_statement(fund, "Oud", since="2010")
    factories.make_statement(fund, "Ook oud", since="in 2010", position=1)
    factories.make_statement(fund, "Nieuw", since="2020", position=2)

    def said(asked: str) -> list[tuple[list[str], Certainty]]:
        return [
            ([str(row.text) for group in edition.groups for row in group.said], edition.certainty)
            for edition in on(fund, asked).editions
        ]

    assert said("2015") == [(["Oud", "Ook oud"], Certainty.CERTAINLY)]
    assert said("2020-06") == [
        (["Oud", "Ook oud"], Certainty.POSSIBLY),
        (["Nieuw"], Certainty.POSSIBLY),
    ]
    assert said("2022") == [(["Nieuw"], Certainty.CERTAINLY)]


def test_what_belongs_to_a_statement_has_had_a_time_of_its_own(fund: Organisation) -> None:
    factories.make_statement(fund, "Altijd", kind="vision", since="2005")
    factories.make_statement(fund, "Later", kind="vision", since="2012", level=1, position=1)
    factories.make_statement(fund, "Daaronder", kind="vision", level=2, position=2)

    def said(asked: str) -> list[str]:
        editions = on(fund, asked).editions
        return [str(row.text) for each in editions for group in each.groups for row in group.said]

    assert said("2008") == ["Altijd"]
    assert said("2013") == ["Altijd", "Later", "Daaronder"]


def test_what_happened_then_is_all_that_is_dated_then(fund: Organisation) -> None:
    house = factories.make_house("Huis", founded="2010-05-01")
    factories.make_grant(fund, house, amount=100, period="2012")
    factories.make_milestone(house, "Een feest", happened="juni 2012")

    assert [item.when for item in on(house, "2012").happened] == ["2012", "juni 2012"]
    assert [item.when for item in on(house, "2010").happened] == ["1 mei 2010"]
    assert on(house, "2011").happened == []


def test_where_sources_differ_about_a_date_nothing_of_those_days_is_certain() -> None:
    network = factories.make_network("Netwerk", founded="2000")
    milestone = factories.make_milestone(network, "Overgang", happened="april 2021")
    for value in ("2021-04", "2021-08"):
        source = factories.make_source(f"https://example.org/{value}")
        factories.make_citation(
            network, "happened", milestone=milestone, value=value, source=source
        )
    factories.make_affiliation(network, role="coordinated-by", since="april 2021")

    def leads(asked: str) -> list[Certainty]:
        return [tie.certainty for tie in on(network, asked).leaders]

    assert leads("2021-05-01") == [Certainty.POSSIBLY]
    assert leads("2021-09-01") == [Certainty.CERTAINLY]
    assert [doubt.either for doubt in on(network, "2021-05-01").doubts] == [
        "april of augustus 2021"
    ]
    assert on(network, "2021-09-01").doubts == []
