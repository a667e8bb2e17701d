import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Geolocation, Page, expect

from tests.searching import put_on_the_map

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BRUGGE = Geolocation(latitude=51.2093, longitude=3.2247)
# More stops than any page of these tests has.
MOST_STOPS = 80


@pytest.fixture(autouse=True)
def _found_by_words_and_place(site: str) -> None:
    put_on_the_map()


def tab_to(page: Page, selector: str) -> None:
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.locator(":focus").evaluate("(element, it) => element.matches(it)", selector):
            return
    pytest.fail(f"no stop at {selector}")


def test_the_keyboard_alone_goes_from_the_first_page_through_a_suggestion_to_a_house(
    page: Page,
) -> None:
    page.goto("/nl/")

    tab_to(page, "#where")
    page.keyboard.type("bru")
    expect(page.get_by_role("option", name="Brugge")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Waar?")).to_have_value("Brugge")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Huizen bij Brugge")
    tab_to(page, "a[href$='/huis-van-alles/']")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/nl/huizen/huis-van-alles/$"))


def test_without_scripts_the_form_finds_the_same_on_a_small_phone(plain: BrowserContext) -> None:
    page = plain.new_page()
    page.goto("/nl/")

    page.get_by_label("Waar?").fill("Brugge")
    page.get_by_label("Wat zoek je?").fill("alles")
    page.get_by_role("button", name="Toon huizen").click()

    expect(page.get_by_role("heading", level=2).first).to_have_text("1 huis")
    expect(page.get_by_label("Waar?")).to_have_value("Brugge")
    page.get_by_label("Cancer").check()
    page.get_by_role("button", name="Toon", exact=True).click()
    expect(page.get_by_label("Cancer")).to_be_checked()
    page.get_by_role("link", name="Huis van alles").click()
    expect(page.get_by_role("link", name="050 12 34 56").first).to_have_attribute(
        "href", "tel:+3250123456"
    )


def test_a_search_is_folded_to_one_line_on_a_small_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/nl/huizen/?where=Brugge&audience=cancer")
    where, choice = page.get_by_label("Waar?"), page.get_by_label("Cancer")
    expect(where).to_be_hidden()
    expect(choice).to_be_hidden()

    page.get_by_text("Wijzig").click()
    page.get_by_text("Kies verder (1 gekozen)").click()
    expect(where).to_have_value("Brugge")
    expect(choice).to_be_checked()

    where.press("Enter")
    expect(where).to_be_hidden()
    expect(page.get_by_role("heading", level=2).first).to_be_focused()


def test_a_choice_refills_the_page_in_place_and_back_undoes_it(page: Page) -> None:
    page.goto("/nl/huizen/")
    page.evaluate("window.stays = true")
    choice = page.get_by_label("Cancer")
    tally = page.get_by_role("heading", level=2).first
    expect(tally).to_have_text(re.compile("3 huizen"))

    choice.check()

    expect(tally).to_have_text("1 huis")
    expect(page.get_by_role("status").last).to_have_text("1 huis")
    expect(page).to_have_url(re.compile(r"/nl/huizen/\?audience=cancer$"))
    expect(choice).to_be_focused()

    page.go_back()

    expect(tally).to_have_text(re.compile("3 huizen"))
    expect(choice).not_to_be_checked()
    assert page.evaluate("window.stays")


def test_a_choice_that_is_let_go_of_gives_the_focus_to_what_was_found(page: Page) -> None:
    page.goto("/nl/huizen/?where=Brugge&audience=cancer")

    page.get_by_role("link", name="Laat weg: Brugge").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Alle huizen")
    expect(page.get_by_label("Waar?")).to_have_value("")
    expect(page.get_by_label("Cancer")).to_be_checked()
    expect(page.get_by_role("heading", level=2).first).to_be_focused()


def test_what_fails_in_place_goes_the_ordinary_way(page: Page) -> None:
    page.goto("/nl/huizen/")
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error()) }")

    page.get_by_label("Cancer").check()

    # A new document has the browser's own fetch again.
    expect(page).to_have_url(re.compile(r"\?audience=cancer$"))
    assert "native" in page.evaluate("String(window.fetch)")


def test_a_position_is_rounded_before_it_is_sent_and_gives_way_to_a_place(
    chromium: Browser, site: str
) -> None:
    context = chromium.new_context(base_url=site, geolocation=BRUGGE, permissions=["geolocation"])
    page = context.new_page()
    heading = page.get_by_role("heading", level=1)
    page.goto("/nl/")
    page.get_by_label("Waar?").fill("Gent")
    # The suggestions lie over the button until the field is left.
    page.keyboard.press("Tab")

    page.get_by_role("button", name="Gebruik mijn plaats").click()

    # The page itself gives the device ten seconds to find out where it is.
    expect(heading).to_have_text("Huizen bij jou in de buurt", timeout=15_000)
    expect(page).to_have_url(re.compile(r"\?where=&q=&near=51\.21%2C3\.22$"))
    expect(page.get_by_label("Waar?")).to_have_value("")

    page.get_by_role("button", name="Gebruik mijn plaats").click()
    expect(page).to_have_url(re.compile(r"/\?near=51\.21%2C3\.22&radius=25$"), timeout=15_000)

    page.get_by_label("Waar?").fill("Gent")
    page.keyboard.press("Enter")

    expect(heading).to_have_text("Huizen bij Gent")
    expect(page).to_have_url(re.compile(r"/\?where=Gent&radius=25$"))
    context.close()


def test_who_keeps_the_position_hears_what_to_do_instead(page: Page) -> None:
    page.goto("/nl/huizen/")

    page.get_by_role("button", name="Gebruik mijn plaats").click()

    expect(page.get_by_text("Typ een gemeente of postcode.")).to_be_visible()


def test_no_search_is_wider_than_a_phone_of_320_px(plain: BrowserContext) -> None:
    page = plain.new_page()

    for query in ("where=Brugge&audience=cancer", "q=xqzvw&where=Gent", "q=" + "lang" * 30):
        page.goto(f"/nl/huizen/?{query}")
        boxes = [box.bounding_box() for box in page.locator("main *:visible").all()]

        # The words for who only hears the page are a pixel somewhere.
        widest = max(box["x"] + box["width"] for box in boxes if box and box["width"] > 1)
        assert widest <= 320, query
