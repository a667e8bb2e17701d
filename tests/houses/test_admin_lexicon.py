"""Staff keep the words of the search: what they write holds at once, without `reindex`."""

import pytest
from django.test import Client

from houses.finding.search import Understood, collect, understand
from houses.models import LexiconWord, Organisation, SynonymGroup
from tests import factories
from tests.factories import make_house
from tests.staff import form_on, page_of, refused, said

pytestmark = pytest.mark.django_db

WORDS = "/admin/houses/lexiconword/"
SYNONYMS = "/admin/houses/synonymgroup/"


def found(text: str) -> list[str]:
    """What has all that was asked; nothing where only a part of it is found."""
    public = Organisation.objects.public()
    understood: Understood = understand(public, text, "nl", literally=True)
    if understood.partial:
        return []
    keys = collect(public.filter(understood.condition)).keys
    return [entry.name for entry in Organisation.objects.filter(pk__in=keys).in_name_order()]


def add(staff: Client, text: str, role: str = "part") -> None:
    filled = {"text": text, "language": "nl", "role": role}
    assert staff.post(f"{WORDS}add/", filled).status_code == 302


def make_word(text: str, role: str = "part", *, in_index: bool = True) -> LexiconWord:
    return LexiconWord.objects.create(language="nl", text=text, role=role, in_index=in_index)


def test_the_first_page_leads_to_the_words_of_the_search(admin_client: Client) -> None:
    page = admin_client.get("/admin/")

    assert said(page, "Search words")
    assert {WORDS, SYNONYMS} <= {
        model["admin_url"] for room in page.context["app_list"] for model in room["models"]
    }


def test_a_compound_is_found_by_a_part_as_soon_as_staff_add_it(admin_client: Client) -> None:
    make_house("Bloementuin De Meent")
    make_house("Tuinhuis De Meent")
    factories.index()
    before = found("tuin meent")

    add(admin_client, "tuin")
    add(admin_client, "huis", "head")

    # Nobody taught the search "bloemen", and "tuin" is no last part yet.
    assert (before, found("tuin meent")) == ([], ["Tuinhuis De Meent"])

    add(admin_client, "tuin", "head")

    assert found("tuin meent") == ["Bloementuin De Meent", "Tuinhuis De Meent"]


def test_a_part_that_staff_correct_holds_at_once(admin_client: Client) -> None:
    word = make_word("tuyn")
    make_word("zorg")
    make_house("Tuinzorg De Meent")
    factories.index()
    before = found("tuin meent")

    admin_client.post(page_of(word), form_on(admin_client, page_of(word)) | {"text": "tuin"})

    word.refresh_from_db()
    assert (word.text, word.in_index) == ("tuin", False)
    assert (before, found("tuin meent")) == ([], ["Tuinzorg De Meent"])


def test_a_filler_that_becomes_a_part_is_new_to_the_index(admin_client: Client) -> None:
    word = make_word("tuin", "filler")

    admin_client.post(page_of(word), form_on(admin_client, page_of(word)) | {"role": "part"})

    word.refresh_from_db()
    assert not word.in_index


def test_a_word_that_is_saved_as_it_was_stays_in_the_index(admin_client: Client) -> None:
    word = make_word("tuin")

    admin_client.post(page_of(word), form_on(admin_client, page_of(word)))

    word.refresh_from_db()
    assert word.in_index


@pytest.mark.parametrize(("typed", "kept"), [("Kanker", "kanker"), (" Café ", "cafe")])
def test_a_word_is_folded_for_who_types_it(admin_client: Client, typed: str, kept: str) -> None:
    add(admin_client, typed)

    assert LexiconWord.objects.get().text == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("twee woorden", "Write one word in small letters, without marks."),
        ("дом", "Write one word in small letters, without marks."),
        ("!!!", "This field cannot be blank."),
        ("", "This field is required."),
    ],
)
def test_what_is_no_word_is_refused_at_its_box(
    admin_client: Client, typed: str, sentence: str
) -> None:
    page = admin_client.post(f"{WORDS}add/", {"text": typed, "language": "nl", "role": "part"})

    assert page.status_code == 200
    assert list(page.context["adminform"].form.errors) == ["text"]
    assert said(page, sentence)
    assert not LexiconWord.objects.exists()


def test_a_word_that_is_there_in_another_spelling_is_refused(admin_client: Client) -> None:
    make_word("cafe")
    other = make_word("tuin")

    assert refused(admin_client, other, "The lexicon has this word already.", text="Café")


def test_words_are_found_by_any_spelling_and_deleted(admin_client: Client) -> None:
    word = make_word("cafe")
    make_word("tuin")

    listed = admin_client.get(f"{WORDS}?q=Café").context["cl"].result_list
    admin_client.post(page_of(word).replace("change", "delete"), {"post": "yes"})

    assert list(listed) == [word]
    assert [kept.text for kept in LexiconWord.objects.all()] == ["tuin"]


def test_synonyms_hold_as_soon_as_staff_write_them_and_no_longer_than_that(
    admin_client: Client,
) -> None:
    make_house("Huis Respijt")
    factories.index()
    before = found("ademruimte")

    admin_client.post(f"{SYNONYMS}add/", {"words": "ademruimte, respijt", "also": ""})
    written = found("ademruimte")
    group = SynonymGroup.objects.get()
    changed = form_on(admin_client, page_of(group)) | {"words": "adempauze, respijt"}
    admin_client.post(page_of(group), changed)

    assert (before, written, found("ademruimte")) == ([], ["Huis Respijt"], [])
    assert found("adempauze") == ["Huis Respijt"]

    admin_client.post(page_of(group).replace("change", "delete"), {"post": "yes"})

    assert found("adempauze") == []


@pytest.mark.parametrize(
    ("words", "also", "box", "sentence"),
    [
        ("kanker", "", "words", "Give at least two words."),
        (", ,", "", "words", "Give at least two words."),
        ("een twee drie vier, vijf", "", "words", "“een twee drie vier”: one to three words."),
        ("kanker, !!!", "", "words", "“!!!”: one to three words."),
        ("kanker", "een twee drie vier", "also", "“een twee drie vier”: one to three words."),
    ],
)
def test_what_is_no_group_of_synonyms_is_refused_at_its_box(
    admin_client: Client, words: str, also: str, box: str, sentence: str
) -> None:
    page = admin_client.post(f"{SYNONYMS}add/", {"words": words, "also": also})

    assert page.status_code == 200
    assert list(page.context["adminform"].form.errors) == [box]
    assert not SynonymGroup.objects.exists()
