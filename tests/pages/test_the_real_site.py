"""The site with its real data: every house is there, by region, and every page opens."""

import json

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from houses.models import Organisation
from houses.sheets.nearby import nearby
from houses.sheets.next_steps import NextStep, next_step
from houses.sheets.sheet import sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_real_houses")]

DATA = settings.BASE_DIR / "houses" / "data" / "demonstration"


def rows(name: str) -> list[str]:
    return (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()


def listed(client: Client, region: str) -> set[str]:
    """The public names of all that a region's pages list: houses, and who else is there."""
    found: set[str] = set()
    number, last = 1, 1
    while number <= last:
        context = client.get(f"/nl/regios/{region}/?page={number}").context
        found |= {card.name for card in context["cards"]}
        found |= {organisation.name for organisation in context["others"]}
        last = context["page"].paginator.num_pages
        number += 1
    return found


def test_each_of_the_153_rows_is_reached_by_region(client: Client) -> None:
    names = {json.loads(line)["name"] for line in rows("houses")}

    found = set[str]().union(*(listed(client, country) for country in ("be", "nl", "dk", "gb")))

    assert len(names) == 153
    assert names <= found


def test_every_entry_has_a_page_that_opens(client: Client) -> None:
    entries = Organisation.objects.public()

    answers = {entry.slug: client.get(entry.get_absolute_url()).status_code for entry in entries}

    assert len(answers) == len(rows("houses")) + len(rows("organisations"))
    assert set(answers.values()) == {200}


def test_no_house_of_which_little_is_known_leaves_its_visitor_without_a_next_step() -> None:
    today = timezone.localdate()
    houses = Organisation.objects.public().houses()

    for slug in houses.values_list("slug", flat=True):
        shown = sheet(houses.filter(slug=slug), on=today)
        step = next_step(shown, nearby(shown, on=today))

        assert shown.reachable or shown.gone or (step and step != NextStep()), slug


def test_the_map_of_belgium_names_every_province_and_says_where_no_house_is_known(
    client: Client,
) -> None:
    response = client.get("/nl/regios/be/")
    shapes = response.context["map"].shapes

    # Ten provinces and Brussels.
    assert len(shapes) == 11
    assert [str(shape.region) for shape in shapes if not shape.house_count] == ["Luxemburg"]
    assert "nog geen huis bekend" in response.content.decode().lower()
