"""The command that brings the search up to date: what it makes anew, and what it says."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from houses.finding import index as indexing
from houses.finding.documents import ANALYSIS
from houses.finding.index import stale
from houses.finding.lexicon import Lexicon
from houses.loading.lexicon import load_lexicon
from houses.management.commands import demo
from houses.models import IndexedWord, LexiconWord, Organisation, Region, SearchDocument
from tests import factories
from tests.factories import make_house, make_houses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def reindex(**options: bool) -> str:
    said = StringIO()
    call_command("reindex", stdout=said, **options)
    return said.getvalue()


def make_part(text: str, *, in_index: bool) -> LexiconWord:
    return LexiconWord.objects.create(language="nl", role="part", text=text, in_index=in_index)


def finds(entry: Organisation, term: str) -> bool:
    return entry.search_documents.filter(terms__match=[{(term,)}]).exists()


def test_entries_without_documents_get_them() -> None:
    known = make_house("De Linde")
    factories.index()
    new = make_house("De Haven", published=False)

    assert reindex().splitlines() == ["1 of 1", "1 entry indexed."]

    assert finds(known, "linde")
    assert finds(new, "haven")


def test_documents_of_an_older_analysis_are_made_anew() -> None:
    old, new = make_house("De Linde"), make_house("De Haven")
    factories.index()
    old.search_documents.update(analysis=ANALYSIS - 1, terms="ooit")
    new.search_documents.update(terms="ooit")

    reindex()

    assert finds(old, "linde")
    # It is of this analysis: nobody but `--all` looks at it.
    assert finds(new, "ooit")


def test_all_are_made_anew_when_asked() -> None:
    house = make_house("De Linde")
    factories.index()
    SearchDocument.objects.update(terms="ooit")

    assert reindex(all_of_them=True).splitlines() == ["1 of 1", "1 entry indexed."]

    assert finds(house, "linde")


def test_all_are_made_anew_when_the_lexicon_has_a_new_part() -> None:
    house = make_house("Tuinzorg")
    make_part("zorg", in_index=True)
    factories.index()
    tuin = make_part("tuin", in_index=False)

    reindex()

    tuin.refresh_from_db()
    assert tuin.in_index
    assert finds(house, "tuin")
    assert finds(house, "n_zorg")


def test_a_filler_asks_for_no_index() -> None:
    make_house()
    factories.index()
    LexiconWord.objects.create(language="nl", role="filler", text="voor")

    assert reindex() == "0 entries indexed.\n"


def test_a_part_that_staff_change_meanwhile_stays_new(monkeypatch: pytest.MonkeyPatch) -> None:
    make_house("Tuinzorg")
    part = make_part("tuyn", in_index=False)
    write = indexing._write

    def staff_are_quicker(keys: list[int], known: Lexicon, wide: dict[str, Region]) -> None:
        LexiconWord.objects.filter(pk=part.pk).update(text="tuin")
        write(keys, known, wide)

    monkeypatch.setattr(indexing, "_write", staff_are_quicker)

    reindex()

    part.refresh_from_db()
    assert not part.in_index


def test_a_second_time_there_is_nothing_to_do() -> None:
    make_house("De Linde")
    make_part("zorg", in_index=False)
    reindex()
    words = list(IndexedWord.objects.values_list("word", "in_head"))

    assert reindex() == "0 entries indexed.\n"

    assert list(IndexedWord.objects.values_list("word", "in_head")) == words


def test_it_works_in_parts_and_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    make_houses(range(5))
    monkeypatch.setattr(indexing, "AT_ONCE", 2)

    assert reindex().splitlines() == ["2 of 5", "4 of 5", "5 of 5", "5 entries indexed."]

    assert not stale().exists()


def test_who_stops_it_half_way_begins_again_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    make_houses(range(5))
    monkeypatch.setattr(indexing, "AT_ONCE", 2)

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        indexing.reindex(all_of_them=False, progress=stop)

    # Two of the five are written.
    assert reindex().splitlines()[0] == "2 of 3"


def test_it_says_nothing_when_asked_to_be_quiet() -> None:
    make_house()
    said = StringIO()

    call_command("reindex", verbosity=0, stdout=said)

    assert said.getvalue() == ""
    assert SearchDocument.objects.exists()


def fill() -> str:
    """What a demo says while it brings the database up to date."""
    # PostgreSQL makes no index on rows whose constraints are still to be checked.
    connection.check_constraints()
    said = StringIO()
    demo.Command(stdout=said).fill_database()
    return said.getvalue()


def test_the_demo_indexes_what_an_older_version_kept() -> None:
    house = make_house("De Linde")

    said = fill()

    assert finds(house, "linde")
    assert LexiconWord.objects.exists()
    assert "1 entry indexed." in said


def test_the_demo_of_an_indexed_directory_has_nothing_to_index() -> None:
    make_house("De Linde")
    load_lexicon()
    factories.index()

    assert "indexed" not in fill()
