"""Somebody says what is wrong on the page of an entry: without an account, a cookie or a script."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from houses.models import Organisation, Report
from houses.models.received import MOST_A_DAY
from tests import factories
from tests.staff import form_on

pytestmark = pytest.mark.django_db

PAGE = "/nl/klopt-er-iets-niet/huis-zon/"
THANKS = "/nl/klopt-er-iets-niet-bedankt/huis-zon/"
ABOUT_THE_SITE = "/nl/zeg-het-ons/"
TOLD = "/nl/zeg-het-ons/bedankt/"
ADMIN = "/admin/houses/report/"
NOON = datetime(2026, 6, 15, 10, tzinfo=UTC)
SAID = {"part": "hours", "wrong": "Op maandag is het dicht."}


@pytest.fixture(autouse=True)
def house() -> Organisation:
    return factories.make_house("Huis Zon", slug="huis-zon")


def send(
    client: Client, pause: timedelta = timedelta(minutes=2), page: str = PAGE, **fields: Any
) -> Any:
    """What a visitor sends who opened the page at noon."""
    with time_machine.travel(NOON, tick=False):
        filled = form_on(client, page)
    with time_machine.travel(NOON + pause, tick=False):
        return client.post(page, {**filled, **SAID, **fields})


def test_a_report_is_kept_as_it_was_written(client: Client, house: Organisation) -> None:
    answer = send(client)

    report = Report.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, THANKS)
    assert (report.organisation, report.part, report.wrong) == (house, "hours", SAID["wrong"])
    assert (report.received_on, report.from_the_house) == (NOON.date(), False)
    assert not report.handled


def test_after_it_a_page_says_what_happens_now_and_leads_back(client: Client) -> None:
    page = client.get(THANKS).content.decode()

    assert page.count("<h1") == 1
    assert 'href="/nl/huizen/huis-zon/"' in page


def test_what_is_wrong_is_enough(client: Client) -> None:
    send(client, part="")

    assert Report.objects.get().part == ""


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("walk-in-house", "/nl/huizen/iets/"),
        ("network", "/nl/netwerken/iets/"),
        ("project", "/nl/projecten/iets/"),
        ("foundation", "/nl/organisaties/iets/"),
    ],
)
def test_the_page_of_every_sort_of_entry_leads_to_its_form(
    client: Client, kind: str, address: str
) -> None:
    factories.make_organisation("Iets", slug="iets", kinds=(kind,))

    page = client.get(address).content.decode()

    assert 'href="/nl/klopt-er-iets-niet/iets/"' in page
    assert 'href="/nl/klopt-er-iets-niet/iets/?house"' in page
    assert client.get("/nl/klopt-er-iets-niet/iets/").status_code == 200


def test_who_says_that_it_is_their_house_finds_that_chosen(client: Client) -> None:
    assert "from_the_house" in form_on(client, f"{PAGE}?house")
    assert "from_the_house" not in form_on(client, PAGE)

    send(client, from_the_house="on")

    assert Report.objects.get().from_the_house


def test_the_form_needs_no_cookie_and_sets_none() -> None:
    strict = Client(enforce_csrf_checks=True)

    assert send(strict).status_code == 302
    assert not strict.cookies


def test_the_form_asks_nothing_about_who_sends_it(client: Client) -> None:
    # The last one is hidden: people do not see it.
    assert set(form_on(client, PAGE)) == {"token", "part", "wrong", "message"}


@pytest.mark.parametrize(
    ("box", "text"), [("wrong", ""), ("wrong", " "), ("wrong", "x" * 1001), ("part", "roof")]
)
def test_a_mistake_is_told_at_its_box_and_nothing_typed_is_lost(
    client: Client, box: str, text: str
) -> None:
    typed: dict[str, Any] = {"from_the_house": "on", box: text}

    answer = send(client, **typed)

    form = answer.context["form"]
    assert answer.status_code == 422
    assert list(form.errors) == [box]
    assert f'id="id_{box}_error"' in answer.content.decode()
    assert {name: form[name].value() for name in SAID} == {**SAID, box: text}
    assert form["from_the_house"].value()
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("pause", "fields"),
    [
        (timedelta(seconds=2), {}),
        (timedelta(days=1, seconds=1), {}),
        (timedelta(minutes=2), {"message": "Koop nu"}),
        (timedelta(minutes=2), {"token": "shown"}),
    ],
)
def test_a_program_is_not_taken_and_a_person_presses_once_more(
    client: Client, pause: timedelta, fields: dict[str, Any]
) -> None:
    refused = send(client, pause, **fields)
    token = refused.context["token"]
    with time_machine.travel(NOON + pause + timedelta(seconds=5), tick=False):
        again = client.post(PAGE, {**SAID, "token": token})

    assert refused.status_code == 422
    assert refused.context["form"]["wrong"].value() == SAID["wrong"]
    assert again.status_code == 302


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_cannot_send_the_form(client: Client, site: str) -> None:
    assert client.post(PAGE, SAID, headers={"sec-fetch-site": site}).status_code == 403


def test_of_a_flood_no_more_is_taken_that_day_and_nothing_typed_is_lost(
    client: Client, house: Organisation
) -> None:
    today = NOON.date()
    row = {"organisation": house, "wrong": "Alles", "received_on": today}
    Report.objects.bulk_create(Report(**row) for _ in range(MOST_A_DAY))
    full = send(client)
    Report.objects.filter(pk=Report.objects.latest("pk").pk).update(handled=True)
    room = send(client)

    assert (full.status_code, room.status_code) == (429, 302)
    assert full.context["form"]["wrong"].value() == SAID["wrong"]


@pytest.mark.parametrize("state", ["draft", "archived"])
def test_of_what_is_not_public_there_is_no_form(client: Client, state: str) -> None:
    Organisation.objects.update(status=state)

    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, SAID).status_code == 404
    assert client.get(THANKS).status_code == 404


def test_a_form_of_a_house_that_moved_to_another_address_is_still_taken(
    client: Client, house: Organisation
) -> None:
    house.move_to("huis-maan")

    assert send(client).headers["Location"] == "/nl/klopt-er-iets-niet-bedankt/huis-maan/"


@pytest.mark.parametrize("page", [PAGE, THANKS, ABOUT_THE_SITE, TOLD])
def test_search_engines_leave_the_form_alone(client: Client, page: str) -> None:
    assert '<meta name="robots" content="noindex">' in client.get(page).content.decode()


def test_no_cache_keeps_the_form(client: Client) -> None:
    assert "no-store" in client.get(PAGE).headers["Cache-Control"]


@pytest.mark.parametrize("method", ["put", "delete"])
def test_the_form_is_only_read_or_sent(client: Client, method: str) -> None:
    assert getattr(client, method)(PAGE).status_code == 405


def test_what_is_told_of_the_site_itself_is_kept_without_a_house_or_a_cookie() -> None:
    strict = Client(enforce_csrf_checks=True)

    # What the form does not ask is not kept, whatever is sent.
    answer = send(strict, page=ABOUT_THE_SITE, wrong="De kaart leest niet voor.")

    report = Report.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, TOLD)
    assert (report.organisation, report.part, report.wrong) == (
        None,
        "",
        "De kaart leest niet voor.",
    )
    assert report.received_on == NOON.date()
    assert not strict.cookies
    assert strict.get(TOLD).content.decode().count("<h1") == 1


@pytest.mark.parametrize(
    ("pause", "fields", "status"),
    [
        (timedelta(minutes=2), {"wrong": " "}, 422),
        (timedelta(seconds=2), {}, 422),
        (timedelta(minutes=2), {"message": "Koop nu"}, 422),
    ],
)
def test_the_form_about_the_site_has_the_same_door(
    client: Client, pause: timedelta, fields: dict[str, Any], status: int
) -> None:
    answer = send(client, pause, ABOUT_THE_SITE, **fields)
    elsewhere = client.post(ABOUT_THE_SITE, SAID, headers={"sec-fetch-site": "cross-site"})

    assert (answer.status_code, elsewhere.status_code) == (status, 403)
    assert answer.context["form"]["wrong"].value() == fields.get("wrong", SAID["wrong"])
    assert not Report.objects.exists()


def test_a_flood_about_the_site_is_stopped_too(client: Client) -> None:
    today = NOON.date()
    Report.objects.bulk_create(Report(wrong="Alles", received_on=today) for _ in range(MOST_A_DAY))

    assert send(client, page=ABOUT_THE_SITE).status_code == 429


@pytest.mark.usefixtures("in_english")
def test_staff_read_what_is_told_of_the_site(admin_client: Client) -> None:
    report = Report.objects.create(wrong="De kaart leest niet voor.", received_on=NOON.date())
    called = str(report)

    listed = admin_client.get(ADMIN, headers={"accept-language": "en"}).content.decode()
    opened = admin_client.get(f"{ADMIN}{report.pk}/change/").content.decode()

    assert "De kaart leest niet voor." in listed
    assert called == "the site itself: De kaart leest niet voor."
    assert "De kaart leest niet voor." in opened


def reported(house: Organisation, wrong: str, **fields: Any) -> Report:
    return Report.objects.create(organisation=house, wrong=wrong, received_on=NOON.date(), **fields)


def test_staff_see_what_waits_first_and_mark_it_as_handled(
    admin_client: Client, house: Organisation
) -> None:
    reported(house, "Klaar", handled=True)
    waiting = reported(house, "Wacht")

    listed = admin_client.get(f"{ADMIN}?q=zon").context["cl"].result_list
    chosen = {"action": "mark_as_handled", "_selected_action": [waiting.pk]}
    answer = admin_client.post(ADMIN, chosen, follow=True)

    assert [row.wrong for row in listed] == ["Wacht", "Klaar"]
    assert answer.status_code == 200
    assert not Report.objects.waiting()
    assert f'href="{ADMIN}"' in admin_client.get("/admin/").content.decode()
    assert admin_client.get(f"{ADMIN}add/").status_code == 403


def test_a_report_leads_staff_to_the_entry_and_stays_as_it_was_written(
    admin_client: Client, house: Organisation
) -> None:
    report = reported(house, "Op maandag is het dicht.")
    page = f"{ADMIN}{report.pk}/change/"

    text = admin_client.get(page).content.decode()
    answer = admin_client.post(page, {"wrong": "Anders", "handled": "on"})

    report.refresh_from_db()
    assert f'href="/admin/houses/organisation/{house.pk}/change/"' in text
    assert answer.status_code == 302
    assert (report.wrong, report.handled) == ("Op maandag is het dicht.", True)
