"""What staff type and nobody could read is refused beside its box, and nothing is lost."""

import pytest
from django.test import Client

from houses.models import Organisation
from tests.factories import make_contact_point, make_house, make_region
from tests.staff import Filled, form_on, new_row, page_of, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field", ["founded", "lifecycle_as_of"])
def test_a_date_that_cannot_be_read_is_refused_once_beside_its_box(
    admin_client: Client, field: str
) -> None:
    house = make_house()
    filled = form_on(admin_client, page_of(house)) | {field: "31/2/2020"}

    form = admin_client.post(page_of(house), filled).context["adminform"].form

    assert list(form.errors) == [field]


def test_a_period_that_cannot_be_read_is_refused_once_beside_its_box(
    admin_client: Client,
) -> None:
    house = make_house()
    filled = form_on(admin_client, page_of(house))
    filled |= new_row(filled, "names", kind="former", text="Oud", since="soms")

    page = admin_client.post(page_of(house), filled)

    errors = [rows.formset.errors for rows in page.context["inline_admin_formsets"]]
    assert [list(row) for rows in errors for row in rows if row] == [["since"]]


@pytest.mark.parametrize("typed", ["bel maar", "+x", "050 12"])
def test_what_is_no_phone_number_is_refused_beside_its_box(
    admin_client: Client, typed: str
) -> None:
    house = make_house()
    make_contact_point(house)
    filled = form_on(admin_client, page_of(house)) | {"contact_points-0-phone": typed}

    page = admin_client.post(page_of(house), filled)

    errors = [rows.formset.errors for rows in page.context["inline_admin_formsets"]]
    assert [list(row) for rows in errors for row in rows if row] == [["phone"]]
    assert 'class="reading"' not in page.content.decode()


def test_a_list_of_names_in_the_wrong_form_is_refused_with_a_sentence(
    admin_client: Client,
) -> None:
    region = make_region()
    sentence = "Begin each line with two letters for the language, such as “fr: Bruges”."

    assert refused(admin_client, region, sentence, names="Bruges")


def test_letters_that_a_database_cannot_hold_are_refused(admin_client: Client) -> None:
    house = make_house()
    broken: Filled = {"name": "De\0Haven", "summary_nl": "a\0b", "locations-0-street": "\0"}

    answer = admin_client.post(page_of(house), form_on(admin_client, page_of(house)) | broken)

    assert answer.status_code == 200
    assert Organisation.objects.get().name == "Huis"
