"""What the database would refuse, staff are told in a sentence, before it is asked."""

from collections.abc import Callable

import pytest
from django.db import models
from django.test import Client

from houses.models import Citation, Organisation, Postcode, Region, Source, Term
from networks.models import Membership
from tests.factories import (
    make_first_visit,
    make_helpline,
    make_house,
    make_identifier,
    make_membership,
    make_network,
    make_postcode,
    make_region,
    make_source,
    make_term,
)
from tests.staff import form_on, new_row, page_of, refused, row_refused, said

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"lifecycle": "merged"}, "Say into which organisation it was merged, or neither."),
        ({"closed": "2014"}, "What has a closing date is closed for good."),
        ({"checked_how": "phone"}, "Say both when and how it was checked, or neither."),
        ({"checked_on": "1/8/2021"}, "Say both when and how it was checked, or neither."),
    ],
)
def test_an_organisation_that_contradicts_itself_is_refused(
    admin_client: Client, fields: dict[str, str], sentence: str
) -> None:
    assert refused(admin_client, make_house(), sentence, **fields)


def test_an_organisation_is_not_merged_into_itself(admin_client: Client) -> None:
    house = make_house()
    fields = {"lifecycle": "merged", "merged_into": str(house.pk)}

    assert refused(admin_client, house, "An organisation cannot be merged into itself.", **fields)


@pytest.mark.parametrize(
    ("rows", "fields", "sentence"),
    [
        ("names", {"kind": "former"}, "Give the name, or choose “unknown, but different”."),
        (
            "names",
            {"kind": "former", "text": "Oud", "since": "2016", "until": "2014"},
            "The end lies before the start.",
        ),
        (
            "contact_points",
            {"purpose": "other", "position": "0", "person": "An"},
            "Say why this person's name may be published, and until when.",
        ),
        (
            "contact_points",
            {"purpose": "other", "position": "0", "phone": "106", "details_personal": "on"},
            "Personal details need the person they belong to.",
        ),
        (
            "contact_points",
            {"purpose": "other", "position": "0", "person": "An"},
            "Give a phone number, an e-mail address or a web page, or say where it is answered.",
        ),
        (
            "affiliations",
            {"role": "partner"},
            "Choose the other organisation, or write the party down: one of the two.",
        ),
        ("identifiers", {"scheme": "kvk", "value": "1"}, "A KvK number has 8 digits."),
    ],
)
def test_a_row_that_contradicts_itself_is_refused(
    admin_client: Client, rows: str, fields: dict[str, str], sentence: str
) -> None:
    assert row_refused(admin_client, make_house(), rows, sentence, **fields)


def test_an_organisation_has_no_relation_with_itself(admin_client: Client) -> None:
    house = make_house()
    fields = {"role": "partner", "other": str(house.pk)}
    sentence = "An organisation has no relation with itself."

    assert row_refused(admin_client, house, "affiliations", sentence, **fields)


def test_a_term_is_said_once(admin_client: Client) -> None:
    house = make_house(audience=["cancer"])
    term = make_term("audience", "cancer")
    fields = {"term": str(term.pk), "role": "primary"}

    assert row_refused(admin_client, house, "tags", "This term is there already.", **fields)


def test_a_term_that_is_said_in_two_new_rows_is_refused(admin_client: Client) -> None:
    house = make_house()
    fields = {"term": str(make_term("audience", "cancer").pk), "role": "primary"}
    filled = form_on(admin_client, page_of(house))
    filled |= new_row(filled, "tags", **fields)
    filled |= new_row(filled, "tags", **fields)

    answer = admin_client.post(page_of(house), filled)

    assert said(answer, "This term is there already.")


def test_a_question_is_answered_once(admin_client: Client) -> None:
    visit = make_first_visit(make_house())
    fields = {"question": str(visit.question_id), "answer": "no"}
    sentence = "This question is there already."

    assert row_refused(admin_client, visit.organisation, "first_visits", sentence, **fields)


def test_a_number_of_another_organisation_is_refused(admin_client: Client) -> None:
    make_identifier(make_house("Een"), "wikidata", "Q12994")
    fields = {"scheme": "wikidata", "value": "Q12994"}
    sentence = "Another organisation has this identifier."

    assert row_refused(admin_client, make_house("Twee"), "identifiers", sentence, **fields)


@pytest.mark.parametrize("since", ["", "2019", "in 2019"])
def test_a_membership_stands_once_from_each_start(admin_client: Client, since: str) -> None:
    network, house = make_network(), make_house()
    make_membership(network, house, since=since.removeprefix("in "))
    fields = {"network": str(network.pk), "since": since}
    sentence = "This membership is there already."

    assert row_refused(admin_client, house, "memberships", sentence, **fields)


def test_a_membership_that_began_anew_is_kept(admin_client: Client) -> None:
    network, house = make_network(), make_house()
    make_membership(network, house, until="2018")
    filled = form_on(admin_client, page_of(house))
    filled |= new_row(filled, "memberships", network=str(network.pk), since="2019")

    answer = admin_client.post(page_of(house), filled)

    assert answer.status_code == 302
    # The one that was there, of which no start is known, and the new one.
    assert Membership.objects.filter(member=house).count() == 2


def test_a_network_is_no_member_of_itself_on_either_page(admin_client: Client) -> None:
    network = make_network()
    sentence = "A network is not a member of itself."
    as_network = f"/admin/networks/network/{network.pk}/change/"
    filled = form_on(admin_client, as_network)
    own_page = admin_client.post(
        as_network, filled | new_row(filled, "members", member=str(network.pk))
    )

    assert said(own_page, sentence)
    assert row_refused(admin_client, network, "memberships", sentence, network=str(network.pk))


def two_regions() -> Region:
    make_region("be/vlaanderen/antwerpen", scheme="nis", code="10000", iso="BE-VAN")
    return make_region("be/vlaanderen/west-vlaanderen")


def two_postcodes() -> Postcode:
    make_postcode("9000")
    return make_postcode("8000")


def two_sources() -> Source:
    make_source("https://example.org/een")
    return make_source("https://example.org/twee")


@pytest.mark.parametrize(
    ("make", "fields", "sentence"),
    [
        (
            two_regions,
            {"scheme": "nis", "code": "10000"},
            "Another region has this code.",
        ),
        (two_regions, {"iso": "BE-VAN"}, "Another region has this ISO code."),
        (two_regions, {"latitude": "51"}, "Give both latitude and longitude, or neither."),
        (
            two_regions,
            {"valid_from": "1/1/2025", "valid_until": "31/12/2024"},
            "The end lies before the start.",
        ),
        (
            lambda: make_region("be"),
            {"kind": "province"},
            "Only a country stands at the top of the tree.",
        ),
        (two_postcodes, {"code": "9000"}, "This postcode exists already."),
        (two_postcodes, {"latitude": "51"}, "Give both latitude and longitude, or neither."),
        (make_term, {"family": "house"}, "A kind, and only a kind, has a sort of page."),
        (two_sources, {"url": "https://example.org/een"}, "This source is there already."),
        (two_sources, {"url": ""}, "Give the address or the title of the source."),
        (make_helpline, {"phone": ""}, "Give a phone number or a website."),
        (
            lambda: [make_helpline("Een", phone="107"), make_helpline("Twee")][1],
            {"name": "Een", "phone": "107"},
            "This helpline is there already.",
        ),
    ],
)
def test_other_pages_refuse_with_a_sentence_too(
    admin_client: Client,
    make: Callable[[], models.Model],
    fields: dict[str, str],
    sentence: str,
) -> None:
    assert refused(admin_client, make(), sentence, **fields)


def test_a_region_with_a_successor_needs_a_last_day(admin_client: Client) -> None:
    successor = make_region("be/vlaanderen/antwerpen")
    sentence = "What was merged has a last day."

    assert refused(admin_client, two_regions(), sentence, successor=str(successor.pk))


def test_a_code_stands_once_in_its_vocabulary(admin_client: Client) -> None:
    make_term("audience", "cancer")
    page = "/admin/houses/term/add/"
    fields = {"scheme": "audience", "code": "cancer", "label_nl": "Kanker"}

    answer = admin_client.post(page, form_on(admin_client, page) | fields)

    assert said(answer, "This vocabulary has a term with this code already.")
    assert Term.objects.count() == 1


def test_every_constraint_of_the_directory_is_refused_with_a_sentence_of_its_own() -> None:
    apps = [Organisation._meta.app_config, Membership._meta.app_config]
    rows: list[type[models.Model]] = [row for app in apps for row in app.get_models()]
    constraints = [constraint for row in rows for constraint in row._meta.constraints]

    silent = [
        constraint.name
        for constraint in constraints
        if constraint.violation_error_message == constraint.default_violation_error_message
    ]

    assert not silent
    assert Citation._meta.constraints[0] in constraints
