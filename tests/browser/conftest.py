"""A real browser on a live site. Each test says what only a browser can show."""

import gc
import os
import shutil
import warnings
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests import factories

# Nothing of the browser's own may leave the machine.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # Playwright runs a loop in this thread, in which Django would refuse all queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        assert path, "install Debian's package chromium"
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(chromium: Browser, live_server: LiveServer) -> Iterator[str]:
    """The address of a site with a few houses, one of which much is known of."""
    _furnish()
    yield live_server.url
    # The server opens a connection per request, and Django never closes one to a database in
    # memory. Thrown away here, they do not complain in some later test.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def _furnish() -> None:
    gent = factories.make_region("be/vlaanderen/oost-vlaanderen/gent")
    network = factories.make_network("Netwerk")
    rich = factories.make_house(
        "Huis van alles", slug="huis-van-alles", audience=["cancer"], founded="aug 2021"
    )
    location = rich.locations.get()
    location.street, location.postcode = "Straat 1", "8000"
    location.save()
    factories.make_opening(location)
    factories.make_contact_point(rich, email="huis@example.org")
    factories.make_first_visit(rich)
    factories.make_membership(network, rich)
    factories.make_citation(rich)
    factories.make_house("Huis van weinig", slug="huis-van-weinig")
    factories.make_house("Gents huis", region=gent, audience=["young"], kinds=["youth-house"])
    factories.make_helpline()


@pytest.fixture
def plain(chromium: Browser, site: str) -> Iterator[BrowserContext]:
    """A phone of 320 px without scripts."""
    context = chromium.new_context(
        base_url=site, viewport={"width": 320, "height": 640}, java_script_enabled=False
    )
    yield context
    context.close()


@pytest.fixture
def page(chromium: Browser, site: str) -> Iterator[Page]:
    """A wide screen; whatever the browser complains about fails the test."""
    context = chromium.new_context(base_url=site, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    yield page
    context.close()
    assert not complaints
    assert not [url for url in asked if not url.startswith((site, "data:"))]
