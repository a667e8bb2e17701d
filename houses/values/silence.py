"""Whether hours in the notation of OpenStreetMap say anything of a public holiday.

They do by PH, or by a date of their own. A season is no such date: who writes `May-Sep Mo-Fr` has
not thought of the first of May, though it falls in there.
"""

import re
from datetime import date, timedelta

from django.core.exceptions import ValidationError

from houses.values import hours
from houses.values.public_holidays import is_public_holiday

# What stands before the weekdays, the times and the words of a rule.
DATES = re.compile(r"(?:(?!\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)\b|\d\d:\d\d|24/7|closed|unknown|\").)*")
# "PH -1 days" is the day before.
ON_HOLIDAYS = re.compile(r"\bPH\b(?! ?[-+]\d)")
# More days in a row than these are a season or a vacation: from Good Friday to Easter Monday.
FEW = 4


def is_silent(osm: str, country: str, day: date) -> bool:
    """Whether it would be open, were it not a public holiday of which the hours say nothing."""
    if not is_public_holiday(day, country):
        return False
    usual = hours.on_day(osm, "", day)
    if not usual or hours.on_day(osm, country, day) != usual:
        return False
    return not any(_speaks_of(rule, country, day) for rule in hours.rules_of(osm))


def is_other_than_usual(osm: str, country: str, day: date) -> bool:
    """Whether the hours of a day are none of those that this weekday has around it."""
    spans = hours.on_day(osm, country, day)
    if spans != hours.on_day(osm, "", day):
        return True
    # Two weeks, so that odd and even weeks stay apart; both ways, so that no season counts.
    two_weeks = timedelta(weeks=2)
    around = {hours.on_day(osm, "", near) for near in (day - two_weeks, day + two_weeks)}
    return spans not in around and not is_silent(osm, country, day)


def _speaks_of(rule: str, country: str, day: date) -> bool:
    found = DATES.match(rule)
    dates = found[0].strip() if found else ""
    around = [day + timedelta(days=number) for number in range(-FEW, FEW + 1)]
    covered = [near for near in around if _covers(dates, near)] if dates else around
    if day not in covered:
        return False
    if ON_HOLIDAYS.search(rule) and hours.is_holiday(day, country):
        return True
    return len(covered) <= FEW


def _covers(dates: str, day: date) -> bool:
    try:
        return bool(hours.on_day(f"{dates} 00:00-24:00", "", day))
    except ValidationError:
        # Dates that mean nothing by themselves name no day for certain.
        return False
