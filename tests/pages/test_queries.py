"""Pages cost the same number of queries for ten houses or parts and for a thousand."""

from collections.abc import Iterable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from houses.models import (
    Affiliation,
    Citation,
    ContactPoint,
    Document,
    Grant,
    Milestone,
    Organisation,
    Reference,
    Service,
    Source,
    SourceNote,
    Statement,
)
from networks.models import Charter, Criterion, Membership, NetworkCitation
from tests import factories
from tests.statistics import count_the_rows

pytestmark = pytest.mark.django_db

PAGES = [
    "/nl/",
    "/nl/huizen/",
    "/nl/huizen/?region=be&kind=walk-in-house&audience=cancer&sort=checked&page=1",
    "/nl/huizen/huis-1/",
    "/nl/huizen/huis-1/?on=2020",
    "/nl/regios/",
    "/nl/regios/be/",
    "/nl/regios/be/vlaanderen/west-vlaanderen/",
    "/nl/regios/be/vlaanderen/west-vlaanderen/brugge/",
    "/nl/projecten/",
    "/nl/bijdragen/",
    "/nl/vergelijk/?with=huis-1&with=huis-2&name=huis",
    "/nl/adresblad/huis-1/",
    "/nl/affiche/huis-1/",
    "/nl/vouwblad/",
    "/nl/netwerken/",
    "/nl/netwerken/netwerk/",
    "/nl/netwerken/netwerk/?on=2020",
    "/nl/over-ons/",
    "/nl/over-de-gegevens/",
    "/nl/colofon/",
    "/sitemap-entries.xml",
]
# By words: how many houses have them decides how they are ranked.
SEARCHES = [
    "/nl/huizen/?q=huis&where=Brugge&radius=50&audience=cancer",
    "/nl/huizen/?near=51.21,3.22&q=huis&open=now",
    "/nl/huizen/?q=huis+vuurtoren",
    "/nl/huizen/?where=Brugge&q=vuurtoren",
    "/nl/huizen/?q=huis+brugge",
]


def queries(client: Client, page: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(page)
    assert response.status_code == 200
    return len(captured)


def asked(client: Client, *pages: str) -> dict[str, int]:
    return {page: queries(client, page) for page in pages}


def test_no_page_asks_more_of_a_thousand_houses_than_of_ten(client: Client) -> None:
    network = factories.make_network("Netwerk")
    factories.make_houses(range(10), network=network)
    factories.index()
    few = asked(client, *PAGES)

    # Of more than some hundred houses the index is asked which has a word where, a dozen times a
    # word; of fewer their documents are read. From there on it stays the same.
    factories.make_houses(range(10, 900), network=network)
    factories.index()
    count_the_rows()
    many = asked(client, *SEARCHES)
    factories.make_houses(range(900, 1000), network=network)
    factories.index()
    count_the_rows()

    assert asked(client, *PAGES) == few
    assert asked(client, *SEARCHES) == many


def give_parts(entry: Organisation, numbers: Iterable[int]) -> None:
    """Many parts of every sort, each with a source of its own, in a few bulk writes."""
    words = {number: factories.dutch(f"Deel {number}") for number in numbers}
    others = Organisation.objects.bulk_create(
        Organisation(
            name=f"Ander {entry.slug} {number}",
            slug=f"ander-{entry.slug}-{number}",
            public_id=factories.public_id_of(f"ander-{entry.slug}-{number}"),
            status=Organisation.Status.PUBLISHED,
            first_published_on=timezone.localdate(),
        )
        for number in words
    )
    sources = Source.objects.bulk_create(Source(url=other.slug) for other in others)
    SourceNote.objects.bulk_create(
        SourceNote(source=row, text=words[min(words)]) for row in sources
    )
    Statement.objects.bulk_create(
        Statement(entry=entry, kind="task", text=text) for text in words.values()
    )
    Service.objects.bulk_create(
        Service(entry=entry, kind="meeting", name=text) for text in words.values()
    )
    milestones = Milestone.objects.bulk_create(
        Milestone(entry=entry, title=text, happened="2015") for text in words.values()
    )
    documents = Document.objects.bulk_create(
        Document(title=f"Verslag {other}", kind="report", author=other) for other in others
    )
    written = Document.objects.bulk_create(
        Document(title=f"Boek {other}", kind="report", author=entry) for other in others
    )
    Reference.objects.bulk_create(
        [Reference(entry=entry, document=row) for row in documents]
        + [Reference(entry=other, document=row) for other, row in zip(others, written, strict=True)]
    )
    Grant.objects.bulk_create(
        grant
        for other in others
        for grant in (
            Grant(funder=other, recipient=entry, amount=1, currency="EUR"),
            Grant(funder=entry, recipient=other, amount=1, currency="EUR"),
            Grant(funder_party="een fonds", project=entry, recipient=other),
        )
    )
    Affiliation.objects.bulk_create(
        affiliation
        for other in others
        for affiliation in (
            Affiliation(organisation=entry, role="partner", other=other),
            Affiliation(organisation=other, role="operated-by", other=entry),
        )
    )
    ContactPoint.objects.bulk_create(
        contact
        for other in others
        for contact in (
            ContactPoint(organisation=entry, at=other, phone="106"),
            ContactPoint(organisation=other, at=entry, phone="106"),
        )
    )
    memberships = Membership.objects.bulk_create(
        membership
        for number, other in zip(words, others, strict=True)
        for membership in (
            Membership(network=other, member=entry),
            Membership(network=entry, member=other, until="2015"),
            Membership(network=entry, party=f"leden {number}"),
        )
    )
    charters = Charter.objects.bulk_create(
        Charter(network=entry, since=str(1000 + number)) for number in words
    )
    Criterion.objects.bulk_create(
        Criterion(charter=row, text=words[min(words)], code=f"deel-{row.pk}") for row in charters
    )
    Citation.objects.bulk_create(
        Citation(entry=entry, milestone=row, source=source, field="happened", value=str(row.pk))
        for row, source in zip(milestones, sources, strict=True)
    )
    NetworkCitation.objects.bulk_create(
        NetworkCitation(membership=row, source=sources[0], field="member") for row in memberships
    )


@pytest.mark.parametrize("sort", ["project", "organisation", "network"])
def test_no_page_asks_more_of_a_thousand_parts_than_of_ten(client: Client, sort: str) -> None:
    make = getattr(factories, f"make_{sort}")
    entry: Organisation = make("Fiche", slug="fiche")
    give_parts(entry, range(10))
    pages = [entry.get_absolute_url(), f"{entry.get_absolute_url()}?on=2020"]
    few = asked(client, *pages)

    give_parts(entry, range(10, 1000))
    count_the_rows()

    assert asked(client, *pages) == few


def asked_of_the_database(client: Client, page: str) -> int:
    """Without what a database is told besides, which is not the same for each."""
    with CaptureQueriesContext(connection) as captured:
        client.get(page)
    return sum(query["sql"].startswith("SELECT") for query in captured)


def test_the_list_of_houses_asks_what_it_needs_and_no_more(client: Client) -> None:
    factories.make_houses(range(3))

    # The terms on offer; the keys of the houses; of the page of them their rows, tags, places,
    # hours, contact points and first visits (6); how many are houses; of the choices: the terms
    # they have, who welcomes everyone, their hours, access, first visits, networks with their names
    # (2), the conditions they meet, and when they were checked (9); the help lines; what staff
    # wrote.
    assert asked_of_the_database(client, "/nl/huizen/") == 20


def test_a_search_by_words_and_place_asks_what_it_needs_and_no_more(client: Client) -> None:
    factories.make_houses(range(3))
    factories.index()

    # The terms on offer. Of the place: regions of that name, their postcodes (2). Of the words:
    # the lexicon, its synonyms, the terms as words, the parts that are new (4). The keys of the
    # houses that have them; their documents, which are called just so, and in which order they
    # stand. The page of houses (6), how many are houses, the choices (9), those who have the words
    # without the chosen audience, with their terms (2). Who else is called as the place is. What
    # the words mean, and the lines that speak of it (4); the help lines; what staff wrote.
    search = "/nl/huizen/?q=huis&where=Brugge&audience=cancer"
    assert asked_of_the_database(client, search) == 36
