"""The README's two commands, up to where they become gunicorn and pytest."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings as site_settings
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from pytest_django import Settings

from houses.management.commands import demo
from houses.management.commands import test as test_command


def test_a_taken_port_is_told_before_anything_is_done() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        # No database is allowed here: touching it would be another error.
        with pytest.raises(CommandError, match=f"Port {port} is taken.*--port"):
            call_command("demo", port=port)


@pytest.mark.parametrize("port", ["65536", "-1", "http", "८०"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(CommandError, match="is no port: write a number up to 65535"):
        call_command("demo", f"--port={port}")


def test_the_demo_never_fills_a_production_database(settings: Settings) -> None:
    settings.PRODUCTION = True

    with pytest.raises(CommandError, match="not in production"):
        call_command("demo")


@pytest.mark.django_db
def test_the_first_demo_makes_a_staff_account() -> None:
    password = demo.make_staff_account()

    user = authenticate(username="beheer", password=password)
    assert user is not None
    assert user.is_superuser


@pytest.mark.django_db
def test_a_later_demo_leaves_the_staff_account_as_it_is() -> None:
    first_password = demo.make_staff_account()

    later_password = demo.make_staff_account()

    assert later_password is None
    assert authenticate(username="beheer", password=first_password) is not None


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ([], ["-m", "not browser", "-n", "2", "--dist", "loadfile"]),
        (["--browser"], ["-n", "2", "--dist", "loadfile"]),
        (["-m", "browser"], ["-n", "2", "--dist", "loadfile", "-m", "browser"]),
        (["-n0", "-k", "fronts"], ["-m", "not browser", "-n0", "-k", "fronts"]),
    ],
)
def test_the_browser_tests_run_only_when_asked_for(given: list[str], asked: list[str]) -> None:
    assert test_command.Command().pytest_arguments(given) == asked


def test_the_demo_serves_the_real_houses_until_ctrl_c(tmp_path: Path) -> None:
    command = [sys.executable, "manage.py", "demo", "--port", "0"]
    variables = {"DATA_DIR": str(tmp_path), "HOME": str(tmp_path), "PATH": os.defpath}
    with subprocess.Popen(
        command,
        cwd=site_settings.BASE_DIR,
        env=variables,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = next(line for line in process.stdout if "The site" in line)

        with urlopen(said.split()[-1]) as page:  # noqa: S310  an address on this machine
            status = page.status
        # A terminal sends Ctrl-C to gunicorn and to its workers alike.
        os.killpg(process.pid, signal.SIGINT)
        last_words = process.stdout.read()

    assert status == 200
    assert "Traceback" not in last_words
    assert process.returncode == 0
