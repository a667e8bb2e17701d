"""Takes `manage.py` from whatever Python started it into the project's own environment.

Standard library only, and nothing newer than Python 3.8: the `python3` of a
fresh machine reads these rooms before it has been found too old for the site.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from config.bootstrap import installation
from config.bootstrap.steps import SetupError, say, without_python_variables


def enter_environment(arguments: Sequence[str]) -> None:
    """Returns inside the project's environment only: elsewhere it becomes `arguments` there.

    Sets the environment up where needed (about a minute, once) and costs a few
    hundredths of a second afterwards. What cannot be done is said in one
    sentence, with exit code 1. STEUNWIJZER_NO_BOOTSTRAP=1 leaves everything to
    a deployment that brings its own environment.
    """
    if os.environ.get("STEUNWIJZER_NO_BOOTSTRAP") == "1" or installation.is_running():
        return
    packages = installation.TESTS if arguments[1:2] == ["test"] else installation.SITE
    try:
        installation.prepare(packages)
    except SetupError as problem:
        say(f"manage.py: {problem}")
        sys.exit(1)
    except OSError as problem:
        say(f"manage.py: the environment cannot be set up here: {problem}.")
        sys.exit(1)
    os.execve(
        installation.PYTHON, [str(installation.PYTHON), *arguments], without_python_variables()
    )
