"""Rows of one page that speak of each other, saved together."""

import pytest
from django.test import Client

from houses.models import Citation, ContactPoint, Name
from tests.factories import make_contact_point, make_house, make_name, make_source
from tests.staff import form_on, new_row, page_of, said

pytestmark = pytest.mark.django_db


def test_a_source_for_a_line_that_is_taken_away_is_refused(admin_client: Client) -> None:
    house = make_house()
    name = make_name(house)
    filled = form_on(admin_client, page_of(house)) | {"names-0-DELETE": "on"}
    filled |= new_row(
        filled, "citations", fact=f"name-{name.pk}-text", source=str(make_source().pk)
    )

    response = admin_client.post(page_of(house), filled)

    assert said(response, "This line is taken away at the same time.")
    assert Name.objects.filter(pk=name.pk).exists()
    assert not Citation.objects.exists()


def test_a_contact_of_a_place_that_is_taken_away_is_asked_about(admin_client: Client) -> None:
    house = make_house()
    contact = make_contact_point(house, location=house.locations.get())
    filled = form_on(admin_client, page_of(house))
    filled |= {"locations-0-DELETE": "on", "contact_points-0-email": "huis@example.org"}

    response = admin_client.post(page_of(house), filled)

    assert said(response, "This place is taken away at the same time.")
    assert ContactPoint.objects.get() == contact


def test_a_contact_outlives_its_place(admin_client: Client) -> None:
    house = make_house()
    contact = make_contact_point(house, location=house.locations.get())
    filled = form_on(admin_client, page_of(house)) | {"locations-0-DELETE": "on"}

    admin_client.post(page_of(house), filled)

    contact.refresh_from_db()
    assert contact.location is None
