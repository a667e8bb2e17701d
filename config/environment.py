"""Environment variables, each declared once: name, type, default and meaning.

Parsing is strict: a value that cannot be read stops the start with a sentence
that names the variable. `docs/operations.md` lists the declarations; a test
compares the two.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Variable:
    name: str
    type: str
    default: str
    meaning: str


class Environment:
    """Reads variables from a mapping and remembers what was declared, in order."""

    def __init__(self, source: Mapping[str, str]) -> None:
        self._source = source
        self.variables: list[Variable] = []

    def text(self, name: str, default: str, meaning: str) -> str:
        return self._read(name, "text", default, meaning, str)

    def choice(self, name: str, default: str, options: tuple[str, ...], meaning: str) -> str:
        def parse(value: str) -> str:
            if value not in options:
                raise ValueError(f"choose one of {', '.join(options)}")
            return value

        return self._read(name, "one of " + ", ".join(options), default, meaning, parse)

    def whole_number(self, name: str, default: int, meaning: str) -> int:
        def parse(value: str) -> int:
            if not (value.isascii() and value.isdigit()):
                raise ValueError("write a whole number, such as 4")
            return int(value)

        return self._read(name, "whole number", str(default), meaning, parse)

    def yes_or_no(self, name: str, default: str, meaning: str) -> bool:
        def parse(value: str) -> bool:
            if value not in {"yes", "no"}:
                raise ValueError("write yes or no")
            return value == "yes"

        return self._read(name, "yes or no", default, meaning, parse)

    def web_address(self, name: str, default: str, meaning: str) -> str:
        def parse(value: str) -> str:
            parts = urlsplit(value)
            if parts.scheme not in {"https", "http"} or not parts.hostname:
                raise ValueError("write a whole address, such as https://example.org/")
            return value

        return self._read(name, "web address", default, meaning, parse)

    def words(self, name: str, default: str, meaning: str) -> list[str]:
        def parse(value: str) -> list[str]:
            return [word.strip() for word in value.split(",") if word.strip()]

        return self._read(name, "words, separated by commas", default, meaning, parse)

    def folder(self, name: str, default: Path, shown: str, meaning: str) -> Path:
        """`shown` is the default as the documentation writes it: relative to the project."""
        value = self._source.get(name) or str(default)
        self.variables.append(Variable(name, "folder", shown, meaning))
        return Path(value).expanduser()

    def _read[T](
        self, name: str, kind: str, default: str, meaning: str, parse: Callable[[str], T]
    ) -> T:
        self.variables.append(Variable(name, kind, default, meaning))
        value = self._source.get(name, default)
        try:
            return parse(value)
        except ValueError as problem:
            raise ImproperlyConfigured(f"{name}={value!r} cannot be read: {problem}.") from problem


def database(url: str, *, pool_size: int) -> dict[str, object]:
    """Django's settings for `sqlite:///path` or `postgresql://user:password@host:port/name`.

    SQLite writes ahead (readers never wait for a writer), takes its lock when a
    transaction begins (so it cannot fail half-way) and waits 20 seconds for it.
    PostgreSQL keeps at most `pool_size` connections open per process; 0 means
    one per thread, without a pool. Raises ValueError for any other address.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path.removeprefix("/")),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    if parts.scheme in {"postgresql", "postgres"}:
        options: dict[str, object] = dict(parse_qsl(parts.query))
        if pool_size:
            options["pool"] = {"min_size": 1, "max_size": pool_size}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            # A pool replaces persistent connections; Django refuses both at once.
            "CONN_MAX_AGE": 0 if pool_size else None,
            "CONN_HEALTH_CHECKS": not pool_size,
            "OPTIONS": options,
        }
    raise ValueError("begin with sqlite:/// or postgresql://")
