"""What is counted of searches, and what is never kept of them."""

import logging
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client

from houses.finding import tallying
from houses.finding.tallying import tally_click, tally_search, words_that_name_nobody
from houses.models import Tally
from houses.values.distances import Point, Points, kilometres
from tests.factories import BRUGGE, make_region

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 15)


def counted() -> dict[tuple[str, str], int]:
    return {(tally.what, tally.subject): tally.count for tally in Tally.objects.filter(day=TODAY)}


def test_a_search_that_finds_houses_is_counted_without_its_words() -> None:
    tally_search(words="rouwgroep", place=None, found=3, on=TODAY)
    tally_search(words="kanker", place=None, found=1, on=TODAY)

    assert counted() == {("search", ""): 2}


def test_a_search_in_vain_is_kept_by_its_folded_words_and_its_place() -> None:
    brugge = make_region()

    tally_search(words="Café-Kläts", place=brugge, found=0, on=TODAY)

    assert counted() == {("search", ""): 1, ("failed", "cafe klats"): 1, ("place", BRUGGE): 1}


def test_a_place_without_words_is_counted_as_a_place_only() -> None:
    tally_search(words=" ", place=make_region(), found=0, on=TODAY)

    assert counted() == {("search", ""): 1, ("place", BRUGGE): 1}


def test_who_asks_for_nothing_is_not_counted() -> None:
    tally_search(words="  ", place=None, found=12, on=TODAY)

    assert counted() == {}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("kanker jan.peeters@example.org", "kanker"),
        ("kanker jan.peeters＠example.org", "kanker"),
        ("bel 0475123456", "bel"),
        ("bel 0475/12.34.56 of 0475 12 34 56 terug", "bel of terug"),
        ("+32 475 12 34 56 rouw", "rouw"),
        ("rijksregister 85.07.30-033.61", "rijksregister"),
        ("dossier A12345B", "dossier"),
        ("rouwgroep 8400", "rouwgroep 8400"),
        ("1017 AB praten", "1017 ab praten"),
        ("een twee drie vier vijf zes zeven", "een twee drie vier vijf zes"),
        ("0475 12 34 56", ""),
        ("?! 🙂", ""),
        # Longer than is read: the word that is cut in two could be half of an address.
        (f"rouw {'x ' * 140}jan.peeters.{'y' * 20}@example.org", "rouw x x x x x"),
        ("y" * 5000, ""),
        # One long word, cut at 80 characters.
        ("z" * 100, "z" * 80),
    ],
)
def test_words_that_could_tell_who_somebody_is_are_not_kept(typed: str, kept: str) -> None:
    assert words_that_name_nobody(typed) == kept


def test_a_search_of_nothing_but_a_number_fails_without_a_trace() -> None:
    tally_search(words="0475123456", place=None, found=0, on=TODAY)

    assert counted() == {("search", ""): 1}


def test_each_place_in_the_list_has_its_own_count() -> None:
    for rank in (1, 1, 3, 10_000):
        tally_click(rank, on=TODAY)

    assert counted() == {("click", "1"): 2, ("click", "3"): 1, ("click", "10000"): 1}


@pytest.mark.parametrize("rank", [0, -1, 10_001])
def test_a_place_that_no_list_has_is_refused(rank: int) -> None:
    with pytest.raises(ValueError, match=str(rank)):
        tally_click(rank, on=TODAY)


def test_counting_that_fails_breaks_no_page_and_repeats_no_words(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO no_such_table VALUES ('rouwgroep')")

    monkeypatch.setattr(Tally.objects, "count_one", refuse)

    with caplog.at_level(logging.WARNING, logger=tallying.__name__):
        tally_search(words="rouwgroep", place=None, found=0, on=TODAY)

    # The transaction of the page goes on: on PostgreSQL it would be lost without a savepoint.
    assert Tally.objects.count() == 0
    assert "was not counted" in caplog.text
    assert "rouwgroep" not in caplog.text


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite waits for all writers")
def test_a_count_waits_shortly_and_whatever_comes_after_it_waits_as_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def patience() -> int:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout")
            (milliseconds,) = cursor.fetchone()
        return int(milliseconds)

    def note_and_fail(*args: object, **kwargs: object) -> None:
        meanwhile.append(patience())
        raise DatabaseError

    meanwhile: list[int] = []
    before = patience()
    monkeypatch.setattr(Tally.objects, "count_one", note_and_fail)

    tally_click(1, on=TODAY)

    assert meanwhile == [tallying.PATIENCE_MS]
    assert patience() == before > tallying.PATIENCE_MS


def test_a_click_is_counted_by_its_rank_and_answered_with_nothing(client: Client) -> None:
    answer = client.post("/nl/geteld/", {"rank": "3"}, headers={"sec-fetch-site": "same-origin"})

    assert (answer.status_code, answer.content) == (204, b"")
    assert not answer.cookies
    assert Tally.objects.get().subject == "3"


def test_a_click_needs_no_cookie() -> None:
    strict = Client(enforce_csrf_checks=True)

    assert strict.post("/nl/geteld/", {"rank": "1"}).status_code == 204


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_another_site_cannot_count_clicks(client: Client, site: str) -> None:
    answer = client.post("/nl/geteld/", {"rank": "1"}, headers={"sec-fetch-site": site})

    assert answer.status_code == 403
    assert not Tally.objects.exists()


@pytest.mark.parametrize("body", [{}, {"rank": ""}, {"rank": "0"}, {"rank": "drie"}])
def test_a_click_without_a_good_rank_is_told_what_a_rank_is(
    client: Client, body: dict[str, str]
) -> None:
    answer = client.post("/nl/geteld/", body)

    assert answer.status_code == 400
    assert "10000" in answer.content.decode()
    assert not Tally.objects.exists()


def test_clicks_cannot_be_asked_for(client: Client) -> None:
    assert client.get("/nl/geteld/").status_code == 405


@pytest.mark.parametrize("write", [False, True])
def test_counts_are_forgotten_after_thirteen_months_and_only_if_told_to(
    write: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)
    Tally.objects.count_one(Tally.What.SEARCH, on=date(2025, 5, 14))
    Tally.objects.count_one(Tally.What.SEARCH, on=date(2025, 5, 15))
    said = StringIO()

    call_command("forget_tallies", write=write, stdout=said)

    # Of 15 June 2026, thirteen months before is 15 May 2025: that day stays.
    left = list(Tally.objects.values_list("day", flat=True))
    assert left[-1] == (date(2025, 5, 15) if write else date(2025, 5, 14))
    assert said.getvalue().startswith("1 ")


def test_the_distance_between_two_towns_is_known() -> None:
    brugge, gent = Point(51.2089, 3.2242), Point(51.0536, 3.7253)

    # By the formula for an ellipsoid: 39.09 km.
    assert kilometres(brugge, gent) == pytest.approx(39.09, rel=0.005)
    assert kilometres(gent, brugge) == kilometres(brugge, gent)


def test_the_nearest_of_many_points_is_the_one_that_all_distances_give() -> None:
    points = [
        Point(50 + north / 7, 3 + (north * 5 + east) % 11 / 4)
        for north in range(14)
        for east in range(4)
    ]
    here = Point(51.03, 4.41)

    nearest = Points(points).nearest_km(here)

    assert nearest == min(kilometres(here, there) for there in points)


def test_nothing_is_near_where_there_is_nothing() -> None:
    assert Points([]).nearest_km(Point(51, 4)) == float("inf")
