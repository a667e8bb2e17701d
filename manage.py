#!/usr/bin/env python3
"""Every command of Steunwijzer: `demo`, `test`, and all of Django's."""

import os
import sys

from config import bootstrap


def main() -> None:
    # Makes .venv and starts this file anew inside it; returns at once when already there.
    bootstrap.enter_environment(sys.argv)

    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        # What shells give a command that Ctrl-C ended.
        sys.exit(130)
