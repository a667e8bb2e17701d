"""The operator's images of streets: which address may be set, and what that opens."""

import re
from collections import Counter

# Host and port, as they stand in a content security policy: nothing that could end a directive.
LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<many>\{s\}\.)?"
    rf"(?P<name>{LABEL}(\.{LABEL})*)(:(?P<port>[0-9]{{1,5}}))?/(?P<rest>[^\s\"'<>]*)"
)
NEEDED = ("{z}", "{x}", "{y}")
# What `{s}` stands for, here as in static/map-drawing.js.
MANY = ("a.", "b.", "c.")
MOST_PORT = 65_535


def sources_of_tiles(url: str, *, secure: bool) -> tuple[str, list[str]]:
    """The host that people are told, and the sources that may be asked for images.

    `{s}.` before the host stands for a, b and c: then these three are the sources, and nothing
    else below that host.
    Raises ValueError, with a sentence, for what is no address of tiles; where it must be
    `secure`, for one without https.
    """
    found = ADDRESS.fullmatch(url)
    if not found:
        raise ValueError("write https://host/{z}/{x}/{y}.png")
    if found["many"] and "." not in found["name"]:
        raise ValueError("{s} must stand before a host, as in {s}.tile.example.org")
    if found["port"] and not 1 <= int(found["port"]) <= MOST_PORT:
        raise ValueError(f"its port must lie between 1 and {MOST_PORT}")
    holders = Counter(re.findall(r"\{.*?\}", found["rest"]))
    if holders != Counter(NEEDED):
        raise ValueError("it must hold {z}, {x} and {y} once each, and nothing else in braces")
    if secure and found["scheme"] != "https":
        raise ValueError("it must begin with https")
    host = found["name"] + (f":{found['port']}" if found["port"] else "")
    return host, [f"{found['scheme']}://{one}{host}" for one in (MANY if found["many"] else [""])]
