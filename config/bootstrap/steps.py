"""Running other programs, and saying meanwhile what happens.

Everything is said on standard error: standard output belongs to the command
that was asked for, and may be read by a program.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
# What the set-up keeps on disk beside .venv. Git ignores the folder.
WORKSHOP = PROJECT / "var" / "setup"
LOG = WORKSHOP / "setup.log"

# Long enough not to scroll, short enough that nobody thinks it hangs.
SECONDS_BETWEEN_SIGNS_OF_LIFE = 5

# They point a Python at another Python's files, or pip at another place than .venv.
MISLEADING_VARIABLES = (
    "PYTHONHOME",
    "PYTHONPATH",
    "__PYVENV_LAUNCHER__",
    "PIP_PREFIX",
    "PIP_ROOT",
    "PIP_TARGET",
)


class SetupError(Exception):
    """The environment cannot be made. The text is the one sentence that people read."""


class StepError(Exception):
    """A program failed. The text is all that it printed."""


def say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def without_python_variables() -> dict[str, str]:
    return {name: text for name, text in os.environ.items() if name not in MISLEADING_VARIABLES}


def run(
    title: str, command: Sequence[str | Path], *, lock: int, variables: dict[str, str] | None = None
) -> None:
    """Runs `command`, telling every few seconds how far it is; what it prints goes to LOG.

    The program holds the file descriptor `lock` too: were we killed, no other
    run could begin before the program has ended. Raises StepError.
    """
    say(f"{title} ...")
    started = time.monotonic()
    try:
        with LOG.open("w", encoding="utf-8") as log:
            process = subprocess.Popen(
                [str(word) for word in command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**without_python_variables(), **(variables or {})},
                pass_fds=(lock,),
            )
    except OSError as problem:
        raise StepError(f"Error: {problem}") from problem
    try:
        while process.poll() is None:
            try:
                process.wait(timeout=SECONDS_BETWEEN_SIGNS_OF_LIFE)
            except subprocess.TimeoutExpired:
                say(f"  {time.monotonic() - started:3.0f} s  {_last_line()}")
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()
    if process.returncode:
        raise StepError(LOG.read_text(encoding="utf-8", errors="replace"))
    say(f"  {time.monotonic() - started:3.0f} s  done")


def _last_line() -> str:
    lines = LOG.read_text(encoding="utf-8", errors="replace").split("\n")
    return next((line.strip()[:90] for line in reversed(lines) if line.strip()), "")
