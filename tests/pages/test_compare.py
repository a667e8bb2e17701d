"""What two to four organisations say of themselves, next to each other."""

import re
from html import unescape
from itertools import pairwise
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import translation

from houses.models import Organisation, Statement
from houses.values.addresses import route
from houses.values.translations import Translated
from tests import factories

pytestmark = pytest.mark.django_db


def words(html: str) -> str:
    """What a visitor reads between the header and the footer, on one line."""
    content = html.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", content)).split())


def beside(client: Client, *slugs: str, status: int = 200, **asked: object) -> str:
    query = urlencode({"with": slugs, **asked}, doseq=True)
    response = client.get(f"/nl/vergelijk/?{query}")
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
    assert "weten we niet" not in mission


def test_what_is_not_known_of_one_is_said_quietly_in_its_own_column(
    client: Client, kans: Organisation, oranje: Organisation
) -> None:
    other = factories.make_organisation("Derde Fonds")
    factories.make_statement(other, "Delen")

    html = beside(client, "kansfonds", "oranje-fonds", "derde-fonds")

    values = section(html, "value")
    assert 'class="abreast abreast-3"' in values
    assert words(values).endswith("Oranje Fonds weten we niet Derde Fonds weten we niet")
    assert words(html).count("weten we niet") == 2


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


def test_only_what_is_said_today_is_compared(client: Client, kans: Organisation) -> None:
    house = factories.make_house("Huis")
    factories.make_statement(house, "De koffie staat klaar.", since="2014")
    factories.make_statement(house, "Samen sterk.", since="2024")

    mission = words(section(beside(client, "huis", "kansfonds"), "mission"))

    assert "Huis sinds 2024 Samen sterk." in mission
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

    assert "We weten nog niet waar ze voor staan." in words(beside(client, "stil", "stiller"))


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


def test_who_tells_most_of_the_same_is_offered_and_they_stand_by_name(
    client: Client, kans: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, both, none = (factories.make_house(name) for name in ("Aan", "Bad", "Bij", "Al"))
    for house in (one, two, both):
        factories.make_statement(house, "Samen")
    factories.make_statement(both, "Durf", "value")
    factories.make_statement(none, "Cijfers", "figure")
    monkeypatch.setattr("houses.sheets.missions.comparison.MOST_OFFERED", 2)
    monkeypatch.setattr("houses.pages.compare.MOST_OFFERED", 2)

    assert words(beside(client, "kansfonds")).endswith("Aan Bij")


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


@pytest.mark.parametrize("name", ["nergens", "Stil", "Ontwerp", "%", "een " * 200])
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
    assert html.count("We kennen geen organisatie “") == 12


@pytest.mark.parametrize("slug", ["ontwerp", "nergens", "<b>", "x" * 3000])
def test_what_is_not_there_is_told_and_the_rest_stays(
    client: Client, kans: Organisation, slug: str
) -> None:
    factories.make_statement(factories.make_house("Ontwerp", published=False), "Geheim")

    html = beside(client, "kansfonds", slug, status=400)

    assert "We kennen geen organisatie “" in words(html)
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

    assert "Omzien naar elkaar" in html
    assert 'name="with" value="kans"' in html


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
