"""The answers in docs/model.md are those that the demonstration data give."""

import doctest
import re

import pytest
from django.apps import apps
from django.conf import settings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_real_houses")]

DOCUMENT = (settings.BASE_DIR / "docs" / "model.md").read_text()
BLOCK = re.compile(r"(?P<question>[^\n]+)\n\n```pycon\n(?P<examples>.+?)```", re.DOTALL)
# The first block holds the imports of all others.
IMPORTS, *QUESTIONS = BLOCK.findall(DOCUMENT)


@pytest.mark.parametrize(("question", "examples"), QUESTIONS)
def test_a_question_has_the_answer_that_the_document_shows(question: str, examples: str) -> None:
    said: list[str] = []
    answers = doctest.DocTestParser().get_doctest(
        IMPORTS[1] + examples, {}, question, "docs/model.md", 0
    )

    result = doctest.DocTestRunner().run(answers, out=said.append)

    assert result.failed == 0, "".join(said)


def test_the_document_answers_every_question_that_it_asks() -> None:
    # As many as the section has questions.
    assert len(QUESTIONS) == 8
    assert all("?" in question for question, _ in QUESTIONS)


def test_every_table_stands_in_the_document() -> None:
    names = [
        model.__name__
        for app in ("houses", "networks")
        for model in apps.get_app_config(app).get_models()
    ]

    assert [name for name in names if f"`{name}`" not in DOCUMENT] == []
