"""Two editions of what an entry says of itself: what came, what went, what was reworded.

None of it asks the database.
"""

from datetime import date
from time import perf_counter
from typing import Any

import pytest
from django.utils import translation

from houses.models import Statement
from houses.sheets.missions.editions import (
    Mark,
    Renewal,
    Run,
    differences,
    editions,
    renewals,
    reworded,
    with_a_past,
)
from houses.values.translations import Translated
from tests.factories import dutch

pytestmark = pytest.mark.usefixtures("in_english")

Kind = Statement.Kind
TODAY = date(2026, 6, 1)


def statement(text: str, kind: Kind = Kind.MISSION, heading: str = "", **fields: Any) -> Statement:
    title = dutch(heading) if heading else Translated()
    return Statement(kind=kind, text=dutch(text), heading=title, **fields)


def said(statements: list[Statement]) -> list[str]:
    return [str(row.text) for row in statements]


def compared(old: list[str], new: list[str]) -> dict[str, list[str]]:
    """What became of the lines of an edition; of a reworded one the new text."""
    found = differences([statement(text) for text in old], [statement(text) for text in new])
    return {
        "changed": [str(pair.new.text) for pair in found.changed],
        "added": said(found.added),
        "dropped": said(found.dropped),
        "kept": said(found.kept),
    }


def in_marks(runs: list[Run]) -> str:
    """As on paper: "Samen [-sterk-] {+sterker+}"."""
    frames = {Mark.SAME: "{}", Mark.GONE: "[-{}-]", Mark.NEW: "{{+{}+}}"}
    return "".join(" " * run.spaced + frames[run.mark].format(run.text) for run in runs)


def shown(
    *statements: Statement, code: str = "", since: str = "", until: str = ""
) -> tuple[Renewal, list[str]]:
    found = renewals(statements, code=code, since=since, until=until, on=TODAY)
    assert found.shown is not None
    return found.shown, found.refusals


def labels(renewal: Renewal) -> list[str]:
    return [renewal.old.label, renewal.new.label]


def test_the_statements_of_one_kind_that_began_together_are_an_edition() -> None:
    found = editions(
        [
            statement("Een", since="2021"),
            statement("Twee", since="2016"),
            statement("Drie", since="2021"),
            statement("Moed", Kind.VALUE, since="2021"),
        ]
    )

    assert [(edition.start, said(edition.statements)) for edition in found[Kind.MISSION]] == [
        ("2016", ["Twee"]),
        ("2021", ["Een", "Drie"]),
    ]
    assert [edition.start for edition in found[Kind.VALUE]] == ["2021"]


def test_dates_that_are_written_otherwise_and_mean_the_same_are_one_edition() -> None:
    found = editions(
        [
            statement("Een", since="sinds 2016"),
            statement("Twee", since="2016"),
            statement("Drie", since="2016", until="2020"),
        ]
    )

    assert [edition.start for edition in found[Kind.MISSION]] == ["2016"]


def test_what_has_no_date_is_an_edition_without_a_date_and_stands_first() -> None:
    found = editions([statement("Een", since="1990"), statement("Twee")])

    first, second = found[Kind.MISSION]
    assert (first.code, first.label, first.began) == ("undated", "without a date", None)
    assert second.label == "1990"


def test_only_what_has_two_editions_has_a_past() -> None:
    renewed = [statement("Een", since="2016"), statement("Twee", since="2021")]

    assert list(with_a_past(editions([*renewed, statement("Moed", Kind.VALUE)]))) == [Kind.MISSION]


def test_each_line_of_two_editions_is_changed_added_dropped_or_kept() -> None:
    found = compared(
        ["Wij zijn er voor mensen met kanker.", "Samen sterk.", "De koffie staat klaar."],
        ["Samen sterk.", "Wij zijn er voor mensen met kanker en hun familie.", "Eerst luisteren."],
    )

    assert found == {
        "changed": ["Wij zijn er voor mensen met kanker en hun familie."],
        "added": ["Eerst luisteren."],
        "dropped": ["De koffie staat klaar."],
        "kept": ["Samen sterk."],
    }


def test_lines_that_only_changed_places_are_kept() -> None:
    found = differences(
        [statement("Een"), statement("Twee")], [statement("Twee"), statement("Een")]
    )

    assert found.none
    assert said(found.kept) == ["Twee", "Een"]


def test_a_line_that_is_said_twice_and_then_once_lost_one() -> None:
    found = compared(["Samen", "Samen"], ["Samen"])

    assert (found["kept"], found["dropped"]) == (["Samen"], ["Samen"])


def test_the_most_alike_lines_find_each_other() -> None:
    old = [statement("Wij luisteren naar wie komt."), statement("Wij luisteren naar wie belt.")]
    new = [statement("Wij luisteren altijd naar wie belt.")]

    (pair,) = differences(old, new).changed

    assert str(pair.old.text) == "Wij luisteren naar wie belt."


def test_what_is_explained_anew_under_the_same_heading_is_reworded_and_not_another() -> None:
    old = statement("Wat je zegt blijft hier.", Kind.VALUE, "Vertrouwen")
    new = statement("Niemand vertelt door.", Kind.VALUE, "Vertrouwen")

    (pair,) = differences([old], [new]).changed

    assert in_marks(pair.heading) == "Vertrouwen"
    assert in_marks(pair.text) == "[-Wat je zegt blijft hier-] {+Niemand vertelt door+}."


def test_the_same_words_under_another_heading_are_reworded() -> None:
    found = differences(
        [statement("Naar wie komt.", heading="Luisteren")],
        [statement("Naar wie komt.", heading="Horen")],
    )

    assert in_marks(found.changed[0].heading) == "[-Luisteren-] {+Horen+}"
    assert not found.kept


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("Samen sterk.", "Samen sterker.", "Samen [-sterk-] {+sterker+}."),
        ("Een huis", "Een warm huis", "Een {+warm+} huis"),
        ("Kom, zonder afspraak.", "Kom.", "Kom[-, zonder afspraak-]."),
        ("Zo'n huis", "Zo'n thuis", "Zo'n [-huis-] {+thuis+}"),
        ("", "Nieuw", "{+Nieuw+}"),
        ("Gelijk", "Gelijk", "Gelijk"),
        ("", "", ""),
    ],
)
def test_a_reworded_line_is_compared_word_by_word(old: str, new: str, marked: str) -> None:
    assert in_marks(reworded(old, new)) == marked


def test_editions_are_compared_in_the_language_that_both_are_written_in() -> None:
    old = Statement(kind=Kind.MISSION, text=Translated.written("nl", "Samen sterk."))
    new = Statement(
        kind=Kind.MISSION, text=Translated.written("nl", "Samen sterker.", en="Stronger together.")
    )

    with translation.override("en"):
        (pair,) = differences([old], [new]).changed

    assert pair.language == "nl"
    assert in_marks(pair.text) == "Samen [-sterk-] {+sterker+}."


def test_what_is_written_in_other_languages_is_not_compared_word_by_word() -> None:
    old = Statement(kind=Kind.MISSION, text=Translated.written("nl", "Plan"))
    new = Statement(kind=Kind.MISSION, text=Translated.written("fr", "Plan"))

    found = differences([old], [new])

    assert (found.changed, found.kept) == ([], [])
    assert (found.dropped, found.added) == ([old], [new])


def test_very_long_editions_are_told_at_once_without_weighing_each_pair() -> None:
    old = [statement(f"Dit is regel {number} van vroeger") for number in range(1000)]
    new = [statement(f"Dit is regel {number} van nu") for number in range(1000)]

    begun = perf_counter()
    found = differences(old, new)

    # Weighing a million pairs takes minutes; comparing them takes a few seconds on a busy machine.
    assert perf_counter() - begun < 20
    assert (len(found.dropped), len(found.added), found.changed) == (1000, 1000, [])


def test_unless_asked_otherwise_the_last_two_editions_of_what_was_renewed_most_are_compared() -> (
    None
):
    mission = [statement("Missie", since=year) for year in ("2012", "2016", "2021")]
    values = [statement("Waarde", Kind.VALUE, since=year) for year in ("2016", "2021")]

    renewal, refusals = shown(*values, *mission)

    assert (renewal.kind, labels(renewal), refusals) == (Kind.MISSION, ["2016", "2021"], [])


@pytest.mark.parametrize(
    ("since", "until", "compared"),
    [
        ("2012", "2021", ["2012", "2021"]),
        # Read as people type it; the older one stands first, whatever the order of asking.
        ("2021", "sinds 2012", ["2012", "2021"]),
        ("2012", "", ["2012", "2021"]),
        ("", "2016", ["2016", "2021"]),
        ("2021", "", ["2016", "2021"]),
        ("undated", "2016", ["without a date", "2016"]),
    ],
)
def test_any_two_editions_can_be_asked_for(since: str, until: str, compared: list[str]) -> None:
    mission = [statement("Missie", since=year) for year in ("", "2012", "2016", "2021")]

    renewal, refusals = shown(*mission, since=since, until=until)

    assert (labels(renewal), refusals) == (compared, [])


@pytest.mark.parametrize(
    ("code", "since", "until", "refusal"),
    [
        ("nonsense", "", "", "We do not know two editions of “nonsense”."),
        ("value", "", "", "We do not know two editions of “value”."),
        ("", "1999", "", "We know no edition of “1999”."),
        ("", "", "gisteren", "We know no edition of “gisteren”."),
        ("", "2016", "2016", "Choose two different editions."),
    ],
)
def test_what_is_not_there_is_refused_in_a_sentence_and_the_last_two_are_shown(
    code: str, since: str, until: str, refusal: str
) -> None:
    rows = [statement("Missie", since="2016"), statement("Missie nu", since="2021")]

    renewal, refusals = shown(
        *rows, statement("Moed", Kind.VALUE), code=code, since=since, until=until
    )

    assert refusals == [refusal]
    assert labels(renewal) == ["2016", "2021"]


def test_an_entry_without_two_editions_has_nothing_to_compare() -> None:
    found = renewals([statement("Een")], code="", since="", until="", on=TODAY)

    assert (found.shown, found.kinds, found.refusals) == (None, [], [])


def test_the_page_goes_back_to_days_that_are_known_and_have_been() -> None:
    rows = [statement("Een"), statement("Twee", since="2016"), statement("Drie", since="2030")]

    past, _ = shown(*rows, since="undated", until="2016")
    future, _ = shown(*rows)

    assert [edition.start for edition in past.then] == ["2016"]
    assert [edition.start for edition in future.then] == ["2016"]
