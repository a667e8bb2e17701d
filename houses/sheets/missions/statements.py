"""What an entry says of itself, each sort in the shape that it is: lines, numbers, names, poles."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from houses.drawing.poles import Poles, drawable, poles
from houses.models import Statement
from houses.values.dates import UncertainDate
from houses.values.translations import Translated

type Words = Promise | str
# When something began and ended, as written.
type Dates = tuple[str, str]

Kind = Statement.Kind

# What a visitor would ask, and the field's own word where the question does not have it.
HEADINGS: dict[Statement.Kind, tuple[Words, Words]] = {
    Kind.MISSION: (gettext_lazy("What do they stand for?"), gettext_lazy("mission")),
    Kind.PURPOSE: (gettext_lazy("What are they there for?"), gettext_lazy("purpose")),
    Kind.FOCUS: (gettext_lazy("What do they work on most?"), gettext_lazy("focus")),
    Kind.FUNCTION: (gettext_lazy("What is their role?"), gettext_lazy("functions")),
    Kind.TASK: (gettext_lazy("What are their tasks?"), ""),
    Kind.ASSIGNMENT: (gettext_lazy("What is their assignment?"), ""),
    Kind.OBJECTIVE: (gettext_lazy("What do they want to reach?"), gettext_lazy("objectives")),
    Kind.ACTIVITY: (gettext_lazy("What do they do?"), gettext_lazy("activities")),
    Kind.METHOD: (gettext_lazy("How do they work?"), gettext_lazy("method")),
    Kind.VISION: (gettext_lazy("How do they see it?"), gettext_lazy("vision")),
    Kind.POLE: (gettext_lazy("What does it turn on?"), gettext_lazy("poles of the vision")),
    Kind.VALUE: (gettext_lazy("What do they find important?"), gettext_lazy("values")),
    Kind.PREMISE: (gettext_lazy("What do they start from?"), gettext_lazy("premises")),
    Kind.PRINCIPLE: (gettext_lazy("What do they hold to?"), gettext_lazy("principles")),
    Kind.ARRANGEMENT: (gettext_lazy("How is it arranged?"), gettext_lazy("arrangements")),
    Kind.CONTEXT: (gettext_lazy("Why is it there?"), gettext_lazy("context")),
    Kind.DEFINITION: (gettext_lazy("What do the words mean?"), gettext_lazy("definitions")),
    Kind.EFFECT: (gettext_lazy("What comes of it?"), gettext_lazy("effects")),
    Kind.EVIDENCE: (gettext_lazy("What is known about it?"), gettext_lazy("evidence")),
    Kind.CLAIM: (gettext_lazy("What else is said?"), ""),
    Kind.FIGURE: (gettext_lazy("What do the figures say?"), ""),
}

# Told rather than listed.
PROSE = {
    *(Kind.MISSION, Kind.PURPOSE, Kind.METHOD, Kind.VISION, Kind.PREMISE, Kind.CONTEXT),
    *(Kind.DEFINITION, Kind.EFFECT, Kind.EVIDENCE, Kind.CLAIM),
}
# The letters of a name, or of a line of a mission; what is longer is a sentence.
SHORT = 40
# The question above a group is a heading of the second level.
HIGHEST_HEADING = 3


class Shape(StrEnum):
    LINES = "lines"
    PARAGRAPHS = "paragraphs"
    NUMBERED = "numbered"
    NAMES = "names"
    POLES = "poles"
    HEADED = "headed"
    TERMS = "terms"
    LIST = "list"


class Voice(StrEnum):
    OWN = "own"
    OTHERS = "others"
    BOTH = "both"


# The shape of several short ones without more.
SHORT_ONES = {Kind.MISSION: Shape.LINES, Kind.VALUE: Shape.NAMES, Kind.PRINCIPLE: Shape.NAMES}


@dataclass(frozen=True)
class StatementShown:
    statement: Statement
    # Above it; None where the one before it stands under the same heading.
    heading: Translated | None
    # None where the heading says it all.
    text: Translated | None
    below: "list[StatementGroup]"
    # Its own period, where what stands above it does not have the same.
    dated: bool

    @property
    def said(self) -> Iterator[Statement]:
        """The statement and all that belongs to it."""
        yield self.statement
        for group in self.below:
            yield from group.said


class OfAKind:
    """What a reader is asked or told of statements of one kind."""

    kind: Statement.Kind

    @property
    def question(self) -> Words:
        return HEADINGS[self.kind][0]

    @property
    def field_word(self) -> Words:
        return HEADINGS[self.kind][1]


@dataclass(frozen=True)
class StatementGroup(OfAKind):
    """Statements of one kind that stand beside each other."""

    kind: Statement.Kind
    shape: Shape
    items: list[StatementShown]
    # Of the headings in it.
    heading_level: int
    drawing: Poles | None = None
    # Below it: whose words these are, where a reader has to be told.
    whose: tuple[str, ...] = ()

    @property
    def said(self) -> Iterator[Statement]:
        for item in self.items:
            yield from item.said

    @property
    def since(self) -> UncertainDate | None:
        """When the edition began that all of them are of."""
        shared = _edition(item.statement for item in self.items)
        return self.items[0].statement.start if shared else None

    @property
    def told(self) -> bool:
        """Whether it is read as text: one after the other, not as the items of a list."""
        return self.shape in {Shape.PARAGRAPHS, Shape.HEADED}

    @property
    def voice(self) -> Voice:
        own = {statement.self_reported for statement in self.said}
        if len(own) > 1:
            return Voice.BOTH
        return Voice.OWN if True in own else Voice.OTHERS


def statement_groups(statements: Sequence[Statement]) -> list[StatementGroup]:
    """The statements of one entry, given in their order, by kind in the order of a page.

    What belongs to a statement stays under it, whatever its kind. Asks the database nothing.
    """
    roots = sorted(_outline(statements), key=lambda root: Kind.values.index(root.statement.kind))
    return [
        _group(
            kind, branches, level=HIGHEST_HEADING, known=_edition(row for row, below in branches)
        )
        for kind, branches in _by_kind(roots)
    ]


def attributed(groups: Sequence[StatementGroup], name: str) -> list[StatementGroup]:
    """The groups of the page of that name, each with whose words it holds.

    Where all are of one voice it is told once, below the last.
    """
    mixed = len({group.voice for group in groups}) > 1
    return [
        replace(
            group, whose=tuple(_whose(group.voice, name, mixed=mixed, last=group is groups[-1]))
        )
        for group in groups
    ]


def _whose(voice: Voice, name: str, *, mixed: bool, last: bool) -> Iterator[str]:
    if voice == Voice.OTHERS and (mixed or last):
        yield _("Others say this of %(name)s.") % {"name": name}
    if last and (mixed or voice == Voice.BOTH):
        yield _("All else is what %(name)s says.") % {"name": name}
    elif last and voice == Voice.OWN:
        yield _("So %(name)s says it.") % {"name": name}


def holding(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Those in force that `told` loaded, without what belongs to one that is over."""
    over: int | None = None
    for statement in statements:
        if over is not None and statement.level > over:
            continue
        over = None if statement.holds else statement.level
        if statement.holds:
            yield statement


class Branch(NamedTuple):
    """A statement, and the rows that belong to it in their order."""

    statement: Statement
    rows: list[Statement]


def _outline(rows: Iterable[Statement]) -> list[Branch]:
    """The statements that stand highest; one whose parent is not among the rows is one of them."""
    branches: list[Branch] = []
    for row in rows:
        if branches and row.level > branches[-1].statement.level:
            branches[-1].rows.append(row)
        else:
            branches.append(Branch(row, []))
    return branches


def _by_kind(branches: Iterable[Branch]) -> Iterator[tuple[Statement.Kind, list[Branch]]]:
    """Each run of one kind."""
    for kind, run in groupby(branches, key=lambda branch: branch.statement.kind):
        yield Kind(kind), list(run)


def _group(
    kind: Statement.Kind, branches: list[Branch], *, level: int, known: Dates | None
) -> StatementGroup:
    """`known` are the dates that a reader has been told already, above the group."""
    if kind == Kind.FUNCTION:
        branches = sorted(branches, key=lambda branch: not branch.statement.core)
    drawing = _drawing(branches) if kind == Kind.POLE else None
    items = [_shown(branch, level=level, drawn=bool(drawing), known=known) for branch in branches]
    shape = Shape.POLES if drawing else _shape(kind, branches)
    return StatementGroup(kind, shape, _once_headed(items), level, drawing)


def _shown(branch: Branch, *, level: int, drawn: bool, known: Dates | None) -> StatementShown:
    statement, rows = branch
    heading: Translated | None = statement.heading or None
    text: Translated | None = statement.text
    if drawn:
        heading = heading or text
        text = None if text == _name(statement) else text
    dates = statement.since, statement.until
    below = [
        _group(kind, branches, level=level + 1 if heading else level, known=dates)
        for kind, branches in _by_kind(_outline(rows))
    ]
    return StatementShown(statement, heading, text, below, any(dates) and dates != known)


def _once_headed(items: Sequence[StatementShown]) -> list[StatementShown]:
    """A heading that several in a row have stands above the first of them."""
    before = [None, *(item.heading for item in items)]
    return [
        replace(item, heading=None) if item.heading == heading else item
        for item, heading in zip(items, before, strict=False)
    ]


def _edition(statements: Iterable[Statement]) -> Dates | None:
    """The dates that all share, if they say when this began and not that it ended."""
    (since, until), *others = {(row.since, row.until) for row in statements}
    return (since, until) if since and not until and not others else None


def _shape(kind: Statement.Kind, branches: Sequence[Branch]) -> Shape:
    headed = [bool(statement.heading) for statement, below in branches]
    if kind == Kind.FUNCTION and len(branches) > 1:
        return Shape.NUMBERED
    if kind == Kind.DEFINITION and all(headed):
        return Shape.TERMS
    if any(headed):
        return Shape.HEADED
    if len(branches) == 1:
        return Shape.PARAGRAPHS
    if kind in SHORT_ONES and all(_is_short(row) and not below for row, below in branches):
        return SHORT_ONES[kind]
    stands_by_itself = not branches[0].statement.level
    return Shape.PARAGRAPHS if kind in PROSE and stands_by_itself else Shape.LIST


def _is_short(statement: Statement) -> bool:
    return len(str(statement.text)) <= SHORT


def _name(pole: Statement) -> Translated:
    """What stands in the drawing: its text, unless that tells more than a name."""
    name: Translated = pole.text if _is_short(pole) or not pole.heading else pole.heading
    return name


def _drawing(branches: Sequence[Branch]) -> Poles | None:
    """The figure of the core poles and the one around them; None for what has no such figure."""
    if not all(0 < len(str(_name(statement))) <= SHORT for statement, _rows in branches):
        return None
    inner: list[str] = []
    around: list[str] = []
    for statement, _rows in branches:
        (inner if statement.core else around).append(str(_name(statement)))
    return poles(inner, *around) if drawable(len(inner), len(around)) else None
