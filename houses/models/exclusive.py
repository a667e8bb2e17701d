from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from houses.models.periods import Period
from houses.values.dates import words


class Exclusive(Period):
    """A period of which no two may certainly hold at once, where they have the same place.

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
        """Raises ValidationError, beside a date, for the first of others of the same place."""
        for other in others:
            if self.span.overlaps(other.span) and not self.goes_with(other):
                raise ValidationError(self._refusal(other))

    def _refusal(self, other: Self) -> dict[str, str]:
        who = {"holder": other.holder}
        mine, theirs = self.span.begun, other.span.begun
        if other.start and mine and theirs and mine < theirs:
            since = _("%(holder)s is there since %(date)s. Let this period end by then.")
            return {"until": since % {**who, "date": words(other.start)}}
        if other.end:
            until = _("%(holder)s is there until %(date)s. Let this period begin then or later.")
            return {"since": until % {**who, "date": words(other.end)}}
        endless = _("%(holder)s is there already, without an end. Give that period an end first.")
        return {"since": endless % who}


def rivals[E: Exclusive](rows: Iterable[E], known: QuerySet[E]) -> QuerySet[E]:
    """Of the rows that are written down, those that have the place of one of these."""
    places = [Q(**row.place) for row in rows]
    return known.filter(reduce(or_, places)) if places else known.none()


def of_same_place[E: Exclusive](row: E, others: Iterable[E]) -> Iterator[E]:
    return (other for other in others if other is not row and other.place == row.place)
