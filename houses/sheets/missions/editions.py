"""What an entry says of itself, edition by edition: what came, what went, what was reworded."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from houses.models import Organisation, Statement
from houses.sheets.missions.comparison import KindChoice, in_short
from houses.sheets.missions.statements import OfAKind
from houses.values.date_phrases import words
from houses.values.dates import UncertainDate, read_date
from houses.values.translations import Translated

Kind = Statement.Kind

# In an address: the edition of what has no date.
UNDATED = "undated"
# Two statements that share fewer of their words are two, and not one that was reworded.
ALIKE = 0.5
# So many pairs are weighed in a moment; a thousand lines beside a thousand others would keep a
# reader waiting.
MOST_PAIRS = 2_500
# A word, or a mark: "straat", "zo'n", "Noord-West", ".".
A_WORD = re.compile(r"(\s*)(\w+(?:[-'’]\w+)*|[^\w\s])")


@dataclass(frozen=True)
class Edition:
    """The statements of one kind that began together, in their order."""

    # EDTF; "" where nothing is known of it.
    start: str
    statements: list[Statement]

    @property
    def code(self) -> str:
        return self.start or UNDATED

    @property
    def began(self) -> UncertainDate | None:
        return read_date(self.start) if self.start else None

    @property
    def label(self) -> str:
        return words(self.began) if self.began else _("without a date")

    @property
    def order(self) -> tuple[date, str]:
        """What has no date comes first: it can be older than all else."""
        return (self.began and self.began.earliest) or date.min, self.start

    def has_a_page(self, *, on: date) -> bool:
        """Whether the page of the entry can go back to when it began."""
        began = self.began
        return bool(began and began.latest and began.earliest and began.earliest <= on)


type Editions = dict[Statement.Kind, list[Edition]]


def editions(statements: Iterable[Statement]) -> Editions:
    """Of the statements of one entry, given in their order: those of each kind, oldest first."""
    found: Editions = {}
    for kind, start, rows in _by_start(statements):
        found.setdefault(kind, []).append(Edition(start, rows))
    return {kind: sorted(found[kind], key=lambda edition: edition.order) for kind in found}


def _by_start(
    statements: Iterable[Statement],
) -> Iterator[tuple[Statement.Kind, str, list[Statement]]]:
    def key(row: Statement) -> tuple[int, str]:
        return Kind.values.index(row.kind), _start(row.start) if row.start else ""

    for (place, start), rows in groupby(sorted(statements, key=key), key=key):
        yield list(Kind)[place], start, list(rows)


def _start(since: UncertainDate) -> str:
    """As EDTF: "since 2016" and "2016" began together; of "until 2016" no start is known."""
    return since.edtf.partition("/")[0].strip(".")


def with_a_past(found: Editions) -> Editions:
    """The kinds of which there are two editions to compare."""
    return {kind: every for kind, every in found.items() if len(every) > 1}


def edition_before(entry: Organisation) -> Edition | None:
    """The edition with which the page of editions begins; None where nothing was renewed.

    Of an entry that `with_sheet_parts` loaded: asks the database nothing.
    """
    past = with_a_past(editions(entry.shown_statements))
    return past[_most_renewed(past)][-2] if past else None


def _most_renewed(past: Editions) -> Statement.Kind:
    return max(past, key=lambda kind: len(past[kind]))


class Mark(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Run:
    """Words in a row with one fate."""

    mark: Mark
    text: str
    # Whether a space stands before it.
    spaced: bool


@dataclass(frozen=True)
class Reworded:
    """One statement in two editions; both read in the language that they share."""

    old: Statement
    new: Statement

    @property
    def language(self) -> str:
        return _shared_language(self.old.text, self.new.text)

    @property
    def heading(self) -> list[Run]:
        return self._compared(self.old.heading, self.new.heading)

    @property
    def text(self) -> list[Run]:
        return self._compared(self.old.text, self.new.text)

    def _compared(self, old: Translated, new: Translated) -> list[Run]:
        return reworded(old.read(self.language).text, new.read(self.language).text)


@dataclass(frozen=True)
class Differences:
    """Between two editions: each statement of either in one of the four, in its order."""

    changed: list[Reworded]
    added: list[Statement]
    dropped: list[Statement]
    kept: list[Statement]

    @property
    def none(self) -> bool:
        return not (self.changed or self.added or self.dropped)


def differences(old: Sequence[Statement], new: Sequence[Statement]) -> Differences:
    """What is said in the same words is kept, wherever in the edition it stands."""
    kept = _twins(old, new)
    before = [row for there, row in enumerate(old) if there not in kept.values()]
    after = [row for here, row in enumerate(new) if here not in kept]
    pairs = _pairs(before, after)
    return Differences(
        changed=[Reworded(before[pairs[here]], after[here]) for here in sorted(pairs)],
        added=[row for here, row in enumerate(after) if here not in pairs],
        dropped=[row for there, row in enumerate(before) if there not in pairs.values()],
        kept=[new[here] for here in sorted(kept)],
    )


def _twins(old: Sequence[Statement], new: Sequence[Statement]) -> dict[int, int]:
    """For what is new, by its place, the place of what was said in the same words."""
    places: dict[tuple[str, str, str], list[int]] = {}
    for there, row in enumerate(old):
        for language in row.text.texts:
            places.setdefault(_in(language, row), []).append(there)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for here, row in enumerate(new):
        same = places.get(_in(row.text.original, row), [])
        free = next((there for there in same if there not in taken), None)
        if free is not None:
            found[here] = free
            taken.add(free)
    return found


def _in(language: str, row: Statement) -> tuple[str, str, str]:
    return language, row.text.read(language).text, row.heading.read(language).text


def _pairs(old: Sequence[Statement], new: Sequence[Statement]) -> dict[int, int]:
    """As `_twins`, of what was reworded: the most alike find each other first."""
    if len(old) * len(new) > MOST_PAIRS:
        return {}
    weighed = [
        (likeness, there, here)
        for here, row in enumerate(new)
        for there, other in enumerate(old)
        if (likeness := _likeness(other, row)) >= ALIKE
    ]
    found: dict[int, int] = {}
    for _alike, there, here in sorted(weighed, key=lambda pair: -pair[0]):
        if here not in found and there not in found.values():
            found[here] = there
    return found


def _likeness(old: Statement, new: Statement) -> float:
    """Of their words, from 0 to 1, and 1 more where they stand under the same heading."""
    language = _shared_language(old.text, new.text)
    if not language:
        return 0
    one, other = (_words(row.text.read(language).text) for row in (old, new))
    headings = [row.heading.read(language).text for row in (old, new)]
    same_heading = bool(headings[0]) and headings[0] == headings[1]
    return SequenceMatcher(None, one, other, autojunk=False).ratio() + same_heading


def _shared_language(old: Translated, new: Translated) -> str:
    """That of the page if both are written in it, else one that both are; "" for none."""
    wanted = [new.read().language, new.original, old.original]
    return next((code for code in wanted if code in new.texts and code in old.texts), "")


def _words(text: str) -> list[str]:
    return [word for _space, word in A_WORD.findall(text)]


def reworded(old: str, new: str) -> list[Run]:
    """Word by word: what went stands before what came in its place."""
    one, other = A_WORD.findall(old), A_WORD.findall(new)
    before, after = [word for _space, word in one], [word for _space, word in other]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    runs: list[Run] = []
    for verdict, i1, i2, j1, j2 in matcher.get_opcodes():
        if verdict == "equal":
            runs.append(_run(Mark.SAME, other[j1:j2]))
        if verdict in {"delete", "replace"}:
            runs.append(_run(Mark.GONE, one[i1:i2]))
        if verdict in {"insert", "replace"}:
            # At the start of a line no space stands between what went and what came.
            came = _run(Mark.NEW, other[j1:j2])
            runs.append(replace(came, spaced=came.spaced or verdict == "replace"))
    return runs


def _run(mark: Mark, found: Sequence[tuple[str, str]]) -> Run:
    text = "".join(" " * bool(space) + word for space, word in found)
    return Run(mark, text.strip(), text.startswith(" "))


@dataclass(frozen=True)
class Renewal(OfAKind):
    """Two editions of one kind beside each other, and what else there is to choose."""

    kind: Statement.Kind
    editions: list[Edition]
    old: Edition
    new: Edition
    # Those of the two of which the page of the entry can be asked as it was then.
    then: list[Edition]

    @property
    def differences(self) -> Differences:
        return differences(self.old.statements, self.new.statements)


@dataclass(frozen=True)
class Renewals:
    # None where no kind has two editions.
    shown: Renewal | None
    kinds: list[KindChoice]
    # What of the address could not be answered, in sentences.
    refusals: list[str]


def renewals(
    statements: Iterable[Statement], *, code: str, since: str, until: str, on: date
) -> Renewals:
    """The two editions that are asked for, of the statements of one entry given in their order.

    What is not asked for, or not there, is filled in: the kind that has most editions, the last
    two of them.
    """
    past = with_a_past(editions(statements))
    refusals = []
    if code and code not in past:
        refusals.append(_("We do not know two editions of “%(kind)s”.") % {"kind": in_short(code)})
    if not past:
        return Renewals(None, [], refusals)
    kind = Kind(code) if code in past else _most_renewed(past)
    asked = {}
    for typed in filter(None, (since, until)):
        edition = _edition_of(past[kind], typed)
        if edition is None:
            refusals.append(_("We know no edition of “%(date)s”.") % {"date": in_short(typed)})
        elif edition.start in asked:
            refusals.append(_("Choose two different editions."))
        else:
            asked[edition.start] = edition
    others = [edition for edition in past[kind] if edition.start not in asked]
    old, new = sorted([*others, *asked.values()][-2:], key=lambda edition: edition.order)
    kinds = [KindChoice(each, chosen=each == kind) for each in past]
    then = [edition for edition in (old, new) if edition.has_a_page(on=on)]
    return Renewals(Renewal(kind, past[kind], old, new, then), kinds, refusals)


def _edition_of(every: Sequence[Edition], typed: str) -> Edition | None:
    """By its code, or by its date as people type it."""
    try:
        start = typed if typed == UNDATED else _start(read_date(typed))
    except ValidationError:
        return None
    return next((edition for edition in every if start in {edition.start, edition.code}), None)
