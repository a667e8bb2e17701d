"""A day of the calendar as people write it, in the active language."""

import re
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext

# French counts all days of a month but its first.
FIRST_OF_A_MONTH = {"fr": "1er"}


def day_in_words(day: date) -> str:
    """ "1 augustus 2021", "1er août 2021", "1. August 2021", "1 August 2021"."""
    return _counted(day, date_format(day, "DATE_FORMAT"))


def day_of_the_week(day: date) -> str:
    """With its weekday and without its year: "zondag 1 augustus", "Sonntag, 1. August"."""
    form = pgettext("weekday, day and month, in Django's date format", "l j F")
    return _counted(day, date_format(day, form))


def day_of_the_month(day: date) -> str:
    """Without its weekday and its year: "1 augustus", "1er août", "1. August"."""
    return _counted(day, date_format(day, "MONTH_DAY_FORMAT"))


def _counted(day: date, text: str) -> str:
    first = FIRST_OF_A_MONTH.get(get_language() or "")
    return re.sub(r"\b1\b", first, text, count=1) if first and day.day == 1 else text
