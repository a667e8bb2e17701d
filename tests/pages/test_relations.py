"""Whom an entry stands with today, and whom before: in lists, and in a drawing of the same."""

import itertools
import re
from collections.abc import Callable

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from houses.drawing.neighbourhood import Icon, Neighbourhood
from houses.models import Affiliation, Organisation
from houses.sheets.neighbourhood import neighbourhood_of
from houses.sheets.relations import OTHER_WAY_ROUND, RelationGroup
from houses.sheets.sheet import Sheet, sheet
from tests import factories

pytestmark = pytest.mark.django_db


def shown(client: Client, entry: Organisation) -> tuple[Sheet, str]:
    """What the page was made of, and its text without the marks."""
    response = client.get(entry.get_absolute_url())
    return response.context["sheet"], re.sub(r"<[^>]+>", " ", response.content.decode())


def told_of(groups: list[RelationGroup]) -> list[tuple[str, str]]:
    return [
        (group.role, str(row.other or row.row.party)) for group in groups for row in group.relations
    ]


def test_a_relation_that_is_over_is_told_as_of_before_from_both_sides(client: Client) -> None:
    house, friend = factories.make_house("Huis"), factories.make_organisation("Bondgenoot")
    factories.make_affiliation(house, friend, "supported-by", since="2015", until="april 2021")
    factories.make_affiliation(house, role="funded-by", party="een loterij")

    sheet, text = shown(client, house)
    sheet_of_friend, text_of_friend = shown(client, friend)

    assert told_of(sheet.with_organisations) == [("Gefinancierd door", "een loterij")]
    assert told_of(sheet.with_organisations_before) == [("Gesteund door", "Bondgenoot")]
    assert text.index("een loterij") < text.index("Vroeger") < text.index("Gesteund door")
    assert told_of(sheet_of_friend.with_organisations) == []
    assert told_of(sheet_of_friend.with_organisations_before) == [("Steunt", "Huis")]
    assert text_of_friend.index("Vroeger") < text_of_friend.index("Steunt")


def test_work_for_a_project_that_is_over_is_told_as_of_before(client: Client) -> None:
    organisation = factories.make_organisation("Stichting")
    before, now = factories.make_project("Oud project"), factories.make_project("Nieuw project")
    factories.make_affiliation(before, organisation, "operated-by", until="2019")
    factories.make_affiliation(now, organisation, "operated-by")

    sheet, _text = shown(client, organisation)

    assert told_of(sheet.with_projects) == [("Leidt", "Nieuw project")]
    assert told_of(sheet.with_projects_before) == [("Leidt", "Oud project")]


@pytest.mark.parametrize(
    ("today", "over"), [("2021-04-30", False), ("2021-05-01", True), ("2014-12-31", False)]
)
def test_a_relation_is_over_once_its_end_certainly_lies_before_the_day(
    client: Client, today: str, over: bool
) -> None:
    house = factories.make_house("Huis")
    factories.make_affiliation(house, since="2015", until="april 2021")

    with time_machine.travel(today, tick=False):
        sheet, _text = shown(client, house)

    assert bool(sheet.with_organisations_before) == over
    assert bool(sheet.with_organisations) != over


SORTS: dict[str, Callable[[str], Organisation]] = {
    "house": factories.make_house,
    "organisation": factories.make_organisation,
    "network": factories.make_network,
    "project": factories.make_project,
}


@pytest.mark.parametrize("sort", SORTS)
def test_every_relation_is_told_on_both_pages_with_its_period_and_its_note(
    client: Client, sort: str
) -> None:
    entry = SORTS[sort]("Fiche")
    others = [make(f"Ander {kind}") for kind, make in SORTS.items()]
    # Each with a year of its own, by which it is known on the page.
    told = dict(enumerate(itertools.product(Affiliation.Role, others), start=1700))
    for year, (role, other) in told.items():
        note = factories.dutch(f"Nota {year}.")
        factories.make_affiliation(entry, other, role, since=str(year), note=note)

    _sheet, text = shown(client, entry)
    from_the_others = {other.pk: shown(client, other)[1] for other in others}

    for year, (role, other) in told.items():
        for page in (text, from_the_others[other.pk]):
            assert re.search(rf"\(sinds {year}\)\s+Nota {year}\.", page), (role, other)


def test_every_relation_has_words_for_the_other_way_round() -> None:
    assert set(OTHER_WAY_ROUND) == set(Affiliation.Role)


def drawn_on(client: Client, entry: Organisation) -> tuple[Neighbourhood, str]:
    """The drawing of a page, and the rest of the page."""
    response = client.get(entry.get_absolute_url())
    rest, count = re.subn(
        r'<figure class="neighbours".*?</figure>', "", response.content.decode(), flags=re.DOTALL
    )
    assert count == bool(response.context["neighbourhood"])
    return response.context["neighbourhood"], rest


def names(drawing: Neighbourhood) -> list[str]:
    return [node.neighbour.name for node in drawing.nodes]


def role_of(drawing: Neighbourhood, name: str) -> tuple[str, bool]:
    """What a neighbour is said to be, and whether that is over."""
    (found,) = [node.neighbour for node in drawing.nodes if node.neighbour.name == name]
    return found.role, found.over


def give_neighbours(entry: Organisation) -> None:
    """Of every sort: a network, one that supports, one known by a text, a project of before.

    The network that it belongs to is none of them: its page names it apart.
    """
    factories.make_membership(factories.make_network("Verband"), entry)
    factories.make_affiliation(entry, factories.make_network("Koepel"), "other")
    factories.make_affiliation(entry, factories.make_organisation("Fonds"), "funded-by")
    factories.make_affiliation(entry, role="operated-by", party="vzw De Bron")
    project = factories.make_project("Proef")
    factories.make_affiliation(project, entry, "partner", until="2019")


@pytest.mark.parametrize("sort", SORTS)
def test_all_who_are_drawn_are_in_the_lists_of_the_page_with_the_same_link(
    client: Client, sort: str
) -> None:
    entry = SORTS[sort]("Fiche")
    give_neighbours(entry)
    if sort == "network":
        factories.make_membership(entry, factories.make_house("Huis nu"))
        factories.make_membership(entry, factories.make_house("Huis toen"), until="2010")
        factories.make_membership(entry, party="tien huizen", until="2012")

    drawing, lists = drawn_on(client, entry)

    # The four that every entry was given; a network has three members besides.
    assert len(drawing.nodes) == (7 if sort == "network" else 4)
    for node in drawing.nodes:
        neighbour = node.neighbour
        listed = f'href="{neighbour.url}"' if neighbour.url else f"<b>{neighbour.name}</b>"
        assert listed in lists, neighbour.name


def test_each_neighbour_is_told_by_what_it_is_and_whether_it_is_over(client: Client) -> None:
    house = factories.make_house("Huis")
    give_neighbours(house)

    drawing, _lists = drawn_on(client, house)

    assert {node.neighbour.name: node.neighbour.icon for node in drawing.nodes} == {
        "Koepel": Icon.NETWORK,
        "Fonds": Icon.ORGANISATION,
        "vzw De Bron": Icon.PARTY,
        "Proef": Icon.PROJECT,
    }
    assert role_of(drawing, "Fonds") == ("Gefinancierd door", False)
    assert role_of(drawing, "Proef") == ("Partner van", True)


def test_the_network_that_it_belongs_to_is_named_once_and_not_drawn(client: Client) -> None:
    house = factories.make_house("Huis")
    # Of a house that nobody can reach, the page sends to its network as well.
    factories.make_contact_point(house)
    give_neighbours(house)

    drawing, lists = drawn_on(client, house)

    assert "Verband" not in names(drawing)
    assert lists.partition("<main")[2].count(">Verband<") == 1


def test_the_drawing_is_not_read_aloud_nor_tabbed_through(client: Client) -> None:
    house = factories.make_house("Huis")
    give_neighbours(house)

    html = client.get(house.get_absolute_url()).content.decode()

    (figure,) = re.findall(r"<figure class=.neighbours.*?</figure>", html, re.DOTALL)
    assert figure.startswith('<figure class="neighbours" aria-hidden="true">')
    # All but the party known by a text have a page.
    assert figure.count("<a ") == figure.count('<a tabindex="-1" ') == 3
    assert figure.count('class="way over"') == 2, "the way itself, and its explanation"
    assert "style=" not in figure


@pytest.mark.parametrize(("count", "drawn"), [(0, False), (2, False), (3, True)])
def test_only_three_neighbours_or_more_are_drawn(client: Client, count: int, drawn: bool) -> None:
    house = factories.make_house("Huis")
    for number in range(count):
        factories.make_affiliation(house, role="partner", party=f"vzw {number}")

    drawing, _lists = drawn_on(client, house)

    assert bool(drawing) == drawn


def test_one_who_is_several_things_stands_there_once_with_what_it_is_today(client: Client) -> None:
    network, fund = factories.make_network("Netwerk"), factories.make_organisation("Fonds")
    factories.make_affiliation(network, role="partner", party="vzw De Bron")
    factories.make_affiliation(network, role="partner", party="vzw De Beek")
    factories.make_affiliation(network, fund, "founded-by")
    factories.make_affiliation(network, fund, "funded-by")
    factories.make_affiliation(network, fund, "coordinated-by", until="2010")

    drawing, _lists = drawn_on(client, network)

    assert names(drawing).count("Fonds") == 1
    assert role_of(drawing, "Fonds") == ("Opgericht door, gefinancierd door", False)


def test_members_for_whom_there_is_no_room_are_one_number(client: Client) -> None:
    network = factories.make_network("Netwerk")
    give_neighbours(network)
    # Sixteen stand on the first page of members, nine on the second.
    factories.make_houses(range(25), network=network)

    drawing, lists = drawn_on(client, network)

    # Eleven and the rest: of 4 neighbours and 25 members, 18 are left.
    assert len(drawing.nodes) == 12
    assert drawing.nodes[-1].neighbour.icon == Icon.REST
    assert "18" in drawing.nodes[-1].neighbour.name
    assert all(f">{name}<" in lists for name in names(drawing)[:-1])


def test_a_network_is_drawn_on_the_first_page_of_its_members_only(client: Client) -> None:
    network = factories.make_network("Netwerk")
    give_neighbours(network)
    # Sixteen stand on the first page of members, nine on the second.
    factories.make_houses(range(25), network=network)

    response = client.get(f"{network.get_absolute_url()}?page=2")

    assert len(response.context["network"].members) == 9
    assert response.context["neighbourhood"] is None


def test_each_partner_of_a_project_is_drawn_as_one_and_listed_among_partners(
    client: Client,
) -> None:
    project = factories.make_project("Proef")
    for party in ("vzw De Bron", "vzw De Beek", "vzw De Poel"):
        factories.make_affiliation(project, role="partner", party=party)

    drawing, lists = drawn_on(client, project)

    assert role_of(drawing, "vzw De Bron") == ("Partner", False)
    assert "<dt>Partners</dt>" in lists


def test_those_of_today_stand_before_those_of_before(client: Client) -> None:
    house = factories.make_house("Huis")
    factories.make_affiliation(house, role="funded-by", party="Eerst", until="2010")
    factories.make_affiliation(house, role="partner", party="Nu")
    factories.make_affiliation(house, role="supported-by", party="Ook nu")

    drawing, _lists = drawn_on(client, house)

    assert names(drawing) == ["Nu", "Ook nu", "Eerst"]


def test_the_drawing_asks_the_database_nothing() -> None:
    house = factories.make_house("Huis")
    give_neighbours(house)
    loaded = sheet(Organisation.objects.filter(pk=house.pk), on=timezone.localdate())

    with CaptureQueriesContext(connection) as captured:
        assert neighbourhood_of(loaded)

    assert len(captured) == 0


def test_a_draft_is_no_neighbour(client: Client) -> None:
    house = factories.make_house("Huis")
    give_neighbours(house)
    draft = factories.make_organisation("Klad", published=False)
    factories.make_affiliation(house, draft, "partner")
    factories.make_affiliation(draft, house, "partner")
    factories.make_membership(factories.make_network("Kladnetwerk", published=False), house)

    drawing, lists = drawn_on(client, house)

    assert len(drawing.nodes) == 4
    assert "Klad" not in lists
