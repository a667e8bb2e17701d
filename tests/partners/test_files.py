"""The same search as files: what is true of each format."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from houses.filters import find
from houses.finding import search as finding
from houses.finding.index import index
from houses.models import Location, Organisation
from houses.partners.files import answer
from houses.partners.files import search as files
from houses.partners.files.rows import rows_of
from tests import factories
from tests.partners.files import FORMATS, feed, listing, names_in, on_map, table, whole
from tests.statistics import count_the_rows

pytestmark = pytest.mark.django_db

# The page puts them in this order; feeds have one of their own.
IN_PAGE_ORDER = [name for name in FORMATS if name != "atom"]


def names_on_the_page(query: str) -> list[str]:
    hits = find(QueryDict(query)).hits.keys
    names = dict(Organisation.objects.values_list("pk", "name"))
    return [names[key] for key in hits]


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_stream_of_1500_houses_is_complete_and_in_order(client: Client, file_format: str) -> None:
    factories.make_houses(range(1500))
    count_the_rows()

    found = names_in(client, file_format)

    # All were published on one day, so the feed too keeps the order of the page.
    assert found == names_on_the_page("")
    assert len(set(found)) == 1500


@pytest.mark.parametrize("file_format", IN_PAGE_ORDER)
@pytest.mark.parametrize(
    "query",
    [
        "sort=name",
        "sort=checked",
        "q=kanker+huis",
        "q=huis+brugge",
        "where=Brugge&radius=25",
        "region=be/vlaanderen/west-vlaanderen&audience=cancer",
        "open=now",
    ],
)
def test_a_file_holds_what_the_page_finds_in_its_order(
    client: Client, file_format: str, query: str
) -> None:
    brugge = factories.make_region(latitude=51.2, longitude=3.2)
    far = factories.make_region("be/vlaanderen/limburg/hasselt")
    for number, day in enumerate(("2024", "2026", "2025")):
        factories.make_house(
            f"Huis {number}", region=brugge, audience=["cancer"], lifecycle_as_of=day
        )
    always = factories.make_house("Huis ver weg", region=far)
    factories.make_opening(always.locations.get(), osm="24/7")
    for number, place in enumerate(Location.objects.order_by("-pk")):
        place.latitude, place.longitude = 51.2 + number * 0.01, 3.2
        place.save()
    index(Organisation.objects.all())

    found = names_in(client, file_format, f"?{query}")

    assert found == names_on_the_page(query)
    assert found


@pytest.mark.parametrize("file_format", FORMATS)
def test_more_hits_than_are_ranked_are_all_there_by_name(
    client: Client, file_format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.make_houses(range(40))
    # Alike, so that a step must end between them.
    for number in range(5):
        factories.make_house("Huis 11", slug=f"zelfde-{number}")
    # Small numbers stand for 10,000 hits and 4,000 keys a step.
    monkeypatch.setattr(finding, "MOST_HITS", 10)
    monkeypatch.setattr(files, "STEP", 7)

    found = names_in(client, file_format)

    every = Organisation.objects.in_name_order().values_list("name", flat=True)
    assert found == list(every)


@pytest.mark.parametrize("file_format", FORMATS)
def test_of_more_hits_than_are_ranked_those_that_are_open_are_there(
    client: Client, file_format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.make_houses(range(12))
    always = factories.make_house("Zelden dicht")
    factories.make_opening(always.locations.get(), osm="24/7")
    monkeypatch.setattr(finding, "MOST_HITS", 5)

    # Nobody else is open at night.
    found = names_in(client, file_format, "?day=2026-11-25&hour=03:00")

    assert found == ["Zelden dicht"]


@pytest.mark.parametrize("file_format", FORMATS)
def test_queries_grow_with_chunks_and_not_with_houses(client: Client, file_format: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            whole(client.get(f"/nl/huizen.{file_format}?kind=walk-in-house"))
        return len(captured)

    factories.make_houses(range(10))
    for_ten = queries()
    factories.make_houses(range(10, files.CHUNK))
    count_the_rows()
    for_a_chunk = queries()
    factories.make_houses(range(files.CHUNK, 2 * files.CHUNK))
    for_two_chunks = queries()

    assert for_a_chunk == for_ten
    # Sources, entries, and of these tags, places with their hours, regions with them, contacts.
    assert for_two_chunks - for_a_chunk == 6


def test_the_columns_tell_all_that_is_known(client: Client) -> None:
    house = factories.make_house(
        "Huis De Brug",
        audience=["cancer"],
        summary=factories.dutch("Een plek om te praten."),
        founded="medio 2015",
        lifecycle_as_of="aug 2021",
        checked_on=timezone.localdate() - timedelta(days=3),
        checked_how="phone",
        website="https://debrug.example.org/",
    )
    house.locations.update(
        street="Langestraat 1", postcode="8000", latitude=51.209348, longitude=3.224699
    )
    factories.make_opening(house.locations.get(), as_written=factories.dutch("ma tot vr"))
    factories.make_tag(house, "audience", "young", role="welcome")
    factories.make_tag(house, "theme", "talking")
    factories.make_tag(house, "theme", "guessed", implied=True)
    factories.make_tag(house, "language", "fr")
    factories.make_contact_point(house, email="hallo@example.org")
    factories.make_citation(house, source=factories.make_source("https://krant.example.org/1"))

    (row,) = table(client)

    assert row == {
        "id": house.public_id,
        "url": f"http://testserver/id/{house.public_id}",
        "page": "http://testserver/nl/huizen/huis-de-brug/",
        "name": "Huis De Brug",
        "kinds": "Walk in house",
        "summary": "Een plek om te praten.",
        "audience": "Cancer",
        "also_welcome": "Young",
        "themes": "Talking",
        "languages": "Fr",
        "street": "Langestraat 1",
        "postcode": "8000",
        "postcode_derived": "",
        "locality": "",
        "municipality": "Brugge",
        "region": factories.BRUGGE,
        "country": "BE",
        # The point is that of a municipality: more decimals would tell what is not known.
        "latitude": "51.209",
        "longitude": "3.225",
        "precision": "municipality",
        "phone": "+32 50 12 34 56",
        "email": "hallo@example.org",
        "website": "https://debrug.example.org/",
        "hours_as_written": "ma tot vr",
        "hours_osm": "Mo-Fr 10:00-17:00",
        "lifecycle": "open",
        "founded": house.founded_edtf,
        "checked_on": (timezone.localdate() - timedelta(days=3)).isoformat(),
        "known_as_of": "2021-08",
        "licence": "http://testserver/nl/over-de-gegevens/",
        "sources": "https://krant.example.org/1",
    }


def test_every_format_says_the_same_of_a_house(client: Client) -> None:
    house = factories.make_house("Huis", audience=["cancer"])
    factories.make_contact_point(house, phone="+3250123456")

    (entry,) = listing(client)["entries"]
    (feature,) = on_map(client)["features"]
    (row,) = table(client)
    (told,) = feed(client).iterfind("{*}entry")

    assert entry["url"] == feature["id"] == row["url"] == told.findtext("{*}id")
    assert entry["audience"] == [{"code": "cancer", "label": "Cancer"}]
    assert feature["properties"]["audience"] == entry["audience"]
    assert feature["properties"]["place"] == entry["places"][0]
    assert entry["phone"] == row["phone"].replace(" ", "") == "+3250123456"


def test_what_is_withdrawn_while_a_file_is_written_is_left_out() -> None:
    here = factories.make_house("Blijft")
    gone = factories.make_house("Net ingetrokken")
    gone.withdraw()

    rows = rows_of([gone.pk, here.pk], language="nl", on=timezone.localdate(), absolute=str)

    assert [row.name for row in rows] == ["Blijft"]


def test_nobody_is_sent_to_a_house_that_is_gone(client: Client) -> None:
    house = factories.make_house("Huis", lifecycle="closed")
    factories.make_contact_point(house, email="hallo@example.org")

    (entry,) = listing(client)["entries"]

    assert (entry["phone"], entry["email"]) == ("", "")


def test_who_joins_a_network_is_not_the_one_to_call(client: Client) -> None:
    house = factories.make_house("Huis")
    factories.make_contact_point(house, purpose="joining", email="netwerk@example.org")
    factories.make_contact_point(house, phone="+3250999888", email="onthaal@example.org")

    (entry,) = listing(client)["entries"]

    assert (entry["phone"], entry["email"]) == ("+3250999888", "onthaal@example.org")


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_search_that_finds_nothing_is_a_file_without_entries(
    client: Client, file_format: str
) -> None:
    factories.make_house("Huis")
    factories.make_term("kind", "youth-house")

    assert names_in(client, file_format, "?kind=youth-house") == []


def test_the_listing_says_how_many_it_holds_and_of_what_search(client: Client) -> None:
    factories.make_houses(range(3))

    found = listing(client, "?sort=name&kind=&audience=cancer")

    assert found["count"] == 3
    assert found["search"] == "audience=cancer&sort=name"
    assert found["page"] == "http://testserver/nl/huizen/?audience=cancer&sort=name"


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_file_tells_its_type_its_terms_of_use_and_lets_every_site_read_it(
    client: Client, file_format: str
) -> None:
    factories.make_house("Huis")

    response = client.get(f"/nl/huizen.{file_format}")

    assert response.headers["Content-Type"] == answer.FORMATS[file_format].media_type
    assert response.headers["Link"] == '<http://testserver/nl/over-de-gegevens/>; rel="license"'
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert "Set-Cookie" not in response.headers
    assert "Statbel" in whole(response) or file_format == "csv"


def test_the_name_of_the_table_tells_nothing_of_the_search(client: Client) -> None:
    response = client.get("/nl/huizen.csv?q=kanker")

    assert response.headers["Content-Disposition"] == 'attachment; filename="steunwijzer.csv"'


@pytest.mark.parametrize("file_format", FORMATS)
def test_what_has_not_changed_is_not_sent_again(client: Client, file_format: str) -> None:
    house = factories.make_house("Huis")
    address = f"/nl/huizen.{file_format}"
    tag = client.get(address).headers["ETag"]

    again = client.get(address, headers={"If-None-Match": tag})
    house.website = "https://nieuw.example.org/"
    house.checked_on, house.checked_how = timezone.localdate() + timedelta(days=1), "phone"
    house.save()
    changed = client.get(address, headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    assert changed.status_code == 200


# A short file is answered whole, a long one streamed.
@pytest.mark.parametrize("houses", [1, files.CHUNK + 1])
@pytest.mark.parametrize("file_format", FORMATS)
def test_a_file_can_be_asked_for_its_headers_alone(
    client: Client, file_format: str, houses: int
) -> None:
    factories.make_houses(range(houses))

    asked = client.get(f"/nl/huizen.{file_format}")
    response: Any = client.head(f"/nl/huizen.{file_format}")

    assert (response.status_code, response.getvalue()) == (200, b"")
    same = ("Content-Type", "Content-Length", "Content-Disposition", "Cache-Control")
    for header in same:
        assert response.headers.get(header) == asked.headers.get(header)


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_file_cannot_be_written_to(client: Client, file_format: str) -> None:
    response = client.post(f"/nl/huizen.{file_format}")

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"


def test_there_is_no_file_of_another_format(client: Client) -> None:
    assert client.get("/nl/huizen.pdf").status_code == 404
