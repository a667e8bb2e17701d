"""Dates as people write and say them, in each language of the site."""

from datetime import date

import pytest
from django.conf import settings
from django.utils.translation import override

from houses.values.date_phrases import from_to, since, until, when, words
from houses.values.dates import read_date
from houses.values.days import day_in_words, day_of_the_month, day_of_the_week
from houses.values.translations import inside_sentence

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.mark.parametrize(
    ("language", "told", "asked", "of_its_month"),
    [
        ("nl", "1 augustus 2021", "zondag 1 augustus", "1 augustus"),
        ("fr", "1er août 2021", "dimanche 1er août", "1er août"),
        ("de", "1. August 2021", "Sonntag, 1. August", "1. August"),
        ("en", "1 August 2021", "Sunday 1 August", "1 August"),
    ],
)
def test_a_day_is_written_as_its_readers_write_it(
    language: str, told: str, asked: str, of_its_month: str
) -> None:
    first = date(2021, 8, 1)

    with override(language):
        assert (day_in_words(first), day_of_the_week(first)) == (told, asked)
        assert day_of_the_month(first) == of_its_month


@pytest.mark.parametrize(
    ("language", "edtf", "said"),
    [
        ("nl", "2021-05-03", ("op 3 mei 2021", "sinds 3 mei 2021", "tot 3 mei 2021")),
        ("fr", "2021-05-03", ("le 3 mai 2021", "depuis le 3 mai 2021", "jusqu’au 3 mai 2021")),
        ("fr", "2021-08", ("en août 2021", "depuis août 2021", "jusqu’en août 2021")),
        ("fr", "2021", ("en 2021", "depuis 2021", "jusqu’en 2021")),
        ("fr", "2021-23", ("en automne 2021", "depuis automne 2021", "jusqu’à automne 2021")),
        ("fr", "199X", ("dans les années 1990", "depuis années 1990", "jusqu’à années 1990")),
        ("de", "2021-05-03", ("am 3. Mai 2021", "seit dem 3. Mai 2021", "bis zum 3. Mai 2021")),
        ("de", "2021-08", ("im August 2021", "seit August 2021", "bis August 2021")),
        ("de", "2021", ("2021", "seit 2021", "bis 2021")),
        ("de", "2021-24", ("im Winter 2021/2022", "seit Winter 2021/2022", "bis Winter 2021/2022")),
        ("en", "2021-08-01", ("on 1 August 2021", "since 1 August 2021", "until 1 August 2021")),
    ],
)  # fmt: skip
def test_each_precision_has_its_own_words_before_it(
    language: str, edtf: str, said: tuple[str, str, str]
) -> None:
    known = read_date(edtf)

    with override(language):
        assert (when(known).replace("\u00a0", " "), since(known), until(known)) == said


@pytest.mark.parametrize(
    ("language", "first", "last", "said"),
    [
        ("nl", "2015", "2021-04", "van 2015 tot april 2021"),
        ("fr", "2015", "2021-04", "de 2015 à avril 2021"),
        ("fr", "2021-04", "2021-05-03", "d’avril 2021 au 3 mai 2021"),
        ("fr", "2021-05-03", "2022", "du 3 mai 2021 à 2022"),
        ("de", "2021-05-03", "2022", "vom 3. Mai 2021 bis 2022"),
        ("en", "2015", "2021-04", "from 2015 to April 2021"),
    ],
)
def test_a_period_has_the_words_of_both_its_ends(
    language: str, first: str, last: str, said: str
) -> None:
    with override(language):
        assert from_to(read_date(first), read_date(last)) == said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "edtf",
    [
        *("2021", "2021-08", "2021-08-01", "2021-04-03", "199X", "2015-21", "2015-22", "2015-23"),
        *("2015-24", "2015-37", "2015-38", "2015-39", "2013~", "2015/2021-04", "2021-08-01/2022"),
        *("2003/..", "2021-08-01/..", "../2021", "../2021-08-01", "[2014,2015]"),
    ],
)
def test_what_is_shown_in_a_language_can_be_typed_in_it(language: str, edtf: str) -> None:
    with override(language):
        assert read_date(words(read_date(edtf))).edtf == edtf


@pytest.mark.parametrize(
    ("language", "label", "inside"),
    [
        ("nl", "Mensen met kanker", "mensen met kanker"),
        ("fr", "Personnes âgées", "personnes âgées"),
        ("en", "Older people", "older people"),
        ("de", "Menschen mit Krebs", "Menschen mit Krebs"),
        ("de", "Ältere Menschen", "ältere Menschen"),
        ("de", "Familien", "Familien"),
        ("en", "NGO", "NGO"),
    ],
)
def test_a_label_inside_a_sentence_keeps_the_capitals_of_its_language(
    language: str, label: str, inside: str
) -> None:
    with override(language):
        assert inside_sentence(label) == inside
