"""What the real sources say of a network on a day, and what is no date to a page."""

import re
from html import unescape

import pytest
import time_machine
from django.test import Client

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("the_real_houses"),
]

IMAJIN = "/nl/netwerken/imajin-netwerk/"
PLATFORM = "/nl/netwerken/nationaal-platform-voor-inloophuizen/"
CANDRAS = "/nl/organisaties/candras/"


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel("2026-11-22 12:00:00+01:00", tick=False) as traveller:
        yield traveller


def read(client: Client, address: str, *, status: int = 200) -> str:
    """The main part of a page as plain text."""
    response = client.get(address)
    assert response.status_code == status
    main = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)
    assert main
    drawn = re.sub(r"<svg.*?</svg>", "", main[0], flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", drawn)).split())


@pytest.mark.parametrize("address", [IMAJIN, PLATFORM])
def test_on_1_june_2019_it_is_the_imajin_netwerk_led_by_a_foundation_whose_name_is_not_known(
    client: Client, address: str
) -> None:
    page = read(client, f"{address}?on=2019-06-01")

    assert "Zo was het op 1 juni 2019: Imajin-netwerk" in page
    assert "Gecoördineerd door Candras Foundation (zo heet het nu;" in page
    assert "(van 2015 tot april 2021) zeker" in page
    assert "Onze bronnen noemen de leden van toen niet." in page
    assert "Geldig sinds 2018 zeker" in page
    assert "missie (sinds 2018) zeker" in page
    assert "Stichting tegen Kanker (" not in page


@pytest.mark.parametrize("address", [IMAJIN, PLATFORM])
def test_on_1_january_2022_it_is_the_platform_under_the_stichting_tegen_kanker(
    client: Client, address: str
) -> None:
    page = read(client, f"{address}?on=2022-01-01")

    assert "Zo was het op 1 januari 2022: Nationaal Platform voor Inloophuizen" in page
    assert "Gecoördineerd door Stichting tegen Kanker (sinds april 2021) zeker" in page
    assert "Onze bronnen noemen de leden van toen niet." in page
    assert "Candras" not in page.split("Hoe weten we dit?")[0]


def test_on_1_may_2021_the_page_says_that_the_sources_differ(client: Client) -> None:
    page = read(client, f"{IMAJIN}?on=2021-05-01")

    assert "Zo was het op 1 mei 2021: Nationaal Platform voor Inloophuizen" in page
    assert "Overgang naar Nationaal Platform: april of augustus 2021." in page
    assert "Stichting tegen Kanker (sinds april 2021) misschien" in page


def test_in_april_2021_the_later_start_wins(client: Client) -> None:
    month = read(client, f"{IMAJIN}?on=2021-04")
    day = read(client, f"{IMAJIN}?on=2021-04-15")

    assert "Zo was het in april 2021: Nationaal Platform voor Inloophuizen" in month
    # By another source it was in August.
    assert "Stichting tegen Kanker (sinds april 2021) misschien" in month
    # It began on some day of that month: on the fifteenth it may have.
    assert "Stichting tegen Kanker (sinds april 2021) misschien" in day
    assert "Gecoördineerd door Candras" not in day


def test_of_the_whole_year_2021_each_of_the_two_tells_of_the_other(client: Client) -> None:
    before = read(client, f"{IMAJIN}?on=2021")
    after = read(client, f"{PLATFORM}?on=2021")

    assert "Zo was het in 2021: Imajin-netwerk" in before
    assert "Daarna kwam in die tijd: Nationaal Platform voor Inloophuizen" in before
    assert "Zo was het in 2021: Nationaal Platform voor Inloophuizen" in after
    assert "Daarvoor was er in die tijd: Imajin-netwerk" in after


def test_before_it_was_founded_there_was_nothing_to_tell(client: Client) -> None:
    page = read(client, f"{IMAJIN}?on=2010")

    assert "Het was er toen nog niet." in page
    assert "Wie leidde het?" not in page


def test_a_foundation_that_changed_its_name_is_called_as_it_was(client: Client) -> None:
    before, after = (read(client, f"{CANDRAS}?on={day}") for day in ("2019", "2022"))

    assert "Onze bronnen zeggen niet hoe het toen heette." in before
    assert "Coördineert Imajin-netwerk (van 2015 tot april 2021) zeker" in before
    assert "Zo was het in 2022: Candras Foundation" in after
    assert "Onze bronnen zeggen niet hoe het toen heette." not in after
    assert "Coördineert" not in after


@pytest.mark.parametrize("typed", ["1/6/2019", "juni 2019", "2019", "medio 2019", "2019-06-01"])
def test_a_date_may_be_typed_as_people_write_it(client: Client, typed: str) -> None:
    response = client.get(IMAJIN, {"on": typed})

    assert response.status_code == 200
    assert response.context["past"].called.name == "Imajin-netwerk"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("gisteren", "Deze datum kunnen we niet lezen."),
        ("31/2/2019", "Deze dag of maand bestaat niet."),
        ("sinds 2015", "Zeg een dag, een maand of een jaar: 2019, juni 2019 of 1/6/2019."),
        ("2035", "Die dag moet nog komen."),
        ("1/6/19", "Schrijf het jaar met vier cijfers"),
    ],
)
def test_what_is_no_date_gets_a_sentence_and_the_page_of_today(
    client: Client, typed: str, sentence: str
) -> None:
    response = client.get(IMAJIN, {"on": typed})
    page = response.content.decode()

    assert response.status_code == 400
    assert sentence in page
    assert f'value="{typed}"' in page
    assert "<h1>Imajin-netwerk</h1>" in page


def test_an_empty_date_is_today(client: Client) -> None:
    assert "past" not in client.get(IMAJIN, {"on": " "}).context


def test_the_lasting_address_leads_to_the_same_day(client: Client) -> None:
    page = client.get(f"{PLATFORM}?on=1/6/2019")

    address = page.context["lasting"]
    led = client.get(address, follow=True)

    assert address == "http://testserver/id/ddqyyhj?on=2019-06-01"
    assert led.redirect_chain == [(f"{IMAJIN}?on=2019-06-01", 302)]
    assert led.status_code == 200


def test_the_page_of_today_says_how_to_refer_to_it(client: Client) -> None:
    page = read(client, PLATFORM)

    assert "Nationaal Platform voor Inloophuizen. Steunwijzer, bekeken op 22 november 2026." in page
    assert "http://testserver/id/xz25x7q" in page


def test_no_search_engine_takes_a_day_for_a_page_of_its_own(client: Client) -> None:
    page = client.get(f"{IMAJIN}?on=2019").content.decode()

    assert f'<link rel="canonical" href="http://testserver{IMAJIN}">' in page


def test_who_to_call_today_is_not_told_of_the_past(client: Client) -> None:
    today = read(client, PLATFORM)
    then = read(client, f"{PLATFORM}?on=2022")

    assert "Wie kun je het vragen" in today or "@" in today
    assert "@" not in then
