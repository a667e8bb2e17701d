"""Where to turn when an entry itself gives no way to reach it."""

from dataclasses import dataclass

from django.utils.translation import get_language

from houses.models import Helpline, Organisation, Term
from houses.sheets.sheet import Sheet


@dataclass(frozen=True)
class NextStep:
    """A network or operator that can be reached, named as such; else lines to call."""

    organisation: Organisation | None
    helplines: list[Helpline]


def next_step(sheet: Sheet) -> NextStep | None:
    """None where the entry can be reached itself."""
    if sheet.reachable:
        return None
    behind = [membership.network for membership in sheet.memberships]
    behind += [row.other for row in sheet.affiliations if row.other]
    reachable = next((organisation for organisation in behind if organisation.website), None)
    if reachable:
        return NextStep(reachable, [])
    return NextStep(None, helplines_for(sheet.country, sheet.audience))


def helplines_for(country: str, audience: list[Term]) -> list[Helpline]:
    """Lines for these needs first, then the general ones; in the language of the page."""
    lines = Helpline.objects.for_visitors(country, get_language() or "nl")
    needs = {term.pk for term in audience}
    shown = list(lines.filter(emergency=False).prefetch_related("audiences"))
    fitting = [line for line in shown if needs & {term.pk for term in line.audiences.all()}]
    general = [line for line in shown if line.general and line not in fitting]
    return fitting + general


def lines_of_the_foot(country: str) -> list[Helpline]:
    """The general lines and the emergency numbers that every page ends with."""
    lines = Helpline.objects.for_visitors(country, get_language() or "nl")
    return [line for line in lines if line.phone and (line.general or line.emergency)]
