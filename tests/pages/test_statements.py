"""What an entry says of itself, drawn as what it is. None of it asks the database."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from houses.models import Statement
from houses.sheets.missions.statements import (
    HEADINGS,
    Shape,
    Voice,
    attributed,
    holding,
    statement_groups,
)
from houses.values.translations import Translated
from tests import factories

pytestmark = pytest.mark.usefixtures("in_english")

Kind = Statement.Kind


def statement(text: str, kind: Kind = Kind.MISSION, heading: str = "", **fields: Any) -> Statement:
    title = Translated.written("en", heading) if heading else Translated()
    return Statement(kind=kind, text=Translated.written("en", text), heading=title, **fields)


def triangle() -> list[Statement]:
    return [
        *(statement(name, Kind.POLE, core=True) for name in ("People", "Work", "Staff")),
        statement("The world", Kind.POLE),
    ]


def shape_of(*statements: Statement) -> Shape:
    (group,) = statement_groups(statements)
    return group.shape


def rendered(*statements: Statement) -> str:
    """The fragment, with white space as a browser sees it."""
    groups = attributed(statement_groups(statements), "Our house")
    html = render_to_string("houses/_statements.html", {"groups": groups})
    return re.sub(r"\s+(?=</)", "", re.sub(r"\s+", " ", html))


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_statements_are_grouped_in_the_order_of_a_page() -> None:
    groups = statement_groups(
        [statement("Trust", Kind.VALUE), statement("Be there"), statement("Courage", Kind.VALUE)]
    )

    assert [(group.kind, len(group.items)) for group in groups] == [
        (Kind.MISSION, 1),
        (Kind.VALUE, 2),
    ]


def test_what_belongs_to_a_statement_stays_under_it_whatever_its_kind() -> None:
    groups = statement_groups(
        [
            statement("Relevant", Kind.VISION),
            statement("Inclusion", Kind.OBJECTIVE, level=1),
            statement("Openness", Kind.DEFINITION, level=2),
            statement("Unique", Kind.VISION),
        ]
    )

    (vision,) = groups
    relevant, unique = vision.items
    (objective,) = relevant.below
    assert str(objective.items[0].statement.text) == "Inclusion"
    assert [str(row.text) for row in relevant.said] == ["Relevant", "Inclusion", "Openness"]
    assert not unique.below


def test_a_statement_whose_own_parent_is_not_shown_stands_by_itself() -> None:
    (group,) = statement_groups([statement("Alone", level=1), statement("Another")])

    assert [str(item.text) for item in group.items] == ["Alone", "Another"]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_question_that_a_visitor_would_ask(kind: Kind) -> None:
    question, _ = HEADINGS[kind]

    assert str(question).endswith("?")


def test_the_short_lines_of_a_mission_are_lines() -> None:
    assert shape_of(statement("DRIVEN TOGETHER"), statement("DARING")) == Shape.LINES


def test_a_mission_of_sentences_is_told_in_paragraphs() -> None:
    sentence = "A place where people meet each other without any appointment."

    assert shape_of(statement(sentence), statement("Daring")) == Shape.PARAGRAPHS
    assert shape_of(statement("One line only")) == Shape.PARAGRAPHS


def test_values_are_names_until_one_is_explained() -> None:
    trust, courage = statement("Trust", Kind.VALUE), statement("Courage", Kind.VALUE)
    explained = statement("To go on when it is hard.", Kind.VALUE, "Courage")

    assert shape_of(trust, courage) == Shape.NAMES
    assert shape_of(trust, explained) == Shape.HEADED
    assert shape_of(trust, courage, statement("Speak up", Kind.VALUE, level=1)) == Shape.LIST


def test_the_basic_function_comes_first_and_is_marked() -> None:
    html = rendered(
        statement("Advice", Kind.FUNCTION), statement("Meeting", Kind.FUNCTION, core=True)
    )

    assert html.index("Meeting") < html.index("the basis") < html.index("Advice")
    assert "<ol" in html
    assert html.count("the basis") == 1


def test_functions_that_are_explained_keep_their_numbers() -> None:
    meeting = statement("The door is open every day.", Kind.FUNCTION, "Meeting", core=True)

    assert shape_of(meeting, statement("Advice", Kind.FUNCTION)) == Shape.NUMBERED


def test_tasks_are_a_list() -> None:
    assert shape_of(statement("Care", Kind.TASK), statement("Advice", Kind.TASK)) == Shape.LIST


def test_a_heading_shared_by_several_stands_once() -> None:
    html = rendered(
        statement("A safe place.", Kind.VISION, "Relevant"),
        statement("People meet.", Kind.VISION, "Relevant"),
        statement("All together.", Kind.VISION, "Unique"),
    )

    assert re.findall(r"<h3>(\w+)</h3>", html) == ["Relevant", "Unique"]


def test_words_and_what_they_mean_are_a_list_of_terms() -> None:
    html = rendered(statement("A person of trust.", Kind.DEFINITION, "Bridge"))

    assert re.search(r"<dt>Bridge</dt>\s*<dd>\s*A person of trust\.", html)


def test_poles_are_drawn_and_listed() -> None:
    (group,) = statement_groups(triangle())

    html = rendered(*triangle())

    assert group.drawing is not None
    assert group.drawing.names == ["People", "Work", "Staff"]
    assert 'aria-label="Drawing: people, work and staff, with the world around them"' in html
    assert re.findall(r"<h3>([\w ]+)</h3>", html) == ["People", "Work", "Staff", "The world"]


def test_what_is_said_of_a_pole_stands_under_its_name() -> None:
    html = rendered(
        *triangle()[:2], statement("Work for all.", Kind.VISION, level=1), triangle()[2]
    )

    assert html.index("<h3>Work</h3>") < html.index("Work for all.") < html.index("<h3>Staff</h3>")


def test_a_pole_is_drawn_by_its_name_where_its_text_tells_more() -> None:
    told = "All who come in, and all who stay away because they do not know the way."
    poles = [statement(told, Kind.POLE, "People", core=True), *triangle()[1:]]

    (group,) = statement_groups(poles)

    assert group.drawing is not None
    assert group.drawing.names == ["People", "Work", "Staff"]
    assert told in words(rendered(*poles))


def test_a_pole_that_is_headed_otherwise_below_keeps_its_name_in_the_drawing() -> None:
    poles = [*triangle()[:2], statement("Worker", Kind.POLE, "Workers", core=True)]

    html = rendered(*poles)

    assert "<h3>Workers</h3>" in html
    assert "people, work and worker" in html


@pytest.mark.parametrize("count", [1, 6])
def test_poles_that_make_no_figure_are_listed_only(count: int) -> None:
    poles = [statement(f"Pole {number}", Kind.POLE, core=True) for number in range(count)]

    assert "<svg" not in rendered(*poles)
    assert "Pole 0" in rendered(*poles)


def test_a_name_from_a_source_cannot_write_into_the_page() -> None:
    html = rendered(statement("<b>Bold</b> &", Kind.POLE, core=True), *triangle()[1:])

    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_an_edition_says_since_when_once() -> None:
    html = rendered(statement("DRIVEN", since="2016"), statement("DARING", since="2016"))

    assert words(html).count("since 2016") == 1
    assert "mission, since 2016" in words(html)


def test_statements_of_different_dates_each_say_their_own() -> None:
    html = rendered(statement("DRIVEN", since="2016"), statement("DARING", until="2030"))

    assert "DRIVEN (since 2016)" in words(html)
    assert "DARING (until 2030)" in words(html)


def test_what_belongs_to_a_statement_says_its_date_only_where_it_differs() -> None:
    html = rendered(
        statement("Care", Kind.TASK, since="2016"),
        statement("At home", Kind.TASK, level=1, since="2016"),
        statement("By night", Kind.TASK, level=1, since="2020"),
    )

    assert words(html).count("since 2016") == 1
    assert "By night (since 2020)" in words(html)


def test_it_is_said_once_that_they_say_it_themselves() -> None:
    html = rendered(statement("Be there"), statement("Trust", Kind.VALUE))

    assert words(html).count("So Our house says it.") == 1
    assert words(html).endswith("So Our house says it.")


def test_what_another_says_is_marked_and_the_rest_is_theirs() -> None:
    html = rendered(
        statement("Care", Kind.TASK), statement("Advice", Kind.TASK, self_reported=False)
    )

    assert "Advice (another says this)" in words(html)
    assert "Care (another says this)" not in words(html)
    assert words(html).endswith("All else is what Our house says.")
    assert "So Our house says it." not in words(html)


def test_what_only_others_say_is_said_of_a_whole_group_at_once() -> None:
    html = rendered(
        statement("Be there"),
        statement("The most fitting.", Kind.CLAIM, self_reported=False),
    )

    assert "Others say this of Our house. All else is what Our house says." in words(html)
    assert "(another says this)" not in html


def test_where_only_others_speak_nothing_is_called_their_own() -> None:
    html = rendered(statement("The most fitting.", Kind.CLAIM, self_reported=False))

    assert words(html).endswith("Others say this of Our house.")


def test_the_voice_of_a_group_counts_what_belongs_to_its_statements() -> None:
    (group,) = statement_groups(
        [statement("Care", Kind.TASK), statement("By night", level=1, self_reported=False)]
    )

    assert group.voice == Voice.BOTH


def test_a_text_in_another_language_says_so() -> None:
    with translation.override("fr"):
        html = rendered(statement("Be there"))

    assert '<span lang="en">Be there</span>' in html


def test_headings_skip_no_level() -> None:
    html = rendered(
        statement("What we see.", Kind.VISION, "The vision"),
        *(statement(row.text.read().text, Kind.POLE, core=row.core, level=1) for row in triangle()),
        statement("Among people.", Kind.VISION, "Around", level=2),
    )

    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    # The question, the vision, its four poles, and what is said under the last.
    assert levels == [2, 3, 4, 4, 4, 4, 5]


def test_an_entry_that_says_nothing_has_no_section() -> None:
    assert not words(rendered())


@pytest.mark.django_db
def test_what_belongs_to_a_line_that_is_over_goes_with_it() -> None:
    house = factories.make_house("Huis")
    lines = [("Oud", 0, "2016", "2020"), ("Bij oud", 1, "", ""), ("Nieuw", 0, "2021", "")]
    for position, (text, level, since, until) in enumerate(lines):
        factories.make_statement(
            house, text, position=position, level=level, since=since, until=until
        )

    told = house.statements.told(on=date(2022, 1, 1)).in_order()

    assert [str(row.text) for row in holding(told)] == ["Nieuw"]
