"""Form fields for the lists that a row keeps as JSON, typed as plain lines."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

PER_LANGUAGE = re.compile(r"([a-z]{2})\s*:\s*(\S.*)\Z")


class Lines(forms.CharField):
    """A list of texts, one on each line."""

    widget = forms.Textarea({"rows": 3, "cols": 60})
    default_validators = [ProhibitNullCharactersValidator()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        lines = (line.strip() for line in super().clean(value).splitlines())
        return [line for line in lines if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class TextPerLanguage(Lines):
    """One text for each language: `fr: Bruges`."""

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return "\n".join(f"{language}: {self.joined(texts)}" for language, texts in value.items())

    def clean(self, value: Any) -> dict[str, Any]:
        read: dict[str, Any] = {}
        for line in super().clean(value):
            match = PER_LANGUAGE.match(line[:2].lower() + line[2:])
            if match is None:
                raise ValidationError(
                    _("Begin each line with two letters for the language, such as “fr: Bruges”."),
                    code="no_language",
                )
            if match[1] in read:
                raise ValidationError(
                    _("The language “%(language)s” is there twice."),
                    code="language_twice",
                    params={"language": match[1]},
                )
            read[match[1]] = self.split(match[2])
        return read

    def joined(self, texts: Any) -> str:
        return str(texts)

    def split(self, text: str) -> Any:
        return text


class WordsPerLanguage(TextPerLanguage):
    """Several words for each language: `nl: kanker, tumor`."""

    def joined(self, texts: Any) -> str:
        return ", ".join(texts)

    def split(self, text: str) -> list[str]:
        return [word.strip() for word in text.split(",") if word.strip()]
