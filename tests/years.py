"""What the timeline of an entry tells, for tests to read."""

from datetime import date

from django.utils.html import strip_tags

from houses.models import Organisation
from houses.sheets.sheet import sheet
from houses.sheets.through_time.timeline import Timeline

TODAY = date(2026, 3, 1)


def timeline(entry: Organisation) -> Timeline:
    return sheet(Organisation.objects.filter(pk=entry.pk), on=TODAY).timeline


def told(entry: Organisation) -> list[tuple[str, list[str]]]:
    """The dates as EDTF, "" for none, each with its lines."""
    return [
        (
            item.date.edtf if item.date else "",
            [str(row.milestone.title) for row in item.milestones]
            + [strip_tags(row.sentence) for row in item.happenings],
        )
        for item in timeline(entry).items
    ]
