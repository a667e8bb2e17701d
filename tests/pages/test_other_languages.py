"""What the site understands and answers in other languages than Dutch."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import gettext, override

from houses.models import Region
from houses.partners.files.as_csv import COLUMNS
from houses.values.addresses import WORDS
from houses.values.translations import Translated
from tests import factories
from tests.partners.files import ATOM, read_feed, whole
from tests.searching import names, text_of

pytestmark = pytest.mark.django_db

OTHERS = ["fr", "de", "en"]


def in_words(language: str, sentence: str, **slots: str) -> str:
    with override(language):
        return gettext(sentence) % slots


@pytest.mark.parametrize("language", OTHERS)
def test_a_day_that_cannot_be_read_is_refused_in_the_language_of_the_page(
    client: Client, language: str
) -> None:
    factories.make_house("Huis", slug="huis")

    response = client.get(f"/{language}/{WORDS['houses'][language]}/huis/?on=ooit")

    sentence = "This is no date that we can read. Write 2019, June 2019 or 1/6/2019."
    assert response.status_code == 400
    assert in_words(language, sentence) in response.content.decode()


@pytest.mark.parametrize("language", OTHERS)
def test_what_a_search_does_not_know_is_told_in_the_language_of_the_page(
    client: Client, language: str
) -> None:
    search = f"/{language}/{WORDS['houses'][language]}"

    text = text_of(client, f"{search}/?where=Nergenshuizen&audience=niemand")
    refused: dict[str, Any] = json.loads(client.get(f"{search}.csv?audience=niemand").content)

    assert in_words(language, "“%(value)s” is not known here.", value="niemand") in text
    sentence = "We do not know the place “%(place)s”. We searched for it as a word."
    assert in_words(language, sentence, place="Nergenshuizen") in text
    assert refused["title"] == in_words(language, "This search cannot be answered with a file.")


@pytest.mark.parametrize(
    ("language", "words", "hour"), [("fr", "« zon »", "14 h"), ("de", "„zon“", "14 Uhr")]
)
def test_what_was_asked_stands_in_the_marks_and_hours_of_the_language(
    client: Client, language: str, words: str, hour: str
) -> None:
    factories.make_opening(factories.make_house("Zon").locations.get(), "24/7")
    factories.index()

    page = text_of(client, f"/{language}/{WORDS['houses'][language]}/?q=zon")
    text = page.replace("\u00a0", " ")

    assert f"<span>{words}</span></a>" in text
    assert f'<option value="14:00">{hour}</option>' in text


@pytest.mark.parametrize("language", OTHERS)
def test_a_form_says_in_the_language_of_the_page_what_is_missing(
    client: Client, language: str
) -> None:
    text = client.post(f"/{language}/{WORDS['suggest'][language]}/", {}).content.decode()

    assert in_words(language, "Write what the house is called.") in text


def test_a_need_is_found_by_its_name_in_the_language_of_the_page(client: Client) -> None:
    grief = Translated.written("nl", "Rouw", fr="Deuil", de="Trauer", en="Grief")
    factories.make_term("audience", "grief", label=grief)
    factories.make_house("Huis", audience=["grief"])
    factories.make_house("Elders")
    factories.index()

    assert names(client, "/fr/maisons/?q=deuil") == ["Huis"]
    assert names(client, "/de/haeuser/?q=Trauer") == ["Huis"]
    assert names(client, "/en/houses/?q=grief") == ["Huis"]


def test_a_place_is_found_and_called_by_its_name_in_the_language_of_the_page(
    client: Client,
) -> None:
    factories.make_house("Huis")
    region = Region.objects.get(path=factories.BRUGGE)
    region.names = {"nl": "Brugge", "fr": "Bruges"}
    region.remember_words(postcodes=[])
    region.save()
    factories.index()

    french = text_of(client, f"/fr/regions/{factories.BRUGGE}/")

    assert names(client, "/fr/maisons/?where=Bruges") == ["Huis"]
    assert ">Maisons à Bruges<" in french
    # German has no name of its own for it: then the name of the place itself.
    assert ">Häuser in Brugge<" in text_of(client, f"/de/regionen/{factories.BRUGGE}/")


def test_countries_and_provinces_stand_in_the_words_of_the_language(client: Client) -> None:
    factories.make_region("nl/limburg")

    with_places = {
        address: client.get(address).context["where"]
        for address in ("/fr/regions/nl/", "/de/regionen/nl/", "/en/regions/nl/limburg/")
    }

    assert list(with_places.values()) == [
        "aux Pays-Bas",
        "in den Niederlanden",
        "in the province of Limburg",
    ]


@pytest.mark.parametrize("language", OTHERS)
def test_a_feed_is_in_the_language_of_its_address(client: Client, language: str) -> None:
    factories.make_house("Huis", summary=factories.dutch("Om te praten."))

    response = client.get(f"/{language}/{WORDS['houses'][language]}.atom")
    feed = read_feed(whole(response))

    said = "{http://www.w3.org/XML/1998/namespace}lang"
    assert feed.get(said) == language
    assert feed.findtext(f"{ATOM}title") == in_words(
        language, "%(site)s: what was found", site="Steunwijzer"
    )
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert {part.get(said) for part in entry if part.get(said)} == {"nl"}
    assert entry.findtext(f"{ATOM}summary") == "Om te praten."


@pytest.mark.parametrize("language", OTHERS)
def test_the_headings_of_a_table_are_the_same_in_each_language(
    client: Client, language: str
) -> None:
    factories.make_house("Huis")

    text = whole(client.get(f"/{language}/{WORDS['houses'][language]}.csv"))

    assert text.removeprefix("\ufeff").splitlines()[0] == ",".join(COLUMNS)


def test_a_label_that_is_kept_in_one_language_says_which(client: Client) -> None:
    house = factories.make_house("Huis", slug="huis")
    network = factories.make_network("Netwerk", slug="netwerk")
    membership = factories.make_membership(network, house)
    condition = factories.make_criterion(factories.make_charter(network))
    factories.make_assessment(membership, condition)
    factories.index()

    text = text_of(client, f"/fr/maisons/?meets={condition.code}")

    # What was chosen above the list, on its folded line and among the questions.
    assert text.count('<span lang="nl">Netwerk') == 3
