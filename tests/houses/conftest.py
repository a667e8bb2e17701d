"""A small data folder, for the tests of its loading."""

from pathlib import Path

import pytest

from tests.factories import BRUGGE, make_region
from tests.houses.demonstration_rows import helpline, house, network, term, write


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """A house, a network and a helpline, and the regions that they speak of."""
    make_region("be/vlaanderen/west-vlaanderen", iso="BE-VWV")
    make_region("be/vlaanderen/limburg", iso="BE-VLI")
    make_region(BRUGGE, scheme="nis", code="31005", latitude=51.21, longitude=3.22)
    make_region("be/vlaanderen/west-vlaanderen/damme", scheme="nis", code="31006")
    write(
        tmp_path,
        "vocabulary",
        term("kind", "walk-in-house", family="house", implies=["drop-by"]),
        term("kind", "network", family="network"),
        term("audience", "cancer", tile=1),
        term("audience", "everyone"),
        term("kind", "project", family="project"),
        term("approach", "peers"),
        term("theme", "drop-by"),
    )
    write(tmp_path, "helplines", helpline())
    write(tmp_path, "organisations", network())
    write(tmp_path, "houses", house())
    return tmp_path
