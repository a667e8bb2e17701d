"""The way to another language, on the screen."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_same_search_is_a_click_away_in_another_language(plain: BrowserContext) -> None:
    page = plain.new_page()
    page.goto("/nl/huizen/?audience=cancer&sort=name")

    page.get_by_role("link", name="Français", exact=True).click()

    expect(page).to_have_url(re.compile(r"/fr/maisons/\?audience=cancer&sort=name$"))
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("link", name="Huis van alles")).to_be_visible()
    here = page.locator(".languages [aria-current]")
    expect(here).to_have_text("Français")


def test_the_languages_have_their_own_line_on_a_phone_and_share_one_where_there_is_room(
    plain: BrowserContext, page: Page
) -> None:
    phone = plain.new_page()
    rows = []
    for screen in (phone, page):
        screen.goto("/fr/")
        boxes = [
            screen.locator(f"header {part}").bounding_box() for part in (".brand", ".languages")
        ]
        brand, languages = (box for box in boxes if box)
        rows.append(languages["y"] >= brand["y"] + brand["height"])
        # Each is as large as a finger or a pointer needs, and beside the others.
        links = [link.bounding_box() for link in screen.locator(".languages a").all()]
        assert len({round(box["y"]) for box in links if box}) == 1
        assert all(box and box["height"] >= 24 and box["width"] >= 24 for box in links)

    assert rows == [True, False]
