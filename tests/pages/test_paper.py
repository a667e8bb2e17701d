"""What is printed to take along: it fits, it names nobody's need, and it leads back to the site."""

import re

import pytest
from django.test import Client
from django.urls import translate_url
from django.utils import timezone

from houses.drawing.codes import qr_code
from houses.models import Organisation
from houses.sheets.handout import MOST
from houses.sheets.paper import Paper, paper_of
from houses.sheets.places import written
from houses.sheets.sheet import sheet
from tests import factories

pytestmark = pytest.mark.django_db

PAPERS = ["adresblad", "affiche"]
LONG = "Neem de bus naar de kerk en stap af aan het plein. " * 4


def page_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def title(page: str) -> str:
    (found,) = re.findall(r"<title>(.*?)</title>", page)
    return str(found)


def rich(name: str = "Huis van alles") -> Organisation:
    """A house of which more is known than fits on one sheet."""
    house = factories.make_house(
        name, slug="huis-van-alles", website="https://example.org", audience=["cancer"]
    )
    place = house.locations.get()
    place.street, place.postcode, place.directions = "Straat 1", "8000", factories.dutch(LONG)
    place.save()
    factories.make_opening(place, "Mo-Fr 10:00-17:00")
    for number in range(6):
        factories.make_contact_point(
            house,
            phone=f"+3250{100000 + number}",
            email=f"onthaal-{number}@example.org",
            role=factories.dutch(f"Onthaal {number}"),
        )
    for number in range(8):
        sentence = factories.dutch(LONG)
        factories.make_first_visit(house, f"vraag-{number}", sentence=sentence)
    for number in range(3):
        factories.make_location(
            house, region=factories.make_region(), street=f"Laan {number}", label=f"Plek {number}"
        )
    return house


def fitted(house: Organisation) -> Paper:
    found = Organisation.objects.public().filter(pk=house.pk)
    return paper_of(sheet(found, on=timezone.localdate()))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("make", ["house", "network", "project", "organisation"])
def test_each_sort_of_entry_has_its_paper(client: Client, make: str, paper: str) -> None:
    entry: Organisation = getattr(factories, f"make_{make}")("Naam")

    page = page_of(client, f"/nl/{paper}/{entry.slug}/")

    assert "<h1>Naam</h1>" in page
    assert f"/id/{entry.public_id}" in page
    assert f'href="{entry.get_absolute_url()}"' in page


@pytest.mark.parametrize("paper", PAPERS)
def test_a_former_address_leads_to_the_new_and_what_is_not_public_is_not_there(
    client: Client, paper: str
) -> None:
    house = factories.make_house("Huis", slug="oud-adres")
    house.move_to("nieuw-adres")
    factories.make_house("Ontwerp", slug="ontwerp", published=False)

    former = client.get(f"/nl/{paper}/oud-adres/")

    assert (former.status_code, former["Location"]) == (301, f"/nl/{paper}/nieuw-adres/")
    assert client.get(f"/nl/{paper}/ontwerp/").status_code == 404
    assert client.get(f"/nl/{paper}/bestaat-niet/").status_code == 404
    assert client.post(f"/nl/{paper}/nieuw-adres/").status_code == 405


def test_no_title_says_of_whom_the_paper_is(client: Client) -> None:
    factories.make_house("Huis van Zorg", slug="huis-van-zorg", audience=["cancer"])
    factories.make_term("audience", "cancer", label=factories.dutch("Kanker"))

    for address in ("adresblad/huis-van-zorg/", "affiche/huis-van-zorg/", "vouwblad/?q=zorg"):
        for language in ("nl", "fr", "de", "en"):
            page = page_of(client, translate_url(f"/nl/{address}", language))

            # It is the name of the file too, where somebody saves the page as PDF.
            assert title(page).startswith("Steunwijzer ")
            assert not re.search("zorg|kanker|cancer", title(page), re.IGNORECASE)
            assert "Content-Disposition" not in client.get(f"/nl/{address}").headers


def test_the_sheet_says_where_it_is_whom_to_call_and_when_and_has_lines_to_write_on(
    client: Client,
) -> None:
    house = rich()

    page = page_of(client, f"/nl/adresblad/{house.slug}/")

    assert "Straat 1<br>8000 Brugge" in page
    assert 'href="tel:+3250100000"' in page
    assert "Maandag" in page
    assert page.count("<tr><td></td><td></td><td></td></tr>") == 4
    assert qr_code(f"http://testserver/id/{house.public_id}") in page


def test_what_does_not_fit_on_one_sheet_is_left_out_from_the_least_needed(client: Client) -> None:
    kept = fitted(rich())

    assert [address.street for address in kept.addresses] == ["Straat 1"]
    assert len(kept.contacts) >= 2
    assert len(kept.hours) == 1
    assert len(kept.visits) < 8
    assert not kept.directions
    assert kept.more
    assert "We know more" in page_of(client, "/en/address-sheet/huis-van-alles/")


def test_a_sheet_with_room_keeps_all(client: Client) -> None:
    house = factories.make_house("Huis")
    factories.make_contact_point(house)
    factories.make_opening(house.locations.get())
    factories.make_first_visit(house)

    kept = fitted(house)

    parts = (kept.addresses, kept.contacts, kept.hours, kept.visits)
    assert [len(part) for part in parts] == [1, 1, 1, 1]
    assert not kept.more
    assert "We know more" not in page_of(client, "/en/address-sheet/huis/")


def test_the_first_address_and_the_first_contact_stand_there_on_a_sheet_that_is_full() -> None:
    house = rich("Naam zonder eind " * 11)
    long = factories.dutch("Bel aan bij het groene hek, wacht tot er iemand komt. " * 9)
    house.contact_points.update(phone_note=long)

    kept = fitted(house)

    assert [address.street for address in kept.addresses] == ["Straat 1"]
    assert len(kept.contacts) == 1
    assert not kept.hours
    assert not kept.visits
    assert kept.more


def test_an_address_is_that_of_a_letter() -> None:
    house = factories.make_house("Huis")
    place = house.locations.get()
    place.locality = "Zeebrugge"

    assert written(place).line == "Zeebrugge (Brugge)"
    place.street, place.postcode = "Laan 1", "8380"
    assert written(place).line == "Laan 1, 8380 Zeebrugge"
    place.locality = ""
    assert written(place).line == "Laan 1, 8380 Brugge"


def test_a_code_can_be_read_where_a_seventh_of_it_is_covered() -> None:
    # Of 50 letters: with less it would be 29 squares wide, with more 37; and four of light around.
    assert 'viewBox="0 0 41 41"' in qr_code("https://steunwijzer.example/nl/huizen/".ljust(50, "a"))


def test_of_a_house_that_is_gone_only_where_it_was_is_printed(client: Client) -> None:
    house = rich()
    house.lifecycle = Organisation.Lifecycle.CLOSED
    house.save()

    kept = fitted(house)
    page = page_of(client, f"/nl/adresblad/{house.slug}/")
    main = page.split("<main")[1].split("</main>")[0]

    assert "Straat 1" in [address.street for address in kept.addresses]
    assert (kept.contacts, kept.hours, kept.visits, kept.directions) == ([], [], [], [])
    assert "Straat 1" in main
    assert "tel:" not in main
    assert "<td>" not in main


def test_an_entry_of_which_nothing_is_known_has_a_sheet_with_lines_and_a_code(
    client: Client,
) -> None:
    entry = factories.make_organisation("Stichting")

    page = page_of(client, "/nl/adresblad/stichting/")

    assert page.count("<tr><td></td><td></td><td></td></tr>") == 4
    assert f"testserver/id/{entry.public_id}" in page
    assert "None" not in page


def test_a_hidden_place_is_on_no_paper(client: Client) -> None:
    house = factories.make_organisation("Schuilhuis", kinds=["walk-in-house"])
    factories.make_location(house, precision="hidden", hidden_address="Geheimstraat 99")

    for address in ("adresblad/schuilhuis/", "affiche/schuilhuis/", "vouwblad/"):
        page = page_of(client, f"/nl/{address}")

        assert "Schuilhuis" in page
        assert "Geheimstraat" not in page


def test_a_leaflet_holds_what_the_search_found_in_its_order(client: Client) -> None:
    gent = factories.make_region("be/vlaanderen/oost-vlaanderen/gent")
    for name in ("Bb", "Aa", "Cc"):
        factories.make_house(name)
    factories.make_house("Gents huis", region=gent)

    page = page_of(client, "/nl/vouwblad/?region=be/vlaanderen/west-vlaanderen&sort=name")

    assert re.findall("<h2>(.{2})</h2>", page) == ["Aa", "Bb", "Cc"]
    assert "Gents huis" not in page
    assert "region=be%2Fvlaanderen%2Fwest-vlaanderen" in page
    # Whom to call stands on it once, on its back.
    assert page.count('class="hand-out"') == 1


def test_a_leaflet_says_how_many_houses_did_not_fit(client: Client) -> None:
    factories.make_houses(range(MOST + 2))

    page = page_of(client, "/en/leaflet/")

    assert page.count("<h2") - page.count("</h2>\n        <table") >= MOST
    assert "2 more are on the site." in page or "2 more stand on the site." in page


def test_a_leaflet_of_nothing_says_so(client: Client) -> None:
    page = page_of(client, "/en/leaflet/?q=xqzvw")

    assert "There is no house in this list." in page


@pytest.mark.parametrize(
    "query",
    [
        "where=xqzvw",
        "near=here&radius=-3&page=99",
        "region=atlantis&kind=&kind=castle&audience=%00".replace("%00", "%01"),
        "open=maybe&day=31/31&hour=99&sort=random",
        "q=" + "a" * 3_000,
    ],
)
def test_a_leaflet_takes_what_the_search_takes(client: Client, query: str) -> None:
    factories.make_house("Huis")

    leaflet = client.get(f"/nl/vouwblad/?{query}")
    search = client.get(f"/nl/huizen/?{query}")

    assert leaflet.status_code == search.status_code == 200
    heading = re.compile("<h1[^>]*>(.*?)</h1>")
    assert heading.findall(leaflet.content.decode()) == heading.findall(search.content.decode())


def test_pages_lead_to_their_paper(client: Client) -> None:
    house = factories.make_house("Huis", slug="huis")

    page = page_of(client, "/nl/huizen/huis/")
    found = page_of(client, "/nl/huizen/?where=Brugge&radius=10")

    assert 'href="/nl/adresblad/huis/"' in page
    assert 'href="/nl/affiche/huis/"' in page
    assert page.count(f">http://testserver/id/{house.public_id}</a>") == 1
    assert 'href="/nl/vouwblad/?where=Brugge&amp;radius=10"' in found


def test_no_search_engine_lists_paper(client: Client) -> None:
    factories.make_house("Huis", slug="huis")

    for address in ("adresblad/huis/", "affiche/huis/", "vouwblad/"):
        assert '<meta name="robots" content="noindex">' in page_of(client, f"/nl/{address}")


@pytest.mark.parametrize("paper", PAPERS)
def test_paper_of_facts_of_long_ago_says_so_above_them(client: Client, paper: str) -> None:
    house = rich()
    house.lifecycle_as_of = "2018"
    house.save()

    page = page_of(client, f"/nl/{paper}/{house.slug}/")

    notice = page.index('<p class="notice">Deze gegevens zijn van 2018.')
    assert notice < page.index("<h2>Adres</h2>" if paper == "adresblad" else 'class="scan"')


def test_the_line_that_facts_are_of_long_ago_takes_its_room() -> None:
    house = rich()
    new = fitted(house)
    house.lifecycle_as_of = "2018"
    house.save()

    old = fitted(house)

    assert (len(new.hours), len(old.hours)) == (1, 0)
