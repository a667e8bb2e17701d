"""The words of the search, loaded into a directory that has none."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from houses.loading.lexicon import LexiconReport, load_lexicon
from houses.loading.rows import LoadingError
from houses.models import LexiconWord, SynonymGroup
from tests import factories
from tests.factories import make_house
from tests.houses.demonstration_rows import Json, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def word(text: str = "huis", role: str = "part", language: str = "nl") -> Json:
    return {"language": language, "role": role, "text": text}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two words and two groups of synonyms."""
    write(tmp_path, "words", word(), word("voor", "filler"))
    group = {"words": ["borstkanker", "cancer du sein"], "also": ["kanker", "ziekte"]}
    write(tmp_path, "synonyms", {"words": ["inloophuis", "walk-in house"]}, group)
    return tmp_path


def test_an_empty_lexicon_is_filled(folder: Path) -> None:
    assert load_lexicon(folder) == LexiconReport(words=2, synonyms=2)

    assert [(kept.text, kept.role) for kept in LexiconWord.objects.order_by("text")] == [
        ("huis", "part"),
        ("voor", "filler"),
    ]
    assert list(SynonymGroup.objects.values_list("words", "also")) == [
        ("borstkanker, cancer du sein", "kanker, ziekte"),
        ("inloophuis, walk-in house", ""),
    ]


def test_what_staff_changed_or_deleted_is_not_put_back(folder: Path) -> None:
    load_lexicon(folder)
    LexiconWord.objects.filter(text="huis").update(text="thuis")
    SynonymGroup.objects.all().delete()

    assert load_lexicon(folder) == LexiconReport(words=0, synonyms=0)

    assert set(LexiconWord.objects.values_list("text", flat=True)) == {"thuis", "voor"}
    assert not SynonymGroup.objects.exists()


@pytest.mark.parametrize("indexed", [True, False])
def test_words_are_new_to_an_index_that_is_there(folder: Path, indexed: bool) -> None:
    make_house()
    if indexed:
        factories.index()

    load_lexicon(folder)

    # Without an index, whatever is indexed later is indexed with them.
    assert LexiconWord.objects.get(text="huis").in_index is not indexed


@pytest.mark.parametrize(
    ("file", "row", "sentence"),
    [
        ("words", {"language": "nl", "text": "x"}, "The field “role” is missing."),
        ("words", word(role="tail"), "role: Value 'tail' is not a valid choice."),
        ("words", word(language="pl"), "language: Value 'pl' is not a valid choice."),
        ("words", word("Huis"), "text: Write one word in small letters, without marks."),
        ("words", word("voor", "filler"), "“nl filler voor” stands in words.jsonl, line 2 already"),
        ("synonyms", {"words": ["kanker"]}, "words: Give at least two words."),
        ("synonyms", {"words": ["a b c d", "x"]}, "words: “a b c d”: one to three words."),
        ("synonyms", {"words": "kanker"}, "The field “words” holds something of another kind."),
    ],
)
def test_a_row_that_cannot_be_loaded_is_named_and_nothing_is_written(
    folder: Path, file: str, row: Json, sentence: str
) -> None:
    path = folder / f"{file}.jsonl"
    path.write_text(path.read_text() + json.dumps(row) + "\n", encoding="utf-8")

    with pytest.raises(LoadingError) as refusal:
        load_lexicon(folder)

    assert str(refusal.value).startswith(f"{file}.jsonl, line 3: ")
    assert sentence in str(refusal.value)
    assert not LexiconWord.objects.exists()
    assert not SynonymGroup.objects.exists()


def test_the_words_of_the_project_come_with_its_regions(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_reference")

    assert LexiconWord.objects.filter(language="nl", role="head", text="huis").exists()
    assert SynonymGroup.objects.exists()
    assert f"{LexiconWord.objects.count()} new" in capsys.readouterr().out
