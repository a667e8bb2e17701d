from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from houses.models.periods import Period
from houses.values.date_phrases import words


class Exclusive(Period):
    """A period of which no two may certainly hold at once, where they have the same place.

    What has no end holds today, also where no start is known.

    No constraint can say it of dates that are known roughly, and no `clean`, as one save may close
    one period and open the next: whoever writes such rows asks `refuse_overlap` of them all.
    """

    class Meta:
        abstract = True

    @property
    def place(self) -> Mapping[str, Any]:
        """What rows that exclude each other have in common, by column."""
        raise NotImplementedError

    @property
    def holder(self) -> str:
        """Who holds the place, for a sentence. May cost a query."""
        raise NotImplementedError

    def goes_with(self, other: Self) -> bool:
        """Whether the two may hold their place together after all."""
        return False

    def refuse_overlap(self, others: Iterable[Self]) -> None:
        """Raises ValidationError, beside a date, for one of others of the same place.

        For who has it now, where there is one.
        """
        today = timezone.localdate()
        mine = self.span.so_far(today)
        for other in sorted(others, key=lambda row: row.until != ""):
            theirs = other.span.so_far(today)
            if mine.overlaps(theirs) and not self.goes_with(other):
                first = mine.begun and theirs.begun and mine.begun < theirs.begun
                box = "until" if other.start and first else "since"
                raise ValidationError({box: other.in_the_way()})

    def in_the_way(self) -> str:
        """Who is there from when to when, and the ways out for another."""
        names = {
            "holder": self.holder,
            "first": words(self.start) if self.start else "",
            "last": words(self.end) if self.end else "",
        }
        if self.start and self.end:
            sentence = _(
                "%(holder)s is there from %(first)s to %(last)s. "
                "Change that period, or let this one end or begin then."
            )
        elif self.start:
            sentence = _(
                "%(holder)s is there since %(first)s. "
                "Give that period an end, or let this one end by then."
            )
        elif self.end:
            sentence = _(
                "%(holder)s is there until %(last)s. "
                "Change that period, or let this one begin then or later."
            )
        else:
            sentence = _(
                "%(holder)s is there already, without an end. Give that period an end, or this one."
            )
        return sentence % names


def rivals[E: Exclusive](rows: Iterable[E], known: QuerySet[E]) -> QuerySet[E]:
    """Of the rows that are written down, those that have the place of one of these."""
    places = [Q(**row.place) for row in rows]
    return known.filter(reduce(or_, places)) if places else known.none()


def of_same_place[E: Exclusive](row: E, others: Iterable[E]) -> Iterator[E]:
    return (other for other in others if other is not row and other.place == row.place)
