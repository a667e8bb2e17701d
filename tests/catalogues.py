"""What stands in locale/*/LC_MESSAGES/django.po, read without GNU gettext."""

import ast
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.conf import settings

LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr)(?:\[(\d)\])? )?(".*")')


@dataclass
class Message:
    context: str = ""
    singular: str = ""
    plural: str = ""
    fuzzy: bool = False
    translations: dict[int, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.singular


def path_of(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


@cache
def messages(language: str) -> list[Message]:
    """All but the head; what is obsolete ("#~") is no message. Empty without a file."""
    path = path_of(language)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    found = [_read(block.splitlines()) for block in re.split(r"\n\s*\n", text)]
    return [message for message in found if message.singular]


def plural_forms(language: str) -> int:
    """How many forms a count has: French has one of its own for millions."""
    found = re.search(r"nplurals=(\d)", path_of(language).read_text(encoding="utf-8"))
    assert found
    return int(found[1])


def _read(lines: list[str]) -> Message:
    message, here = Message(), ("", 0)
    for line in lines:
        if line.startswith("#,"):
            message.fuzzy = "fuzzy" in line
        if not (row := LINE.fullmatch(line)):
            continue
        if row[1]:
            here = (row[1], int(row[2] or 0))
        words = ast.literal_eval(row[3])
        match here:
            case "msgctxt", _:
                message.context += words
            case "msgid", _:
                message.singular += words
            case "msgid_plural", _:
                message.plural += words
            case "msgstr", number:
                message.translations[number] = message.translations.get(number, "") + words
    return message
