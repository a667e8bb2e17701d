"""What visitors send in, and staff handle: how much of it waits, and how much is taken of a day."""

from datetime import date
from typing import Self

from django.db import models

# More than people write by hand on a day, and few enough to throw away by hand.
MOST_A_DAY = 50


class ReceivedQuerySet[Sent: models.Model](models.QuerySet[Sent]):
    """Of rows with `handled` and `received_on`."""

    def waiting(self) -> Self:
        """What no one of the staff has handled yet."""
        return self.filter(handled=False)

    def full(self, *, on: date) -> bool:
        """Whether as much of that day waits as is taken of one day: a flood, most likely."""
        return self.waiting().filter(received_on=on).count() >= MOST_A_DAY
