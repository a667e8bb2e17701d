"""Whom to turn to: the lines of a country, and what to do where an entry cannot be reached."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from houses.finding.needs import phrases_meant, speaks_of
from houses.models import Helpline, Organisation, Region, Term
from houses.sheets.cards import Card
from houses.sheets.nearby import Near
from houses.sheets.sheet import Sheet

# Who thinks of suicide looks for this need; its lines stand on every page.
URGENT_NEED = "mental"


@dataclass(frozen=True)
class NextStep:
    """What to do instead of reaching the entry itself: the first of these that there is.

    The network or operator behind it with its website, alone. Else that organisation's page
    here, and lines to call. Without lines, the nearest house that can be reached; without
    anything, the region.
    """

    organisation: Organisation | None = None
    helplines: Sequence[Helpline] = ()
    house: Card | None = None
    region: Region | None = None


def next_step(sheet: Sheet, near: Sequence[Near] = ()) -> NextStep | None:
    """None where the entry can be reached itself, and where it is gone for good.

    Only a house leads to help lines: who looks up a foundation does not look for help.
    """
    if sheet.reachable or sheet.contacts_answered or sheet.gone:
        return None
    behind = sheet.behind
    with_website = next((organisation for organisation in behind if organisation.website), None)
    if with_website:
        return NextStep(with_website)
    named = next(iter(behind), None)
    lines = helplines_for(sheet.country, sheet.audience) if sheet.is_house else []
    if lines:
        return NextStep(named, lines)
    house = next((row.card for row in near if row.card.reachable), None)
    return NextStep(named, house=house, region=None if named or house else sheet.region)


def helplines_for(country: str, audience: list[Term]) -> list[Helpline]:
    """Lines for these needs first, then the general ones; in the language of the page."""
    lines = Helpline.objects.for_visitors(country, get_language() or "nl")
    needs = {term.pk for term in audience}
    shown = list(lines.filter(emergency=False).prefetch_related("audiences"))
    fitting = [line for line in shown if needs & {term.pk for term in line.audiences.all()}]
    general = [line for line in shown if line.general and line not in fitting]
    return fitting + general


def urgent_lines(country: str, text: str) -> list[Helpline]:
    """The lines that speak of what somebody typed, where it may be urgent: suicide, violence.

    Lines for one need only, such as cancer, are found with that need. Two queries.
    """
    language = get_language() or "nl"
    meant = phrases_meant(text, language)
    lines = Helpline.objects.for_visitors(country, language).filter(emergency=False, general=False)
    return [
        line
        for line in lines.prefetch_related("audiences")
        if speaks_of(f"{line.name} {line.purpose}", meant, language)
        and {term.code for term in line.audiences.all()} <= {URGENT_NEED}
    ]


@dataclass(frozen=True)
class LinesNow:
    """Whom to call now: to talk, and where there is danger."""

    to_talk: list[Helpline]
    emergency: list[Helpline]


def lines_now(country: str) -> LinesNow:
    """The general lines of a country, those about suicide, and its emergency numbers.

    In the language of the page; empty where we know of none. Two queries.
    """
    known = Helpline.objects.for_visitors(country, get_language() or "nl")
    lines = [line for line in known.prefetch_related("audiences") if line.phone]
    calm = [line for line in lines if not line.emergency]
    urgent = [
        line
        for line in calm
        if not line.general and URGENT_NEED in {term.code for term in line.audiences.all()}
    ]
    return LinesNow(
        [line for line in calm if line.general] + urgent,
        [line for line in lines if line.emergency],
    )
