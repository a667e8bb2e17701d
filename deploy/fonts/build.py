"""Makes the font of the social cards, once: what it makes is committed.

Draws one weight out of Figtree's variable fonts, as one file that a drawing library reads, and
writes the width of each letter beside it, so that the site can break a name into lines by itself.
One file, as a library that looks for a letter in a second one does not find them all.

    npm pack @fontsource-variable/figtree && tar -xzf fontsource-variable-figtree-*.tgz
    python deploy/fonts/build.py package/files houses/data/fonts

with fontTools and brotli, which the site itself does not need.
"""

import json
import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WEIGHT = 750
PARTS = ("latin", "latin-ext")
# What lays glyphs out in other ways than one after the other is not needed to draw a name.
NOT_NEEDED = ("DSIG", "GDEF", "GSUB", "STAT", "gasp", "prep")
NAMES = {1: "Figtree", 2: "Regular", 4: "Figtree", 16: "Figtree", 17: "Regular"}


def main(source: Path, target: Path) -> None:
    made = []
    for part in PARTS:
        font = TTFont(source / f"figtree-{part}-wght-normal.woff2")
        instantiateVariableFont(font, {"wght": WEIGHT}, inplace=True)
        for table in NOT_NEEDED:
            if table in font:
                del font[table]
        font.flavor = None
        made.append(target / f"{part}.ttf")
        font.save(made[-1])
    whole = Merger().merge([str(path) for path in made])
    for path in made:
        path.unlink()
    # As the family it is: the source calls itself by its lightest weight.
    for number, words in NAMES.items():
        whole["name"].setName(words, number, 3, 1, 0x409)
    whole["head"].created = whole["head"].modified = 0
    whole.recalcTimestamp = False
    whole.save(target / f"figtree-{WEIGHT}.ttf")
    em, advances = whole["head"].unitsPerEm, whole["hmtx"]
    widths = {
        chr(code): round(advances[glyph][0] * 1000 / em)
        for code, glyph in sorted(whole.getBestCmap().items())
    }
    table = json.dumps(widths, ensure_ascii=False, indent=0)
    (target / "widths.json").write_text(table + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
