"""The file for feed readers."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from tests import factories
from tests.partners.files import ATOM, feed, names_in

pytestmark = pytest.mark.django_db


def test_the_newest_change_comes_first(client: Client) -> None:
    first = factories.make_house("A")
    checked = factories.make_house("B", checked_on=date(2026, 3, 1), checked_how="phone")
    newest = factories.make_house("C")
    for house, day in [(first, 1), (checked, 2), (newest, 3)]:
        house.first_published_on = date(2026, 2, day)
        house.save()

    found = feed(client)

    assert names_in(client, "atom") == ["B", "C", "A"]
    # In winter Brussels is an hour ahead.
    assert found.findtext(f"{ATOM}updated") == "2026-03-01T00:00:00+01:00"
    updated = [one.text for one in found.iterfind(f"{ATOM}entry/{ATOM}updated")]
    assert updated == [
        "2026-03-01T00:00:00+01:00",
        "2026-02-03T00:00:00+01:00",
        "2026-02-01T00:00:00+01:00",
    ]


def test_an_entry_leads_to_its_page_and_to_its_sources(client: Client) -> None:
    house = factories.make_house("Huis", summary=factories.dutch("Om te praten."))
    factories.make_citation(house, source=factories.make_source("https://krant.example.org/?a=1&b"))

    entry = feed(client).find(f"{ATOM}entry")
    assert entry is not None
    links = {link.get("rel"): link.get("href") for link in entry.iterfind(f"{ATOM}link")}

    assert entry.findtext(f"{ATOM}id") == f"http://testserver/id/{house.public_id}"
    assert entry.findtext(f"{ATOM}summary") == "Om te praten."
    assert links == {
        "alternate": "http://testserver/nl/huizen/huis/",
        "via": "https://krant.example.org/?a=1&b",
    }


def test_the_feed_says_what_it_is_and_of_whom(client: Client) -> None:
    factories.make_house("Huis", audience=["cancer"])

    found = feed(client, "?audience=cancer")
    links = {link.get("rel"): link.get("href") for link in found.iterfind(f"{ATOM}link")}

    assert links["self"] == "http://testserver/nl/huizen.atom?audience=cancer"
    assert links["alternate"] == "http://testserver/nl/huizen/?audience=cancer"
    assert found.findtext(f"{ATOM}author/{ATOM}name") == "Steunwijzer"
    assert "CC BY 4.0" in (found.findtext(f"{ATOM}rights") or "")
    # A list of feeds shows titles: they name no need.
    assert "cancer" not in (found.findtext(f"{ATOM}title") or "").lower()


def test_a_feed_without_entries_is_a_feed(client: Client) -> None:
    found = feed(client)

    today = timezone.localdate().isoformat()
    assert (found.findtext(f"{ATOM}updated") or "").startswith(today)


def test_a_character_that_xml_cannot_hold_is_left_out(client: Client) -> None:
    factories.make_house("Huis \x0b& <b>", slug="huis")

    assert names_in(client, "atom") == ["Huis & <b>"]
