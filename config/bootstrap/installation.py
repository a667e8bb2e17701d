"""The project's environment in `.venv`: whether it is complete, and making it so."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.bootstrap import pythons
from config.bootstrap.steps import LOG, PROJECT, WORKSHOP, SetupError, StepError, run, say

VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
# Makes the folder an environment: without it PYTHON would be the system's own.
CONFIGURATION = VENV / "pyvenv.cfg"
# Written when everything is installed, removed before anything changes.
STAMP = VENV / "complete"
LOCK = WORKSHOP / "lock"

# Pinned and hashed. The tests' packages hold all of the site's.
SITE = PROJECT / "deploy" / "requirements.txt"
TESTS = PROJECT / "deploy" / "requirements-test.txt"

# What pip prints in the troubles that have a remedy, and the sentence for it.
REMEDIES = {
    "NewConnectionError|NameResolutionError|Timeout|ProxyError|from versions: none": (
        "the packages could not be downloaded: check the network or the proxy, then run this again."
    ),
    "DO NOT MATCH THE HASHES": (
        "a downloaded package is not the one that deploy/ names, and was refused: run this again;"
        " if it stays so, suspect the network or the mirror."
    ),
    "No space left on device": "the disk is full: make room, then run this again.",
}


def is_running() -> bool:
    return VENV.exists() and VENV.samefile(sys.prefix)


def is_complete(packages: Path) -> bool:
    """True if `packages` were wholly installed, with the pins of today and a Python still there."""
    try:
        return os.access(PYTHON, os.X_OK) and STAMP.read_text() in {_stamp(packages), _stamp(TESTS)}
    except FileNotFoundError:
        return False


def prepare(packages: Path) -> None:
    """Makes `.venv` hold `packages`; returns at once when it does.

    Of several runs at a time one works and the others wait. An environment that
    an earlier run left unfinished is made anew; a complete one is brought up to
    date in place. Raises SetupError and OSError.
    """
    if is_complete(packages):
        return
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    with _lock() as lock:
        # The run that we waited for may have done it.
        if is_complete(packages):
            return
        try:
            _install(packages, lock=lock)
        except StepError as failure:
            raise SetupError(_explain(str(failure))) from failure


def _install(packages: Path, *, lock: int) -> None:
    if not _is_sound():
        python = pythons.find(lock=lock)
        run(
            f"Making .venv with Python {python.version} ({python.path})",
            [python.path, "-m", "venv", "--clear", VENV],
            lock=lock,
        )
    STAMP.unlink(missing_ok=True)
    run(
        f"Installing the packages of {packages.relative_to(PROJECT)}",
        [
            PYTHON,
            *("-m", "pip", "install", "--require-hashes", "--no-input"),
            *("--disable-pip-version-check", "--progress-bar", "off"),
            *("-r", packages),
        ],
        lock=lock,
        # Some people's own settings make pip install beside the environment.
        variables={"PIP_USER": "0"},
    )
    STAMP.write_text(_stamp(packages))


def _is_sound() -> bool:
    """True if an earlier run finished the environment and its Python still runs."""
    python = pythons.ask(PYTHON) if STAMP.exists() and CONFIGURATION.exists() else None
    return python is not None and python.is_new_enough()


def _stamp(packages: Path) -> str:
    """Changes with every pin and with the Python that the environment was made with."""
    digest = hashlib.sha256()
    for path in (packages, CONFIGURATION):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _explain(output: str) -> str:
    for symptom, sentence in REMEDIES.items():
        if re.search(symptom, output):
            return sentence
    errors = [line for line in output.splitlines() if line.startswith(("ERROR:", "Error:"))]
    reason = errors[-1].partition(": ")[2] if errors else "a step failed"
    return f"{reason} (all of it: {LOG.relative_to(PROJECT)})"


@contextmanager
def _lock() -> Iterator[int]:
    with LOCK.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another run is setting up; waiting for it ...")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()
