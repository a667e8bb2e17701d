"""Finding a Python that can run the site, or letting uv fetch one."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from config.bootstrap.steps import (
    PROJECT,
    WORKSHOP,
    SetupError,
    StepError,
    run,
    say,
    without_python_variables,
)

OLDEST = (3, 12)
# Newest first. A newer one still is taken when it is the Python that started us.
NAMES = ("python3.14", "python3.13", "python3.12")
# The version that uv fetches where there is none.
FETCHED = "3.13"

# Where version managers keep their Pythons, in a person's home.
MANAGED = (
    ".pyenv/versions/*/bin",
    ".local/share/uv/python/*/bin",
    ".local/share/mise/installs/python/*/bin",
    ".asdf/installs/python/*/bin",
)
# Where Pythons lie that PATH may leave out: installed by hand, Homebrew, MacPorts, python.org.
COMMON_PLACES = (
    "/usr/local/bin",
    "/usr/bin",
    "/opt/homebrew/bin",
    "/opt/local/bin",
    "/Library/Frameworks/Python.framework/Versions/*/bin",
)

# Prints the version and what is lacking of the parts that some builds leave out.
QUESTION = """
import sys
lacking = []
for part in ("ensurepip", "sqlite3", "ssl", "venv"):
    try:
        __import__(part)
    except ImportError:
        lacking.append(part)
print("%d.%d.%d" % sys.version_info[:3], *lacking)
"""


class Python(NamedTuple):
    path: Path
    version: str
    lacking: tuple[str, ...]

    def is_new_enough(self) -> bool:
        major, minor, _ = self.version.split(".")
        return (int(major), int(minor)) >= OLDEST


def find(*, lock: int) -> Python:
    """The Python that started us if it will do, else the newest found, else one that uv fetches.

    Asking costs about 50 ms for each candidate. Raises SetupError with what to install.
    """
    incomplete = None
    for path in _candidates():
        python = ask(path)
        if python is None or not python.is_new_enough():
            continue
        if not python.lacking:
            return python
        incomplete = incomplete or python
    fetched = _fetch(lock=lock)
    if fetched is not None:
        return fetched
    if incomplete is not None:
        minor = ".".join(incomplete.version.split(".")[:2])
        raise SetupError(
            f"{incomplete.path} lacks {' and '.join(incomplete.lacking)}: install the package"
            f" python{minor}-venv (Debian, Ubuntu) or a complete Python, then run this again."
        )
    raise SetupError(
        "this needs Python 3.12 or newer, none was found and none could be fetched: install one"
        " (from your system's packages, Homebrew or pyenv), then run this again."
    )


def ask(path: Path) -> Python | None:
    """The Python at `path` as it describes itself; None if it does not run.

    A file named python3.13 may be a shim for a Python that is switched off.
    """
    try:
        answer = subprocess.run(
            [str(path), "-c", QUESTION],
            check=True,
            env=without_python_variables(),
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            timeout=20,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    version, *lacking = answer.stdout.decode().split()
    return Python(path, version, tuple(lacking))


def _candidates() -> Iterator[Path]:
    yield Path(sys.executable)
    folders = list(dict.fromkeys(_folders()))
    seen = set()
    for name in NAMES:
        for folder in folders:
            path = folder / name
            # Shims of several versions are one file: they differ by the name they are called by.
            identity = (path.resolve(), name)
            if identity not in seen and os.access(path, os.X_OK):
                seen.add(identity)
                yield path


def _folders() -> Iterator[Path]:
    for entry in os.environ.get("PATH", os.defpath).split(os.pathsep):
        yield Path(entry)
    own = Path(sys.base_prefix)
    # pyenv calls the folder of all its versions "versions", uv and asdf call it "python".
    if own.parent.name in ("versions", "python"):
        yield from own.parent.glob("*/bin")
    if "PYENV_ROOT" in os.environ:
        yield from Path(os.environ["PYENV_ROOT"]).glob("versions/*/bin")
    for home in _homes():
        for pattern in MANAGED:
            yield from home.glob(pattern)
    for place in COMMON_PLACES:
        yield from Path("/").glob(place.lstrip("/"))
    yield from WORKSHOP.glob("python/*/bin")


def _homes() -> list[Path]:
    """HOME, which may be empty or another's, and the home that the account itself has."""
    homes = [Path(os.environ["HOME"])] if os.environ.get("HOME") else []
    # In a container the account may have no name and no home.
    with suppress(KeyError):
        homes.append(Path(pwd.getpwuid(os.getuid()).pw_dir))
    return [home for home in homes if os.access(home, os.R_OK | os.X_OK)]


def _fetch(*, lock: int) -> Python | None:
    """A Python that uv downloaded into the project's own folder; None if that is impossible."""
    say("No Python 3.12 or newer was found here: asking uv to fetch one.")
    variables = {
        "UV_CACHE_DIR": str(WORKSHOP / "uv-cache"),
        "UV_PYTHON_INSTALL_BIN": "0",
        "UV_PYTHON_INSTALL_DIR": str(WORKSHOP / "python"),
    }
    try:
        uv = shutil.which("uv") or _install_uv(lock=lock)
        run(
            f"Fetching Python {FETCHED}",
            [uv, "python", "install", "--no-config", FETCHED],
            lock=lock,
            variables=variables,
        )
    except StepError:
        return None
    for path in WORKSHOP.glob(f"python/*/bin/python{FETCHED}"):
        python = ask(path)
        if python is not None and not python.lacking:
            return python
    return None


def _install_uv(*, lock: int) -> Path:
    """Installs uv, pinned and hashed, apart from everything else. Raises StepError."""
    place = WORKSHOP / "uv"
    run("Making a place for uv", [sys.executable, "-m", "venv", "--clear", place], lock=lock)
    run(
        "Installing uv",
        [
            place / "bin" / "python",
            *("-m", "pip", "install", "--require-hashes", "--no-input"),
            *("-r", PROJECT / "deploy" / "requirements-uv.txt"),
        ],
        lock=lock,
    )
    return place / "bin" / "uv"
