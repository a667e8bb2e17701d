"""How an entry was called at a moment, as far as its sources say."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch

from houses.models import Name, Organisation
from houses.values.dates import Bounds
from houses.values.spans import UNKNOWN, Certainty, Days, Span, in_turn

EVER = Bounds(date.min, date.min)


@dataclass(frozen=True)
class NameHeld:
    """A name at a moment; without a text where it had another name that no source gives."""

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
    def otherwise(self) -> bool:
        """Whether it is called otherwise now, or was then in a way that no source gives."""
        return self.names[-1].text != self.now

    @property
    def before(self) -> Sequence[NameHeld]:
        """Its other names within the days that are asked about, those we know."""
        return [name for name in self.names[:-1] if name.text]


def names_loaded(of: str = "") -> "Prefetch[str]":
    """Loads the names that `called` reads; `of` leads to the entry, as "member__"."""
    names = Name.objects.order_by("kind", "text_key", "pk")
    return Prefetch(f"{of}names", names, to_attr="shown_names")


def called(entry: Organisation, on: Days) -> Called:
    """Of an entry whose names are loaded (`shown_names`)."""
    dated = [row for row in entry.shown_names if _takes_turn(row)]
    # A name of which no source says since when goes back to the one before it.
    spans = [replace(row.span, begin=EVER) if not row.since else row.span for row in dated]
    texts = [row.text for row in dated]
    if not any(span.end == UNKNOWN for span in spans):
        # The name of today came with the end of the last.
        ends = [span.end for span in spans]
        latest = max(ends, key=lambda end: end.earliest or date.min, default=EVER)
        spans.append(Span(begin=latest))
        texts.append(entry.name)
    names = sorted(zip(in_turn(spans), texts, strict=True), key=_start)
    lasting = (text for span, text in reversed(names) if span.end == UNKNOWN)
    now = next(lasting, entry.name)
    held = [
        NameHeld(text, certainty)
        for span, text in names
        if (certainty := span.held(on)) != Certainty.NOT
    ]
    return Called(entry, now, held or [NameHeld(now, Certainty.POSSIBLY)])


def _takes_turn(name: Name) -> bool:
    """Whether it had its time; a short name or an alias stands beside the others."""
    ended = name.kind in {Name.Kind.FORMER, Name.Kind.UNKNOWN} and bool(name.until)
    return ended or (name.kind == Name.Kind.OFFICIAL and bool(name.since or name.until))


def _start(name: tuple[Span, str]) -> date:
    return name[0].begin.earliest or date.min
