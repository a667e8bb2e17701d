"""Searching for the houses that meet a condition of a charter."""

from datetime import UTC, datetime

import pytest
from django.http import QueryDict
from django.test import Client

from houses.filters import Found, find
from houses.filters.facets import Facet, facets
from houses.models import Organisation
from networks.models import Charter, Criterion
from tests import factories

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def searched(query: str) -> Found:
    return find(QueryDict(query), now=NOW)


def names(query: str) -> list[str]:
    found = Organisation.objects.in_bulk(searched(query).hits.keys).values()
    return sorted(house.name for house in found)


def facet(query: str) -> Facet | None:
    return next((row for row in facets(searched(query)) if row.name == "meets"), None)


def offered(query: str) -> list[tuple[str, int | None]]:
    found = facet(query)
    return [(option.value, option.count) for option in found.options] if found else []


def make_member(
    name: str, charter: Charter, answers: dict[Criterion, str], **membership: str
) -> Organisation:
    house = factories.make_house(name)
    row = factories.make_membership(charter.network, house, **membership)
    for criterion, answer in answers.items():
        factories.make_assessment(row, criterion, answer, assessed="2024")
    return house


@pytest.fixture
def charter() -> Charter:
    """Of the Bond: who meets both conditions, one, the other in part, none, and who left."""
    charter = factories.make_charter(factories.make_network("Bond", slug="bond"), since="2018")
    free = factories.make_criterion(charter, "Zonder winst.", position=1)
    helped = factories.make_criterion(charter, "Met vrijwilligers.", position=2)
    make_member("Beide", charter, {free: "met", helped: "met"})
    make_member("Een", charter, {free: "met", helped: "not-met"})
    make_member("Deels", charter, {free: "partly", helped: "unknown"})
    make_member("Niemand keek", charter, {})
    make_member("Vertrokken", charter, {free: "met"}, until="2020")
    return charter


@pytest.mark.usefixtures("charter")
def test_houses_are_found_by_a_condition_that_they_meet() -> None:
    assert names("meets=bond-zonder-winst") == ["Beide", "Een"]


@pytest.mark.usefixtures("charter")
def test_of_several_conditions_all_must_be_met() -> None:
    assert names("meets=bond-zonder-winst&meets=bond-met-vrijwilligers") == ["Beide"]


def test_the_last_answer_decides(charter: Charter) -> None:
    for name, answer in {"Beide": "not-met", "Deels": "met"}.items():
        membership = charter.network.members.get(member__name=name)
        criterion = charter.criteria.get(position=1)
        factories.make_assessment(membership, criterion, answer, assessed="2025")

    assert names("meets=bond-zonder-winst") == ["Deels", "Een"]


@pytest.mark.usefixtures("charter")
def test_each_condition_promises_the_houses_that_it_gives() -> None:
    for query in ("", "network=bond", "meets=bond-zonder-winst", "audience=cancer"):
        promised = offered(query)
        chosen = searched(query).asked.chosen["meets"]
        given = [
            (code, searched("&".join([query, f"meets={code}"])).count) for code, _count in promised
        ]

        assert promised == given, query
        assert chosen == [code for code, _count in promised if code in chosen]


@pytest.mark.usefixtures("charter")
def test_conditions_are_called_with_their_network_in_the_order_of_its_charter() -> None:
    found = facet("")

    assert found is not None
    assert found.several
    assert [(option.label, option.count) for option in found.options] == [
        ("Bond: zonder winst", 2),
        ("Bond: met vrijwilligers", 1),
    ]


def test_where_one_network_is_chosen_its_name_is_left_out(client: Client, charter: Charter) -> None:
    factories.make_network("Ander", slug="ander")

    page = client.get("/nl/huizen/?network=bond&meets=bond-zonder-winst")
    one, two = facet("network=bond"), facet("network=bond&network=ander")

    assert one is not None
    assert two is not None
    assert [choice.label for choice in page.context["choices"]] == ["Bond", "Zonder winst"]
    assert [option.label for option in one.options] == ["Zonder winst", "Met vrijwilligers"]
    assert [option.label for option in two.options] == [
        "Bond: zonder winst",
        "Bond: met vrijwilligers",
    ]


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        # Who was never looked at, and who left: what was said of it then is not of today.
        ("", 2),
        ("network=bond", 1),
        # Chosen or not: the houses that were not assessed on it are not found.
        ("network=bond&meets=bond-zonder-winst", 1),
        # Of one the answer is "not known".
        ("network=bond&meets=bond-met-vrijwilligers", 2),
    ],
)
@pytest.mark.usefixtures("charter")
def test_the_choice_of_conditions_says_of_how_many_houses_nothing_is_known(
    client: Client, query: str, unknown: int
) -> None:
    text = " ".join(client.get(f"/nl/huizen/?{query}").content.decode().split())

    said = {1: "Van 1 huis weten we dit niet.", 2: "Van 2 huizen weten we dit niet."}
    assert text.count("weten we dit niet.") == 1
    assert said[unknown] in text


def test_where_nobody_was_assessed_no_condition_is_offered() -> None:
    charter = factories.make_charter(factories.make_network())
    make_member("Huis", charter, {factories.make_criterion(charter): "unknown"})

    assert facet("") is None


def test_conditions_of_an_edition_that_is_over_are_not_offered(charter: Charter) -> None:
    newer = factories.make_charter(charter.network, since="2025")
    assert facet("")
    # Until its conditions are known, those of the edition before it are asked.
    factories.make_criterion(newer, "Een tuin")

    assert facet("") is None
    # Whoever kept the address still gets what it says, and sees that it is chosen.
    assert offered("meets=bond-zonder-winst") == [("bond-zonder-winst", 2)]


def test_of_chosen_networks_only_their_conditions_are_offered(charter: Charter) -> None:
    other = factories.make_charter(factories.make_network("Ander", slug="ander"))
    criterion = factories.make_criterion(other, "Een tuin")
    both = Organisation.objects.get(name="Beide")
    factories.make_assessment(factories.make_membership(other.network, both), criterion)

    codes = {query: [code for code, _n in offered(query)] for query in ("", "network=ander")}

    assert codes == {
        "": ["ander-een-tuin", "bond-zonder-winst", "bond-met-vrijwilligers"],
        "network=ander": ["ander-een-tuin"],
    }


@pytest.mark.parametrize("hidden", ["the network", "the member"])
def test_no_draft_is_found_or_told_of(charter: Charter, hidden: str) -> None:
    if hidden == "the network":
        charter.network.withdraw()
    else:
        for house in Organisation.objects.houses().filter(name__in=["Beide", "Een"]):
            house.withdraw()

    assert facet("") is None
    # Of a draft network the code is not known: it is left out, and all houses are found.
    known = [problem.value for problem in searched("meets=bond-zonder-winst").asked.problems]
    assert known == (["bond-zonder-winst"] if hidden == "the network" else [])


@pytest.mark.usefixtures("charter")
def test_a_page_forgives_a_condition_that_is_not_known_and_a_file_refuses_it(
    client: Client,
) -> None:
    page = client.get("/nl/huizen/?meets=onzin&meets=bond-zonder-winst")
    file = client.get("/nl/huizen.csv?meets=onzin")

    text = page.content.decode()
    assert page.status_code == 200
    assert "“onzin” kennen we hier niet." in text
    assert "Bond: zonder winst" in text
    assert [choice.label for choice in page.context["choices"]] == ["Bond: zonder winst"]
    assert (file.status_code, file.json()["errors"][0]["parameter"]) == (400, "meets")


@pytest.mark.usefixtures("charter")
def test_a_file_holds_the_houses_that_meet_a_condition(client: Client) -> None:
    file = client.get("/nl/huizen.geojson?meets=bond-met-vrijwilligers")

    assert [row["properties"]["name"] for row in file.json()["features"]] == ["Beide"]
