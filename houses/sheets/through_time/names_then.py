"""How an entry was called at a moment, as far as its sources say."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch

from houses.models import Name, Organisation
from houses.values.dates import Bounds
from houses.values.spans import EVER, UNKNOWN, Certainty, Days, Span, in_turn


@dataclass(frozen=True)
class NameHeld:
    """A name at a moment; without a text where no source gives it."""

    text: str
    certainty: Certainty


@dataclass(frozen=True)
class Called:
    entry: Organisation
    now: str
    # The one that began first comes first.
    names: Sequence[NameHeld]

    @property
    def name(self) -> str:
        """What it was called, at last; what it is called now where that is not known."""
        return self.names[-1].text or self.now

    @property
    def known(self) -> bool:
        return bool(self.names[-1].text)

    @property
    def surely(self) -> bool:
        return self.names[-1].certainty == Certainty.CERTAINLY

    @property
    def otherwise(self) -> bool:
        """Whether it is called otherwise now."""
        return self.names[-1].text not in {self.now, self.entry.name}

    @property
    def before(self) -> Sequence[NameHeld]:
        """Its other names within the days that are asked about, those we know."""
        return [name for name in self.names[:-1] if name.text]


def names_loaded(of: str = "") -> "Prefetch[str]":
    """Loads the names that `called` reads; `of` leads to the entry, as "member__"."""
    names = Name.objects.order_by("kind", "text_key", "pk")
    return Prefetch(f"{of}names", names, to_attr="shown_names")


def called(entry: Organisation, on: Days, *, today: date) -> Called:
    """Of an entry whose names are loaded (`shown_names`)."""
    names = _in_time(entry, today=today)
    lasting = (text for span, text in reversed(names) if span.end == UNKNOWN)
    now = next(lasting, "") or entry.name
    held = [
        NameHeld(text, certainty)
        for span, text in names
        if (certainty := span.so_far(today).held(on)) != Certainty.NOT
    ]
    return Called(entry, now, held or [NameHeld("", Certainty.POSSIBLY)])


def _in_time(entry: Organisation, *, today: date) -> list[tuple[Span, str]]:
    """The names that took each other's place, from the first to the one of today.

    A name in another language than the entry's stands beside them.
    """
    own = (row for row in entry.shown_names if row.language in {"", entry.language})
    rows = [row for row in own if _takes_turn(row, today=today)]
    ends = [row.span.end for row in rows]
    spans = [
        # A name of which no source says since when goes back to the one before it.
        row.span if row.since else replace(row.span, begin=_latest(ends, before=row.span.end))
        for row in rows
    ]
    texts = [row.text for row in rows]
    if UNKNOWN not in ends:
        # The name of today came with the end of the last.
        spans.append(Span(begin=_latest(ends, before=UNKNOWN)))
        texts.append(entry.name)
    return sorted(zip(in_turn(spans), texts, strict=True), key=_start)


def _takes_turn(name: Name, *, today: date) -> bool:
    """Whether it had its time; a short name or an alias stands beside the others."""
    span = name.span
    if span.begin.earliest and span.begin.earliest > today:
        return False
    ended = name.kind in {Name.Kind.FORMER, Name.Kind.UNKNOWN} and span.end != UNKNOWN
    return ended or (name.kind == Name.Kind.OFFICIAL and bool(name.since or name.until))


def _latest(ends: Sequence[Bounds], *, before: Bounds) -> Bounds:
    """The last of the ends that come before another; all do before one that has not come."""
    limit = before.earliest or date.max
    earlier = [end for end in ends if (end.earliest or end.latest or date.max) < limit]
    return max(earlier, key=lambda end: end.earliest or date.min, default=EVER)


def _start(name: tuple[Span, str]) -> date:
    return name[0].begin.earliest or date.min
