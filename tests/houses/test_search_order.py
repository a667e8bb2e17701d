"""The same houses in the same order with the same counts, whatever the database and its locale.

The expected answers were written down once, from SQLite; the whole suite runs on PostgreSQL under
two locales as well.
"""

import json
from pathlib import Path

import pytest
from django.http import QueryDict

from houses.filters import find
from houses.filters.facets import facets
from houses.models import Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_real_houses")]

ANSWERS = Path(__file__).parent / "search_order.json"


def answer(query: str) -> dict[str, object]:
    found = find(QueryDict(query))
    slugs = dict(Organisation.objects.values_list("pk", "slug"))
    return {
        "count": found.count,
        "first": [slugs[key] for key in found.hits.keys[:20]],
        "partial": found.understood.partial,
        "facets": {
            facet.name: {option.value: option.count for option in facet.options}
            for facet in facets(found)
            # What is checked depends on the day.
            if facet.name != "checked"
        },
    }


@pytest.mark.parametrize("query", json.loads(ANSWERS.read_text(encoding="utf-8")))
def test_every_database_gives_the_same_answer(query: str) -> None:
    expected = json.loads(ANSWERS.read_text(encoding="utf-8"))[query]

    assert answer(query) == expected
