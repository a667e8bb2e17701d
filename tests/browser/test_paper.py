"""Paper, as a browser makes it."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from houses.models import Organisation
from tests import factories
from tests.pages.test_paper import fitted, rich

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Millimetres in CSS pixels.
MM = 96 / 25.4


def sheets(page: Page, address: str) -> int:
    """How many sheets of paper a page takes."""
    page.goto(address)
    made = page.pdf(prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", made))


def furnished(name: str) -> Organisation:
    """A house of which more is known than on any sheet fits."""
    Organisation.objects.filter(slug="huis-van-alles").delete()
    return rich(name)


@pytest.mark.parametrize("name", ["Huis", "Ondersteuningshuis met een heel lange naam " * 4])
def test_of_whatever_is_known_an_address_sheet_and_a_poster_are_one_sheet(
    page: Page, name: str
) -> None:
    furnished(name)

    for paper in ("adresblad", "affiche"):
        assert sheets(page, f"/nl/{paper}/huis-van-alles/") == 1
        assert sheets(page, f"/nl/{paper}/huis-van-weinig/") == 1


def add(house: Organisation, what: str, number: int) -> None:
    """Something of which a sheet may be filled, as low or as high as it may be."""
    if what == "mails":
        factories.make_contact_point(house, phone="", email=f"onthaal-{number}@example.org")
    elif what == "answers":
        factories.make_first_visit(house, f"vraag-{number}")
    elif what == "sentences":
        sentence = factories.dutch("Bel eerst aan bij het hek, dan komen wij je halen.")
        factories.make_first_visit(house, f"vraag-{number}", sentence=sentence)
    else:
        way = factories.dutch("Neem de bus naar de kerk en stap af aan het plein. " * 2)
        factories.make_location(house, region=factories.make_region(), directions=way)


@pytest.mark.parametrize("what", ["mails", "answers", "sentences", "ways there"])
def test_a_sheet_that_is_full_of_one_thing_is_one_sheet(page: Page, what: str) -> None:
    house = factories.make_house("Ondersteuningshuis met een lange naam", slug="vol")
    house.locations.update(street="Straat 1", postcode="8000")
    factories.make_contact_point(house, phone="+3250100000")
    for number in range(30):
        add(house, what, number)

    assert sheets(page, "/nl/adresblad/vol/") == 1
    # Else it would be no full sheet.
    assert fitted(house).more


def test_a_leaflet_is_one_sheet_of_two_sides_and_more_for_a_long_list(page: Page) -> None:
    assert sheets(page, "/nl/vouwblad/") == 2
    assert sheets(page, "/nl/vouwblad/?q=xqzvw") == 2

    factories.make_houses(range(30))

    assert sheets(page, "/nl/vouwblad/") in {3, 4}


def test_on_paper_are_the_house_its_number_and_the_code_as_large_as_eyes_ask(page: Page) -> None:
    page.goto("/nl/adresblad/huis-van-alles/")
    page.emulate_media(media="print")

    for part, size in ((".who .front", 30 * MM), (".qr", 28 * MM)):
        box = page.locator(part).bounding_box()
        assert box
        assert box["width"] == pytest.approx(size, abs=1)
    for part, points in (("h1", 24), (".call", 20)):
        size = page.locator(f"main {part}").first.evaluate(
            "part => getComputedStyle(part).fontSize"
        )
        assert float(size.removesuffix("px")) == pytest.approx(points * 96 / 72, abs=0.5)
    assert page.locator(".agreed tbody tr").count() == 4
    for part in (".masthead", ".plinth", ".to-print", ".back"):
        expect(page.locator(part)).to_be_hidden()


def test_paper_is_black_on_white_also_from_a_dark_screen(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto("/nl/adresblad/huis-van-alles/")

    colours = page.locator("main h1, main .call, main .of-paper p").evaluate_all(
        "parts => parts.map(part => getComputedStyle(part).color)"
    )

    assert set(colours) == {"rgb(0, 0, 0)"}


def test_no_house_of_a_leaflet_is_broken_over_two_columns(page: Page) -> None:
    place = factories.make_house("Huis aan het einde", slug="einde").locations.get()
    place.street = "Een straat met een lange naam 1"
    place.save()
    page.goto("/nl/vouwblad/")
    page.emulate_media(media="print")

    broken = page.locator(".inside li").evaluate_all(
        "rows => rows.map(row => getComputedStyle(row).breakInside)"
    )

    assert broken
    assert set(broken) == {"avoid"}


def test_the_button_that_prints_is_there_where_scripts_run_and_prints(
    page: Page, plain: BrowserContext
) -> None:
    page.add_init_script("window.print = () => { document.body.dataset.printed = 'yes'; };")
    page.goto("/nl/adresblad/huis-van-alles/")
    button = page.locator("print-page button")
    button.click()
    without = plain.new_page()
    without.goto("/nl/adresblad/huis-van-alles/")

    assert page.evaluate("document.body.dataset.printed") == "yes"
    expect(without.locator("print-page button")).to_be_hidden()
    assert page.title() == without.title() == "Steunwijzer adresblad"


def test_paper_is_no_wider_than_a_phone(plain: BrowserContext) -> None:
    furnished("Ondersteuningshuizen" * 5)
    screen = plain.new_page()

    for paper in ("adresblad/huis-van-alles/", "affiche/huis-van-alles/", "vouwblad/"):
        screen.goto(f"/nl/{paper}")
        boxes = [part.bounding_box() for part in screen.locator("main *:visible").all()]

        assert max(box["x"] + box["width"] for box in boxes if box) <= 320, paper


def test_a_page_on_paper_does_not_offer_paper(page: Page) -> None:
    page.goto("/nl/huizen/huis-van-alles/")
    offer = page.locator(".take").first
    expect(offer).to_be_visible()

    page.emulate_media(media="print")

    expect(offer).to_be_hidden()
