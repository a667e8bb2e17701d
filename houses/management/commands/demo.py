import errno
import fcntl
import os
import secrets
import socket
import sys
import time
from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import NoReturn

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils import translation

from houses.finding.index import stale
from houses.loading.lexicon import load_lexicon
from houses.models import Organisation

STAFF_ACCOUNT = "beheer"
HIGHEST_PORT = 65535


class Command(BaseCommand):
    help = "Serves the site with the demonstration data; the first run loads them."

    # The tests run every check; here they would only keep people waiting.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--host", default="127.0.0.1", help="address to listen on (%(default)s)"
        )
        parser.add_argument(
            "--port", type=port_number, default=8000, help="port to listen on (%(default)s)"
        )

    def handle(self, *, host: str, port: int, **_options: object) -> None:
        if settings.PRODUCTION:
            raise CommandError("demo fills a database to try the site out: not in production.")
        with listening_socket(host, port) as listener:
            with self.only_one(), translation.override("en"):
                self.fill_database()
                password = make_staff_account()
            self.say_where(site_address(listener), password)
            serve(listener, host)

    @contextmanager
    def only_one(self) -> Iterator[None]:
        """Waits until no other demo of this project is preparing its data."""
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        with (settings.DATA_DIR / "demo.lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self.tell("Another demo is preparing the data; waiting for it ...")
                fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def fill_database(self) -> None:
        """Loads only where no organisation is kept yet: what was edited stays.

        What an older version kept is indexed for the search of this one.
        """
        with self.step("Bringing the database up to date"):
            call_command("migrate", verbosity=0)
        if Organisation.objects.exists():
            load_lexicon()
            if stale().exists():
                with self.step("Indexing the houses for the search"):
                    call_command("reindex", stdout=self.stdout)
            return
        with self.step("Loading the regions"):
            call_command("load_reference", stdout=self.stdout)
        with self.step("Loading the houses"):
            call_command("load_demonstration", stdout=self.stdout)

    def say_where(self, site: str, password: str | None) -> None:
        self.tell(f"\n  The site   {site}/")
        self.tell(f"  The admin  {site}{reverse('admin:index')}")
        if password:
            self.tell(f"  Account    {STAFF_ACCOUNT}, password {password} (shown only now)")
        else:
            self.tell(f"  Account    {STAFF_ACCOUNT}, with the password it had")
            self.tell(f"             (a new one: python3 manage.py changepassword {STAFF_ACCOUNT})")
        self.tell("\n  Ctrl-C stops it.\n")

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        self.tell(f"{title} ...")
        started = time.monotonic()
        yield
        self.tell(f"  {time.monotonic() - started:5.1f} s  done")

    def tell(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def port_number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= HIGHEST_PORT):
        raise ArgumentTypeError(f"{text!r} is no port: write a number up to {HIGHEST_PORT}")
    return int(text)


def listening_socket(host: str, port: int) -> socket.socket:
    """Takes the port before any work is done and keeps it. Raises CommandError if it is taken.

    Visitors who come early wait in its queue until gunicorn answers.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            raise CommandError(f"Port {port} is taken: choose another one with --port.") from None
        raise CommandError(f"Cannot listen: {problem.strerror}.") from None


def make_staff_account() -> str | None:
    """The password of the account it made; None if the account was there already."""
    users = get_user_model().objects
    if users.filter(username=STAFF_ACCOUNT).exists():
        return None
    password = secrets.token_urlsafe(12)
    users.create_superuser(STAFF_ACCOUNT, password=password)
    return password


def site_address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    if is_open_to_all(listener):
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def is_open_to_all(listener: socket.socket) -> bool:
    """True for 0.0.0.0 and ::, which mean every network that this machine is on."""
    return ip_address(listener.getsockname()[0]).is_unspecified


def serve(listener: socket.socket, host: str) -> NoReturn:
    """Becomes gunicorn, which takes the socket over."""
    listener.set_inheritable(True)
    if is_open_to_all(listener):
        hosts = "*"
    else:
        hosts = ",".join([*settings.ALLOWED_HOSTS, f"[{host}]" if ":" in host else host])
    configuration = settings.BASE_DIR / "config" / "gunicorn.py"
    os.execve(
        sys.executable,
        [
            *(sys.executable, "-m", "gunicorn", "--config", str(configuration)),
            *("--bind", f"fd://{listener.fileno()}", "config.wsgi"),
        ],
        {"ALLOWED_HOSTS": hosts, **os.environ},
    )
