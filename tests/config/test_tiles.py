"""Streets on maps: which address an operator may set, and what that opens to visitors."""

from pathlib import Path
from subprocess import run
from sys import executable

import pytest
from django.conf import settings

from config.tiles import sources_of_tiles
from tests.config.test_environment import PRODUCTION, start

TILES = "https://tile.example.org/{z}/{x}/{y}.png"
CREDIT = {"MAP_TILE_ATTRIBUTION": "© Example"}


@pytest.mark.parametrize(
    ("url", "host", "sources"),
    [
        (TILES, "tile.example.org", ["https://tile.example.org"]),
        (
            "https://{s}.tile.example.org/a/{z}/{y}/{x}.jpg?key=1",
            "tile.example.org",
            [f"https://{one}.tile.example.org" for one in "abc"],
        ),
        ("https://localhost:8443/{z}/{x}/{y}.png", "localhost:8443", ["https://localhost:8443"]),
        (
            "https://{s}.example.org:65535/{z}/{x}/{y}.png",
            "example.org:65535",
            [f"https://{one}.example.org:65535" for one in "abc"],
        ),
    ],
)
def test_an_address_of_tiles_opens_its_own_host_and_no_more(
    url: str, host: str, sources: list[str]
) -> None:
    assert sources_of_tiles(url, secure=True) == (host, sources)


@pytest.mark.parametrize(
    "url",
    [
        "https://tile.example.org/",
        "https://tile.example.org/{z}/{x}.png",
        "https://tile.example.org/{z}/{x}/{y}/{y}.png",
        "https://tile.example.org/{z}/{x}/{y}{r}.png",
        "https://{z}.example.org/{z}/{x}/{y}.png",
        "https://{s}.{s}.example.org/{z}/{x}/{y}.png",
        "https://{s}.org/{z}/{x}/{y}.png",
        "https://{s}.org:443/{z}/{x}/{y}.png",
        "https://tile..example.org/{z}/{x}/{y}.png",
        "https://tile.example.org./{z}/{x}/{y}.png",
        "https://tile-.example.org/{z}/{x}/{y}.png",
        "https://tile.example.org:0/{z}/{x}/{y}.png",
        "https://tile.example.org:65536/{z}/{x}/{y}.png",
        "https://user:secret@tile.example.org/{z}/{x}/{y}.png",
        "https://tile.example.org;script-src *;/{z}/{x}/{y}.png",
        "https://*/{z}/{x}/{y}.png",
        "https://tile.example.org /{z}/{x}/{y}.png",
        "//tile.example.org/{z}/{x}/{y}.png",
        "javascript://tile.example.org/{z}/{x}/{y}.png",
        "http://tile.example.org/{z}/{x}/{y}.png",
    ],
)
def test_what_is_no_address_of_tiles_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"write https|must (hold|stand|lie|begin with https)"):
        sources_of_tiles(url, secure=True)


def test_without_https_tiles_are_for_trying_out_only(tmp_path: Path) -> None:
    plain = {"MAP_TILE_URL": TILES.replace("https", "http"), **CREDIT}

    assert start(plain, tmp_path) == (0, "")
    status, complaint = start({**PRODUCTION, **plain}, tmp_path)
    assert (status, "must begin with https" in complaint) == (1, True)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"MAP_TILE_URL": "https://tile.example.org"}, "MAP_TILE_URL cannot be read"),
        ({"MAP_TILE_ATTRIBUTION": ""}, "MAP_TILE_ATTRIBUTION must say"),
        ({"MAP_TILE_MAX_ZOOM": "25"}, "MAP_TILE_MAX_ZOOM must lie"),
        ({"MAP_TILE_MAX_ZOOM": "deep"}, "MAP_TILE_MAX_ZOOM='deep' cannot be read"),
    ],
)
def test_the_site_does_not_start_with_half_of_a_street_map(
    change: dict[str, str], named: str, tmp_path: Path
) -> None:
    status, complaint = start({"MAP_TILE_URL": TILES, **CREDIT, **change}, tmp_path)

    assert (status, named in complaint) == (1, True)


def test_images_of_others_are_allowed_only_where_they_were_chosen(tmp_path: Path) -> None:
    asked = "import config.settings as s; print(*s.SECURE_CSP['img-src'])"

    def allowed(**variables: str) -> list[str]:
        environment = {"PATH": "/usr/bin:/bin", "DATA_DIR": str(tmp_path), **variables}
        done = run(
            [executable, "-c", asked],
            cwd=settings.BASE_DIR,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.split()

    assert allowed() == ["'self'"]
    assert allowed(MAP_TILE_URL=TILES, **CREDIT) == ["'self'", "https://tile.example.org"]
