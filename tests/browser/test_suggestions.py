"""Suggestions while typing: the keyboard, a finger, a slow line; and a form that needs none."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Request, Route, expect

from houses.finding.index import index
from houses.models import Organisation
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SUGGESTIONS = re.compile(r"/nl/zoekvoorstellen/")


@pytest.fixture
def what(page: Page) -> Locator:
    """The field *Wat zoek je?* of the home page, on a site whose houses are indexed."""
    factories.make_postcode("9000", factories.make_region("be/vlaanderen/oost-vlaanderen/gent"))
    index(Organisation.objects.all())
    page.goto("/nl/")
    return page.get_by_label("Wat zoek je?")


@pytest.fixture
def where(page: Page, what: Locator) -> Locator:
    return page.get_by_label("Waar?")


def active(field: Locator) -> str:
    """What a screen reader says is chosen; the focus itself stays in the field."""
    expect(field).to_be_focused()
    chosen = field.get_attribute("aria-activedescendant")
    said = field.page.locator(f"#{chosen}").inner_text() if chosen else ""
    return said.partition("Brugge")[0].strip()


def test_a_field_is_an_ordinary_one_until_something_is_suggested(page: Page, what: Locator) -> None:
    expect(what).to_have_attribute("role", "combobox")
    expect(what).to_have_attribute("aria-autocomplete", "list")
    expect(what).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("listbox")).to_be_hidden()

    what.press_sequentially("huis")

    expect(what).to_have_attribute("aria-expanded", "true")
    box = page.get_by_role("listbox")
    expect(box).to_be_visible()
    expect(what).to_have_attribute("aria-controls", box.get_attribute("id") or "")
    expect(page.get_by_role("group", name="Huis")).to_contain_text("Huis van alles")
    expect(page.get_by_role("status").filter(has_text="voorstel")).to_have_text("3 voorstellen")
    # A finger's width.
    heights = [option.bounding_box() for option in box.get_by_role("option").all()]
    assert all(place and place["height"] >= 44 for place in heights)


def test_the_keyboard_alone_chooses_a_house(page: Page, what: Locator) -> None:
    what.press_sequentially("huis van")
    expect(page.get_by_role("option")).to_have_count(2)

    for key, chosen in [
        ("ArrowDown", "Huis van alles"),
        ("ArrowDown", "Huis van weinig"),
        # Past the last, back in the field; and up from the field, at the last.
        ("ArrowDown", ""),
        ("ArrowUp", "Huis van weinig"),
        ("ArrowUp", "Huis van alles"),
        ("End", ""),
        ("ArrowDown", "Huis van alles"),
        ("Home", ""),
        ("ArrowDown", "Huis van alles"),
    ]:
        what.press(key)
        assert active(what) == chosen, key
        expect(page.locator("[aria-selected=true]")).to_have_count(1 if chosen else 0)
    expect(what).to_have_value("huis van")
    what.press("Enter")

    expect(page).to_have_url(re.compile(r"/nl/huizen/huis-van-alles/$"))


def test_enter_sends_the_form_as_long_as_nothing_is_chosen(page: Page, what: Locator) -> None:
    what.press_sequentially("huis van")
    expect(page.get_by_role("option")).to_have_count(2)

    what.press("Enter")

    expect(page).to_have_url(re.compile(r"/nl/huizen/\?"))
    assert parse_qs(urlsplit(page.url).query)["q"] == ["huis van"]


def test_escape_and_leaving_close_the_list_and_keep_what_was_typed(
    page: Page, what: Locator
) -> None:
    box = page.get_by_role("listbox")
    what.press_sequentially("huis")
    expect(box).to_be_visible()

    what.press("Escape")
    expect(box).to_be_hidden()
    expect(what).to_have_attribute("aria-expanded", "false")
    what.press("ArrowDown")
    expect(box).to_be_visible()
    what.press("Tab")

    expect(box).to_be_hidden()
    expect(what).to_have_value("huis")
    expect(what).not_to_be_focused()


def test_a_place_is_filled_in_where_it_belongs(page: Page, what: Locator, where: Locator) -> None:
    what.press_sequentially("gen")
    page.get_by_role("option", name="Gent").last.click()

    expect(where).to_have_value("Gent")
    expect(what).to_have_value("")
    expect(what).to_be_focused()


def test_a_postcode_is_completed_with_its_town(page: Page, where: Locator) -> None:
    where.press_sequentially("90")
    page.get_by_role("option").first.click()

    expect(where).to_have_value("9000 (Gent)")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_a_need_leads_to_its_list(page: Page, what: Locator) -> None:
    what.press_sequentially("canc")
    page.get_by_role("option").first.click()

    expect(page).to_have_url(re.compile(r"/nl/huizen/\?audience=cancer$"))


def test_typing_on_asks_once_and_an_older_answer_never_replaces_a_newer(
    page: Page, what: Locator
) -> None:
    asked: list[str] = []
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        held.append(route)
        if len(held) > 1:
            route.continue_()

    page.route(SUGGESTIONS, hold_the_first)
    # The page itself may still be fetching a letter or an icon.
    page.on(
        "request",
        lambda request: (
            asked.append(query_of(request)) if SUGGESTIONS.search(request.url) else None
        ),
    )
    # Quicker than anybody waits: one question.
    what.press_sequentially("gents")
    with page.expect_request(SUGGESTIONS):
        pass
    with page.expect_event("requestfailed") as given_up:
        what.press_sequentially(" huis")

    expect(page.get_by_role("option")).to_have_count(1)
    assert query_of(given_up.value) == "gents"
    assert asked == ["gents", "gents huis"]


def test_without_an_answer_the_form_goes_on_working(page: Page, what: Locator) -> None:
    page.route(SUGGESTIONS, lambda route: route.fulfill(status=204))

    with page.expect_response(SUGGESTIONS):
        what.press_sequentially("huis")
    expect(page.get_by_role("listbox")).to_be_hidden()
    what.press("Enter")

    expect(page).to_have_url(re.compile(r"/nl/huizen/\?"))


def test_without_scripts_the_fields_are_fields(plain: BrowserContext) -> None:
    index(Organisation.objects.all())
    page = plain.new_page()
    page.goto("/nl/")

    page.get_by_label("Waar?").fill("Gent")
    page.get_by_label("Wat zoek je?").fill("huis")
    page.get_by_role("button", name="Toon huizen").click()

    expect(page.get_by_role("link", name="Gents huis")).to_be_visible()


def query_of(request: Request) -> str:
    return parse_qs(urlsplit(request.url).query).get("q", [""])[0]
