"""The page of a search: what it says of what was asked, and never says."""

import re

import pytest
from django.test import Client

from tests import factories
from tests.searching import GENT, put_on_the_map, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "words",
    [
        "🏠",
        "AND OR NOT NEAR(",
        "'; DROP TABLE houses_organisation; --",
        '"huis" -*',
        "بيت الدعم",
        "de het een",
        "x" * 5_000,
    ],
)
@pytest.mark.parametrize("field", ["q", "where"])
def test_whatever_is_typed_gives_a_page_with_something_to_do(
    client: Client, field: str, words: str
) -> None:
    factories.make_house("Huis")
    factories.index()

    response = client.get("/nl/huizen/", {field: words})

    assert response.status_code == 200
    assert response.context["results"] or "Stel een huis voor" in response.content.decode()


def test_the_list_tells_what_it_left_out(client: Client) -> None:
    factories.make_house("Huis")

    text = text_of(client, "/nl/huizen/?region=atlantis&kind=paleis&audience=cancer")

    for value in ("atlantis", "paleis", "cancer"):
        assert f"“{value}” kennen we hier niet." in text


def test_a_distance_or_an_order_that_lost_its_place_is_no_mistake(client: Client) -> None:
    factories.make_house("Huis")

    # What the form sends along when somebody empties the place.
    text = text_of(client, "/nl/huizen/?where=&radius=25&sort=distance")

    assert "notice" not in text


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("", "Alle huizen"),
        ("audience=cancer", "Alle huizen"),
        ("where=Brugge", "Huizen bij Brugge"),
        ("q=Brugge", "Huizen bij Brugge"),
        ("near=51.21,3.22&q=cancer", "Huizen bij jou"),
        ("where=West Vlaanderen&audience=cancer", "Huizen in de provincie West Vlaanderen"),
        ("region=be/vlaanderen&q=cancer", "Huizen in Vlaanderen"),
        ("q=cancer", "Wat we vonden"),
        ("where=Gent&q=cancer", "We vonden geen huis bij Gent voor dit woord"),
        ("where=Gent", "We vonden geen huis bij Gent"),
        ("region=be/vlaanderen/oost-vlaanderen", "We vonden geen huis in de provincie Oost"),
        ("region=be/vlaanderen/oost-vlaanderen&q=a cancer", "Vlaanderen voor deze woorden"),
        ("q=xqzvw", "We vonden geen huis voor dit woord"),
        ("audience=young&audience=cancer&visit=free", "We vonden geen huis met deze keuzes"),
    ],
)
def test_heading_and_title_name_the_place_and_never_the_need(
    client: Client, query: str, heading: str
) -> None:
    factories.make_house("Huis van kanker", audience=["cancer"])
    asked = factories.make_house("Concept", published=False)
    factories.make_first_visit(asked)
    put_on_the_map()

    text = text_of(client, f"/nl/huizen/?{query}")
    shown = re.findall(r"<(?:h1[^>]*|title)>(.*?)</", text)

    assert len(shown) == 2
    for words in shown:
        assert heading in words
        assert "ancer" not in words
        assert "anker" not in words


def test_the_count_tells_houses_from_others_and_says_the_order(client: Client) -> None:
    factories.make_house("Zon een")
    factories.make_house("Zon twee")
    factories.make_network("Zon netwerk")
    factories.index()

    assert "2 huizen, op naam" in text_of(client, "/nl/huizen/")
    assert "2 huizen en 1 netwerk of organisatie, best" in text_of(client, "/nl/huizen/?q=zon")


def test_a_place_spelt_nearly_right_and_its_namesakes_are_offered(client: Client) -> None:
    factories.make_house("Huis")
    factories.make_region("nl/limburg/bergen")
    factories.make_region("be/wallonie/hainaut/mons", name="Bergen")
    factories.index()

    assert 'href="?where=Brugge"' in text_of(client, "/nl/huizen/?where=Bruge")
    assert "De plaats “Bruge” kennen we niet" in text_of(client, "/nl/huizen/?where=Bruge")
    assert "?where=Bergen+%28Limburg%29" in text_of(client, "/nl/huizen/?q=Bergen")


def test_a_word_that_was_taken_for_another_says_so_and_can_be_taken_back(client: Client) -> None:
    factories.make_house("Inloophuis kanker")
    factories.index()

    text = text_of(client, "/nl/huizen/?q=kankr")
    literally = text_of(client, "/nl/huizen/?q=kankr&exact=yes")

    assert "We zochten naar “kanker”." in text
    assert 'href="?q=kankr&amp;exact=yes">Zoek toch naar “kankr”' in text
    assert "We zochten naar" not in literally
    assert 'name="exact" value="yes" checked' in literally


def test_where_no_house_has_all_the_words_the_page_says_what_it_shows(client: Client) -> None:
    factories.make_house("Zon")
    factories.make_house("Maan")
    factories.index()

    text = text_of(client, "/nl/huizen/?q=zon+maan")

    assert "Geen huis heeft al deze woorden." in text


def test_what_lies_around_a_place_among_the_words_is_said_to(client: Client) -> None:
    factories.make_house("Maanhuis", region=factories.make_region(GENT))
    close_by = factories.make_house("Zonhuis")
    put_on_the_map()
    # Two km from Gent, and not in it.
    close_by.locations.update(latitude=51.07, longitude=3.72)

    in_gent = text_of(client, "/nl/huizen/?q=maanhuis+Gent")
    around = text_of(client, "/nl/huizen/?q=zonhuis+Gent")

    assert "In Gent zelf vonden we niets. Dit is dichtbij." in around
    assert "Zonhuis</a>" in around
    assert "zelf vonden we niets" not in in_gent


def test_an_empty_list_says_what_to_do_next(client: Client) -> None:
    factories.make_house("Huis", audience=["cancer"])
    factories.make_house("Gents", region=factories.make_region(GENT), audience=["young"])
    factories.make_helpline()
    put_on_the_map()

    response = client.get("/nl/huizen/?where=Gent&audience=cancer")
    text = response.content.decode()

    assert response.context["results"] == []
    # The house in Gent is for others, the one for this need elsewhere.
    assert 'href="?where=Gent">Laat “Cancer” weg</a> <span class="count">1 huis' in text
    assert 'href="?where=Gent&amp;radius=50&amp;audience=cancer">Zoek tot' in text
    assert "ongeveer 38&nbsp;km" in text
    assert "Je kunt ook bellen:" in text
    assert 'href="/nl/stel-een-huis-voor/?place=Gent"' in text
    assert 'name="where" value="Gent"' in text


def test_a_list_for_some_people_says_that_it_holds_houses_for_everyone(client: Client) -> None:
    factories.make_house("Huis", audience=["cancer"])
    sentence = "Je ziet ook huizen waar iedereen welkom is."

    assert sentence in text_of(client, "/nl/huizen/?audience=cancer")
    assert sentence not in text_of(client, "/nl/huizen/")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("q=zon", "“zon”"),
        ("checked=12", "nagekeken in de laatste 12 maanden"),
        ("open=now", "nu open"),
        ("day=2026-11-25", "open op woensdag 25 november"),
        ("day=2026-11-25&hour=19:30", "open op woensdag 25 november om 19.30 uur"),
        ("near=51.21,3.22", "jouw plaats"),
        ("region=be/vlaanderen", "Vlaanderen"),
    ],
)
def test_all_that_was_chosen_stands_in_words_to_let_go_of(
    client: Client, query: str, words: str
) -> None:
    factories.make_house("Huis")

    text = text_of(client, f"/nl/huizen/?{query}")

    assert f'<span class="unseen">Laat weg: </span><span>{words}</span></a>' in text


def test_more_houses_than_are_counted_ask_for_a_place(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("houses.finding.search.MOST_HITS", 2)
    factories.make_houses(range(3))

    text = text_of(client, "/nl/huizen/")

    assert "Meer dan 10 000 huizen: kies een plaats" in text
