"""How it is told what happened to an entry: a sentence for each sort, with whom it was."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext_lazy

from houses.models import Organisation
from houses.values.dates import UncertainDate

# As many of one date are named; who the others are stands elsewhere on the page.
FEW = 3


class Sort(IntEnum):
    """In the order in which what has the same date is told."""

    FOUNDED = auto()
    PROJECT_BEGAN = auto()
    PLANNED = auto()
    NAMED = auto()
    RENAMED = auto()
    NAMED_AFTER_UNKNOWN = auto()
    NAMED_UNTIL = auto()
    UNKNOWN_SINCE = auto()
    UNKNOWN_UNTIL = auto()
    ALSO_NAMED = auto()
    ALSO_NAMED_UNTIL = auto()
    RUNNING_HANDED_OVER = auto()
    COORDINATION_HANDED_OVER = auto()
    TIE_WAS = auto()
    TIE_ENDED = auto()
    TIE_BEGAN = auto()
    ABSORBED = auto()
    JOINED = auto()
    LEFT = auto()
    MEMBERS_JOINED = auto()
    MEMBERS_LEFT = auto()
    CHARTER_ENDED = auto()
    CHARTER_BEGAN = auto()
    SET_DOWN = auto()
    RENEWED = auto()
    GAVE = auto()
    GAVE_SOMETHING = auto()
    RECEIVED = auto()
    RECEIVED_SOMETHING = auto()
    ANOTHER_PROJECT_BEGAN = auto()
    ANOTHER_PROJECT_ENDED = auto()
    MERGED = auto()
    HOUSE_CLOSED = auto()
    PROJECT_ENDED = auto()
    STOPPED = auto()


SENTENCES: dict[Sort, Promise] = {
    Sort.FOUNDED: pgettext_lazy("what happened", "Founded"),
    Sort.PROJECT_BEGAN: gettext_lazy("The project began"),
    Sort.PLANNED: gettext_lazy("Planned to begin"),
    Sort.NAMED: gettext_lazy("Took the name %(name)s"),
    Sort.RENAMED: gettext_lazy("New name: %(name)s. Before: %(old)s"),
    Sort.NAMED_AFTER_UNKNOWN: gettext_lazy(
        "New name: %(name)s. We do not know what it was called before."
    ),
    Sort.NAMED_UNTIL: gettext_lazy("Until then called %(name)s"),
    Sort.UNKNOWN_SINCE: gettext_lazy("From then on called otherwise. We do not know how."),
    Sort.UNKNOWN_UNTIL: gettext_lazy("Until then called otherwise. We do not know how."),
    Sort.ALSO_NAMED: gettext_lazy("Also called %(name)s from then on"),
    Sort.ALSO_NAMED_UNTIL: gettext_lazy("Also called %(name)s until then"),
    Sort.RUNNING_HANDED_OVER: gettext_lazy("The lead went from %(old)s to %(new)s"),
    Sort.COORDINATION_HANDED_OVER: gettext_lazy("The coordination went from %(old)s to %(new)s"),
    # The role is one of Affiliation.Role or of OTHER_WAY_ROUND: "coordinated by", "supports".
    Sort.TIE_WAS: gettext_lazy("%(role)s %(who)s"),
    Sort.TIE_ENDED: gettext_lazy("No longer: %(role)s %(who)s"),
    Sort.TIE_BEGAN: gettext_lazy("From then on: %(role)s %(who)s"),
    Sort.ABSORBED: gettext_lazy("Became part of it: %(who)s"),
    Sort.LEFT: gettext_lazy("Left %(who)s"),
    Sort.JOINED: gettext_lazy("Joined %(who)s"),
    Sort.MEMBERS_LEFT: gettext_lazy("No longer members: %(who)s"),
    Sort.MEMBERS_JOINED: gettext_lazy("New members: %(who)s"),
    Sort.CHARTER_ENDED: gettext_lazy("No longer in force: %(title)s"),
    Sort.CHARTER_BEGAN: gettext_lazy("In force: %(title)s"),
    Sort.SET_DOWN: gettext_lazy("Set down: %(what)s"),
    Sort.RENEWED: gettext_lazy("Renewed: %(what)s"),
    Sort.GAVE: gettext_lazy("Gave %(sum)s to %(who)s"),
    Sort.GAVE_SOMETHING: gettext_lazy("Gave a contribution to %(who)s"),
    Sort.RECEIVED: gettext_lazy("Received %(sum)s from %(who)s"),
    Sort.RECEIVED_SOMETHING: gettext_lazy("Received a contribution from %(who)s"),
    Sort.ANOTHER_PROJECT_BEGAN: gettext_lazy("Project begun: %(who)s"),
    Sort.ANOTHER_PROJECT_ENDED: gettext_lazy("Project ended: %(who)s"),
    Sort.MERGED: gettext_lazy("Became part of %(who)s"),
    Sort.HOUSE_CLOSED: pgettext_lazy("what happened", "Closed for good"),
    Sort.PROJECT_ENDED: gettext_lazy("The project ended"),
    Sort.STOPPED: pgettext_lazy("what happened", "Stopped"),
}

# Of those who are not named.
OTHERS = ngettext_lazy("%(count)d other", "%(count)d others", "count")


class Party(NamedTuple):
    """With whom something happened: an entry, or a text that stands for one without."""

    entry: Organisation | None
    text: str = ""

    def linked(self) -> SafeString:
        if self.entry is None:
            return format_html("<b>{}</b>", self.text)
        return format_html(
            '<a href="{}" lang="{}">{}</a>',
            self.entry.get_absolute_url(),
            self.entry.language,
            self.entry.name,
        )


class Fact(NamedTuple):
    """That something happened with one party; many of one date make one sentence."""

    sort: Sort
    date: UncertainDate | None
    party: Party
    # Of a tie, as the entry says it.
    role: str = ""


@dataclass(frozen=True)
class Happening:
    sort: Sort
    date: UncertainDate
    sentence: SafeString
    # The text that was written, where it is one: a milestone that names it tells the same.
    about: str = ""


def told(sort: Sort, date: UncertainDate, *, about: str = "", **slots: str) -> Happening:
    """What fills the sentence is escaped, unless it is HTML of ours."""
    sentence = str(SENTENCES[sort])
    if not slots:
        return Happening(sort, date, format_html("{}", sentence), about)
    shape = sentence % {slot: f"{{{slot}}}" for slot in slots}
    return Happening(sort, date, format_html(shape, **slots), about)


def together(facts: Iterable[Fact]) -> Iterator[Happening]:
    """One sentence for all that happened in the same way on the same date."""
    alike: dict[tuple[Sort, UncertainDate, str], list[Party]] = {}
    for sort, date, party, role in facts:
        if date:
            alike.setdefault((sort, date, role), []).append(party)
    for (sort, date, role), parties in alike.items():
        slots = {"role": role} if role else {}
        yield told(sort, date, who=named(parties), **slots)


def named(parties: Iterable[Party]) -> SafeString:
    """Each party once, by its name; of more than a few the first ones, and how many others.

    Those with an entry stand before those known by a text.
    """
    in_order = sorted(dict.fromkeys(parties), key=lambda party: party.entry is None)
    found = [party.linked() for party in in_order]
    *others, last = found
    if len(found) > FEW:
        others, last = found[:FEW], format_html("{}", OTHERS % {"count": len(found) - FEW})
    if not others:
        return last
    shape = _("%(first)s and %(last)s") % {"first": "{first}", "last": "{last}"}
    first = format_html_join(", ", "{}", ((name,) for name in others))
    return format_html(shape, first=first, last=last)
