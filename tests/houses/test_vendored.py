"""What others wrote and we send on is what it was when we took it."""

from hashlib import sha256

from django.conf import settings

LEAFLET = settings.BASE_DIR / "static" / "vendor" / "leaflet"


def test_the_vendored_files_are_those_of_which_the_page_beside_them_tells() -> None:
    told = (LEAFLET / "README.md").read_text()

    for name in ("leaflet.js", "leaflet.css"):
        assert f"`{sha256((LEAFLET / name).read_bytes()).hexdigest()}`" in told
    assert "Copyright (c) 2010-2023, Volodymyr Agafonkin" in (LEAFLET / "LICENSE").read_text()


def test_a_vendored_file_asks_for_no_other() -> None:
    # Names of files that are not here stop collectstatic.
    assert "sourceMappingURL" not in (LEAFLET / "leaflet.js").read_text()
    assert "url(" not in (LEAFLET / "leaflet.css").read_text()
