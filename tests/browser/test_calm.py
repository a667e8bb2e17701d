"""Leaving quickly, and a list on the device: what is left of a visit, and what is not."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django import Settings

from houses.models import Organisation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOUSE = "/nl/huizen/huis-van-alles/"
LIST = "/nl/mijn-lijst/"
# All that a page may have left on the device.
KEPT = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]"


@pytest.fixture(autouse=True)
def elsewhere(settings: Settings, site: str) -> str:
    """Another site: the same machine by another name."""
    address = site.replace("localhost", "127.0.0.1") + "/robots.txt"
    assert not address.startswith(site)
    settings.QUICK_EXIT_URL = address
    return address


@pytest.fixture
def visitor(chromium: Browser, site: str) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=site, viewport={"width": 1280, "height": 800})
    yield context
    context.close()


def read_some(visitor: BrowserContext) -> Page:
    page = visitor.new_page()
    for address in ("/nl/", "/nl/huizen/", HOUSE):
        page.goto(address)
    return page


def test_the_link_leaves_and_back_does_not_return_to_that_page(
    visitor: BrowserContext, elsewhere: str
) -> None:
    page = read_some(visitor)

    page.locator(".exit").click()
    page.wait_for_url(elsewhere)
    page.go_back()

    # The page before it: what a browser remembers no site can take away.
    expect(page).to_have_url(re.compile(r"/nl/huizen/$"))
    assert page.evaluate(KEPT) == [""]


def test_shift_three_times_leaves_also_while_typing(
    visitor: BrowserContext, elsewhere: str
) -> None:
    page = read_some(visitor)
    page.goto("/nl/")
    page.get_by_label("Wat zoek je?").press_sequentially("praten")

    for _press in range(3):
        page.keyboard.press("Shift")

    page.wait_for_url(elsewhere)


@pytest.mark.parametrize(
    "keys",
    [
        ["Shift", "Shift", "Tab", "Shift"],
        ["Shift+A", "Shift+B", "Shift+C"],
        ["Shift", "Shift", "Control+Shift"],
        ["Escape", "Escape", "Escape"],
    ],
)
def test_no_other_keys_leave(visitor: BrowserContext, keys: list[str]) -> None:
    page = read_some(visitor)

    for key in keys:
        page.keyboard.press(key)

    expect(page).to_have_url(re.compile(HOUSE))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_three_slow_presses_are_meant_for_something_else(visitor: BrowserContext) -> None:
    page = read_some(visitor)
    press = """(times) => times.forEach((timeStamp) => {
        const event = new KeyboardEvent("keydown", { key: "Shift", bubbles: true });
        Object.defineProperty(event, "timeStamp", { value: timeStamp });
        document.body.dispatchEvent(event);
    })"""

    page.evaluate(press, [1000, 2500, 4000])

    expect(page).to_have_url(re.compile(HOUSE))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_page_is_empty_before_the_other_site_has_answered(
    visitor: BrowserContext, elsewhere: str
) -> None:
    page = read_some(visitor)
    page.route(elsewhere, lambda route: route.fulfill(status=204))

    page.locator(".exit").click()

    page.wait_for_function("() => !document.body.innerText")
    assert "Huis" not in page.title()


def test_the_key_is_told_where_the_link_is(page: Page) -> None:
    page.goto("/nl/")

    expect(page.locator(".exit")).to_have_accessible_description(re.compile("Shift"))


def test_without_scripts_it_is_a_plain_link(plain: BrowserContext, elsewhere: str) -> None:
    page = plain.new_page()
    page.goto(HOUSE)

    page.locator(".exit").click()

    page.wait_for_url(elsewhere)


def test_on_a_phone_the_way_out_stays_in_sight_and_hides_no_focus(
    chromium: Browser, site: str
) -> None:
    context = chromium.new_context(
        base_url=site, viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(HOUSE)
    way_out = page.locator(".exit")

    brand, box = page.locator(".brand").bounding_box(), way_out.bounding_box()
    assert brand
    assert box
    assert brand["x"] + brand["width"] <= box["x"]
    assert box["height"] >= 44
    page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    expect(way_out).to_be_in_viewport()
    # Upwards by the keyboard: whatever gets the focus comes into sight beside it.
    for link in reversed(page.locator("main a:visible").all()):
        link.focus()
        place = link.bounding_box()
        assert place
        beside = place["x"] + place["width"] <= box["x"]
        assert beside or place["y"] >= box["y"] + box["height"], link.inner_text()
    context.close()


def test_what_is_printed_is_named_for_the_site(page: Page) -> None:
    page.goto(HOUSE)
    named = page.title()

    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    on_paper = page.title()
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")

    assert "Huis van alles" in named
    assert on_paper.startswith("Steunwijzer")
    assert "Huis van alles" not in on_paper
    assert page.title() == named


def test_nothing_is_kept_until_a_visitor_saves_and_nothing_after_wiping(page: Page) -> None:
    for address in ("/nl/", "/nl/huizen/?audience=cancer", LIST, "/nl/sporen-wissen/", HOUSE):
        page.goto(address)
        assert page.evaluate(KEPT) == [""], address
    expect(page.locator("[data-count]")).to_be_hidden()

    page.locator("[data-save]").click()
    public_id = Organisation.objects.get(slug="huis-van-alles").public_id
    assert page.evaluate(KEPT) == ["my-list", ""]
    assert page.evaluate("() => localStorage['my-list']") == public_id

    page.goto("/nl/sporen-wissen/")
    page.locator("[data-wipe]").click()

    expect(page.get_by_role("status")).not_to_be_empty()
    assert page.evaluate(KEPT) == [""]


def test_a_house_is_saved_shown_and_taken_away_again(page: Page) -> None:
    ids = dict(Organisation.objects.values_list("slug", "public_id"))
    for slug in ("huis-van-alles", "huis-van-weinig"):
        page.goto(f"/nl/huizen/{slug}/")
        page.locator("[data-save]").click()
    expect(page.locator("[data-save]")).to_be_focused()
    link = page.get_by_role("status").get_by_role("link")
    expect(link).to_contain_text("(2)")

    link.click()
    asked = f"?id={ids['huis-van-alles']}&id={ids['huis-van-weinig']}"
    expect(page).to_have_url(re.compile(re.escape(LIST + asked)))
    expect(page.locator("article h2")).to_have_text(["Huis van alles", "Huis van weinig"])
    page.locator("[data-drop]").first.click()

    expect(page.locator("article h2")).to_have_text(["Huis van weinig"])
    # The address without ids leads to what is kept here.
    page.goto(LIST)
    expect(page).to_have_url(re.compile(f"{LIST}.id={ids['huis-van-weinig']}$"))
    page.locator("[data-wipe]").click()
    expect(page).to_have_url(re.compile(f"{LIST}$"))
    assert page.evaluate(KEPT) == [""]


def test_a_list_of_which_nothing_is_left_stays_where_it_is_and_can_be_wiped(page: Page) -> None:
    page.goto(HOUSE)
    page.locator("[data-save]").click()
    Organisation.objects.update(status="archived")
    loads: list[str] = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))

    page.goto(LIST)
    wipe = page.locator("[data-wipe]")
    expect(wipe).to_be_visible()
    page.wait_for_load_state("networkidle")
    # The page without ids, and from there the list.
    assert len(loads) == 2
    wipe.click()

    expect(page).to_have_url(re.compile(f"{LIST}$"))
    expect(wipe).to_have_count(0)
    assert page.evaluate(KEPT) == [""]


def test_a_device_without_room_says_that_it_saved_nothing(page: Page) -> None:
    page.goto(HOUSE)
    unkept = page.locator("[role=status] [data-unkept]")
    expect(unkept).to_be_hidden()
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('QuotaExceeded'); }; }"
    )

    page.locator("[data-save]").click()

    expect(unkept).to_be_visible()
    expect(page.locator("[data-save]")).to_have_text(
        page.locator("[data-save]").get_attribute("data-free") or "nothing"
    )
    assert page.evaluate(KEPT) == [""]


def test_a_shared_list_opens_elsewhere_and_keeps_nothing_there(
    page: Page, plain: BrowserContext, visitor: BrowserContext
) -> None:
    page.goto(HOUSE)
    page.locator("[data-save]").click()
    page.goto(LIST)
    page.wait_for_url(re.compile(r"\?id="))
    shared = page.locator(".address").inner_text()

    for context in (plain, visitor):
        other = context.new_page()
        other.goto(shared)

        expect(other.locator("article h2")).to_have_text(["Huis van alles"])
        expect(other.locator("[data-wipe]")).to_be_hidden()
        assert context.storage_state() == {"cookies": [], "origins": []}


def test_a_list_on_paper_is_the_houses_alone(page: Page) -> None:
    public_id = Organisation.objects.get(slug="huis-van-alles").public_id
    page.goto(f"{LIST}?id={public_id}")

    page.emulate_media(media="print")

    expect(page.get_by_text("Huis van alles")).to_be_visible()
    for gone in (".exit", ".keeping", ".drop", ".plinth"):
        expect(page.locator(gone).first).to_be_hidden()


def test_without_scripts_nothing_is_offered_that_cannot_be_kept(plain: BrowserContext) -> None:
    page = plain.new_page()
    page.goto(HOUSE)

    expect(page.locator("[data-save]")).to_be_hidden()
