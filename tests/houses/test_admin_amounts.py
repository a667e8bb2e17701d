"""Staff write amounts as people here do, and the currency only where it is not the euro."""

from decimal import Decimal

import pytest
from django.test import Client

from houses.models import Grant
from tests.factories import make_grant, make_house, make_network, make_project
from tests.staff import form_on, new_row, page_of, row_refused, said

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("12.500", "12500"),
        ("€ 12.500,50", "12500.50"),
        ("1.250.000", "1250000"),
        ("12500", "12500"),
        ("12500,5", "12500.50"),
        ("12500.50", "12500.50"),
        ("12 500", "12500"),
        ("12.500,-", "12500"),
    ],
)
def test_an_amount_is_read_as_it_is_written_here(
    admin_client: Client, written: str, amount: str
) -> None:
    project = make_project()
    filled = form_on(admin_client, page_of(project))
    row = {"funder_party": "een loterij", "amount": written, "currency": "EUR"}

    answer = admin_client.post(page_of(project), filled | new_row(filled, "grants", **row))

    assert answer.status_code == 302
    assert Grant.objects.get().amount == Decimal(amount)


@pytest.mark.parametrize("written", ["veel", "12,500", "12.50.0", "1.2500", "12.500,505"])
def test_what_could_be_two_amounts_or_none_is_refused(admin_client: Client, written: str) -> None:
    row = {"funder_party": "een loterij", "amount": written, "currency": "EUR"}
    sentence = "We cannot read this amount. Write for example 12.500 or 12.500,50."

    assert row_refused(admin_client, make_project(), "grants", sentence, **row)
    assert not Grant.objects.exists()


def test_an_amount_that_nobody_touched_stays_what_it_was(admin_client: Client) -> None:
    house = make_house()
    kept = make_grant(None, house, amount=Decimal("12500.50"))
    filled = form_on(admin_client, page_of(house))

    admin_client.post(page_of(house), filled | {"grants_received-0-period": "2020"})

    assert filled["grants_received-0-amount"] == "12.500,50"
    kept.refresh_from_db()
    assert (kept.amount, kept.period) == (Decimal("12500.50"), "2020")


def test_the_euro_is_proposed_and_asks_for_no_amount(admin_client: Client) -> None:
    project = make_project()
    filled = form_on(admin_client, page_of(project))
    row = {"funder_party": "een loterij", "currency": str(filled["grants-__prefix__-currency"])}

    admin_client.post(page_of(project), filled | new_row(filled, "grants", **row))

    assert row["currency"] == "EUR"
    grant = Grant.objects.get()
    assert (grant.amount, grant.currency) == (None, "")


def test_a_row_in_which_only_the_proposed_euro_stands_is_no_grant(admin_client: Client) -> None:
    project = make_project()
    filled = form_on(admin_client, page_of(project))

    answer = admin_client.post(page_of(project), filled | new_row(filled, "grants", currency="EUR"))

    assert answer.status_code == 302
    assert not Grant.objects.exists()


def test_staff_are_told_that_a_new_date_begins_a_new_version(admin_client: Client) -> None:
    page = admin_client.get(page_of(make_network()))

    assert said(
        page, "A new date begins a new version: lines of an older date then no longer hold."
    )
