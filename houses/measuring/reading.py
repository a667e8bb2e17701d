import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _


class UnreadableFileError(Exception):
    """A file that is not what was asked for. The text is a sentence."""


def read_json(path: Path) -> Any:
    """Raises UnreadableFileError."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        sentence = _("%(file)s cannot be read: %(reason)s.")
        reason = problem.strerror
        raise UnreadableFileError(sentence % {"file": path.name, "reason": reason}) from problem
    except ValueError as problem:
        raise UnreadableFileError(_("%s is no JSON file.") % path.name) from problem


@contextmanager
def of_known_shape(path: Path) -> Iterator[None]:
    """Turns what goes wrong in taking a document apart into UnreadableFileError."""
    try:
        yield
    except KeyError as problem:
        sentence = _("%(file)s does not say “%(key)s” where it should.")
        told = {"file": path.name, "key": problem.args[0]}
        raise UnreadableFileError(sentence % told) from problem
    except (AttributeError, TypeError, ValueError) as problem:
        raise UnreadableFileError(_("%s is of another shape.") % path.name) from problem
