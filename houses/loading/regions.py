from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from django.utils.translation import gettext as _

from houses.finding.index import index
from houses.loading.rows import Row, by_key, clean_columns, read_csv
from houses.loading.tally import Tally
from houses.models import Location, Organisation, Region

# What a row says of its region beside its place in the tree; the search key follows from it.
COLUMNS = [
    "kind",
    "name",
    "language",
    "names",
    "aliases",
    "scheme",
    "code",
    "iso",
    "latitude",
    "longitude",
    "valid_until",
    "find_key",
]
# Those by which an entry is found that has a place there.
WORDS = ["kind", "name", "names", "aliases"]


@dataclass(frozen=True, kw_only=True)
class RegionRow(Row):
    path: str
    kind: str
    scheme: str = ""
    code: str = ""
    iso: str = ""
    name: str
    names: dict[str, str] = field(default_factory=dict)
    language: str
    latitude: float | None = None
    longitude: float | None = None
    aliases: tuple[str, ...] = ()
    valid_until: str = ""
    successor: str = ""

    @property
    def above(self) -> str:
        return self.path.rpartition("/")[0]


def read_regions(path: Path) -> list[list[RegionRow]]:
    """The rows in waves: what a region is part of or merged into stands in an earlier wave.

    Raises LoadingError for what cannot be read, stands twice, or is part of nothing.
    """
    rows = read_csv(path, RegionRow)
    by_key(rows, lambda row: row.path)
    by_key((row for row in rows if row.code), lambda row: f"{row.scheme} {row.code}")
    by_key((row for row in rows if row.iso), lambda row: row.iso)
    waves: list[list[RegionRow]] = []
    settled = {""}
    while rows:
        wave = [row for row in rows if {row.above, row.successor} <= settled]
        if not wave:
            missing = {rows[0].above, rows[0].successor} - settled
            sentence = _("There is no region “%s” that this one is part of or merged into.")
            raise rows[0].refusal(sentence % min(missing))
        settled.update(row.path for row in wave)
        rows = [row for row in rows if row.path not in settled]
        waves.append(wave)
    return waves


def load_regions(
    waves: Sequence[Sequence[RegionRow]], postcodes: Mapping[str, Sequence[str]]
) -> tuple[Tally, dict[str, Region]]:
    """Adds and updates the regions of the rows; other regions and added names are left alone.

    `postcodes` says by path which codes find a region. Gives back the regions of the rows by
    their path. Everything is checked before the first is written.
    """
    known = {region.path: region for region in Region.objects.all()}
    regions: dict[str, Region] = {}
    for row in chain.from_iterable(waves):
        regions[row.path] = _region(
            row, regions, postcodes.get(row.path, ()), known.get(row.path, Region())
        )
        if row.path in known:
            regions[row.path].pk = known[row.path].pk
    _refuse_taken_codes(waves, [region for path, region in known.items() if path not in regions])

    for wave in waves:
        fresh = [regions[row.path] for row in wave if row.path not in known]
        Region.objects.bulk_create(fresh)
    changed = [
        region for path, region in regions.items() if path in known and _differ(known[path], region)
    ]
    for region in changed:
        region.save(update_fields=[*COLUMNS, "name_key", "successor"])
    _index_places_in([region for region in changed if _renamed(known[region.path], region)])
    return Tally(len(regions.keys() - known.keys()), len(changed)), regions


def _renamed(old: Region, region: Region) -> bool:
    return any(getattr(old, column) != getattr(region, column) for column in WORDS)


def _index_places_in(regions: Sequence[Region]) -> None:
    """Lets the entries with a place in one of these, or below it, be found by its new names."""
    paths = {region.path for region in regions}
    places = Location.objects.select_related("region") if paths else Location.objects.none()
    touched = {
        place.organisation_id
        for place in places
        if not paths.isdisjoint([place.region.path, *place.region.ancestor_paths])
    }
    if touched:
        index(Organisation.objects.filter(pk__among=touched))


def _differ(old: Region, region: Region) -> bool:
    successor = region.successor.pk if region.successor else None
    return old.successor_id != successor or any(
        getattr(old, column) != getattr(region, column) for column in COLUMNS
    )


def _region(
    row: RegionRow, regions: Mapping[str, Region], postcodes: Sequence[str], known: Region
) -> Region:
    """The region of the row, with the names that staff gave the one that is known."""
    region = Region(
        path=row.path,
        parent=regions.get(row.above),
        kind=row.kind,
        name=row.name,
        language=row.language,
        names={**known.names, **row.names},
        aliases=list(dict.fromkeys([*row.aliases, *known.aliases])),
        scheme=row.scheme,
        code=row.code,
        iso=row.iso,
        latitude=row.latitude,
        longitude=row.longitude,
        valid_until=row.valid_until or None,
        successor=regions.get(row.successor),
    )
    region.remember_words(postcodes=list(postcodes))
    with row.refusing():
        clean_columns(region)
        region.clean()
    return region


def _refuse_taken_codes(waves: Sequence[Sequence[RegionRow]], others: Sequence[Region]) -> None:
    """Raises LoadingError for a code of a row that a region added here already has."""
    taken = {(region.scheme, region.code): region.path for region in others if region.code}
    taken |= {("iso", region.iso): region.path for region in others if region.iso}
    for row in chain.from_iterable(waves):
        for code in ((row.scheme, row.code), ("iso", row.iso)):
            if code in taken:
                raise row.refusal(
                    _("The code “%(code)s” is that of the region “%(path)s” already.")
                    % {"code": code[1], "path": taken[code]}
                )
