"""What the search keeps of an entry: by which words it is found, and how strongly."""

import pytest
from django.db import connection

from houses.finding.search import collect, understand
from houses.models import IndexedWord, Organisation, SearchDocument
from houses.values.translations import Translated
from tests import factories
from tests.factories import (
    BRUGGE,
    dutch,
    make_house,
    make_location,
    make_membership,
    make_name,
    make_network,
    make_region,
    make_service,
    make_statement,
    make_tag,
    make_term,
)

pytestmark = pytest.mark.django_db


def languages_of(entry: Organisation) -> list[str]:
    return list(entry.search_documents.values_list("language", flat=True).order_by("language"))


def head_of(entry: Organisation) -> set[str]:
    """The terms of its names, tags and places."""
    written = " ".join(entry.search_documents.values_list("terms", flat=True))
    # PostgreSQL gives them back in quotes.
    return {term for term in written.replace("'", "").split() if "_" in term}


def is_found_by(entry: Organisation, term: str) -> bool:
    return entry.search_documents.filter(terms__match=[{(term,)}]).exists()


def found(text: str) -> list[str]:
    public = Organisation.objects.public()
    keys = collect(public.filter(understand(public, text, "nl").condition)).keys
    return [entry.name for entry in Organisation.objects.filter(pk__in=keys).in_name_order()]


def test_an_entry_has_a_document_for_each_language_it_is_written_in() -> None:
    house = make_house("De Linde", description=dutch("Een open deur").changed("fr", "Une porte"))
    make_service(house)
    service = house.services.get()
    service.description = Translated.written("de", "Ein Treff")
    service.save()

    factories.index()

    assert languages_of(house) == ["de", "fr", "nl"]


def test_an_entry_without_a_text_has_one_in_its_own_language() -> None:
    house = make_house("Maison", language="fr")

    factories.index()

    assert languages_of(house) == ["fr"]


def test_a_language_that_goes_takes_its_document_along() -> None:
    house = make_house(description=dutch("Een deur").changed("fr", "Une porte"))
    factories.index()
    house.description = dutch("Een deur")
    house.save()

    factories.index()

    assert languages_of(house) == ["nl"]
    assert not is_found_by(house, "porte")


def test_words_of_names_tags_and_places_are_marked() -> None:
    house = make_house("De Linde", audience=["cancer"])
    make_name(house, "Lindenhof")

    factories.index()

    # "Cancer" is the label of the audience; the place is in Brugge.
    assert {"n_linde", "n_lindenhof", "t_cancer", "t_brugge"} <= head_of(house)
    assert not {"t_linde", "n_cancer", "n_brugge"} & head_of(house)
    for term in ("linde", "lindenhof", "cancer", "brugge"):
        assert is_found_by(house, term)


def test_a_place_is_found_by_all_its_names_and_strongly() -> None:
    region = make_region(BRUGGE, name="Brugge", names={"fr": "Bruges"}, aliases=["Zeebrugge"])
    house = make_house(region=region)
    make_location(house, region=region, postcode="8380", locality="Lissewege")

    factories.index()

    for name in ("brugge", "bruges", "zeebrugge", "8380", "lissewege"):
        assert f"t_{name}" in head_of(house), name


def test_what_says_less_of_a_house_finds_it_but_not_strongly() -> None:
    house = make_house(summary=dutch("Samenvatting"), audience_note=dutch("Vanaf zestien"))
    make_location(house, street="Oostmeers 1")
    make_tag(house, "theme", "garden", implied=True)
    make_tag(house, "audience", "carers", role="welcome")
    make_statement(house, "Niemand is alleen")
    make_service(house, "Wandelen")
    network = make_network("Bond")
    make_name(network, "Oudbond")
    make_membership(network, house)

    factories.index()

    said = ["samenvatting", "zestien", "garden", "carers", "niemand", "wandelen"]
    for word in [*said, "oostmeers", "vlaanderen", "oudbond"]:
        assert is_found_by(house, word), word
        assert not {f"n_{word}", f"t_{word}"} & head_of(house), word


def test_a_member_is_found_by_the_present_name_of_its_network() -> None:
    house = make_house()
    make_membership(make_network("Bond"), house)

    factories.index()

    assert "t_bond" in head_of(house)


@pytest.mark.parametrize(
    ("published", "until"), [(False, ""), (True, "2015")], ids=["a draft", "left long ago"]
)
def test_a_network_that_is_not_shown_finds_no_members(published: bool, until: str) -> None:
    house = make_house()
    make_membership(make_network("Bond", published=published), house, until=until)

    factories.index()

    assert not is_found_by(house, "bond")


def test_the_address_of_a_hidden_place_is_in_no_document() -> None:
    house = make_house("Veilig", region=make_region("be/vlaanderen/antwerpen/mol"))
    place = house.locations.get()
    place.precision, place.hidden_address = "hidden", "Geheimstraat 7, 2400 Kiezel"
    place.save()

    factories.index()

    assert is_found_by(house, "mol")
    for word in ("geheimstraat", "2400", "kiezel"):
        assert not SearchDocument.objects.filter(terms__match=[{(word,)}]).exists(), word
        assert not IndexedWord.objects.filter(word=word).exists(), word


def test_a_draft_has_a_document_and_is_not_found() -> None:
    draft = make_house("De Linde", published=False)
    make_house("Lindenhof")

    factories.index()

    assert languages_of(draft) == ["nl"]
    # The published house shows that the word itself is found.
    assert found("linde") == ["Lindenhof"]


def test_a_name_that_grows_when_it_is_folded_has_a_document() -> None:
    # Two hundred of one sign, each of which is eighteen letters: far over the column.
    house = make_house("\ufdfa" * 200, slug="teken")

    factories.index()

    # The column of the folded name.
    assert len(house.search_documents.get().name_key) == 250


def test_a_deleted_entry_leaves_no_document() -> None:
    house = make_house("De Linde")
    factories.index()

    house.delete()

    assert not SearchDocument.objects.exists()
    assert found("linde") == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the mirror of the terms is SQLite's")
def test_a_deleted_entry_leaves_nothing_in_the_mirror() -> None:
    house = make_house("De Linde")
    make_house("De Haven")
    factories.index()

    house.delete()

    with connection.cursor() as cursor:
        # Deleting rows that the mirror does not know to have gone would make it unsound.
        cursor.execute(
            "INSERT INTO houses_searchdocument_fts(houses_searchdocument_fts, rank)"
            " VALUES ('integrity-check', 1)"
        )
        cursor.execute(
            "SELECT count(*) FROM houses_searchdocument_fts"
            " WHERE houses_searchdocument_fts MATCH '\"n_linde\"'"
        )
        assert cursor.fetchone() == (0,)


def test_words_to_spell_by_are_those_of_names_tags_and_places() -> None:
    make_house("De Linde", description=dutch("Een zolder"))
    make_term("audience", "cancer")

    factories.index()

    known = dict(IndexedWord.objects.values_list("word", "in_head"))
    assert (known["linde"], known["brugge"], known["zolder"]) == (True, True, False)
    # Nobody is tagged with it.
    assert "cancer" not in known


def test_a_word_of_a_text_that_becomes_a_name_is_spelt_by_from_then_on() -> None:
    house = make_house("De Linde", description=dutch("Een zolder"))
    factories.index()
    house.name = "De Zolder"
    house.save()

    factories.index()

    assert IndexedWord.objects.get(word="zolder").in_head


def test_indexing_twice_changes_nothing() -> None:
    make_house("De Linde", audience=["cancer"], description=dutch("Een deur").changed("fr", "Une"))
    factories.index()
    before = list(SearchDocument.objects.order_by("pk").values_list("pk", "terms"))

    factories.index()

    assert list(SearchDocument.objects.order_by("pk").values_list("pk", "terms")) == before
