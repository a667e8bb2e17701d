"""Measuring the search: in a scratch database, whatever the site holds."""

import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from houses.models import Organisation
from tests.factories import make_house

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

type Json = dict[str, Any]


def corpus(**changes: Any) -> Json:
    """Two houses in two towns."""
    return {
        "regions": {"be": "België", "be/vlaanderen": "Vlaanderen"},
        "audiences": {"rouw": "Nabestaanden"},
        "services": {"inloop": "Vrije inloop"},
        "places": {
            "Brugge": {"region": "be/vlaanderen", "postcode": "8000", "lat": 51.2, "lon": 3.2},
            "Gent": {"region": "be/vlaanderen", "postcode": "9000", "lat": 51.0, "lon": 3.7},
        },
        "houses": [
            said_house("rouwhuis-gent", "Rouwhuis De Wilg", "Gent"),
            said_house("tuinhuis-brugge", "Tuinhuis De Merel", "Brugge"),
        ],
        **changes,
    }


def said_house(slug: str, name: str, town: str, **changes: Any) -> Json:
    return {
        "slug": slug,
        "name": name,
        "kind": "inloophuis",
        "description": {"nl": "Een plek om te praten."},
        "municipality": town,
        "postcode": "8000" if town == "Brugge" else "9000",
        "lat": 51.2 if town == "Brugge" else 51.0,
        "lon": 3.2 if town == "Brugge" else 3.7,
        "audiences": ["rouw"],
        "services": ["inloop"],
        "network": None,
        **changes,
    }


def query(text: str, **expected: Any) -> Json:
    return {
        "id": text,
        "query": text,
        "language": "nl",
        "category": "name",
        **expected,
    }


def files(folder: Path, houses: object, *queries: Json) -> tuple[Path, Path]:
    written = folder / "corpus.json", folder / "queries.json"
    for file, said in zip(written, (houses, {"queries": queries}), strict=True):
        file.write_text(said if isinstance(said, str) else json.dumps(said))
    return written


def output_of(command: str, *arguments: object, **options: Any) -> str:
    said = StringIO()
    call_command(command, *arguments, stdout=said, **options)
    return said.getvalue()


def test_what_the_search_did_not_find_is_told(tmp_path: Path) -> None:
    make_house("rouwhuis-gent")
    found = query("rouwhuis Gent", top1=["rouwhuis-gent"], never=["tuinhuis-brugge"])
    nearest = query("praten", near="8000", top1=["tuinhuis-brugge"])
    missed = query("tuinhuis", top1=["rouwhuis-gent"])

    said = output_of("measure_search", *files(tmp_path, corpus(), found, nearest, missed))

    assert "pass 2 of 3" in said
    assert "wanted first: rouwhuis-gent" in said
    assert "came tuinhuis-brugge" in said
    # The three ranks: first, first, nowhere.
    assert "MRR 0.667" in said
    # The directory of the site has the one house it had.
    assert [house.slug for house in Organisation.objects.all()] == ["rouwhuis-gent"]


@pytest.mark.parametrize(
    ("houses", "asked", "sentence"),
    [
        ("{", {}, "corpus.json is no JSON file."),
        ([], {}, "corpus.json is of another shape."),
        ({"regions": {}}, {}, "corpus.json does not say “audiences” where it should."),
        (
            corpus(houses=[said_house("huis", "Huis", "Gent", audiences=["zeelui"])]),
            {},
            "corpus.json: the house “huis” says “zeelui”, which is not there.",
        ),
        (corpus(), {"top1": ["spookhuis"]}, "queries.json: the query “huis” says “spookhuis”"),
        (corpus(), {"near": "1000"}, "queries.json: the query “huis” says “1000”"),
        (corpus(), {"filters": []}, "queries.json is of another shape."),
    ],
)
def test_a_file_that_is_no_corpus_or_holds_no_queries_is_refused(
    tmp_path: Path, houses: object, asked: Json, sentence: str
) -> None:
    written = files(tmp_path, houses, query("huis", **asked))

    with pytest.raises(CommandError, match=re.escape(sentence)):
        output_of("measure_search", *written)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    missing = tmp_path / "nothing.json"

    with pytest.raises(CommandError, match=r"nothing\.json cannot be read: No such file"):
        output_of("measure_search", missing, missing)


def test_the_benchmark_leaves_the_directory_of_the_site_alone() -> None:
    house = make_house("huis")

    said = output_of("benchmark_search", houses=200, rounds=1)

    assert "200 fictional houses" in said
    # All 200, and 50 networks.
    assert "word of every house            250" in said
    assert [entry.pk for entry in Organisation.objects.all()] == [house.pk]
