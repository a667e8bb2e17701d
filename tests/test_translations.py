"""Every sentence of the site is there in each of its languages."""

import re

import pytest
from django.conf import settings

from tests.catalogues import Message, messages, path_of, plural_forms

LANGUAGES = [code for code, _name in settings.LANGUAGES]

SLOT = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")
TAG = re.compile(r"</?\w+")
# In French these stand apart, by a space at which no line may end.
LONELY = re.compile(r"(?<=[^\s%]) [;:?!»](?![\w(])|« ")


def test_the_site_speaks_four_languages_and_texts_are_kept_in_the_same() -> None:
    assert LANGUAGES == ["nl", "fr", "de", "en"] == settings.CONTENT_LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_string_is_untranslated_or_uncertain(language: str) -> None:
    assert path_of(language).with_suffix(".mo").exists()
    found = messages(language)
    assert found
    forms = plural_forms(language)

    assert not [message.key for message in found if message.fuzzy]
    assert not [
        message.key
        for message in found
        if len(message.translations) != (forms if message.plural else 1)
        or not all(message.translations.values())
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_strings(language: str) -> None:
    here, all_languages = (
        {message.key for message in messages(language)},
        {message.key for each in LANGUAGES for message in messages(each)},
    )

    assert all_languages - here == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_in_what_its_original_fills_in(language: str) -> None:
    assert not [message.key for message in messages(language) if not _keeps_its_slots(message)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_opens_and_closes_the_elements_of_its_original(language: str) -> None:
    assert not [
        message.key
        for message in messages(language)
        for translation in filter(None, message.translations.values())
        if sorted(TAG.findall(translation)) != sorted(TAG.findall(message.singular))
    ]


def test_no_line_of_french_begins_with_its_punctuation() -> None:
    assert not [
        translation
        for message in messages("fr")
        for translation in message.translations.values()
        if LONELY.search(translation)
    ]


def _keeps_its_slots(message: Message) -> bool:
    """The form for one may say "a house" where the other counts: it alone may leave one out.

    What is not translated has no slots to keep.
    """
    asked = set(SLOT.findall(message.singular)) | set(SLOT.findall(message.plural))
    *ones, last = (message.translations[number] for number in sorted(message.translations))
    if not last:
        return True
    return set(SLOT.findall(last)) == asked and all(set(SLOT.findall(one)) <= asked for one in ones)
