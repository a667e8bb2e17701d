"""The staff's mirror: what people searched in vain and where, and what they suggested."""

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from houses.drawing.maps import OUTLINES, outlines
from houses.finding.mirror import Mirror, mirror
from houses.models import Organisation, Region, SuggestedHouse, Tally
from tests.factories import make_house, make_location, make_organisation, make_region

pytestmark = pytest.mark.django_db

PAGE = "/admin/houses/tally/"
TODAY = date(2026, 6, 15)
# Two towns by the sea, 21 km apart, one in the Ardennes, and one abroad.
OOSTENDE = ("be/vlaanderen/west-vlaanderen/oostende", 51.2258, 2.9194)
BRUGGE = ("be/vlaanderen/west-vlaanderen/brugge", 51.2089, 3.2242)
ARLON = ("be/wallonie/luxembourg/arlon", 49.6833, 5.8167)
LUXEMBOURG = ("lu/luxembourg", 49.6117, 6.1319)


def town(place: tuple[str, float, float], **fields: Any) -> Region:
    path, latitude, longitude = place
    return make_region(path, latitude=latitude, longitude=longitude, **fields)


def count(what: Tally.What, subject: str, times: int, *, on: date = TODAY) -> None:
    Tally.objects.create(day=on, what=what, subject=subject, count=times)


def look() -> Mirror:
    return mirror(days=30, on=TODAY)


def spots() -> list[tuple[str, int, int | None]]:
    return [(str(spot.region), spot.times, spot.km) for spot in look().spots]


def test_the_words_that_failed_most_come_first_over_all_days() -> None:
    count(Tally.What.FAILED, "rouw", 2)
    count(Tally.What.FAILED, "paard", 3)
    count(Tally.What.FAILED, "rouw", 2, on=TODAY - timedelta(days=1))

    failed = [(row.words, row.times) for row in look().failed]

    assert failed == [("rouw", 4), ("paard", 3)]


def test_what_was_typed_once_or_twice_may_be_a_name_and_is_not_shown() -> None:
    count(Tally.What.FAILED, "jan peeters", 2)

    assert look().failed == []


def test_twenty_failed_searches_are_read_and_no_more() -> None:
    for number in range(21):
        count(Tally.What.FAILED, f"woord {number:02}", 3)

    assert [row.words for row in look().failed] == [f"woord {number:02}" for number in range(20)]


def test_only_the_days_of_the_period_count() -> None:
    # Thirty days that end on 15 June begin on 17 May.
    for day in (date(2026, 5, 16), date(2026, 5, 17), TODAY, TODAY + timedelta(days=1)):
        count(Tally.What.SEARCH, "", 1, on=day)

    assert look().searches == 2


def test_what_is_opened_is_a_share_of_all_that_is_opened() -> None:
    count(Tally.What.CLICK, "1", 6)
    count(Tally.What.CLICK, "10", 1)
    count(Tally.What.CLICK, "11", 2)
    count(Tally.What.CLICK, "200", 1)

    opened = {row.rank: (row.times, row.percent) for row in look().opened}

    assert list(opened) == [*range(1, 11), None]
    assert opened[1] == (6, 60)
    assert opened[2] == (0, 0)
    assert opened[10] == (1, 10)
    assert opened[None] == (3, 30)


def test_where_nothing_was_opened_below_the_tenth_place_nothing_is_said_of_it() -> None:
    count(Tally.What.CLICK, "2", 1)

    assert [row.rank for row in look().opened] == list(range(1, 11))


def test_a_place_with_a_house_within_fifteen_kilometres_is_no_white_spot() -> None:
    town(OOSTENDE)
    make_house(region=town(BRUGGE))
    count(Tally.What.PLACE, OOSTENDE[0], 5)
    count(Tally.What.PLACE, BRUGGE[0], 9)

    # As the crow flies 21.3 km.
    assert spots() == [("Oostende", 5, 21)]


def test_the_point_of_a_house_counts_before_the_centre_of_its_town() -> None:
    oostende, brugge = town(OOSTENDE), town(BRUGGE)
    house = make_organisation("Huis", kinds=["walk-in-house"])
    # Half-way between the two towns.
    make_location(house, region=brugge, latitude=51.217, longitude=3.07)
    count(Tally.What.PLACE, oostende.path, 5)

    assert spots() == []


def test_a_house_of_which_only_the_province_is_known_is_near_nothing() -> None:
    town(OOSTENDE)
    province = Region.objects.get(path="be/vlaanderen/west-vlaanderen")
    Region.objects.filter(pk=province.pk).update(latitude=51.22, longitude=2.92)
    make_house(region=province)
    count(Tally.What.PLACE, OOSTENDE[0], 1)

    assert spots() == [("Oostende", 1, None)]


@pytest.mark.parametrize(
    "fields", [{"published": False}, {"lifecycle": "closed"}, {"kinds": ["foundation"]}]
)
def test_only_public_open_houses_fill_a_white_spot(fields: dict[str, Any]) -> None:
    make_house(region=town(OOSTENDE), **fields)
    count(Tally.What.PLACE, OOSTENDE[0], 1)

    assert spots() == [("Oostende", 1, None)]


def test_a_province_and_a_town_without_a_point_are_no_spots() -> None:
    make_region("be/vlaanderen/west-vlaanderen/damme")
    town(OOSTENDE)
    for path in ("be/vlaanderen/west-vlaanderen", "be/vlaanderen/west-vlaanderen/damme"):
        count(Tally.What.PLACE, path, 1)

    assert spots() == []


def test_the_spots_lie_on_the_maps_of_their_countries() -> None:
    for number, place in enumerate([OOSTENDE, ARLON, LUXEMBOURG]):
        town(place, kind=Region.Kind.MUNICIPALITY)
        count(Tally.What.PLACE, place[0], 3 - number)

    seen = look()

    # Of Luxembourg there is no drawing; the list has it all the same.
    (belgium,) = seen.maps
    assert [spot.number for spot in seen.spots] == [1, 2, 3]
    sea, ardennes = belgium.marks
    assert (sea.spot.number, ardennes.spot.number) == (1, 2)
    # Oostende in the upper left corner, Arlon in the lower right.
    assert sea.x < 60
    assert sea.y < 60
    assert ardennes.x > 300
    assert ardennes.y > 260


def test_of_many_spots_twenty_are_shown_and_the_others_counted() -> None:
    for number in range(22):
        path = f"{ARLON[0]}-{number:02}"
        town((path, ARLON[1], ARLON[2]))
        count(Tally.What.PLACE, path, 1)

    seen = look()

    assert len(seen.spots) == 20
    assert seen.more_spots == 2


@pytest.mark.parametrize("country", ["be", "nl"])
def test_points_are_drawn_where_the_outlines_are(country: str) -> None:
    drawn = outlines(country)
    assert drawn
    west, south, east, north = drawn.edges

    assert drawn.place(north, west) == (0, 0)
    corner = drawn.place(south, east)
    assert corner
    # The height of the drawing is rounded up.
    assert list(corner) == pytest.approx([drawn.width, drawn.height], abs=1)


def drawn_edges(drawing: str) -> list[int]:
    """West, east, north and south of a path of whole numbers: `M12 5l3-1-2 7z`."""
    x, y = 0, 0
    across, down = [], []
    for letter, written in re.findall(r"([Ml])([^MlLzZ]+)", drawing):
        numbers = [int(number) for number in re.findall(r"-?\d+", written)]
        for east, south in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = (east, south) if letter == "M" else (x + east, y + south)
            across.append(x)
            down.append(y)
    return [min(across), max(across), min(down), max(down)]


@pytest.mark.parametrize("province", ["be/wallonie/luxembourg", "nl/drenthe"])
def test_a_province_measured_in_degrees_falls_on_its_own_outline(province: str) -> None:
    drawn = outlines(province[:2])
    assert drawn
    (outline,) = [outline for outline in drawn.regions if outline.path == province]
    stored = json.loads(OUTLINES.read_text())[province]["geojson"]
    assert stored["type"] == "Polygon"
    places = [drawn.place(north, east) for east, north in stored["coordinates"][0]]

    across = [place[0] for place in places if place]
    down = [place[1] for place in places if place]

    # The borders of the two were made simpler apart from each other: by 1.5 units at most here.
    edges = [min(across), max(across), min(down), max(down)]
    assert edges == pytest.approx(drawn_edges(outline.drawing), abs=2)


@pytest.mark.parametrize(("latitude", "longitude"), [(52, 4), (49, 4), (51, 2), (51, 7)])
def test_a_point_outside_a_country_is_not_drawn(latitude: float, longitude: float) -> None:
    belgium = outlines("be")

    assert belgium
    assert belgium.place(latitude, longitude) is None


def fill(numbers: range) -> None:
    for number in numbers:
        path = f"{ARLON[0]}-{number:02}"
        town((path, ARLON[1], ARLON[2]))
        count(Tally.What.PLACE, path, 1, on=timezone.localdate())
        count(Tally.What.FAILED, f"woord {number}", 1, on=timezone.localdate())
        count(Tally.What.CLICK, str(number), 1, on=timezone.localdate())
        make_house(f"Huis {number}", region=town(OOSTENDE))


def test_the_mirror_asks_six_times_however_much_was_counted(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(range(1, 8))

    # Four sums of tallies, the municipalities, the points of houses.
    with django_assert_num_queries(6):
        mirror(days=30, on=timezone.localdate())


def test_the_page_asks_as_often_for_many_rows_as_for_few(admin_client: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.get(PAGE).status_code == 200
        return len(captured)

    fill(range(1, 3))
    asked()
    few = asked()
    fill(range(3, 9))

    assert asked() == few


def test_the_page_leads_to_the_search_and_the_place(admin_client: Client) -> None:
    town(OOSTENDE)
    today = timezone.localdate()
    count(Tally.What.FAILED, "café & bar", 3, on=today)
    count(Tally.What.PLACE, OOSTENDE[0], 2, on=today)
    count(Tally.What.CLICK, "1", 1, on=today)

    text = admin_client.get(PAGE).content.decode()

    assert 'href="/nl/huizen/?q=caf%C3%A9%20%26%20bar"' in text
    assert f'href="/nl/regios/{OOSTENDE[0]}/"' in text
    assert "<circle" in text
    assert 'rect width="100"' in text


@pytest.mark.parametrize(
    ("asked", "days"), [("", 30), ("?days=90", 90), ("?days=365", 365), ("?days=7", 30)]
)
def test_a_period_is_chosen_from_three(admin_client: Client, asked: str, days: int) -> None:
    page = admin_client.get(f"{PAGE}{asked}")

    assert page.context["days"] == days
    assert page.content.decode().count('aria-current="true"') == 1


def test_the_page_wears_the_coat_and_has_no_style_in_it(admin_client: Client) -> None:
    text = admin_client.get(PAGE).content.decode()

    assert "admin-coat/mirror.css" in text
    assert " style=" not in text
    assert text.count("<h1") == 1


def test_who_may_not_see_the_counts_does_not(client: Client, django_user_model: Any) -> None:
    client.force_login(django_user_model.objects.create_user("stagiair", is_staff=True))

    assert client.get(PAGE).status_code == 403


def test_nobody_edits_what_was_counted(admin_client: Client) -> None:
    count(Tally.What.FAILED, "rouw", 2)
    row = Tally.objects.get()

    assert (
        "2026-06-15 failed rouw: 2" in admin_client.get(f"{PAGE}{row.pk}/change/").content.decode()
    )
    assert admin_client.get(f"{PAGE}add/").status_code == 403
    assert admin_client.post(f"{PAGE}{row.pk}/change/", {"count": "1"}).status_code == 403
    assert admin_client.post(f"{PAGE}{row.pk}/delete/", {"post": "yes"}).status_code == 403


def test_the_first_page_of_the_staff_leads_to_the_mirror_and_the_suggestions(
    admin_client: Client,
) -> None:
    text = admin_client.get("/admin/").content.decode()

    assert f'href="{PAGE}"' in text
    assert 'href="/admin/houses/suggestedhouse/"' in text


def suggest(name: str = "Huis Zon", **fields: Any) -> SuggestedHouse:
    return SuggestedHouse.objects.create(
        **{"name": name, "place": "Damme", "received_on": TODAY, **fields}
    )


def test_staff_mark_suggestions_as_handled(admin_client: Client) -> None:
    waiting, other = suggest(), suggest("Huis Maan")

    answer = admin_client.post(
        "/admin/houses/suggestedhouse/",
        {"action": "mark_as_handled", "_selected_action": [waiting.pk]},
        follow=True,
    )

    assert answer.status_code == 200
    assert list(SuggestedHouse.objects.waiting()) == [other]
    assert Organisation.objects.count() == 0


def test_a_suggestion_stays_as_it_was_written(admin_client: Client) -> None:
    suggestion = suggest()
    page = f"/admin/houses/suggestedhouse/{suggestion.pk}/change/"

    answer = admin_client.post(page, {"name": "Anders", "place": "Gent", "handled": "on"})

    suggestion.refresh_from_db()
    assert answer.status_code == 302
    assert (suggestion.name, suggestion.place) == ("Huis Zon", "Damme")
    assert suggestion.handled


def test_suggestions_are_not_added_by_staff_and_those_that_wait_come_first(
    admin_client: Client,
) -> None:
    suggest("Klaar", handled=True)
    suggest("Wacht")

    page = admin_client.get("/admin/houses/suggestedhouse/?q=damme")

    assert [row.name for row in page.context["cl"].result_list] == ["Wacht", "Klaar"]
    assert admin_client.get("/admin/houses/suggestedhouse/add/").status_code == 403
