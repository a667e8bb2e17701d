import os
import sys

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "Runs the tests with pytest, which gets every argument: test tests/houses -k fronts."
        " The browser tests run only with --browser, or alone with -m browser."
        " DATABASE_URL chooses the database."
    )

    def run_from_argv(self, argv: list[str]) -> None:
        """Becomes pytest: its exit code is the command's, and finding no test is a failure."""
        arguments = self.pytest_arguments(argv[2:])
        self.stdout.flush()
        os.chdir(settings.BASE_DIR)
        os.execve(
            sys.executable,
            [sys.executable, "-m", "pytest", *arguments],
            {**os.environ, "ENVIRONMENT": "test"},
        )

    def pytest_arguments(self, given: list[str]) -> list[str]:
        """What pytest is asked: `given`, two processes, and no browser tests unless wanted."""
        arguments = [argument for argument in given if argument != "--browser"]
        if not any(argument.startswith(("-n", "--numprocesses")) for argument in arguments):
            # Each file on one process: what it prepares is prepared once.
            arguments = ["-n", "2", "--dist", "loadfile", *arguments]
        chooses_marker = any(argument.startswith("-m") for argument in arguments)
        if not chooses_marker and "--browser" not in given:
            self.stdout.write("Leaving out the browser tests; --browser includes them.")
            arguments = ["-m", "not browser", *arguments]
        return arguments
