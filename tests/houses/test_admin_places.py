"""Staff keep the places of an organisation on its page and on a page of each place."""

import pytest
from django.test import Client

from houses.models import Location
from tests.factories import make_house, make_location, make_opening, make_region, make_term
from tests.staff import form_on, new_row, page_of, refused, row_refused

HIDDEN = (
    "A hidden place shows its municipality only. "
    "Move label, street, postcode, village and point to the hidden address."
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"latitude": "51.2"}, "Give both latitude and longitude, or neither."),
        (
            {"precision": "hidden", "street": "Markt 1"},
            HIDDEN,
        ),
        ({"hidden_address": "Markt 1"}, "Only a hidden place has a hidden address."),
    ],
)
def test_a_place_that_contradicts_itself_is_refused_on_either_page(
    admin_client: Client, fields: dict[str, str], sentence: str
) -> None:
    place = make_house().locations.get()
    below = {f"locations-0-{name}": text for name, text in fields.items()}

    assert refused(admin_client, place, sentence, **fields)
    assert refused(admin_client, place.organisation, sentence, **below)


def test_hours_that_end_before_they_start_or_say_nothing_are_refused(
    admin_client: Client,
) -> None:
    place = make_house().locations.get()
    hours = {"osm": "Mo 10:00-12:00", "since": "2020", "until": "2019"}

    assert row_refused(admin_client, place, "openings", "The end lies before the start.", **hours)
    assert row_refused(
        admin_client,
        place,
        "openings",
        "Write the hours down, in words or in OSM syntax.",
        since="2020",
    )


def test_an_access_feature_stands_once(admin_client: Client) -> None:
    place = make_house().locations.get()
    term = make_term("access", "step-free")
    place.access_features.create(term=term)
    fields = {"term": str(term.pk), "answer": "yes"}
    sentence = "This feature is there already."

    assert row_refused(admin_client, place, "access_features", sentence, **fields)


def test_a_place_of_another_house_cannot_be_chosen_for_a_contact(admin_client: Client) -> None:
    elsewhere = make_house("Ander huis").locations.get()
    house = make_house("De Haven")
    filled = form_on(admin_client, page_of(house))
    filled |= new_row(
        filled,
        "contact_points",
        phone="106",
        purpose="other",
        position="0",
        location=str(elsewhere.pk),
    )

    answer = admin_client.post(page_of(house), filled)

    assert answer.status_code == 200
    assert not house.contact_points.exists()


def test_a_second_place_is_added_beside_the_first(admin_client: Client) -> None:
    house = make_house()
    region = make_region("be/vlaanderen/antwerpen/mol")
    make_opening(house.locations.get())
    filled = form_on(admin_client, page_of(house))
    filled |= new_row(
        filled,
        "locations",
        region=str(region.pk),
        precision="municipality",
        position="1",
    )

    admin_client.post(page_of(house), filled)

    assert Location.objects.filter(organisation=house).count() == 1 + 1


def test_a_place_has_no_page_to_add_it_without_its_organisation(admin_client: Client) -> None:
    make_location(make_house())

    assert admin_client.get("/admin/houses/location/add/").status_code == 403
