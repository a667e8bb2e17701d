import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from houses.models import Organisation
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = [
    "/nl/",
    "/nl/huizen/",
    "/nl/huizen/?region=be&audience=cancer&kind=youth-house",
    "/nl/huizen/huis-van-alles/",
    "/nl/huizen/huis-van-weinig/",
    "/nl/regios/",
    "/nl/regios/be/",
    "/nl/regios/be/vlaanderen/oost-vlaanderen/gent/",
    "/nl/netwerken/",
    "/nl/netwerken/netwerk/",
    "/nl/netwerken/netwerk/?on=2021",
    "/nl/over-ons/",
    "/nl/over-de-gegevens/",
    "/nl/toegankelijkheid/",
    "/nl/colofon/",
    "/nl/privacy/",
    "/nl/bestaat-niet/",
]


def test_no_page_is_wider_than_a_phone_of_320_px(plain: BrowserContext) -> None:
    page = plain.new_page()

    for address in PAGES:
        page.goto(address)
        body = page.locator("body").bounding_box()

        assert body
        # Playwright sees boxes, also with scripts off: nothing may reach past the screen.
        widest = max(
            box["x"] + box["width"]
            for box in (element.bounding_box() for element in page.locator("main *:visible").all())
            if box
        )
        assert widest <= 320, address


def test_each_part_of_a_page_is_there_to_see_on_any_screen(
    page: Page, plain: BrowserContext
) -> None:
    for screen in (page, plain.new_page()):
        for address in ("/nl/huizen/huis-van-alles/", "/nl/netwerken/netwerk/"):
            screen.goto(address)

            # What is only for paper stands aside.
            headings = screen.locator("article section:not(.paper) h2").all()
            assert len(headings) > 1, address
            assert all(heading.is_visible() for heading in headings), address


def test_every_page_obeys_its_own_content_policy_and_asks_nobody_else(page: Page) -> None:
    for address in PAGES:
        if "bestaat-niet" in address:
            # The browser itself reports a 404 on its console.
            continue
        page.goto(address)

        assert page.locator("h1").count() == 1, address


def test_the_keyboard_alone_skips_to_the_content_and_opens_a_house(page: Page) -> None:
    page.goto("/nl/huizen/")

    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_attribute("href", "#content")
    page.keyboard.press("Enter")
    for _step in range(40):
        page.keyboard.press("Tab")
        if page.locator(":focus").inner_text() == "Huis van alles":
            break
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/nl/huizen/huis-van-alles/$"))


def test_the_keyboard_shows_where_it_is(page: Page) -> None:
    page.goto("/nl/")

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    outline = page.locator(":focus").evaluate(
        "element => getComputedStyle(element).outlineStyle + getComputedStyle(element).boxShadow"
    )

    assert outline != "nonenone"


def test_a_house_prints_on_one_sheet_without_navigation(page: Page) -> None:
    page.goto("/nl/huizen/huis-van-alles/")
    page.emulate_media(media="print")

    pdf = page.pdf(format="A4")

    # A page of a PDF is an object of this type; the tree of pages has an "s".
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page>") == 1
    expect(page.get_by_role("navigation").first).to_be_hidden()
    expect(page.get_by_text("Afgesproken met")).to_be_visible()


def test_a_house_of_which_little_is_known_prints_where_to_ask_and_no_appointment(
    page: Page,
) -> None:
    page.goto("/nl/huizen/huis-van-weinig/")
    page.emulate_media(media="print")

    pdf = page.pdf(format="A4")

    # A page of a PDF is an object of this type; the tree of pages has an "s".
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page>") == 1
    expect(page.get_by_text("Wil je meer weten?")).to_be_visible()
    expect(page.locator("main").get_by_text("106").first).to_be_visible()
    expect(page.get_by_text("Afgesproken")).to_have_count(0)


@pytest.fixture
def checked_network(site: str) -> Organisation:
    """The network of the site with a charter, of which its member meets the one condition."""
    network = Organisation.objects.get(slug="netwerk")
    charter = factories.make_charter(network, since="2018")
    membership = network.members.get()
    membership.since, membership.note = "2018", factories.dutch("Het eerste lid.")
    membership.save()
    factories.make_assessment(membership, factories.make_criterion(charter))
    for number in range(3):
        factories.make_affiliation(network, role="partner", party=f"vzw {number}")
    return network


@pytest.mark.usefixtures("checked_network")
def test_what_is_told_of_a_member_stands_below_its_card_on_a_phone(plain: BrowserContext) -> None:
    page = plain.new_page()
    page.goto("/nl/netwerken/netwerk/")

    every = page.locator(".members .cards").bounding_box()
    card = page.locator(".members .card").bounding_box()
    told = page.get_by_text("Het eerste lid.").bounding_box()

    assert every
    assert card
    assert told
    assert card["width"] == every["width"]
    assert told["y"] >= card["y"] + card["height"]


@pytest.mark.usefixtures("checked_network")
def test_who_meets_the_conditions_is_a_table_or_cards_and_never_both(
    page: Page, plain: BrowserContext
) -> None:
    phone = plain.new_page()
    for screen in (page, phone):
        screen.goto("/nl/netwerken/netwerk/")

    expect(page.locator(".checklist")).to_be_visible()
    expect(page.locator(".by-member")).to_be_hidden()
    expect(phone.locator(".checklist")).to_be_hidden()
    expect(phone.locator(".by-member")).to_be_visible()
    phone.emulate_media(media="print")
    expect(phone.locator(".checklist")).to_be_visible()
    expect(phone.locator(".by-member")).to_be_hidden()


@pytest.mark.usefixtures("checked_network")
def test_a_network_prints_who_belongs_to_it_and_neither_its_drawing_nor_its_forms(
    page: Page,
) -> None:
    page.goto("/nl/netwerken/netwerk/")
    drawing, form = page.locator(".neighbours"), page.locator(".ask-day")
    expect(drawing).to_be_visible()
    expect(form).to_be_visible()

    page.emulate_media(media="print")

    expect(drawing).to_be_hidden()
    expect(form).to_be_hidden()
    for heading in ("Huis in dit netwerk (1)", "Lid worden?", "Wie voldoet aan de voorwaarden?"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()


@pytest.mark.usefixtures("checked_network")
def test_letters_twice_as_large_leave_a_page_as_wide_as_its_screen(page: Page) -> None:
    page.goto("/nl/netwerken/netwerk/")
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    wide, screen = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")

    assert wide <= screen


def test_the_dark_scheme_is_dark(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("/nl/")

    ground = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")

    # --surface of the dark palette.
    assert ground == "rgb(20, 26, 28)"
