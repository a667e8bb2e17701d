"""QR codes (ISO/IEC 18004) of our own addresses, as inline SVG."""

from typing import Final

import segno

# Letters of an address: of more, the squares are too small for a phone at 40 mm.
LONGEST: Final = 600


def qr_code(address: str) -> str:
    """The code of an address: squares of 1 unit in a light box, about 1.3 kB. It has no size.

    With the error level M: a fold or a stain may cover a seventh of it. "" for an address that is
    too long to be read from paper.
    """
    if len(address) > LONGEST:
        return ""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(border=4, dark="#000000", light="#FFFFFF", omitsize=True, svgclass="qr")
    return drawn.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
