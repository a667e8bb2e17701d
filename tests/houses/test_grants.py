from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from houses.models import Grant, Organisation
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre() -> Organisation:
    return factories.make_organisation("Centrale")


def test_the_grants_of_a_year_are_those_that_lie_within_it_for_certain(
    centre: Organisation,
) -> None:
    year = factories.make_grant(recipient=centre, period="2020")
    month = factories.make_grant(recipient=centre, period="maart 2020")
    for period in ["2019 tot 2020", "rond 2020", "sinds 2020", "2021", ""]:
        factories.make_grant(recipient=centre, period=period)

    assert set(Grant.objects.of_year(2020)) == {year, month}


def test_grants_are_added_up_by_currency(centre: Organisation) -> None:
    for amount, currency in [(20000, "EUR"), ("10000.50", "EUR"), (500, "GBP")]:
        factories.make_grant(recipient=centre, amount=amount, currency=currency)

    assert Grant.objects.total("EUR") == Decimal("30000.50")
    assert Grant.objects.total("GBP") == Decimal(500)


def test_a_grant_of_an_unknown_amount_adds_nothing(centre: Organisation) -> None:
    factories.make_grant(recipient=centre, in_kind=factories.dutch("Een zaal"))

    assert Grant.objects.total("EUR") == 0


def test_the_newest_grants_stand_first_and_those_without_a_date_last(centre: Organisation) -> None:
    undated = factories.make_grant(recipient=centre)
    old = factories.make_grant(recipient=centre, period="2015")
    new = factories.make_grant(recipient=centre, period="2020")

    assert list(Grant.objects.all()) == [new, old, undated]
    assert Grant.objects.all().totally_ordered


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"amount": 100}, "Give the amount with its currency, or neither."),
        ({"currency": "EUR"}, "Give the amount with its currency, or neither."),
        ({"amount": -1, "currency": "EUR"}, "An amount is not below zero."),
        ({"amount": 1, "currency": "euro"}, "Three capitals, as in ISO 4217: EUR."),
        ({"funder_party": ""}, "Choose the funder, or write it down: one of the two."),
        ({"recipient": None}, "Say who received it, or for which project it was."),
        ({"period": "ooit"}, "We cannot read this date."),
    ],
)
def test_a_grant_that_cannot_be_is_refused_with_a_sentence(
    fields: dict[str, object], sentence: str, centre: Organisation, in_english: None
) -> None:
    whole = {"funder_party": "een loterij", "recipient": centre}
    grant = Grant(**{**whole, **fields})

    with pytest.raises(ValidationError) as refusal:
        grant.full_clean()

    assert any(sentence in said for said in refusal.value.messages)


def test_a_funder_gives_to_another(centre: Organisation, in_english: None) -> None:
    grant = Grant(funder=centre, recipient=centre)

    with pytest.raises(ValidationError, match="not to itself"):
        grant.full_clean()
