"""Labels beside each other, and at the beginning of a sentence."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from houses.values.translations import inside_sentence


def in_commas(labels: Iterable[object]) -> str:
    """The labels beside each other, as each may hold an "or": "inloophuis of hospice, netwerk"."""
    return ", ".join(map(inside_sentence, labels))


def listed(labels: Iterable[object]) -> str:
    """The labels as one list inside a sentence: "ouderen, mensen in rouw en jongeren".

    Commas alone where a label holds an "and" of its own: "ouderen, familie en vrienden".
    """
    words = [inside_sentence(label) for label in labels]
    together = _("%(first)s and %(last)s")
    own_and = (together % {"first": "", "last": ""}).strip()
    if len(words) < 2 or any(own_and in label.split() for label in words):
        return in_commas(labels)
    return together % {"first": ", ".join(words[:-1]), "last": words[-1]}


def capital(label: object) -> str:
    """The label with a capital, where a sentence begins with it."""
    text = str(label)
    return text[:1].upper() + text[1:]
