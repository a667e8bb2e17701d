"""A visitor suggests a house: without an account, a cookie or a script."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from houses.models import SuggestedHouse
from houses.models.received import MOST_A_DAY
from tests.staff import form_on

pytestmark = pytest.mark.django_db

PAGE = "/nl/stel-een-huis-voor/"
THANKS = "/nl/stel-een-huis-voor/bedankt/"
NOON = datetime(2026, 6, 15, 10, tzinfo=UTC)
HOUSE = {
    "name": "Huis Zon",
    "place": "Damme",
    "website": "www.example.org",
    "note": "Open sinds mei",
}


def send(client: Client, **fields: str) -> Any:
    """What a visitor sends who opened the page at noon and writes for two minutes."""
    return send_after(timedelta(minutes=2), client, **fields)


def send_after(pause: timedelta, client: Client, **fields: str) -> Any:
    with time_machine.travel(NOON, tick=False):
        filled = form_on(client, PAGE)
    with time_machine.travel(NOON + pause, tick=False):
        return client.post(PAGE, {**filled, **HOUSE, **fields})


def test_a_suggestion_is_kept_as_it_was_written(client: Client) -> None:
    answer = send(client)

    suggestion = SuggestedHouse.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, THANKS)
    assert (suggestion.name, suggestion.place) == ("Huis Zon", "Damme")
    assert (suggestion.website, suggestion.note) == ("https://www.example.org", "Open sinds mei")
    assert suggestion.received_on == NOON.date()
    assert not suggestion.handled


def test_after_it_a_page_says_what_happens_now(client: Client) -> None:
    page = client.get(THANKS)

    assert page.status_code == 200
    assert page.content.decode().count("<h1") == 1


def test_a_name_and_a_place_are_enough(client: Client) -> None:
    send(client, website="", note="")

    assert SuggestedHouse.objects.get().website == ""


def test_the_form_needs_no_cookie_and_sets_none() -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = send(strict)

    assert answer.status_code == 302
    assert not strict.cookies


def test_the_form_asks_nothing_about_who_sends_it(client: Client) -> None:
    boxes = form_on(client, PAGE)

    # The last one is hidden: people do not see it.
    assert set(boxes) == {"token", "name", "place", "website", "note", "message"}


def test_a_failed_search_can_fill_in_the_name_and_the_place(client: Client) -> None:
    boxes = form_on(client, f"{PAGE}?name=Huis+%3Cb%3EZon&place=Damme")

    assert (boxes["name"], boxes["place"]) == ("Huis <b>Zon", "Damme")


@pytest.mark.parametrize(
    ("box", "text"),
    [
        ("name", ""),
        ("place", " "),
        ("name", "x" * 201),
        ("place", "x" * 101),
        ("website", "geen adres"),
        ("website", "javascript:alert(1)"),
        ("note", "x" * 1001),
    ],
)
def test_a_mistake_is_told_at_its_box_and_nothing_typed_is_lost(
    client: Client, box: str, text: str
) -> None:
    answer = send(client, **{box: text})

    page = answer.content.decode()
    typed = {**HOUSE, box: text}
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [box]
    assert f'id="id_{box}_error"' in page
    assert {name: answer.context["form"][name].value() for name in typed} == typed
    assert not SuggestedHouse.objects.exists()


def test_a_page_that_was_open_too_long_is_sent_by_pressing_once_more(client: Client) -> None:
    late = send_after(timedelta(days=1, seconds=1), client)
    token = late.context["token"]
    with time_machine.travel(NOON + timedelta(days=1, minutes=1), tick=False):
        again = client.post(PAGE, {**HOUSE, "token": token})

    assert late.status_code == 422
    assert late.context["form"]["name"].value() == "Huis Zon"
    assert again.status_code == 302
    assert SuggestedHouse.objects.count() == 1


def test_who_sends_faster_than_people_type_presses_once_more(client: Client) -> None:
    fast = send_after(timedelta(seconds=2), client)
    with time_machine.travel(NOON + timedelta(seconds=5), tick=False):
        again = client.post(PAGE, {**HOUSE, "token": fast.context["token"]})

    assert fast.status_code == 422
    assert again.status_code == 302


def test_a_box_with_a_mistake_is_told_before_anything_else(client: Client) -> None:
    answer = send_after(timedelta(seconds=1), client, name="")

    assert list(answer.context["form"].errors) == ["name"]


@pytest.mark.parametrize("token", ["", "shown:1:2", "shown"])
def test_a_form_that_we_never_showed_is_not_taken(client: Client, token: str) -> None:
    answer = send(client, token=token)

    assert answer.status_code == 422
    assert not SuggestedHouse.objects.exists()


def test_a_program_that_fills_in_the_hidden_box_is_not_taken(client: Client) -> None:
    answer = send(client, message="Koop nu")

    assert answer.status_code == 422
    assert "Koop nu" not in answer.content.decode()
    assert not SuggestedHouse.objects.exists()


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_cannot_send_the_form(client: Client, site: str) -> None:
    answer = client.post(PAGE, HOUSE, headers={"sec-fetch-site": site})

    assert answer.status_code == 403


def wait(number: int, **fields: Any) -> None:
    SuggestedHouse.objects.bulk_create(
        SuggestedHouse(**{"name": "Huis", "place": "Gent", "received_on": NOON.date(), **fields})
        for _ in range(number)
    )


def test_of_a_flood_no_more_is_taken_that_day_and_nothing_typed_is_lost(client: Client) -> None:
    wait(MOST_A_DAY)

    answer = send(client)

    assert answer.status_code == 429
    assert answer.context["form"]["name"].value() == "Huis Zon"
    assert SuggestedHouse.objects.count() == MOST_A_DAY


def test_what_staff_handled_or_other_days_brought_makes_no_flood(client: Client) -> None:
    wait(MOST_A_DAY - 1)
    wait(1, handled=True)
    wait(1, received_on=NOON.date() - timedelta(days=1))

    assert send(client).status_code == 302


@pytest.mark.parametrize("page", [PAGE, THANKS])
def test_search_engines_leave_the_form_alone(client: Client, page: str) -> None:
    assert '<meta name="robots" content="noindex">' in client.get(page).content.decode()


def test_no_cache_keeps_the_form(client: Client) -> None:
    assert "no-store" in client.get(PAGE).headers["Cache-Control"]


@pytest.mark.parametrize("method", ["put", "delete"])
def test_the_form_is_only_read_or_sent(client: Client, method: str) -> None:
    assert getattr(client, method)(PAGE).status_code == 405


def test_what_waits_is_known_to_staff_only(client: Client) -> None:
    wait(1, name="Nog niet nagekeken", received_on=timezone.localdate())

    assert "Nog niet nagekeken" not in client.get(PAGE).content.decode()
