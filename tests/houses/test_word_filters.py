"""How names and labels stand inside a sentence of a page."""

import pytest
from django.utils.translation import override

from houses.templatetags.words import in_language
from houses.values.labels import in_commas, listed


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (["Ouderen"], "ouderen"),
        (["Ouderen", "Jongeren"], "ouderen en jongeren"),
        (["Ouderen", "Familie en vrienden"], "ouderen, familie en vrienden"),
        (["Familie en vrienden", "Ouderen"], "familie en vrienden, ouderen"),
    ],
)
def test_one_list_has_one_and(labels: list[str], said: str) -> None:
    with override("nl"):
        assert listed(labels) == said


def test_labels_with_an_or_stand_beside_each_other() -> None:
    with override("nl"):
        assert in_commas(["Inloophuis of hospice", "Netwerk"]) == "inloophuis of hospice, netwerk"


def test_a_name_in_another_language_says_so_and_is_escaped() -> None:
    with override("fr"):
        assert in_language("Huis & co", "nl") == '<span lang="nl">Huis &amp; co</span>'
        assert in_language("Maison & co", "fr") == "Maison &amp; co"
