"""What organisations say of themselves next to each other, and what one of them said before."""

import re
from html import unescape
from itertools import pairwise
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from houses.models import Organisation, Statement
from houses.values.addresses import route
from houses.values.translations import Translated
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today() -> time_machine.travel:
    return time_machine.travel("2026-06-01", tick=False)


def words(html: str) -> str:
    """What a visitor reads between the header and the footer, on one line."""
    content = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", content)).split())


def beside(client: Client, *slugs: str, status: int = 200, **asked: object) -> str:
    query = urlencode({"with": slugs, **asked}, doseq=True)
    response = client.get(f"/nl/vergelijk/?{query}")
    assert response.status_code == status
    return response.content.decode()


def changed(client: Client, entry: Organisation, query: str = "", status: int = 200) -> str:
    response = client.get(f"/nl/vergelijk/{entry.slug}/{query}")
    assert response.status_code == status
    return response.content.decode()


def section(html: str, kind: str) -> str:
    found = re.search(
        rf'<section class="statements kind" id="{kind}">.*?</section>', html, re.DOTALL
    )
    assert found, f"no {kind} on the page"
    return f"<main>{found[0]}</main>"


@pytest.fixture
def kans() -> Organisation:
    fund = factories.make_organisation("Kansfonds")
    factories.make_statement(fund, "Omzien naar elkaar", since="2016")
    factories.make_statement(fund, "Moed", "value")
    return fund


@pytest.fixture
def oranje() -> Organisation:
    fund = factories.make_organisation("Oranje Fonds")
    factories.make_statement(fund, "Meedoen", self_reported=False)
    return fund


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


def test_two_organisations_stand_next_to_each_other_kind_by_kind(
    client: Client, kans: Organisation, oranje: Organisation
) -> None:
    html = beside(client, "kansfonds", "oranje-fonds")

    assert html.index('href="/nl/organisaties/kansfonds/"') < html.index(
        'href="/nl/organisaties/oranje-fonds/"'
    )
    mission = words(section(html, "mission"))
    assert "Kansfonds sinds 2016 Omzien naar elkaar" in mission
    assert "Oranje Fonds Meedoen" in mission
    assert "Dit weten we niet" not in mission


def test_what_is_not_known_of_one_is_said_once_and_quietly(
    client: Client, kans: Organisation, oranje: Organisation
) -> None:
    other = factories.make_organisation("Derde Fonds")
    factories.make_statement(other, "Delen")

    html = beside(client, "kansfonds", "oranje-fonds", "derde-fonds")

    assert words(section(html, "value")).endswith(
        "Dit weten we niet van Oranje Fonds en Derde Fonds."
    )
    assert words(html).count("Dit weten we niet") == 1


def test_what_another_says_of_an_organisation_is_not_called_its_own(
    client: Client, kans: Organisation, oranje: Organisation
) -> None:
    mission = words(section(beside(client, "kansfonds", "oranje-fonds"), "mission"))

    assert mission.endswith("Meedoen Dit zeggen anderen over Oranje Fonds.")
    assert "Dit zeggen anderen over Kansfonds" not in mission


def test_what_most_of_them_tell_of_comes_first(
    client: Client, kans: Organisation, oranje: Organisation
) -> None:
    factories.make_statement(kans, "Geven", "focus")
    factories.make_statement(oranje, "Durf", "value")

    html = beside(client, "kansfonds", "oranje-fonds")

    kinds = re.findall(r'class="statements kind" id="(\w+)"', html)
    assert kinds == ["mission", "value", "focus"]


def test_only_what_is_said_today_is_compared(
    client: Client, renewed: Organisation, kans: Organisation
) -> None:
    mission = words(section(beside(client, "huis-de-proef", "kansfonds"), "mission"))

    assert "Huis De Proef sinds 2024 Samen sterk." in mission
    assert "De koffie staat klaar." not in mission


def test_a_reader_can_choose_what_about(
    client: Client, kans: Organisation, oranje: Organisation
) -> None:
    html = beside(client, "kansfonds", "oranje-fonds", kind="value")

    assert re.findall(r'class="statements kind" id="(\w+)"', html) == ["value"]
    assert re.search(r'name="kind" value="value" checked', html)
    assert re.search(r'name="kind" value="mission">', html)


def test_of_what_none_of_them_tells_one_sentence_says_so(
    client: Client, kans: Organisation, oranje: Organisation
) -> None:
    html = beside(client, "kansfonds", "oranje-fonds", kind="figure")

    assert words(section(html, "figure")).endswith("Dit weten we van geen van hen.")


def test_of_those_who_say_nothing_of_themselves_the_page_says_so(client: Client) -> None:
    factories.make_house("Stil")
    factories.make_house("Stiller")

    assert "We weten nog niet wat ze over zichzelf zeggen." in words(
        beside(client, "stil", "stiller")
    )


def test_what_belongs_to_something_of_another_kind_is_found_by_its_own(
    client: Client, kans: Organisation
) -> None:
    house = factories.make_house("Huis")
    factories.make_statement(house, "Midden in de stad", "vision", position=1)
    factories.make_statement(house, "Eigen moed", "value", position=2, level=1)
    factories.make_statement(house, "Als een boom", "value", position=3, level=2)

    value = words(section(beside(client, "kansfonds", "huis"), "value"))

    assert "Huis Eigen moed Als een boom" in value
    assert "Midden in de stad" not in value
    assert "Zie ook “Hoe kijken ze ernaar?”." in value


def test_of_what_stands_two_levels_deep_the_page_says_where_it_belongs(
    client: Client, kans: Organisation
) -> None:
    house = factories.make_house("Huis")
    factories.make_statement(house, "Zien", "vision", position=1)
    factories.make_statement(house, "Doen", "objective", position=2, level=1)
    factories.make_statement(house, "Durven", "value", position=3, level=2)
    factories.make_statement(house, "Zorgen", "value", position=4)

    value = words(section(beside(client, "kansfonds", "huis"), "value"))

    assert "Huis Zorgen" in value
    assert "Durven" not in value
    assert "Zie ook “Hoe kijken ze ernaar?”." in value


def test_the_headings_of_the_page_skip_no_level(
    client: Client, kans: Organisation, oranje: Organisation
) -> None:
    title = factories.dutch("De visie")
    factories.make_statement(oranje, "Samen", "vision", heading=title, position=1)
    factories.make_statement(oranje, "Kijken", "vision", heading=title, position=2, level=1)
    factories.make_statement(kans, "Ver", "vision", heading=title)

    content = beside(client, "kansfonds", "oranje-fonds").partition("<main")[2]

    levels = [int(level) for level in re.findall(r"<h([1-6])", content.partition("</main>")[0])]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert max(levels) == 5


@pytest.mark.parametrize("count", [0, 1])
def test_a_page_with_fewer_than_two_asks_for_another_and_offers_some(
    client: Client, kans: Organisation, oranje: Organisation, count: int
) -> None:
    factories.make_house("Huis Zonder Woorden")

    html = beside(client, *["kansfonds"][:count])

    assert ["Kies 2 tot 4 organisaties.", "Kies er nog een."][count] in words(html)
    assert ("?with=kansfonds&amp;with=oranje-fonds" in html) == bool(count)
    assert words(html).endswith(["Kansfonds Oranje Fonds", "Oranje Fonds"][count])
    assert "Huis Zonder Woorden" not in html


def test_whoever_tells_of_the_same_is_offered_first(client: Client, kans: Organisation) -> None:
    one, both, none = (factories.make_house(name) for name in ("Aan", "Bij", "Al"))
    factories.make_statement(one, "Samen")
    factories.make_statement(both, "Samen")
    factories.make_statement(both, "Durf", "value")
    factories.make_statement(none, "Cijfers", "figure")

    assert words(beside(client, "kansfonds")).endswith("Bij Aan")


def test_an_organisation_is_added_by_its_name(
    client: Client, kans: Organisation, oranje: Organisation
) -> None:
    response = client.get("/nl/vergelijk/?with=kansfonds&kind=mission&name=oranje")

    assert response.status_code == 302
    assert (
        response.headers["Location"]
        == "/nl/vergelijk/?with=kansfonds&with=oranje-fonds&kind=mission"
    )


@pytest.mark.parametrize("name", ["Het Huis", "huis", "ontmoetingshuis élan"])
def test_the_name_of_one_is_found_though_others_have_it_in_theirs(
    client: Client, name: str
) -> None:
    house, other = factories.make_house("Huis"), factories.make_house("Huis aan Zee")
    factories.make_name(house, "Ontmoetingshuis Elan")
    for entry in (house, other):
        factories.make_statement(entry)

    response = client.get("/nl/vergelijk/", {"name": name})

    assert response.headers["Location"] == "/nl/vergelijk/?with=huis"


def test_of_a_name_that_several_have_the_reader_chooses(
    client: Client, kans: Organisation, oranje: Organisation
) -> None:
    html = beside(client, name="fonds")

    assert "Meer dan één heeft dit in de naam." in words(html)
    assert 'value="fonds"' in html
    assert words(html).endswith("Wie bedoel je? Kansfonds Oranje Fonds")
    assert 'href="/nl/vergelijk/?with=oranje-fonds"' in html


def test_of_a_name_that_very_many_have_some_are_offered(client: Client) -> None:
    for number in range(14):
        factories.make_statement(factories.make_house(f"Huis {number}"))

    html = beside(client, name="huis")

    # Twelve are offered.
    assert "Huis 11" in html
    assert "Huis 12" not in html
    assert "Er zijn er meer." in words(html)


@pytest.mark.parametrize("name", ["nergens", "Stil", "Ontwerp", "%", "\x00", "een " * 200])
def test_of_a_name_that_nobody_has_who_tells_something_the_page_says_so(
    client: Client, kans: Organisation, name: str
) -> None:
    factories.make_house("Stil")
    factories.make_statement(factories.make_house("Ontwerp", published=False))

    html = beside(client, "kansfonds", name=name)

    assert "We vonden niemand met die naam die iets over zichzelf vertelt." in words(html)
    assert 'aria-invalid="true" aria-describedby="name-said"' in html


def test_each_can_be_taken_away(client: Client, kans: Organisation, oranje: Organisation) -> None:
    html = beside(client, "kansfonds", "oranje-fonds", kind="mission")

    assert 'href="/nl/vergelijk/?with=oranje-fonds&amp;kind=mission"' in html
    assert 'href="/nl/vergelijk/?with=kansfonds&amp;kind=mission"' in html


def test_four_is_the_most(client: Client) -> None:
    slugs = [f"huis-{number}" for number in range(5)]
    for slug in slugs:
        factories.make_statement(factories.make_house(slug, slug=slug), f"Van {slug}")

    four = beside(client, *slugs[:4])
    five = beside(client, *slugs, status=400)

    assert "Van huis-3" in four
    assert 'name="name"' not in four
    assert "Leg er hoogstens 4 naast elkaar. Haal er een weg." in words(five)
    # All five stand there, to choose which to take away.
    assert five.count('type="hidden" name="with"') == 5
    assert "Van huis-3" not in five


def test_an_address_with_very_many_is_read_in_part(client: Client) -> None:
    html = beside(client, *(f"huis-{number}" for number in range(500)), status=400)

    # Twelve sentences, and no more.
    assert html.count("We kennen geen organisatie met het adres") == 12


@pytest.mark.parametrize("slug", ["ontwerp", "nergens", "a\x00b", "<b>", "x" * 3000])
def test_what_is_not_there_is_told_and_the_rest_stays(
    client: Client, kans: Organisation, slug: str
) -> None:
    factories.make_statement(factories.make_house("Ontwerp", published=False), "Geheim")

    html = beside(client, "kansfonds", slug, status=400)

    assert "We kennen geen organisatie met het adres “" in words(html)
    assert 'type="hidden" name="with" value="kansfonds"' in html
    assert "Geheim" not in html
    assert "<b>" not in html
    assert len(words(html)) < 1000


def test_a_kind_that_is_not_there_is_told_and_left_out(
    client: Client, kans: Organisation, oranje: Organisation
) -> None:
    html = beside(client, "kansfonds", "oranje-fonds", status=400, kind="nonsense")

    assert "De keuze “nonsense” kennen we niet. We lieten die weg." in words(html)
    assert "Omzien naar elkaar" in words(html)


def test_the_same_one_twice_is_shown_once(client: Client, kans: Organisation) -> None:
    html = beside(client, "kansfonds", "", "kansfonds")

    assert "Je koos Kansfonds twee keer. Je ziet het één keer." in words(html)
    assert html.count('type="hidden" name="with"') == 1


def test_a_former_address_still_leads_to_the_one_that_had_it(
    client: Client, kans: Organisation, oranje: Organisation
) -> None:
    kans.move_to("kans")

    html = beside(client, "kansfonds", "oranje-fonds")
    response = client.get("/nl/vergelijk/kansfonds/?kind=value")

    assert "Omzien naar elkaar" in html
    assert 'name="with" value="kans"' in html
    assert response.headers["Location"] == "/nl/vergelijk/kans/?kind=value"


def test_the_kinds_that_were_chosen_are_kept_while_the_page_is_composed(
    client: Client, kans: Organisation
) -> None:
    html = beside(client, "kansfonds", kind="value")

    assert '<input type="hidden" name="kind" value="value">' in html


def test_a_text_of_another_language_says_so(client: Client, oranje: Organisation) -> None:
    house = factories.make_house("La maison", language="fr")
    text = Translated.written("fr", "Être ensemble")
    Statement.objects.create(entry=house, kind="mission", text=text)

    html = beside(client, "la-maison", "oranje-fonds")

    assert '<span lang="fr">Être ensemble</span> <small>(in het Frans)</small>' in html
    assert '<h3 lang="fr">La maison</h3>' in html
    assert '<a href="/nl/huizen/la-maison/" lang="fr">La maison</a>' in html
    assert "<title>Naast elkaar: La maison, Oranje Fonds |" in html


def test_what_was_reworded_in_another_language_carries_it(client: Client) -> None:
    house = factories.make_house("La maison", language="fr")
    for text, since in [("Être ensemble ici", "2016"), ("Être ensemble là", "2021")]:
        Statement.objects.create(
            entry=house, kind="mission", text=Translated.written("fr", text), since=since
        )

    html = changed(client, house)

    assert '<span lang="fr">Être ensemble</span>' in html
    assert '<span class="unseen">[nieuw: </span><span lang="fr">là</span>' in html


@pytest.mark.parametrize(
    ("language", "address"),
    [("nl", "vergelijk"), ("fr", "comparer"), ("de", "vergleichen"), ("en", "compare")],
)
def test_the_page_has_a_word_in_each_language(language: str, address: str) -> None:
    with translation.override(language):
        assert str(route("compare", "")) == f"{address}/"


def test_the_page_is_read_and_not_written(client: Client) -> None:
    assert client.head("/nl/vergelijk/").status_code == 200
    assert client.post("/nl/vergelijk/").status_code == 405


def test_the_page_asks_no_more_of_four_with_many_statements_than_of_two_with_one(
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


def test_the_page_of_editions_tells_what_became_of_each_line(
    client: Client, renewed: Organisation
) -> None:
    read = words(changed(client, renewed, "?from=2014&to=2021-03"))

    assert "2014 naast maart 2021" in read
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


def test_unless_asked_otherwise_the_last_two_editions_of_the_mission_are_shown(
    client: Client, renewed: Organisation
) -> None:
    html = changed(client, renewed)

    assert "maart 2021 naast 2024" in words(html)
    assert '<option value="2021-03" selected>' in html
    assert 'href="?kind=value"' in html


def test_values_without_a_date_are_an_edition_too(client: Client, renewed: Organisation) -> None:
    html = changed(client, renewed, "?kind=value")

    assert "zonder datum naast 2020" in words(html)
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
    "query", ["?kind=nonsense", "?from=gisteren", "?to=2021-13", "?from=2014&to=2014", "?from=%00"]
)
def test_an_edition_that_is_not_there_is_told_in_a_sentence(
    client: Client, renewed: Organisation, query: str
) -> None:
    html = changed(client, renewed, query, status=400)

    assert 'role="alert"' in html
    assert "maart 2021 naast 2024" in words(html)


def test_an_entry_without_two_editions_says_so_and_offers_others(
    client: Client, kans: Organisation
) -> None:
    html = changed(client, kans)

    assert "Van Kansfonds kennen we van niets twee versies." in words(html)
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


def test_the_main_navigation_does_not_name_the_comparison(client: Client) -> None:
    assert "/nl/vergelijk/" not in client.get("/nl/").content.decode()
