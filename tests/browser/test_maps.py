"""The map that a button loads: for eyes and a pointer, with the list as its twin."""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from config.tiles import sources_of_tiles
from houses.models import Location, Organisation
from tests import factories
from tests.searching import put_on_the_map

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What only a map needs.
OF_THE_MAP = re.compile(r"leaflet|map-drawing|house-map\.css|omtrekken|op-de-kaart")
GREY_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)


@pytest.fixture(autouse=True)
def _on_the_map(site: str) -> None:
    put_on_the_map()


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator("house-map > button").click()
    expect(page.locator(".mark").first).to_be_visible()
    return page


def move_away(slug: str) -> None:
    """So far from the middle of its town that a map shows it apart only close by."""
    house = Organisation.objects.get(slug=slug)
    Location.objects.filter(organisation=house).update(latitude=51.2393)


@pytest.mark.parametrize(
    "address",
    ["/nl/huizen/", "/nl/regios/be/", "/nl/netwerken/netwerk/"],
)
def test_nothing_of_the_map_is_asked_before_the_click_and_markers_come_after_it(
    page: Page, address: str
) -> None:
    network = Organisation.objects.get(slug="netwerk")
    for house in Organisation.objects.houses().exclude(slug="huis-van-alles"):
        factories.make_membership(network, house)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    before = [url for url in asked if OF_THE_MAP.search(url)]

    page.locator("house-map > button").click()

    expect(page.locator(".mark")).to_have_count(2)
    assert before == []
    assert sum("leaflet.js" in url for url in asked) == 1


def test_a_marker_names_the_house_and_its_link_leads_there(page: Page) -> None:
    opened(page, "/nl/huizen/")

    page.locator(".mark", has_text="Gent").click()
    popup = page.locator(".leaflet-popup")
    expect(popup).to_contain_text("Youth house in Gent")
    popup.get_by_text("Gents huis").click()

    expect(page).to_have_url(re.compile(r"/nl/huizen/gents-huis/$"))


def test_houses_at_one_point_open_as_a_list(page: Page) -> None:
    opened(page, "/nl/huizen/")

    page.locator(".mark", has_text="Brugge").click()

    links = page.locator(".leaflet-popup a")
    expect(links).to_have_text(["Huis van alles", "Huis van weinig"])


def test_a_click_on_a_cluster_goes_where_its_houses_part(page: Page) -> None:
    move_away("huis-van-weinig")
    opened(page, "/nl/huizen/")
    expect(page.locator(".many")).to_have_text(["2"])

    page.locator(".many").click()

    expect(page.locator(".many")).to_have_count(0)
    expect(page.locator(".gable")).to_have_count(2)


def test_the_map_is_hidden_from_screen_readers_and_holds_no_stop_for_the_keyboard(
    page: Page,
) -> None:
    opened(page, "/nl/huizen/")
    page.locator(".mark", has_text="Brugge").click()
    expect(page.locator(".leaflet-popup a")).to_have_count(2)
    canvas = page.locator("house-map > .canvas")

    expect(canvas).to_have_attribute("aria-hidden", "true")
    stops = canvas.evaluate(
        "map => [map, ...map.querySelectorAll('*')].filter(one => one.tabIndex >= 0).length"
    )
    # A click in it, on a button or a marker, takes no focus there either.
    page.locator(".leaflet-control-zoom-in").click()
    inside = canvas.evaluate("map => map.contains(document.activeElement)")

    assert (stops, inside) == (0, False)


def test_the_wheel_scrolls_the_page_until_the_map_is_taken_in_hand(page: Page) -> None:
    opened(page, "/nl/huizen/")
    page.locator("house-map").scroll_into_view_if_needed()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.locator("house-map > .canvas").hover(position={"x": 300, "y": 20})
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 200)
    page.wait_for_function("before => scrollY > before", arg=before)
    turned = [url for url in asked if "zoom=" in url]
    page.mouse.click(*middle(page))
    with page.expect_request(lambda request: "zoom=" in request.url):
        page.mouse.wheel(0, -200)

    assert turned == []


def middle(page: Page) -> tuple[float, float]:
    """Beside all markers, in what can be seen of the map."""
    box = page.locator("house-map > .canvas").bounding_box()
    assert box
    return box["x"] + 100, max(box["y"], 0) + 40


def test_the_map_follows_the_search_when_it_is_narrowed_in_place(page: Page) -> None:
    opened(page, "/nl/huizen/")
    expect(page.locator(".mark")).to_have_count(2)

    page.get_by_label("Cancer").check()

    expect(page.locator(".mark .place")).to_have_text(["Brugge"])
    expect(page.locator("house-map > .canvas")).to_be_visible()


def test_a_search_that_finds_nothing_has_no_map(page: Page) -> None:
    page.goto("/nl/huizen/?q=vuurtoren")

    expect(page.locator("house-map")).to_be_hidden()


def test_the_map_of_a_house_leads_to_an_open_map_of_what_lies_around(page: Page) -> None:
    page.goto("/nl/huizen/huis-van-alles/")

    page.locator(".spot a").click()

    expect(page).to_have_url(re.compile(r"/nl/huizen/\?where=Brugge#map$"))
    expect(page.locator(".mark .place")).to_have_text(["Brugge"])


def test_the_button_hides_the_map_again(page: Page) -> None:
    opened(page, "/nl/huizen/")

    page.locator("house-map > button").click()
    expect(page.locator(".mark").first).to_be_hidden()
    page.locator("house-map > button").click()

    expect(page.locator(".mark")).to_have_count(2)


def test_without_scripts_there_is_no_button_and_the_drawn_maps_have_links(
    plain: BrowserContext,
) -> None:
    page = plain.new_page()
    page.goto("/nl/huizen/")
    expect(page.locator("house-map")).to_be_hidden()
    page.goto("/nl/huizen/huis-van-alles/")
    expect(page.locator(".spot svg")).to_be_visible()

    page.locator(".spot a").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Huizen bij Brugge")


def test_who_wants_less_motion_sees_none(chromium: Browser, site: str) -> None:
    context = chromium.new_context(base_url=site, reduced_motion="reduce")
    page = opened(context.new_page(), "/nl/huizen/")

    expect(page.locator(".canvas")).not_to_have_class(re.compile("leaflet-(zoom|fade)-anim"))
    context.close()


@pytest.mark.parametrize(
    "lost", ["omtrekken", r"leaflet\.js", r"leaflet\.css", "op-de-kaart", "map-drawing"]
)
def test_a_map_that_cannot_be_loaded_says_so_and_may_be_asked_again(
    chromium: Browser, site: str, lost: str
) -> None:
    context = chromium.new_context(base_url=site)
    page = context.new_page()
    page.route(re.compile(lost), lambda route: route.abort())
    page.goto("/nl/huizen/")

    button = page.locator("house-map > button")
    button.click()
    expect(page.locator("house-map > [role=status]")).to_have_text(
        page.locator("house-map").get_attribute("data-failed") or "nothing"
    )
    page.unroute(re.compile(lost))
    button.click()
    button.click()

    expect(page.locator(".mark")).to_have_count(2)
    context.close()


@dataclass
class Tiles:
    """A server of images, and what it was asked: the path and from where."""

    url: str
    asked: list[tuple[str, str | None]] = field(default_factory=list)


@pytest.fixture
def tiles(settings: Any) -> Iterator[Tiles]:
    """A street map that the operator chose, on another address of this machine."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.asked.append((self.path, self.headers["Referer"]))
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(GREY_PIXEL)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    server.daemon_threads = True
    seen = Tiles(f"http://127.0.0.1:{server.server_port}")
    Thread(target=server.serve_forever, daemon=True).start()
    settings.MAP_TILE_URL = f"{seen.url}/{{z}}/{{x}}/{{y}}.png"
    settings.MAP_TILE_ATTRIBUTION = "© Kaartmakers, https://kaart.example/credit"
    host, sources = sources_of_tiles(settings.MAP_TILE_URL, secure=False)
    settings.MAP_TILE_HOST = host
    settings.SECURE_CSP = {**settings.SECURE_CSP, "img-src": ["'self'", *sources]}
    yield seen
    server.shutdown()
    server.server_close()


def test_streets_are_loaded_from_the_host_that_is_named_and_only_after_a_click_on_it(
    chromium: Browser, site: str, tiles: Tiles
) -> None:
    context = chromium.new_context(base_url=site)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, "/nl/huizen/?where=Brugge")
    page.wait_for_load_state("networkidle")
    before = list(tiles.asked)
    button = page.locator("house-map .streets button")
    expect(button).to_contain_text(tiles.url.removeprefix("http://"))

    button.click()

    expect(page.locator(".leaflet-tile-loaded").first).to_be_visible()
    expect(page.locator(".credit a")).to_have_attribute("href", "https://kaart.example/credit")
    assert before == []
    assert re.fullmatch(r"/\d+/\d+/\d+\.png", tiles.asked[0][0])
    # The name of the site, and nothing of what was searched.
    assert {referrer for _path, referrer in tiles.asked} == {f"{site}/"}
    assert not [url for url in asked if not url.startswith((site, tiles.url, "data:"))]
    assert said == []
    context.close()


def test_without_a_street_map_nothing_speaks_of_one(page: Page) -> None:
    opened(page, "/nl/huizen/")

    expect(page.locator("house-map .streets, house-map .credit")).to_have_count(0)
