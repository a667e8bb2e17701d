"""Whom to turn to: the lines of a country, and what to do where an entry cannot be reached."""

from collections.abc import Iterable, Sequence
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


def spoken(lines: Iterable[Helpline]) -> list[Helpline]:
    """Those that speak the language of the page; where none does, all: better another language
    than nobody."""
    found = list(lines)
    language = get_language() or "nl"
    return [line for line in found if line.language == language] or found


def helplines_for(country: str, audience: list[Term]) -> list[Helpline]:
    """Lines for these needs first, then the general ones; in the language of the page."""
    lines = Helpline.objects.for_visitors(country)
    needs = {term.pk for term in audience}
    shown = list(lines.filter(emergency=False).prefetch_related("audiences"))
    fitting = [line for line in shown if needs & {term.pk for term in line.audiences.all()}]
    general = [line for line in shown if line.general and line not in fitting]
    return spoken(fitting) + spoken(general)


def urgent_lines(country: str, text: str) -> list[Helpline]:
    """The lines that speak of what somebody typed, where it may be urgent: suicide, violence.

    Lines for one need only, such as cancer, are found with that need. Two queries.
    """
    lines = Helpline.objects.for_visitors(country).filter(emergency=False, general=False)
    asked = get_language() or "nl"
    meant = {asked: phrases_meant(text, asked)}

    def speaks_of_it(line: Helpline) -> bool:
        said = " ".join([line.name, *line.purpose.texts.values()])
        for language in (asked, line.language):
            if language not in meant:
                meant[language] = phrases_meant(text, language)
        return any(speaks_of(said, phrases, language) for language, phrases in meant.items())

    return spoken(
        line
        for line in lines.prefetch_related("audiences")
        if {term.code for term in line.audiences.all()} <= {URGENT_NEED} and speaks_of_it(line)
    )


@dataclass(frozen=True)
class LinesNow:
    """Whom to call now: to talk, and where there is danger."""

    to_talk: list[Helpline]
    emergency: list[Helpline]


def lines_now(country: str) -> LinesNow:
    """The general lines of a country, those about suicide, and its emergency numbers.

    In the language of the page where a line speaks it; empty where we know of none. Two queries.
    """
    known = Helpline.objects.for_visitors(country).prefetch_related("audiences")
    lines = [line for line in known if line.phone]
    calm = [line for line in lines if not line.emergency]
    urgent = [
        line
        for line in calm
        if not line.general and URGENT_NEED in {term.code for term in line.audiences.all()}
    ]
    return LinesNow(
        spoken([line for line in calm if line.general] + urgent),
        spoken(line for line in lines if line.emergency),
    )
