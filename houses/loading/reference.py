from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from houses.loading.postcodes import load_postcodes, postcodes_by_region, read_postcodes
from houses.loading.regions import load_regions, read_regions
from houses.loading.tally import Tally

FOLDER = Path(__file__).resolve().parent.parent / "data" / "reference"


class ReferenceReport(NamedTuple):
    regions: Tally
    postcodes: Tally


def load_reference(folder: Path = FOLDER) -> ReferenceReport:
    """Brings regions and postcodes up to date with the files of the folder.

    They are matched by path and by code; what was added here stays as it is. Raises LoadingError
    for a row that cannot be loaded, and then nothing is written. Under 10 seconds on SQLite.
    """
    waves = read_regions(folder / "regions.csv")
    rows = read_postcodes(folder)
    with transaction.atomic():
        regions_tally, regions = load_regions(waves, postcodes_by_region(rows))
        return ReferenceReport(regions_tally, load_postcodes(rows, regions))
