"""The page of a house, rich and sparse: what a visitor asks, in the order in which it is asked."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from houses.models import Organisation
from houses.sheets.places import shown_place
from tests import factories
from tests.factories import dutch

pytestmark = pytest.mark.django_db

PAGE = "/en/houses/huis/"
LIST = "/en/houses/"
# A Wednesday at noon in Brussels.
NOON = datetime(2026, 11, 25, 11, tzinfo=UTC)
CHECKED: dict[str, Any] = {"checked_on": date(2026, 11, 2), "checked_how": "phone"}


def rich_house(**fields: Any) -> Organisation:
    house = factories.make_house(
        "Huis", slug="huis", audience=["cancer"], website="https://huis.example.org",
        summary=dutch("Je kunt er praten."), **{**CHECKED, **fields},
    )  # fmt: skip
    place = house.locations.get()
    place.street, place.postcode = "Oostmeers 1", "8000"
    place.directions = dutch("De groene deur.")
    place.transportation = dutch("Bus 5, halte Oostmeers.")
    place.save()
    factories.make_opening(place, "Mo-Fr 10:00-17:00; PH off")
    step_free = factories.make_term("access", "step-free")
    place.access_features.create(term=step_free, answer="no", note=dutch("Twee treden."))
    factories.make_contact_point(house, role=dutch("Onthaal"), email="hallo@huis.example.org")
    factories.make_first_visit(house, "free", sentence=dutch("Ook de koffie."))
    factories.make_term("first-visit", "anonymous", label=dutch("Je naam hoeft niet"))
    factories.make_tag(house, "theme", "meals")
    return house


def page_of(client: Client, address: str = PAGE) -> str:
    with time_machine.travel(NOON, tick=False):
        response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2]).split())


def test_a_rich_page_answers_in_the_order_in_which_people_ask(client: Client) -> None:
    rich_house()

    headings = re.findall(r"<h2>([^<]+)</h2>", page_of(client).partition("<footer")[0])

    assert [heading for heading in headings if heading != "Ask further"] == [
        "For whom?",
        "Is it open?",
        "Where is it?",
        "Call or write",
        "Your first visit",
        "What can you do there?",
        "Who are they?",
        "How do we know this?",
        "Take it along",
    ]


def test_a_sparse_page_has_no_block_of_what_is_not_known(client: Client) -> None:
    factories.make_house("Huis", slug="huis")

    page = page_of(client)

    assert "<h2>Is it open?</h2>" not in page
    (sentence,) = re.findall(r"<p>([^<]*when it is open[^<]*)</p>", page)
    assert "the phone number" in sentence


def test_the_buttons_are_those_for_which_there_is_something(client: Client) -> None:
    house = rich_house()
    with_all = page_of(client)
    house.contact_points.all().delete()
    house.locations.update(street="")
    without = page_of(client)

    (called, way) = re.findall(r'<a class="button[^"]*" href="([^"]+)"', with_all)
    assert called == "tel:+3250123456"
    assert way == "https://www.openstreetmap.org/directions?to=Oostmeers+1%2C+8000+Brugge%2C+BE"
    assert 'rel="noreferrer"' in with_all
    (site,) = re.findall(r'<a class="button[^"]*" href="([^"]+)"', without)
    assert site == "https://huis.example.org"


def test_the_page_says_whether_it_is_open_and_shows_the_week_with_a_word_at_today(
    client: Client,
) -> None:
    rich_house()

    words = words_of(page_of(client))

    assert "Now open until 17:00." in words
    assert "Wednesday today 10:00 to 17:00 Thursday 10:00 to 17:00" in words
    assert "25 December, Christmas Day closed" in words
    assert "Call first" not in words


def test_hours_of_an_old_source_say_so_and_how_to_find_out(client: Client) -> None:
    rich_house(checked_on=None, checked_how="", lifecycle_as_of="2018")

    words = words_of(page_of(client))

    assert "According to a source from 2018: open until 17:00." in words
    assert "Now open" not in words
    assert "Call first: 050 12 34 56" in words


def test_of_a_house_that_can_be_asked_the_way_to_find_out_stands_where_the_hours_would(
    client: Client,
) -> None:
    house = rich_house()
    house.locations.get().openings.all().delete()
    house.contact_points.all().delete()

    words = words_of(page_of(client))

    assert "We do not know when it is open. Look first on huis.example.org ." in words


def test_hours_that_only_their_source_words_are_shown_as_written(client: Client) -> None:
    house = rich_house()
    house.locations.get().openings.update(osm="", as_written=dutch("Soms op dinsdag."))

    words = words_of(page_of(client))

    assert "Soms op dinsdag. (in Dutch)" in words
    assert "Call first: 050 12 34 56" in words


def test_the_way_there_is_told_by_foot_and_by_public_transport(client: Client) -> None:
    rich_house()

    page = page_of(client)

    assert "De groene deur." in page
    assert "Bus 5, halte Oostmeers." in page
    # A script makes the button: without one there is none.
    assert '<copy-text data-text="Oostmeers 1, 8000 Brugge"' in page
    assert '<copy-text class="aside" data-text="hallo@huis.example.org"' in page
    assert "Twee treden." in page
    assert "Wheelchair accessible: no" in page


@pytest.mark.parametrize(
    ("answers", "accessible"),
    [
        ({}, "unknown"),
        ({"parking": "yes"}, "unknown"),
        ({"step-free": "yes"}, "sometimes"),
        ({"step-free": "no", "lift-or-ground": "yes"}, "no"),
        ({"step-free": "yes", "lift-or-ground": "yes", "accessible-toilet": "no"}, "sometimes"),
        ({"step-free": "yes", "lift-or-ground": "yes", "accessible-toilet": "yes"}, "yes"),
    ],
)
def test_a_place_is_accessible_only_where_all_that_is_needed_is_known(
    answers: dict[str, str], accessible: str
) -> None:
    place = factories.make_house("Huis").locations.get()
    for code, answer in answers.items():
        place.access_features.create(term=factories.make_term("access", code), answer=answer)

    assert shown_place(place).accessible == accessible


def test_of_a_first_visit_the_unknown_stands_in_one_sentence(client: Client) -> None:
    rich_house()

    glow = page_of(client).partition('<section class="glow">')[2].partition("</section>")[0]

    assert "Ook de koffie." in glow
    assert "We do not know yet whether this is so: “Je naam hoeft niet”." in glow


def test_the_page_says_when_and_by_which_route_it_was_checked(client: Client) -> None:
    rich_house(checked_how="house")

    assert "Checked on 2 November 2026, by the house itself." in words_of(page_of(client))


@pytest.mark.parametrize(
    ("visits", "words"),
    [
        ({"no-appointment": "yes"}, "Without an appointment"),
        ({"no-appointment": "yes", "call-first": "yes"}, "Call first"),
        ({"no-appointment": "no"}, "By appointment"),
        ({"no-referral": "no", "call-first": "yes"}, "Through a doctor or a service"),
    ],
)
def test_a_card_says_how_to_come(client: Client, visits: dict[str, str], words: str) -> None:
    house = factories.make_house("Huis", slug="huis", **CHECKED)
    for question, answer in visits.items():
        factories.make_first_visit(house, question, answer)
    factories.index()

    (card,) = re.findall(r'<article class="card">.*?</article>', page_of(client, LIST))

    assert f"<p>{words}</p>" in card


def test_a_card_says_whether_it_is_open_now(client: Client) -> None:
    rich_house()
    factories.index()

    (card,) = re.findall(r'<article class="card">.*?</article>', page_of(client, LIST))

    assert "Now open until 17:00." in card
    assert '<svg class="sign"' in card


def test_a_house_that_is_gone_sends_nobody_there(client: Client) -> None:
    rich_house(lifecycle="closed")

    page = page_of(client)

    assert "<h2>Is it open?</h2>" not in page
    assert "openstreetmap.org" not in page.partition("<main")[2]
    assert "tel:+3250123456" not in page


def folds_of(page: str) -> list[tuple[str, str]]:
    """The summary of each fold and what is in it."""
    pattern = r'<details class="folded more"[^>]*> <summary>(.*?)</summary>(.*?)</details>'
    return re.findall(pattern, page)


def test_of_who_they_are_the_first_is_told_and_the_rest_is_folded(client: Client) -> None:
    house = rich_house()
    factories.make_statement(house, kind="vision", text="Ieder telt.")
    factories.make_statement(house, kind="mission", text="Een plek voor allen.")

    page = page_of(client)

    ((summary, folded),) = folds_of(page)
    assert summary == "More about who they are"
    assert "Ieder telt." in folded
    assert "Een plek voor allen." not in folded
    # Who folds it open and who does not both read whose words they have.
    assert page.count("This is how Huis says it.") == 2


def test_another_organisation_folds_nothing_of_who_it_is(client: Client) -> None:
    other = factories.make_organisation("Stichting", slug="stichting")
    for kind in ("mission", "vision"):
        factories.make_statement(other, kind=kind)

    assert "<details" not in page_of(client, "/en/organisations/stichting/").partition("<h2>How")[0]


def test_what_else_is_known_is_folded_below_the_houses_nearby(client: Client) -> None:
    house = rich_house()
    place = house.locations.get()
    place.latitude, place.longitude = 51.2, 3.2
    place.save()
    near = factories.make_house("Buur").locations.get()
    near.latitude, near.longitude = 51.21, 3.21
    near.save()
    factories.make_membership(factories.make_network("Netwerk"), house)
    factories.make_affiliation(house, role="funded-by", party="een loterij", since="2015")

    page = page_of(client)

    ((summary, folded),) = folds_of(page)
    headings = ("Belongs to", "Also nearby", "How do we know this?")
    at = [page.index(f"<h2>{heading}</h2>") for heading in headings]
    assert at == sorted(at)
    assert at[1] < page.index(f"<summary>{summary}") < at[2]
    assert "een loterij" in folded
    # It began to get money in 2015: there is a before to ask for.
    assert 'name="on"' in folded


def test_of_a_house_that_only_began_nobody_is_asked_how_it_was_before(client: Client) -> None:
    rich_house(founded="2015")

    asked, refused = page_of(client), client.get(PAGE, {"on": "gisteren"}).content.decode()

    assert 'name="on"' not in asked
    # Who asked by the address is told why not, and can ask again.
    assert '<details class="folded more" open>' in refused
    assert 'name="on"' in refused


def test_the_way_there_is_one_link_and_a_derived_postcode_stands_with_the_sources(
    client: Client,
) -> None:
    house = rich_house()
    house.locations.update(postcode_derived=True)

    page = page_of(client)

    assert page.count("https://www.openstreetmap.org/directions") == 1
    derived = page.index("We took it from the municipality.")
    assert derived > page.index("<h2>How do we know this?</h2>")
