"""Fields that forgive: a value that cannot be known is left out, and not an error.

What was left out, `HouseFilter.problems` tells: the page in a notice, a door for machines as a
refusal.
"""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

import django_filters
from django import forms
from django.utils import timezone

from houses.models import Region
from houses.values.distances import Point

# No form of ours sends longer values; what is longer cannot be known.
LONGEST_VALUE = 150
# Decimals of a position, about a kilometre: more is nobody's business.
DECIMALS = 2
ONE_YEAR = timedelta(days=366)


class TextField(forms.CharField):
    """A line of text, cut where it is longer than anybody types."""

    def clean(self, value: Any) -> str:
        return " ".join(str(value or "").split())[:LONGEST_VALUE]


class ChoiceField(forms.Field):
    """One of the choices, or "" for any other value."""

    def __init__(self, *, values: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.values = tuple(values)

    def clean(self, value: Any) -> str:
        return value if value in self.values else ""


class ChoicesField(forms.Field):
    """Those of the choices that are given, each once."""

    widget = forms.SelectMultiple

    def __init__(self, *, values: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.values = frozenset(values)

    def clean(self, value: Any) -> list[str]:
        return [code for code in dict.fromkeys(value or []) if code in self.values]


class RegionField(forms.CharField):
    """The region of a path, or None."""

    def clean(self, value: Any) -> Region | None:
        path = (value or "").strip("/ ")[:LONGEST_VALUE]
        return Region.objects.filter(path=path).first() if path else None


class PointField(forms.CharField):
    """A position as "51.21,3.22", rounded to a kilometre; None for anything else."""

    def clean(self, value: Any) -> Point | None:
        try:
            latitude, longitude = (round(float(part), DECIMALS) for part in value.split(","))
        except (ValueError, AttributeError):
            return None
        inside = -90 <= latitude <= 90 and -180 <= longitude <= 180
        return Point(latitude, longitude) if inside else None


class DayField(forms.CharField):
    """A day as 2026-11-25, at most a year away; None for anything else: hours are kept of today."""

    def clean(self, value: Any) -> date | None:
        try:
            day = date.fromisoformat(value or "")
        except ValueError:
            return None
        return day if abs(day - timezone.localdate()) <= ONE_YEAR else None


class HourField(forms.CharField):
    """A time of day as 19:00, or None."""

    def clean(self, value: Any) -> time | None:
        try:
            return time.fromisoformat(value or "").replace(tzinfo=None)
        except ValueError:
            return None


class TextFilter(django_filters.Filter):
    field_class = TextField


class ChoiceFilter(django_filters.Filter):
    field_class = ChoiceField


class ChoicesFilter(django_filters.Filter):
    field_class = ChoicesField


class RegionFilter(django_filters.Filter):
    field_class = RegionField


class PointFilter(django_filters.Filter):
    field_class = PointField


class DayFilter(django_filters.Filter):
    field_class = DayField


class HourFilter(django_filters.Filter):
    field_class = HourField
