"""The members on the page of their network: light for a thousand, and nobody is lost there."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from houses.models import Organisation
from networks.admin.members import MemberInline, MemberTable
from tests.factories import (
    make_assessment,
    make_charter,
    make_criterion,
    make_house,
    make_houses,
    make_membership,
    make_network,
)
from tests.staff import form_on, new_row, page_of, said

pytestmark = pytest.mark.django_db

# As many as the issue asks for.
MANY = 1000
# The limit for a page of so many members.
HEAVIEST = 300_000


@pytest.fixture
def bond() -> Organisation:
    return make_network("Bond")


def table_on(page: Any) -> MemberTable:
    inlines = [part.opts for part in page.context["inline_admin_formsets"]]
    return next(inline.table for inline in inlines if isinstance(inline, MemberInline))


def names(page: Any) -> list[str]:
    """The members in the table of a page, from above."""
    return [row.holder for row in table_on(page).page]


def test_several_members_are_added_in_one_save(admin_client: Client, bond: Organisation) -> None:
    filled = form_on(admin_client, page_of(bond))
    for number in range(3):
        house = make_house(f"Huis {number}")
        filled |= new_row(filled, "members", member=str(house.pk), since="2021")

    answer = admin_client.post(page_of(bond), filled)

    assert answer.status_code == 302
    assert bond.members.count() == 3


def test_an_empty_row_stands_ready_and_asks_nothing(
    admin_client: Client, bond: Organisation
) -> None:
    filled = form_on(admin_client, page_of(bond))

    answer = admin_client.post(page_of(bond), filled)

    assert filled["members-0-member"] == ""
    assert answer.status_code == 302
    assert not bond.members.exists()


def test_present_members_stand_before_those_who_left_and_those_without_a_name(
    admin_client: Client, bond: Organisation
) -> None:
    make_membership(bond, make_house("Anker"), until="2020")
    make_membership(bond, party="tien huizen")
    make_membership(bond, make_house("De Zon"))
    make_membership(bond, make_house("De Linde"))

    page = admin_client.get(page_of(bond))

    assert names(page) == ["De Linde", "De Zon", "tien huizen", "Anker"]


def test_a_member_cannot_be_taken_away_on_the_page_of_its_network(
    admin_client: Client, bond: Organisation
) -> None:
    make_membership(bond, make_house())

    filled = form_on(admin_client, page_of(bond))

    assert not [name for name in filled if name.startswith("members-") and "DELETE" in name]


def test_a_member_is_searched_by_any_of_its_names(admin_client: Client, bond: Organisation) -> None:
    make_membership(bond, make_house("De Zon"))
    linde = make_house("De Linde")
    linde.names.create(text="Lindehuis", kind="former")
    make_membership(bond, linde)
    make_membership(bond, party="tien huizen")

    def found(text: str) -> list[str]:
        return names(admin_client.get(page_of(bond), {"member": text}))

    assert found("lindehuis") == ["De Linde"]
    assert found("TIEN") == ["tien huizen"]
    assert found("kasteel") == []


def test_the_table_says_how_many_conditions_each_member_met_last(
    admin_client: Client, bond: Organisation
) -> None:
    charter = make_charter(bond, since="2018")
    first, second = make_criterion(charter, "Een"), make_criterion(charter, "Twee")
    house = make_membership(bond, make_house("De Linde"))
    make_membership(bond, make_house("De Zon"))
    make_assessment(house, first, "met", assessed="2024")
    make_assessment(house, second, "met", assessed="2020")
    # The last answer counts.
    make_assessment(house, second, "not-met", assessed="2024")

    page = admin_client.get(page_of(bond))

    table = table_on(page)
    assert [(line.assessed, line.met) for line in table.lines] == [(True, 1), (False, 0)]
    assert table.conditions == 2
    assert said(page, "not known yet")


def test_a_new_edition_without_conditions_leaves_the_table_as_it_was(
    admin_client: Client, bond: Organisation
) -> None:
    criterion = make_criterion(make_charter(bond, since="2018"))
    make_assessment(make_membership(bond, make_house("De Linde")), criterion, "met")
    make_charter(bond, since="2020")

    table = table_on(admin_client.get(page_of(bond)))

    assert table.conditions == 1
    assert [line.met for line in table.lines] == [1]


def test_the_conditions_of_a_charter_are_never_folded_away(
    admin_client: Client, bond: Organisation
) -> None:
    page = admin_client.get(page_of(make_charter(bond)))

    folded = {
        part.formset.prefix: part.is_collapsible for part in page.context["inline_admin_formsets"]
    }
    assert folded == {"criteria": False, "citations": True}


def test_a_thousand_members_open_and_save_as_ten_do(
    admin_client: Client, bond: Organisation
) -> None:
    criterion = make_criterion(make_charter(bond))
    newcomer = make_house("Nieuwkomer")

    def opened() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as asked:
            page = admin_client.get(page_of(bond))
        return len(asked), len(page.content)

    def saved(since: str) -> int:
        filled = form_on(admin_client, page_of(bond))
        fields = {"member": str(newcomer.pk), "since": since, "until": since}
        with CaptureQueriesContext(connection) as asked:
            answer = admin_client.post(page_of(bond), filled | new_row(filled, "members", **fields))
        assert answer.status_code == 302
        return len(asked)

    make_houses(range(10), network=bond)
    for membership in bond.members.all():
        make_assessment(membership, criterion)
    opened(), saved("2014")
    (few, _size), few_at_save = opened(), saved("2015")
    make_houses(range(10, MANY), network=bond)

    many, size = opened()
    assert many == few
    assert size < HEAVIEST
    assert saved("2016") == few_at_save
