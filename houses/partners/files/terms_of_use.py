"""Where the data come from and what may be done with them, as docs/data-sources.md says."""

from typing import NamedTuple

from django.utils.translation import gettext as _


class Credit(NamedTuple):
    """Of whom open data in the files were combined and changed."""

    name: str
    licence: str
    url: str


CC_BY = "https://creativecommons.org/licenses/by/4.0/"
ODBL = "https://opendatacommons.org/licenses/odbl/1-0/"
CREDITS = (
    Credit("Statbel", "CC BY 4.0", CC_BY),
    Credit("GeoNames", "CC BY 4.0", CC_BY),
    Credit("Countries States Cities Database", "ODbL 1.0", ODBL),
)


def terms_of_use() -> str:
    """In the active language: of the facts, and of the open data beside them."""
    facts = _(
        "The facts come from public sources, named with each entry. "
        "Facts themselves carry no licence."
    )
    credit = ", ".join(f"{credit.name} ({credit.licence})" for credit in CREDITS)
    places = _("Regions, postcodes and points: %(credit)s; combined and changed.")
    return f"{facts} {places % {'credit': credit}}"
