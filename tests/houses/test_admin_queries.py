"""The staff's pages ask the database as often for many rows as for few."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from houses.models import LexiconWord, Organisation, SynonymGroup
from tests.factories import (
    make_affiliation,
    make_assessment,
    make_charter,
    make_citation,
    make_contact_point,
    make_criterion,
    make_document,
    make_first_visit,
    make_grant,
    make_helpline,
    make_house,
    make_identifier,
    make_location,
    make_membership,
    make_milestone,
    make_name,
    make_network,
    make_network_citation,
    make_opening,
    make_organisation,
    make_postcode,
    make_project,
    make_reference,
    make_region,
    make_service,
    make_source,
    make_source_note,
    make_statement,
    make_tag,
    make_term,
)
from tests.staff import form_on, page_of

pytestmark = pytest.mark.django_db


def queries(staff: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert staff.get(page).status_code == 200
    return len(asked)


def furnish(house: Organisation, rooms: range) -> None:
    """Gives a house, of each thing that it may have, one for each number."""
    for number in rooms:
        other = make_organisation(f"Partner {number}")
        place = make_location(house, region=make_region(f"be/vlaanderen/antwerpen/dorp-{number}"))
        make_opening(place)
        place.access_features.create(term=make_term("access", f"toegang-{number}"))
        make_tag(house, "theme", f"thema-{number}")
        make_name(house, f"Naam {number}")
        make_first_visit(house, f"vraag-{number}")
        make_contact_point(house, location=place)
        make_affiliation(house, other)
        make_membership(make_network(f"Netwerk {number}"), house)
        make_identifier(house, "wikidata", f"Q{number + 1}")
        source = make_source(f"https://example.org/{number}")
        make_citation(house, source=source)
        row = make_statement(house, position=number, level=min(number % 10, 2))
        make_citation(house, "text", source=source, statement=row)
        make_service(house)
        make_milestone(house)
        make_reference(house, make_document(author=other))
        make_grant(other, house)
        make_grant(house, other)
        make_contact_point(house, at=other)


def furnish_lists(rooms: range) -> None:
    """Fills every list of the staff with one row for each number."""
    for number in rooms:
        region = make_region(f"be/vlaanderen/antwerpen/gemeente-{number}")
        house = make_house(f"Huis {number}", region=region, audience=["cancer"])
        house.move_to(f"verhuisd-{number}")
        network = make_network(f"Bond {number}")
        make_membership(network, house)
        make_postcode(str(8000 + number), region)
        make_helpline(f"Lijn {number}")
        make_citation(house, source=make_source(f"https://example.org/{number}"))
        make_document(author=network)
        make_grant(network, house, project=make_project(f"Project {number}"))
        LexiconWord.objects.create(language="nl", role="part", text=f"woord{number}")
        SynonymGroup.objects.create(words=f"woord{number}, ander")


@pytest.mark.parametrize(
    "page",
    [
        "/admin/houses/organisation/",
        "/admin/houses/organisation/?q=huis",
        "/admin/houses/organisation/?audience=cancer&region=be/vlaanderen&contact=none",
        "/admin/networks/network/",
        "/admin/houses/project/",
        "/admin/houses/grant/",
        "/admin/houses/document/",
        "/admin/houses/location/",
        "/admin/houses/helpline/",
        "/admin/houses/source/",
        "/admin/houses/term/",
        "/admin/houses/region/",
        "/admin/houses/postcode/",
        "/admin/houses/formerslug/",
        "/admin/houses/lexiconword/?q=woord",
        "/admin/houses/synonymgroup/",
    ],
)
def test_a_list_asks_as_often_for_many_rows_as_for_few(admin_client: Client, page: str) -> None:
    furnish_lists(range(3))
    queries(admin_client, page)
    few = queries(admin_client, page)

    # One row more would show a query per row; five leave no doubt.
    furnish_lists(range(3, 8))

    assert queries(admin_client, page) == few


def house_page(house: Organisation) -> str:
    return f"/admin/houses/organisation/{house.pk}/change/"


def partners_of(house: Organisation) -> list[Organisation]:
    return [row.other for row in house.affiliations.all() if row.other]


def network_page(house: Organisation) -> str:
    """Of a network to which the partners of the house belong, with as many charters."""
    network = make_network("Bond")
    for number, partner in enumerate(partners_of(house)):
        make_membership(network, partner)
        make_membership(network, since=str(2000 + number))
        make_charter(network, since=str(2000 + number))
    return page_of(network)


def project_page(house: Organisation) -> str:
    """Of a project to which each partner of the house gave."""
    project = make_project()
    for partner in partners_of(house):
        grant = make_grant(partner, house, project=project)
        make_citation(project, "amount", grant=grant)
        make_statement(project)
    return page_of(project)


def charter_page(house: Organisation) -> str:
    """Of a charter with a condition for each partner of the house."""
    charter = make_charter(make_network("Bond"))
    for _partner in partners_of(house):
        make_criterion(charter)
        make_network_citation("since", charter=charter)
    return page_of(charter)


def membership_page(house: Organisation) -> str:
    """Of a membership with an assessment for each partner of the house."""
    network = make_network("Bond")
    charter, membership = make_charter(network), make_membership(network, house)
    for _partner in partners_of(house):
        make_assessment(membership, make_criterion(charter))
        make_network_citation("since", membership=membership)
    return page_of(membership)


def document_page(house: Organisation) -> str:
    """Of a document that tells of each partner of the house."""
    document = make_document(author=house)
    for partner in partners_of(house):
        make_reference(partner, document)
    return page_of(document)


def source_page(house: Organisation) -> str:
    """Of a source with a note for each partner of the house."""
    source = make_source(f"https://example.org/over/{house.slug}")
    for _partner in partners_of(house):
        make_source_note(source)
    return page_of(source)


def place_page(house: Organisation) -> str:
    """Of a place that has the hours and the features of all the house's places."""
    place = house.locations.first()
    assert place is not None
    for other in house.locations.exclude(pk=place.pk):
        other.openings.update(location=place)
        other.access_features.update(location=place)
    return f"/admin/houses/location/{place.pk}/change/"


@pytest.mark.parametrize(
    "page",
    [
        house_page,
        network_page,
        project_page,
        place_page,
        charter_page,
        membership_page,
        document_page,
        source_page,
    ],
)
def test_a_page_asks_as_often_for_many_rows_below_it_as_for_few(
    admin_client: Client, page: Callable[[Organisation], str]
) -> None:
    small, large = make_house("Klein"), make_house("Groot")
    furnish(small, range(2))
    small_page = page(small)
    queries(admin_client, small_page)
    few = queries(admin_client, small_page)

    # Two rows of each thing against five: a query per row shows three times over.
    furnish(large, range(100, 105))

    assert queries(admin_client, page(large)) == few


def test_the_page_of_a_house_asks_no_more_than_it_needs(admin_client: Client) -> None:
    house = make_house()
    furnish(house, range(1))
    queries(admin_client, house_page(house))

    asked = queries(admin_client, house_page(house))

    # Session, user, which page is its own, the house, the areas it serves; fifteen kinds of rows
    # and the hours of the places; the lists of questions and places to choose from; twelve kinds
    # of parts that a source may speak of; the sources beside the rows and, twice, the fields.
    assert asked == 5 + 16 + 2 + 12 + 3


def test_saving_a_page_asks_no_more_where_more_rows_stay_as_they_were(
    admin_client: Client,
) -> None:
    house = make_house()
    make_contact_point(house)
    page = house_page(house)

    def asked() -> int:
        filled = form_on(admin_client, page) | {"website": ""}
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.post(page, filled).status_code == 302
        return len(captured)

    # The first save writes the words that the search did not know yet.
    asked()
    few = asked()
    for number in range(8):
        make_contact_point(house, email=f"{number}@example.org")

    assert asked() == few
