"""What the pages of all sorts of entries share: the context that their templates extend."""

from collections.abc import Callable, Sequence
from typing import Any

from houses.drawing.neighbourhood import Neighbourhood
from houses.sheets import linked_data
from houses.sheets.nearby import Near
from houses.sheets.next_steps import next_step
from houses.sheets.referring import lasting_url
from houses.sheets.sheet import Sheet
from houses.sheets.through_time.past import Asked, Past

# The pages above, as name and address.
type Above = list[tuple[str, str]]
# Makes a whole address of a path, as HttpRequest.build_absolute_uri does.
type Absolute = Callable[[str], str]


def of_today(
    shown: Sheet,
    asked: Asked,
    above: Above,
    absolute: Absolute,
    *,
    near: Sequence[Near] = (),
    neighbourhood: Neighbourhood | None = None,
) -> dict[str, Any]:
    """For templates/houses/entry_frame.html."""
    return {
        "sheet": shown,
        "asked": asked,
        "lasting": lasting_url(shown.entry, absolute),
        "above": above,
        "country": shown.country,
        "nearby": near,
        "neighbourhood": neighbourhood,
        "next_step": next_step(shown, near),
        "linked_data": linked_data.of_page(shown, above, absolute),
    }


def of_then(past: Past, asked: Asked, above: Above, absolute: Absolute) -> dict[str, Any]:
    """For templates/houses/as_it_was.html."""
    return {
        "past": past,
        "asked": asked,
        "lasting": lasting_url(past.entry, absolute, past.moment),
        "above": above,
    }
