"""The operator's images of streets: which address may be set, and what that opens."""

import re
from collections import Counter

# Host and port, as they stand in a content security policy: nothing that could end a directive.
ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<many>\{s\}\.)?"
    r"(?P<host>[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?)/(?P<rest>[^\s\"'<>]*)"
)
NEEDED = ("{z}", "{x}", "{y}")


def source_of_tiles(url: str, *, secure: bool) -> tuple[str, str]:
    """The host that people are told, and the source that may be asked for images.

    `{s}` before the host stands for a, b and c: then the source is every host below that one.
    Raises ValueError, with a sentence, for what is no address of tiles; where it must be
    `secure`, for one without https.
    """
    found = ADDRESS.fullmatch(url)
    if not found:
        raise ValueError("write https://host/{z}/{x}/{y}.png")
    holders = Counter(re.findall(r"\{.*?\}", found["rest"]))
    if holders != Counter(NEEDED):
        raise ValueError("it must hold {z}, {x} and {y} once each, and nothing else in braces")
    if secure and found["scheme"] != "https":
        raise ValueError("it must begin with https")
    host = found["host"]
    return host, f"{found['scheme']}://{'*.' if found['many'] else ''}{host}"
