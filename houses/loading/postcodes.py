from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from houses.loading.rows import Row, by_key, clean_columns, read_csv
from houses.loading.tally import Tally
from houses.models import Postcode, Region

# The derivation of a point that came from an operator's own file.
IMPORTED = "import"

POINT = ["latitude", "longitude", "approximate", "derivation"]

type Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class PostcodeRow(Row):
    """`municipalities` holds paths of regions, separated by spaces."""

    country: str
    code: str
    municipalities: str = ""
    latitude: float | None = None
    longitude: float | None = None
    approximate: bool
    derivation: str
    localities: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        return self.country.lower(), self.code

    @property
    def paths(self) -> list[str]:
        return self.municipalities.split()


def read_postcodes(folder: Path) -> list[PostcodeRow]:
    """The rows of every file postcodes_*.csv. Raises LoadingError for the first at fault."""
    files = sorted(folder.glob("postcodes_*.csv"))
    rows = [row for file in files for row in read_csv(file, PostcodeRow)]
    by_key(rows, lambda row: row.key)
    return rows


def postcodes_by_region(rows: Sequence[PostcodeRow]) -> dict[str, list[str]]:
    """The codes and villages that lie in each region, by its path: of the rows, and added here."""
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        for path in row.paths:
            codes[path] += [row.code, *row.localities]
    of_rows = {row.key for row in rows}
    links = Postcode.municipalities.through.objects.values_list(
        "region__path", "postcode__country", "postcode__code", "postcode__localities"
    )
    for path, country, code, localities in links:
        if (country, code) not in of_rows:
            codes[path] += [code, *localities]
    return codes


def load_postcodes(rows: Sequence[PostcodeRow], regions: Mapping[str, Region]) -> Tally:
    """Adds and updates the postcodes of the rows; every other postcode is left alone.

    So is a point that an operator imported. `regions` are the written ones, by their path.
    Everything is checked before the first is written.
    """
    postcodes = {row.key: _postcode(row) for row in rows}
    municipalities = {row.key: _municipalities(row, regions) for row in rows}
    known = {
        (postcode.country, postcode.code): postcode
        for postcode in Postcode.objects.prefetch_related("municipalities")
    }

    fresh = [postcode for key, postcode in postcodes.items() if key not in known]
    Postcode.objects.bulk_create(fresh)
    link = Postcode.municipalities.through
    link.objects.bulk_create(
        link(postcode=postcode, region=region)
        for key, postcode in postcodes.items()
        if key not in known
        for region in municipalities[key]
    )
    changed = sum(
        _update(known[key], postcode, municipalities[key])
        for key, postcode in postcodes.items()
        if key in known
    )
    return Tally(len(fresh), changed)


def _postcode(row: PostcodeRow) -> Postcode:
    postcode = Postcode(
        country=row.country.lower(),
        code=row.code,
        localities=list(row.localities),
        latitude=row.latitude,
        longitude=row.longitude,
        approximate=row.approximate,
        derivation=row.derivation,
    )
    with row.refusing():
        clean_columns(postcode)
    return postcode


def _municipalities(row: PostcodeRow, regions: Mapping[str, Region]) -> list[Region]:
    for path in row.paths:
        if path not in regions:
            raise row.refusal(_("There is no region “%s”.") % path)
    return [regions[path] for path in row.paths]


def _update(old: Postcode, postcode: Postcode, municipalities: Sequence[Region]) -> bool:
    """Writes what differs; whether anything did."""
    columns = ["localities"] if old.derivation == IMPORTED else ["localities", *POINT]
    differing = [name for name in columns if getattr(old, name) != getattr(postcode, name)]
    moved = set(old.municipalities.all()) != set(municipalities)
    if differing:
        postcode.pk = old.pk
        postcode.save(update_fields=differing)
    if moved:
        old.municipalities.set(municipalities)
    return bool(differing) or moved
