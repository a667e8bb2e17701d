"""Staff find what they look for."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from houses.models import Organisation
from tests.factories import (
    dutch,
    make_contact_point,
    make_house,
    make_name,
    make_organisation,
    make_postcode,
    make_region,
    make_term,
)

pytestmark = pytest.mark.django_db

HOUSES = "/admin/houses/organisation/"


def listed(staff: Client, query: str) -> list[str]:
    page = staff.get(f"{HOUSES}?{query}")
    return [entry.name for entry in page.context["cl"].result_list]


def suggested(staff: Client, model: str, field: str, text: str) -> list[str]:
    answer = staff.get(
        "/admin/autocomplete/",
        {"app_label": "houses", "model_name": model, "field_name": field, "term": text},
    )
    return [result["text"] for result in answer.json()["results"]]


@pytest.mark.parametrize("text", ["elgin", "Élgin", "ÉLGIN", "huis elgin", "het huis élgin"])
def test_a_house_is_found_however_its_name_is_typed(admin_client: Client, text: str) -> None:
    make_house("Huis Élgin")
    make_house("Ander huis")

    found = listed(admin_client, f"q={text}")

    assert found == ["Huis Élgin"]


def test_a_house_is_found_by_a_former_name(admin_client: Client) -> None:
    make_name(make_house("De Haven"), "De Oude Überfahrt")
    make_house("Ander huis")

    found = listed(admin_client, "q=uberfahrt")

    assert found == ["De Haven"]


@pytest.mark.parametrize("text", ["brugge", "8000"])
def test_a_house_is_found_by_its_municipality_or_postcode(admin_client: Client, text: str) -> None:
    make_house("De Haven")
    make_postcode("8000")
    make_house("Ver weg", region=make_region("be/vlaanderen/antwerpen/mol"))

    found = listed(admin_client, f"q={text}")

    assert found == ["De Haven"]


def test_a_house_is_found_by_its_address_and_by_its_public_id(admin_client: Client) -> None:
    house = make_house("De Haven", slug="oude-haven")
    make_house("Ander huis")

    by_slug = listed(admin_client, "q=oude-haven")
    by_public_id = listed(admin_client, f"q={house.public_id}")

    assert by_slug == by_public_id == ["De Haven"]


def test_a_search_without_words_shows_everything_and_a_huge_one_shows_nothing(
    admin_client: Client,
) -> None:
    make_house("De Haven")

    assert listed(admin_client, "q=!!!") == ["De Haven"]
    # More words than a database takes conditions.
    assert listed(admin_client, "q=" + "zee+" * 2500) == []


@pytest.mark.parametrize(
    "query",
    [
        "status__exact=draft",
        "lifecycle__exact=planned",
        "kind=meeting-house",
        "audience=cancer",
        "region=be/vlaanderen/antwerpen",
        "contact=direct",
        "checked=year",
    ],
)
def test_each_filter_leaves_what_it_promises(admin_client: Client, query: str) -> None:
    meant = make_house(
        "Bedoeld",
        kinds=["meeting-house"],
        audience=["cancer"],
        region=make_region("be/vlaanderen/antwerpen/mol"),
        published=False,
        lifecycle="planned",
        checked_on=timezone.localdate(),
        checked_how="phone",
    )
    make_contact_point(meant)
    make_house("Ander")

    found = listed(admin_client, query)

    assert found == ["Bedoeld"]


def test_what_was_never_checked_is_told_from_what_was_checked_long_ago(
    admin_client: Client,
) -> None:
    make_house("Nooit")
    # Two years: well past the year after which a check counts as old.
    long_ago = timezone.localdate() - timedelta(days=730)
    make_house("Lang geleden", checked_on=long_ago, checked_how="phone")

    assert listed(admin_client, "checked=never") == ["Nooit"]
    assert listed(admin_client, "checked=before") == ["Lang geleden"]


def test_a_house_with_only_a_website_is_told_from_one_with_nothing(admin_client: Client) -> None:
    make_house("Niets")
    make_house("Website", website="https://example.org/")

    assert listed(admin_client, "contact=none") == ["Niets"]
    assert listed(admin_client, "contact=website") == ["Website"]


def test_a_filter_value_that_does_not_exist_is_no_error(admin_client: Client) -> None:
    make_house("De Haven")

    for query in ["kind=x", "audience=x", "region=x", "contact=x", "checked=x", "status__exact=x"]:
        page = admin_client.get(f"{HOUSES}?{query}", follow=True)
        assert page.status_code == 200


def test_a_region_is_chosen_by_municipality_or_postcode(admin_client: Client) -> None:
    make_postcode("8000")

    by_name = suggested(admin_client, "location", "region", "brug")
    by_postcode = suggested(admin_client, "location", "region", "8000")

    assert by_name == by_postcode
    assert [text.split(" (")[0] for text in by_name] == ["Brugge"]


def test_a_province_and_a_municipality_of_one_name_are_told_apart(admin_client: Client) -> None:
    make_region("be/vlaanderen/antwerpen/antwerpen")

    suggestions = suggested(admin_client, "location", "region", "antwerpen")

    # The province and the municipality.
    assert len(set(suggestions)) == 2


@pytest.mark.parametrize("text", ["kanker", "tumor", "krebs"])
def test_a_term_is_chosen_by_a_label_or_a_synonym_of_any_language(
    admin_client: Client, text: str
) -> None:
    term = make_term("audience", "cancer", synonyms={"nl": ["tumor"], "de": ["Krebs"]})
    term.label = term.label.changed("nl", "Mensen met kanker")
    term.save()
    make_term("audience", "carers")

    suggestions = suggested(admin_client, "tag", "term", text)

    assert [text.split(" (")[0] for text in suggestions] == ["Mensen met kanker"]


def test_a_term_of_that_name_comes_before_one_with_that_synonym(admin_client: Client) -> None:
    make_term("audience", "a", label=dutch("Buren"), synonyms={"nl": ["kanker"]})
    make_term("audience", "b", label=dutch("Kanker"))

    suggestions = suggested(admin_client, "tag", "term", "kanker")

    assert [text.split(" (")[0] for text in suggestions] == ["Kanker", "Buren"]


def test_every_list_of_the_staff_opens_and_answers_a_search(admin_client: Client) -> None:
    make_house("De Haven")
    rooms = [
        *("organisation", "project", "grant", "location", "helpline", "source", "document"),
        *("term", "region", "postcode", "formerslug"),
    ]
    lists = [*(f"/admin/houses/{room}/" for room in rooms), "/admin/networks/network/"]

    answers = {page: admin_client.get(page, {"q": "haven 8000"}).status_code for page in lists}

    assert set(answers.values()) == {200}


def test_the_first_page_is_ordered_by_the_work(admin_client: Client) -> None:
    rooms = admin_client.get("/admin/").context["app_list"]

    names = [[entry["object_name"] for entry in room["models"]] for room in rooms]

    assert names[0] == ["Organisation", "Network", "Project", "Grant", "Location", "Helpline"]
    assert set(names[-1]) == {"Group", "User"}
    assert sum(len(room) for room in names) == len({name for room in names for name in room})


def test_a_network_is_found_among_the_networks(admin_client: Client) -> None:
    make_organisation("Netwerk Zee", kinds=["network"])
    make_house("Huis Zee")

    page = admin_client.get("/admin/networks/network/?q=zee")

    assert [entry.name for entry in page.context["cl"].result_list] == ["Netwerk Zee"]
    assert Organisation.objects.count() == 2
