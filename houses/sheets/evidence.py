"""How a page knows what it says: its sources, what they say in their words, where they differ."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from houses.models import Citation, Organisation, Source, SourceNote
from houses.models.sources import ONE_VALUE, PARTS, Evidence
from houses.values.date_phrases import words
from houses.values.dates import read_date
from houses.values.money import money
from houses.values.spans import Days
from networks.models import NetworkCitation

# The facts that a source supports, as a reader calls them, in the order of a page: fields, and
# parts that are called as a whole. Others are not named.
FACTS = {
    "name": gettext_lazy("the name"),
    "kind": gettext_lazy("what it is"),
    "audience": gettext_lazy("for whom it is"),
    "audience_note": gettext_lazy("for whom it is"),
    "lifecycle": gettext_lazy("whether it exists"),
    "founded": gettext_lazy("since when it exists"),
    "closed": gettext_lazy("when it closed"),
    "region": gettext_lazy("the place"),
    "locality": gettext_lazy("the place"),
    "street": gettext_lazy("the address"),
    "postcode": gettext_lazy("the address"),
    "directions": gettext_lazy("the address"),
    "transportation": gettext_lazy("the public transport"),
    "areas_served": gettext_lazy("where it works"),
    "as_written": gettext_lazy("the opening hours"),
    "phone": gettext_lazy("the phone number"),
    "email": gettext_lazy("the e-mail address"),
    "website": gettext_lazy("the website"),
    "contact_point": gettext_lazy("whom to reach"),
    "first_visit": gettext_lazy("how the first visit goes"),
    "memberships": gettext_lazy("the network it belongs to"),
    "members": gettext_lazy("who belongs to it"),
    "charter": gettext_lazy("the conditions for joining"),
    "assessment": gettext_lazy("how it meets the conditions"),
    "affiliation": gettext_lazy("whom it works with"),
    "summary": gettext_lazy("what is told about it"),
    "description": gettext_lazy("what is told about it"),
    "statement": gettext_lazy("what it stands for"),
    "service": gettext_lazy("what there is to do"),
    "grant": gettext_lazy("the money"),
    "milestone": gettext_lazy("what happened when"),
    "reference": gettext_lazy("the documents"),
}

CALLED_AS_A_WHOLE = (
    "name",
    "first_visit",
    "affiliation",
    "statement",
    "service",
    "grant",
    "milestone",
    "reference",
)

# What a contradiction is about, where its row does not say so.
DOUBTS = {
    "founded": gettext_lazy("Since when it exists"),
    "closed": gettext_lazy("When it closed"),
    "since": gettext_lazy("Since when"),
    "until": gettext_lazy("Until when"),
    "happened": gettext_lazy("When it happened"),
    "period": gettext_lazy("The period of the grant"),
    "amount": gettext_lazy("The amount"),
    "street": gettext_lazy("The street"),
    "postcode": gettext_lazy("The postcode"),
}
DATES = {"founded", "closed", "since", "until", "happened", "period"}


@dataclass(frozen=True)
class Quoted:
    """Where in a source a fact stands, and in what words."""

    fact: str
    passage: str
    quotation: str


@dataclass(frozen=True)
class SourceShown:
    """A source with what it supports, in words, in the order of a page."""

    source: Source
    facts: list[str]
    quoted: list[Quoted]
    notes: list[SourceNote]


@dataclass(frozen=True)
class Contradiction:
    """A fact of which the sources say different things: what it is about, and what they say."""

    # The name of the part; "" for a fact of the entry itself.
    part: str
    field: str
    either: str
    # The days that the sources differ about; None where it is no date.
    days: Days | None = None

    @property
    def about(self) -> str:
        """The part, and what of it where it has more than one date."""
        if self.part and self.field == "happened":
            return self.part
        doubt = str(DOUBTS[self.field])
        return f"{self.part}, {doubt[:1].lower()}{doubt[1:]}" if self.part else doubt


def sources_of(citations: Iterable[Evidence], entry: Organisation) -> list[SourceShown]:
    """Each source once, the one that says most first. The citations have their sources loaded."""
    said: dict[Source, list[Evidence]] = {}
    for citation in citations:
        said.setdefault(citation.source, []).append(citation)
    shown = [_shown(source, rows, entry) for source, rows in said.items()]
    return sorted(shown, key=lambda row: (-len(row.facts), row.source.url, row.source.title))


def sources_named(*, on: date) -> QuerySet[Source]:
    """The sources of what the public may see on a day."""
    cited = Citation.objects.public(on=on).values("source")
    of_networks = NetworkCitation.objects.public().values("source")
    return Source.objects.filter(Q(pk__in=cited) | Q(pk__in=of_networks))


def citations_of_others(entry: Organisation, *, on: date) -> QuerySet[Citation]:
    """What stands on this page and is cited on another's: a relation, a grant, a document."""
    return (
        Citation.objects.public(on=on)
        .exclude(entry=entry)
        .filter(
            Q(affiliation__other=entry)
            | Q(grant__funder=entry)
            | Q(grant__recipient=entry)
            | Q(grant__project=entry)
            | Q(reference__document__author=entry)
            | Q(contact_point__at=entry)
        )
        .select_related("source")
        .prefetch_related("source__notes")
        .order_by("pk")
    )


def citations_of_networks(entry: Organisation) -> QuerySet[NetworkCitation]:
    """What sources say of the entry's memberships, members and charters, and how it meets them.

    How others meet the charter of a network stands in its checklist.
    """
    return (
        NetworkCitation.objects.public()
        .filter(
            Q(membership__network=entry)
            | Q(membership__member=entry)
            | Q(charter__network=entry)
            | Q(criterion__charter__network=entry)
            | Q(assessment__membership__member=entry)
        )
        .select_related("source", "membership")
        .prefetch_related("source__notes")
        .order_by("pk")
    )


def _shown(source: Source, citations: list[Evidence], entry: Organisation) -> SourceShown:
    keys = {_key(citation, entry) for citation in citations}
    quoted = [
        Quoted(str(FACTS.get(_key(row, entry), "")), row.passage, row.quotation)
        for row in citations
        if row.passage or row.quotation
    ]
    return SourceShown(
        source,
        list(dict.fromkeys(str(words) for key, words in FACTS.items() if key in keys)),
        list(dict.fromkeys(quoted)),
        list(source.notes.all()),
    )


def _key(citation: Evidence, entry: Organisation) -> str:
    """The fact of FACTS that a citation supports; any other text for one that is not named."""
    if isinstance(citation, NetworkCitation):
        if citation.assessment_id:
            return "assessment"
        if not citation.membership:
            return "charter"
        return "memberships" if citation.membership.member_id == entry.pk else "members"
    for part in CALLED_AS_A_WHOLE:
        if getattr(citation, f"{part}_id"):
            return part
    of_contact = isinstance(citation, Citation) and citation.contact_point_id
    if of_contact and citation.field not in {"phone", "email"}:
        return "contact_point"
    return citation.field


def contradictions(
    citations: Iterable[Citation], called: Mapping[tuple[str, int], str]
) -> list[Contradiction]:
    """The facts of which the sources shown say different things.

    `called` names the parts: by the name of their column in Citation, and their key.
    """
    said: dict[tuple[str, tuple[str, int] | None], list[str]] = {}
    for citation in citations:
        if citation.field in ONE_VALUE and citation.value:
            said.setdefault((citation.field, _part(citation)), []).append(citation.value)
    found = []
    for (field, part), values in said.items():
        if choice := either(field, values):
            name = called.get(part, "") if part else ""
            found.append(Contradiction(name, field, choice, _days(field, values)))
    return found


def _days(field: str, values: Iterable[str]) -> Days | None:
    """From the first day that one of the dates can mean to the last."""
    if field not in DATES:
        return None
    try:
        dates = [read_date(value) for value in values]
    except ValidationError:
        return None
    firsts = [found.earliest for found in dates if found.earliest]
    lasts = [found.latest for found in dates if found.latest]
    return Days(min(firsts), max(lasts)) if firsts and lasts else None


def _part(citation: Citation) -> tuple[str, int] | None:
    keys = ((part, getattr(citation, f"{part}_id")) for part in PARTS)
    return next(((part, key) for part, key in keys if key), None)


def either(field: str, values: Iterable[str]) -> str:
    """What sources say of a fact as a choice, "april of augustus 2021"; "" where they agree."""
    different = list(dict.fromkeys(values))
    if len(different) > 1 and field in DATES:
        different = _dates_in_words(different)
    if field == "amount":
        different = [_amount_in_words(value) for value in different]
    if len(different) < 2:
        return ""
    *others, last = different
    return _("%(others)s or %(last)s") % {"others": ", ".join(others), "last": last}


def _amount_in_words(value: str) -> str:
    """ "20000.00 EUR" as people write it; anything else as it is."""
    amount, _space, currency = value.partition(" ")
    known = re.fullmatch(r"\d+(\.\d+)?", amount) and currency
    return money(Decimal(amount), currency) if known else value


def _dates_in_words(values: list[str]) -> list[str]:
    """Each date once, in order; the year said once, with the last, where all are of one year."""
    try:
        dates = {found.edtf: found for found in map(read_date, values)}
    except ValidationError:
        return values
    in_order = sorted(dates.values(), key=lambda found: str(found.earliest))
    in_words = [words(found) for found in in_order]
    year = f" {in_order[-1].edtf[:4]}"
    if not all(text.endswith(year) for text in in_words):
        return in_words
    return [text.removesuffix(year).rstrip(",") for text in in_words[:-1]] + in_words[-1:]


def parts_by_name(entry: Organisation) -> dict[tuple[str, int], str]:
    """The parts of which sources may say different things, as a reader calls them."""
    return (
        {("milestone", row.pk): str(row.title) for row in entry.shown_milestones}
        | {("affiliation", row.pk): capfirst(str(row)) for row in entry.shown_affiliations}
        | {("statement", row.pk): capfirst(str(row)) for row in entry.shown_statements}
        | {("name", row.pk): row.text for row in entry.shown_names if row.text}
    )
