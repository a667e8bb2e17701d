"""A made-up network of a thousand members over thirty years, asked about any day."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from houses.models import Organisation
from houses.values.dates import read_date
from houses.values.spans import Certainty, Days
from networks.models import Membership
from networks.pages.then import network_then
from tests import factories
from tests.statistics import count_the_rows

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
FIRST_YEAR, YEARS = 1996, 30
MEMBERS = 1000
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni",
          "juli", "augustus", "september", "oktober", "november", "december")  # fmt: skip


def written(number: int, year: int) -> str:
    """A date of that year as some source might give it: each is precise in its own way."""
    month, day = number % 12, number % 28 + 1
    forms = (
        f"{day}/{month + 1}/{year}",
        f"{MONTHS[month]} {year}",
        str(year),
        f"medio {year}",
        f"rond {year}",
        "",
    )
    return forms[number % len(forms)]


def periods(number: int) -> Iterator[tuple[str, str]]:
    """When one member belonged: a third never left, a third left, a third came back later."""
    joined = FIRST_YEAR + number * 7 % YEARS
    left = joined + 1 + number % 5
    again = left + number % 3
    since, until = written(number, joined), written(number * 5 + 1, left)
    if number % 3 == 0:
        yield since, ""
    elif number % 3 == 1:
        yield since, until
    else:
        # In one month or the month after, or in a later year.
        month = MONTHS[number % 12]
        yield since, f"{month} {left}"
        yield f"{month} {again}", ""


def make_members(network: Organisation, numbers: range) -> None:
    entries = Organisation.objects.bulk_create(
        Organisation(
            name=f"Lid {number:04}",
            slug=f"verzonnen-lid-{number}",
            public_id=factories.public_id_of(f"verzonnen-lid-{number}"),
            status=Organisation.Status.PUBLISHED,
            first_published_on=timezone.localdate(),
            founded=str(FIRST_YEAR + 10) if number % 50 == 0 else "",
        )
        for number in numbers
    )
    Membership.objects.bulk_create(
        Membership(network=network, member=entry, since=since, until=until)
        for number, entry in zip(numbers, entries, strict=True)
        for since, until in periods(number)
    )
    count_the_rows()


ONE_DAY = timedelta(days=1)
# What has no start may have begun on any day before, what has no end goes on: no day is outside.
EARLIEST, LATEST = date(FIRST_YEAR - 5, 1, 1), date(2030, 1, 1)


def ends(text: str, otherwise: tuple[date, date]) -> tuple[date, date]:
    if not text:
        return otherwise
    read = read_date(text)
    assert read.earliest
    assert read.latest
    return read.earliest, read.latest


def brute_force(number: int, first: date, last: date) -> Certainty:
    """Tries the first and the last day that each date can mean, against each other."""
    founded = [date(FIRST_YEAR + 10, 1, 1), date(FIRST_YEAR + 10, 12, 31)]
    was_there = [number % 50 > 0 or day <= last for day in founded]
    rows = list(periods(number))
    answers = []
    for place, (since, until) in enumerate(rows):
        starts = ends(since, (EARLIEST, TODAY if not until else LATEST))
        if not until:
            starts = starts[0], min(starts[1], TODAY)
        stops = ends(until, (LATEST, LATEST))
        if place + 1 < len(rows):
            following = ends(rows[place + 1][0], (LATEST, LATEST))
            # Both are known to the month, and it is the same one: the later start wins.
            if following == stops:
                stops = (following[0] - ONE_DAY,) * 2
        readings = [
            there and since_day <= last and first <= until_day
            for there in was_there
            for since_day in {*starts, min(starts[1], stops[1])}
            for until_day in {*stops, max(stops[0], starts[0])}
            if since_day <= until_day
        ]
        answers.append(
            Certainty.CERTAINLY
            if all(readings)
            else Certainty.POSSIBLY
            if any(readings)
            else Certainty.NOT
        )
    order = [Certainty.NOT, Certainty.POSSIBLY, Certainty.CERTAINLY]
    return max(answers, key=order.index)


@pytest.fixture
def network() -> Organisation:
    return factories.make_network("Netwerk der Verzinsels")


def test_every_day_of_thirty_years_has_the_members_that_a_brute_force_finds(
    network: Organisation,
) -> None:
    make_members(network, range(MEMBERS))
    # Their names have the number in four digits: the order of names is that of numbers.
    keys = list(network.members.order_by("member__name_key").values_list("member", flat=True))
    keys = list(dict.fromkeys(keys))
    days = st.integers(0, YEARS * 366).map(lambda day: date(FIRST_YEAR - 1, 1, 1) + day * ONE_DAY)

    # Each example reads a thousand rows: more of them take long, and find no more.
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(days, st.sampled_from([0, 0, 30, 365]))
    def check(first: date, length: int) -> None:
        last = first + length * ONE_DAY
        expected = [brute_force(number, first, last) for number in range(MEMBERS)]

        found = network_then(network, Days(first, last), None, today=TODAY)

        assert found.certain == expected.count(Certainty.CERTAINLY)
        assert found.possible == expected.count(Certainty.POSSIBLY)
        told = {row.member_id: certainty for row, certainty in found.page.paginator.object_list}
        assert told == {
            keys[number]: certainty
            for number, certainty in enumerate(expected)
            if certainty != Certainty.NOT
        }

    check()


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("asked", ["", "?on=2010-06-15", "?on=2010-06", "?on=2010&page=2"])
def test_a_network_of_a_thousand_asks_as_much_as_one_of_thirty(
    client: Client, network: Organisation, asked: str
) -> None:
    address = network.get_absolute_url() + asked
    # So many that there is a second page on every date.
    make_members(network, range(60))
    few = queries(client, address)

    make_members(network, range(60, MEMBERS))

    assert queries(client, address) == few
