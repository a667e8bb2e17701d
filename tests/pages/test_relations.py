"""Whom an entry stands with today, and whom before."""

import re

import pytest
import time_machine
from django.test import Client

from houses.models import Organisation
from houses.sheets.relations import RelationGroup
from houses.sheets.sheet import Sheet
from tests import factories

pytestmark = pytest.mark.django_db


def shown(client: Client, entry: Organisation) -> tuple[Sheet, str]:
    """What the page was made of, and its text without the marks."""
    response = client.get(entry.get_absolute_url())
    return response.context["sheet"], re.sub(r"<[^>]+>", " ", response.content.decode())


def told_of(groups: list[RelationGroup]) -> list[tuple[str, str]]:
    return [
        (group.role, str(row.other or row.row.party)) for group in groups for row in group.relations
    ]


def test_a_relation_that_is_over_is_told_as_of_before_from_both_sides(client: Client) -> None:
    house, friend = factories.make_house("Huis"), factories.make_organisation("Bondgenoot")
    factories.make_affiliation(house, friend, "supported-by", since="2015", until="april 2021")
    factories.make_affiliation(house, role="funded-by", party="een loterij")

    sheet, text = shown(client, house)
    sheet_of_friend, text_of_friend = shown(client, friend)

    assert told_of(sheet.with_organisations) == [("Gefinancierd door", "een loterij")]
    assert told_of(sheet.with_organisations_before) == [("Gesteund door", "Bondgenoot")]
    assert text.index("een loterij") < text.index("Vroeger") < text.index("Gesteund door")
    assert told_of(sheet_of_friend.with_organisations) == []
    assert told_of(sheet_of_friend.with_organisations_before) == [("Steunt", "Huis")]
    assert text_of_friend.index("Vroeger") < text_of_friend.index("Steunt")


def test_work_for_a_project_that_is_over_is_told_as_of_before(client: Client) -> None:
    organisation = factories.make_organisation("Stichting")
    before, now = factories.make_project("Oud project"), factories.make_project("Nieuw project")
    factories.make_affiliation(before, organisation, "operated-by", until="2019")
    factories.make_affiliation(now, organisation, "operated-by")

    sheet, _text = shown(client, organisation)

    assert told_of(sheet.with_projects) == [("Leidt", "Nieuw project")]
    assert told_of(sheet.with_projects_before) == [("Leidt", "Oud project")]


@pytest.mark.parametrize(
    ("today", "over"), [("2021-04-30", False), ("2021-05-01", True), ("2014-12-31", False)]
)
def test_a_relation_is_over_once_its_end_certainly_lies_before_the_day(
    client: Client, today: str, over: bool
) -> None:
    house = factories.make_house("Huis")
    factories.make_affiliation(house, since="2015", until="april 2021")

    with time_machine.travel(today, tick=False):
        sheet, _text = shown(client, house)

    assert bool(sheet.with_organisations_before) == over
    assert bool(sheet.with_organisations) != over
