"""What the public may see of each table: never what belongs to an entry that is not published."""

from datetime import date

import pytest

from houses.models import (
    Citation,
    ContactPoint,
    Document,
    Grant,
    Milestone,
    Organisation,
    Reference,
    Service,
    Statement,
)
from houses.models.sources import PARTS
from tests import factories
from tests.parts import one_of_each_part

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)


@pytest.fixture
def house() -> Organisation:
    return factories.make_house()


@pytest.fixture
def draft() -> Organisation:
    return factories.make_house("Nog niet", published=False)


def test_the_parts_of_a_draft_are_not_public(house: Organisation, draft: Organisation) -> None:
    for entry in (house, draft):
        factories.make_statement(entry)
        factories.make_service(entry)
        factories.make_milestone(entry)
        factories.make_reference(entry)

    owners = [
        list(Statement.objects.public().values_list("entry", flat=True)),
        list(Service.objects.public().values_list("entry", flat=True)),
        list(Milestone.objects.public().values_list("entry", flat=True)),
        list(Reference.objects.public().values_list("entry", flat=True)),
    ]

    assert owners == [[house.pk]] * 4


def test_a_document_is_public_by_what_it_tells_of(house: Organisation, draft: Organisation) -> None:
    told = factories.make_document("Verslag")
    factories.make_reference(house, told)
    factories.make_reference(house, told, "82-101")
    factories.make_reference(draft, factories.make_document("Plan"))
    factories.make_document("Van niemand")

    assert list(Document.objects.public()) == [told]


def test_a_document_is_public_by_who_wrote_it(house: Organisation, draft: Organisation) -> None:
    written = factories.make_document("Boek", author=house)
    factories.make_document("Kladje", author=draft)

    assert list(Document.objects.public()) == [written]


def test_a_grant_is_public_once_all_its_parties_are(
    house: Organisation, draft: Organisation
) -> None:
    fund, project = factories.make_organisation("Fonds"), factories.make_project()
    draft_project = factories.make_project("Plan", published=False)
    shown = factories.make_grant(fund, house, project=project)
    by_text = factories.make_grant(recipient=house)
    for_a_project = factories.make_grant(fund, project=project)
    factories.make_grant(draft, house)
    factories.make_grant(fund, draft)
    factories.make_grant(fund, house, project=draft_project)

    assert set(Grant.objects.public()) == {shown, by_text, for_a_project}


def test_what_the_public_may_not_see_is_not_added_up(
    house: Organisation, draft: Organisation
) -> None:
    factories.make_grant(recipient=house, amount=100)
    factories.make_grant(draft, house, amount=10)

    assert Grant.objects.public().total("EUR") == 100


def test_the_citations_of_a_part_are_as_public_as_the_part(
    house: Organisation, draft: Organisation
) -> None:
    shown = {
        factories.make_citation(house, "text", **{part: row})
        for part, row in one_of_each_part(house).items()
    }
    for part, row in one_of_each_part(draft).items():
        factories.make_citation(draft, "text", **{part: row})

    assert len(shown) == len(PARTS)
    assert set(Citation.objects.public(on=TODAY)) == shown


def test_the_citation_of_a_grant_by_a_draft_is_not_public(
    house: Organisation, draft: Organisation
) -> None:
    grant = factories.make_grant(draft, house, amount=100)
    factories.make_citation(house, "amount", grant=grant, value="100")

    assert not Citation.objects.public(on=TODAY).exists()


def contact_person(network: Organisation, **fields: object) -> ContactPoint:
    """Someone with a phone of their own, whose name may be published until the end of 2027."""
    return factories.make_contact_point(
        network,
        **{
            "purpose": "joining",
            "role": factories.dutch("Contactpersoon"),
            "person": "An Voorbeeld",
            "person_basis": "Op haar pagina genoemd",
            "person_until": date(2027, 12, 31),
            "details_personal": True,
            **fields,
        },
    )


def test_a_person_who_may_be_named_is_named_with_where_they_sit(house: Organisation) -> None:
    foundation = factories.make_organisation("Stichting")
    contact_person(house, at=foundation)

    shown = ContactPoint.objects.public(on=date(2027, 12, 31)).get()

    assert (shown.shown_person, shown.shown_phone) == ("An Voorbeeld", "+3250123456")
    assert shown.at == foundation


def test_after_its_last_day_a_name_falls_back_to_the_role_and_where_it_sits(
    house: Organisation,
) -> None:
    foundation = factories.make_organisation("Stichting")
    contact_person(house, at=foundation)

    shown = ContactPoint.objects.public(on=date(2028, 1, 1)).get()

    assert (shown.shown_person, shown.shown_phone) == ("", "")
    assert str(shown.role) == "Contactpersoon"
    assert shown.at == foundation


def test_a_role_that_nobody_can_reach_any_more_is_not_shown(
    house: Organisation, draft: Organisation
) -> None:
    contact_person(house)
    contact_person(house, at=draft)

    assert not ContactPoint.objects.public(on=date(2028, 1, 1)).exists()


def test_whom_you_reach_at_a_draft_is_shown_by_what_is_not_personal(
    house: Organisation, draft: Organisation
) -> None:
    contact = factories.make_contact_point(house, at=draft)

    assert list(ContactPoint.objects.public(on=TODAY)) == [contact]


def test_the_contact_points_of_a_draft_are_not_shown_where_they_are_answered(
    house: Organisation, draft: Organisation
) -> None:
    factories.make_contact_point(draft, at=house)

    assert not house.contacts_answered.public(on=TODAY).exists()
