"""The public holidays of a country by name, in the language of a reader where that is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays

# By what the library calls British and American English.
ENGLISH = ("en_GB", "en_US")
# What it has in American spelling only.
BRITISH = {"Labor Day": "Labour Day"}


@dataclass(frozen=True)
class Holiday:
    day: date
    name: str
    # That of the name: the country's own where the library does not have the reader's.
    language: str


def holidays_between(first: date, last: date, country: str, language: str) -> list[Holiday]:
    """Both days counted, in order. None for a country (two letters) that is not known."""
    named = {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in _of_year(year, country.upper(), language)[0].items()
    }
    spoken = _of_year(first.year, country.upper(), language)[1]
    return [Holiday(day, named[day], spoken) for day in sorted(named) if first <= day <= last]


def holiday_on(day: date, country: str, language: str) -> Holiday | None:
    return next(iter(holidays_between(day, day, country, language)), None)


def is_public_holiday(day: date, country: str) -> bool:
    return day in _of_year(day.year, country.upper(), "")[0]


@lru_cache(maxsize=256)
def _of_year(year: int, country: str, language: str) -> tuple[Mapping[date, str], str]:
    if country not in holidays.list_supported_countries():
        return {}, language
    own = holidays.country_holidays(country, years=year)
    known = own.supported_languages
    wanted = ENGLISH if language == "en" else (language,)
    chosen = next((code for code in wanted if code in known), own.default_language or language)
    named = holidays.country_holidays(country, years=year, language=chosen)
    names = {day: BRITISH.get(name, name) for day, name in named.items()}
    return names, chosen.partition("_")[0]
