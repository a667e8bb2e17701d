"""What of the page of a house only works with a script, and is not there without one."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESS = "/nl/huizen/huis-van-alles/"


def test_the_address_is_copied_and_the_page_says_so(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(ADDRESS)
    copying = page.locator(".address ~ .beside copy-text")

    copying.get_by_role("button").press("Enter")

    expect(copying.get_by_role("status")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == "Straat 1, 8000 Brugge"


def test_without_a_script_there_is_no_button_that_does_nothing(plain: BrowserContext) -> None:
    page = plain.new_page()

    page.goto(ADDRESS)

    expect(page.locator("main copy-text")).to_have_count(2)
    expect(page.locator("copy-text button")).to_have_count(0)
