import re
from collections.abc import Mapping
from pathlib import Path
from subprocess import run
from sys import executable
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config.environment import Environment, database
from config.settings import env

OPERATIONS = settings.BASE_DIR / "docs" / "operations.md"
# Long enough, and plainly no secret.
KEY = "plainly-not-a-secret-" * 3
PRODUCTION = {"ENVIRONMENT": "production", "SECRET_KEY": KEY, "ALLOWED_HOSTS": "steun.example"}


def start(variables: Mapping[str, str], tmp_path: Path) -> tuple[int, str]:
    """Starts the site as an operator would, up to its own checks; gives status and complaint."""
    environment = {"PATH": "/usr/bin:/bin", "DATA_DIR": str(tmp_path), **variables}
    command = [executable, "-c", "import config.settings"]
    done = run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


def test_every_variable_stands_in_the_operations_page_as_it_is_declared() -> None:
    page = OPERATIONS.read_text()
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \| (.*?) \|$", page, re.MULTILINE)

    assert rows == [
        (
            variable.name,
            variable.type,
            f"`{variable.default}`" if variable.default else "",
            variable.meaning,
        )
        for variable in env.variables
    ]


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (lambda env: env.choice("X", "a", ("a", "b"), ""), "c"),
        (lambda env: env.whole_number("X", 4, ""), "-1"),
        (lambda env: env.whole_number("X", 4, ""), "٤"),
        (lambda env: env.yes_or_no("X", "no", ""), "true"),
        (lambda env: env.web_address("X", "https://example.org/", ""), "javascript:history"),
        (lambda env: env.web_address("X", "https://example.org/", ""), "example.org"),
    ],
)
def test_a_value_that_cannot_be_read_is_named(read: Any, value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"X='{value}' cannot be read"):
        read(Environment({"X": value}))


def test_values_are_read_as_their_type() -> None:
    env = Environment({"WORDS": "a, b,,c ", "NUMBER": "7", "SURE": "yes", "FOLDER": "/srv/x"})

    assert env.words("WORDS", "", "") == ["a", "b", "c"]
    assert env.whole_number("NUMBER", 1, "") == 7
    assert env.yes_or_no("SURE", "no", "")
    assert env.folder("FOLDER", Path("y"), "y", "") == Path("/srv/x")
    assert env.text("ABSENT", "as declared", "") == "as declared"
    assert env.web_address("ABSENT", "https://example.org/", "") == "https://example.org/"


def test_postgresql_is_asked_through_a_pool_or_with_lasting_connections() -> None:
    url = "postgresql://user:p%40ss@db.example:5433/name?sslmode=require"

    pooled, lasting = database(url, pool_size=4), database(url, pool_size=0)

    assert (pooled["USER"], pooled["PASSWORD"], pooled["PORT"]) == ("user", "p@ss", "5433")
    assert pooled["OPTIONS"] == {"sslmode": "require", "pool": {"min_size": 1, "max_size": 4}}
    assert pooled["CONN_MAX_AGE"] == 0
    assert lasting["CONN_MAX_AGE"] is None
    assert lasting["CONN_HEALTH_CHECKS"] is True


def test_sqlite_takes_a_path_of_any_place() -> None:
    assert database("sqlite:////srv/a%20b.sqlite3", pool_size=8)["NAME"] == "/srv/a b.sqlite3"
    assert database("sqlite:///var/x.sqlite3", pool_size=8)["NAME"] == "var/x.sqlite3"


def test_another_database_is_refused() -> None:
    with pytest.raises(ValueError, match="begin with sqlite"):
        database("mysql://localhost/x", pool_size=8)


def test_production_starts_with_safe_values(tmp_path: Path) -> None:
    status, complaint = start(PRODUCTION, tmp_path)

    assert (status, complaint) == (0, "")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY must be set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be set"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must name"),
        ({"HTTPS": "no"}, "HTTPS must be yes"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL cannot be read"),
    ],
)
def test_production_does_not_start_with_an_insecure_value_and_names_it(
    change: dict[str, str], named: str, tmp_path: Path
) -> None:
    status, complaint = start({**PRODUCTION, **change}, tmp_path)

    assert status == 1
    assert named in complaint


def test_a_password_in_the_database_address_is_never_shown(tmp_path: Path) -> None:
    _status, complaint = start(
        {**PRODUCTION, "DATABASE_URL": "mysql://user:very-secret@localhost/x"}, tmp_path
    )

    assert "DATABASE_URL cannot be read" in complaint
    assert "very-secret" not in complaint


def test_a_laptop_starts_with_nothing_set_and_keeps_its_key(tmp_path: Path) -> None:
    first, _ = start({}, tmp_path)
    key = (tmp_path / "secret_key").read_text()
    second, _ = start({}, tmp_path)

    assert (first, second) == (0, 0)
    assert (tmp_path / "secret_key").read_text() == key
    # Fifty random bytes in base64 are longer than Django's smallest safe key.
    assert len(key) >= 50
