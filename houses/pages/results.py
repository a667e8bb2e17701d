from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils import timezone

from houses.filters import Found
from houses.finding.distance import Distance
from houses.models import Organisation
from houses.sheets.cards import PER_PAGE, Card, cards_of


@dataclass(frozen=True)
class Result:
    """A card in a list of what was found, and how far it lies from where that was asked."""

    card: Card
    away: Distance | None

    @property
    def km(self) -> int | str:
        """For a card: a number, or "" where the distance is not known or not asked."""
        return self.away.rounded if self.away else ""

    @property
    def approximate(self) -> bool:
        return self.away is not None and self.away.approximate


def results_of(found: Found, keys: Sequence[int]) -> list[Result]:
    """The cards of these entries, in their order."""
    today = timezone.localdate(found.asked.now)
    away = found.distances_of(keys)
    cards = cards_of(Organisation.objects.filter(pk__among=keys), on=today)
    return [Result(cards[key], away.get(key)) for key in keys if key in cards]


def page_of_results(found: Found, number: str | None) -> tuple[Page[int], list[Result]]:
    """One page of what was found; a number past the end, or no number, gives a page too."""
    page: Page[int] = Paginator(found.hits.keys, PER_PAGE).get_page(number)
    return page, results_of(found, list(page.object_list))
