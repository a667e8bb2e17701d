"""What an organisation says of itself now, next to what it said before; the ways there."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from houses.models import Organisation, Statement
from houses.values.translations import Translated
from tests import factories

pytestmark = pytest.mark.django_db


def words(html: str) -> str:
    """What a visitor reads between the header and the footer, on one line."""
    content = html.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", content)).split())


def changed(client: Client, entry: Organisation, query: str = "", status: int = 200) -> str:
    response = client.get(f"/nl/vergelijk/{entry.slug}/{query}")
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def renewed() -> Organisation:
    """A house that renewed its mission twice and its values once."""
    house = factories.make_house("Huis De Proef")
    for text, since in [
        ("Wij zijn er voor mensen met kanker.", "2014"),
        ("De koffie staat klaar.", "2014"),
        ("Samen sterk.", "2014"),
        ("Wij zijn er voor mensen met kanker en hun familie.", "maart 2021"),
        ("Samen sterk.", "maart 2021"),
        ("Wij luisteren eerst.", "maart 2021"),
        ("Samen sterk.", "2024"),
    ]:
        factories.make_statement(house, text, since=since)
    factories.make_statement(house, "Vertrouwen", "value")
    factories.make_statement(house, "Tijd", "value", since="2020")
    return house


def test_the_page_of_editions_tells_what_became_of_each_line(
    client: Client, renewed: Organisation
) -> None:
    read = words(changed(client, renewed, "?from=2014&to=2021-03"))

    assert "Van 2014 naar maart 2021" in read
    assert "Anders gezegd Doorstreept is weg, onderstreept is nieuw." in read
    assert "Nieuw Wij luisteren eerst." in read
    assert "Niet meer gezegd De koffie staat klaar." in read
    assert "Gelijk gebleven Samen sterk." in read


def test_what_was_reworded_is_told_without_colour_and_without_sight(
    client: Client, renewed: Organisation
) -> None:
    html = changed(client, renewed, "?from=2014&to=2021-03")

    assert re.search(
        r'<ins><span class="unseen">\[nieuw: </span><span>en hun familie</span>'
        r'<span class="unseen">\]</span></ins>',
        html,
    )


def test_what_was_reworded_in_another_language_carries_it(client: Client) -> None:
    house = factories.make_house("La maison", language="fr")
    for text, since in [("Être ensemble ici", "2016"), ("Être ensemble là", "2021")]:
        Statement.objects.create(
            entry=house, kind="mission", text=Translated.written("fr", text), since=since
        )

    html = changed(client, house)

    assert '<span lang="fr">Être ensemble</span>' in html
    assert '<span class="unseen">[nieuw: </span><span lang="fr">là</span>' in html


def test_unless_asked_otherwise_the_last_two_editions_of_the_mission_are_shown(
    client: Client, renewed: Organisation
) -> None:
    html = changed(client, renewed)

    assert "Van maart 2021 naar 2024" in words(html)
    assert '<option value="2021-03" selected>' in html
    assert 'href="?kind=value"' in html


def test_values_without_a_date_are_an_edition_too(client: Client, renewed: Organisation) -> None:
    html = changed(client, renewed, "?kind=value")

    assert "Van de versie zonder datum naar 2020" in words(html)
    # Back to a day only where there is one.
    assert re.findall(r"\?on=([^\"]*)", html) == ["2020"]


def test_the_page_of_editions_leads_to_the_pages_of_then(
    client: Client, renewed: Organisation
) -> None:
    html = changed(client, renewed, "?from=2014&to=2021-03")

    assert 'href="/nl/huizen/huis-de-proef/?on=2014"' in html
    assert 'href="/nl/huizen/huis-de-proef/?on=2021-03"' in html


def test_editions_that_say_the_same_differ_in_nothing_but_their_date(client: Client) -> None:
    house = factories.make_house("Huis")
    for since in ("2016", "2021"):
        factories.make_statement(house, "Samen", since=since)

    assert "Beide versies zeggen hetzelfde." in words(changed(client, house))


@pytest.mark.parametrize(
    "query", ["?kind=nonsense", "?from=gisteren", "?to=2021-13", "?from=2014&to=2014"]
)
def test_an_edition_that_is_not_there_is_told_in_a_sentence(
    client: Client, renewed: Organisation, query: str
) -> None:
    html = changed(client, renewed, query, status=400)

    assert 'role="alert"' in html
    assert "naar 2024" in words(html)


def test_an_entry_without_two_editions_says_so_and_offers_others(client: Client) -> None:
    fund = factories.make_organisation("Kansfonds")
    factories.make_statement(fund, since="2016")

    html = changed(client, fund)

    assert "Van Kansfonds kennen we nog geen twee versies van een tekst." in words(html)
    assert 'href="/nl/vergelijk/?with=kansfonds"' in html


def test_what_is_not_published_has_no_page_of_editions(client: Client) -> None:
    draft = factories.make_house("Ontwerp", published=False)

    changed(client, draft, status=404)
    assert client.get("/nl/vergelijk/nergens/").status_code == 404


@pytest.mark.parametrize("sort", ["house", "network", "project", "organisation"])
def test_every_page_with_statements_leads_to_the_comparison(client: Client, sort: str) -> None:
    entry: Organisation = getattr(factories, f"make_{sort}")("Fiche", slug="fiche")
    before = client.get(entry.get_absolute_url()).content.decode()
    factories.make_statement(entry)

    after = client.get(entry.get_absolute_url()).content.decode()

    assert "/nl/vergelijk/" not in before
    assert 'href="/nl/vergelijk/?with=fiche"' in after
    assert "/nl/vergelijk/fiche/" not in after


def test_a_page_of_which_the_mission_was_renewed_leads_to_what_changed(
    client: Client, renewed: Organisation
) -> None:
    html = client.get("/nl/huizen/huis-de-proef/").content.decode()

    assert re.search(
        r'href="/nl/vergelijk/huis-de-proef/">\s*Wat veranderde er sinds maart 2021\?\s*</a>', html
    )


def test_a_page_of_which_the_first_edition_has_no_date_asks_what_changed(client: Client) -> None:
    house = factories.make_house("Huis")
    factories.make_statement(house, "Samen")
    factories.make_statement(house, "Samen sterk", since="2021")

    html = client.get("/nl/huizen/huis/").content.decode()

    assert re.search(r'href="/nl/vergelijk/huis/">\s*Wat veranderde er\?\s*</a>', html)


def test_a_former_address_leads_to_the_page_of_today(client: Client, renewed: Organisation) -> None:
    renewed.move_to("de-proef")

    response = client.get("/nl/vergelijk/huis-de-proef/?kind=value")

    assert response.headers["Location"] == "/nl/vergelijk/de-proef/?kind=value"


def test_the_main_navigation_does_not_name_the_comparison(client: Client) -> None:
    assert "/nl/vergelijk/" not in client.get("/nl/").content.decode()


def test_the_pages_ask_no_more_of_four_with_many_statements_than_of_two_with_one(
    client: Client,
) -> None:
    houses = [factories.make_house(f"Huis {number}") for number in range(4)]
    for house in houses:
        factories.make_statement(house, since="2016")
    slugs = [house.slug for house in houses]

    def asked() -> tuple[int, ...]:
        pages = [
            "/nl/vergelijk/?" + urlencode({"with": slugs}, doseq=True),
            "/nl/vergelijk/?with=huis-0&name=huis",
            f"/nl/vergelijk/{slugs[0]}/",
        ]
        counts = []
        for page in pages:
            with CaptureQueriesContext(connection) as captured:
                assert client.get(page).status_code == 200
            counts.append(len(captured))
        return tuple(counts)

    few = asked()
    Statement.objects.bulk_create(
        Statement(
            entry=house,
            kind=kind,
            text=factories.dutch(f"Zin {number}"),
            since=str(2000 + number % 20),
        )
        for house in houses
        for kind in ("mission", "value", "task")
        for number in range(40)
    )

    assert asked() == few
