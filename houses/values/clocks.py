"""Whose clocks a country goes by."""

from zoneinfo import ZoneInfo

from django.utils import timezone

# A country that is not named goes by the clocks of the site.
ZONES = {
    "be": "Europe/Brussels",
    "nl": "Europe/Amsterdam",
    "gb": "Europe/London",
    "ie": "Europe/Dublin",
}


def zone_of(country: str) -> ZoneInfo:
    """The time zone of a country (two letters)."""
    return ZoneInfo(ZONES.get(country, str(timezone.get_default_timezone())))
