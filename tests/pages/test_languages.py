"""The site in each of its languages: the same pages, and the way from one to the other."""

import re
from collections.abc import Iterator
from gettext import NullTranslations

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import resolve, reverse
from django.utils.translation import override, trans_real
from pytest_django import DjangoAssertNumQueries

from houses.models import Organisation
from houses.pages.languages import in_each_language
from houses.values.addresses import WORDS
from houses.values.translations import Translated
from tests import factories
from tests.catalogues import messages
from tests.test_public import OUTPUTS

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in settings.LANGUAGES]
# The pages with an address in each language: of the outputs of the site, those below a language.
PAGES = [address for addresses in OUTPUTS.values() for address in addresses if "/nl/" in address]
ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([a-z-]+)" href="([^"]+)">')
# By view, the slug of an entry that has such a page; all others are of the house.
SLUGS = {"project": "project", "network": "netwerk", "organisation": "stichting"}


@pytest.fixture
def directory() -> None:
    """One entry of each sort, with something of whatever a page may show."""
    house = factories.make_house("Huis", slug="huis", audience=["cancer"], founded="1/8/2015")
    project = factories.make_project("Project", slug="project", founded="2016")
    network = factories.make_network("Netwerk", slug="netwerk")
    fund = factories.make_organisation("Stichting", slug="stichting")
    membership = factories.make_membership(network, house, since="aug 2021")
    condition = factories.make_criterion(factories.make_charter(network))
    factories.make_assessment(membership, condition)
    factories.make_grant(fund, house, project=project, amount=20_000, period="2016")
    factories.make_affiliation(house, fund, role="funded-by")
    for since in ("2016", "2021"):
        factories.make_statement(house, "Een missie", since=since)
    factories.make_milestone(house, happened="najaar 2018")
    factories.make_opening(house.locations.get())
    factories.make_contact_point(house)
    factories.make_helpline()


def in_language(address: str, language: str) -> str:
    """The address of the same page, worked out apart from what the site does."""
    path, _mark, query = address.partition("?")
    name = path.split("/")[2].partition(".")[0]
    view = next((view for view, words in WORDS.items() if words["nl"] == name), "")
    with override("nl"):
        match = resolve(path.format(slug="huis", public_id="2222222"))
    slug = SLUGS.get(match.url_name or "", "huis")
    entry = Organisation.objects.filter(slug=slug).first()
    ids = {"slug": slug, "public_id": entry.public_id if entry else ""}
    query = query.format(**ids)
    kwargs = {**match.kwargs, **{key: ids[key] for key in ids if key in match.kwargs}}
    with override(language):
        translated = reverse(match.view_name, kwargs=kwargs)
    assert not view or f"/{WORDS[view][language]}" in translated
    return f"{translated}?{query}" if query else translated


def pages_of(client: Client, addresses: list[str]) -> Iterator[tuple[str, str]]:
    """Each that is a page, with its text: files, suggestions and what is only sent are none."""
    for address in addresses:
        response = client.get(address)
        if response.headers["Content-Type"].startswith("text/html"):
            assert response.status_code in {200, 302, 400, 405}, address
            if response.status_code == 200:
                yield address, response.content.decode()


class Missing(NullTranslations):
    """Notes what a language has no words for."""

    def __init__(self) -> None:
        super().__init__()
        self.missing: set[str] = set()

    def gettext(self, message: str) -> str:
        self.missing.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_in_each_language_and_says_so(client: Client, language: str) -> None:
    addresses = [in_language(address, language) for address in PAGES]

    found = dict(pages_of(client, addresses))

    assert len(found) > 20
    for address, text in found.items():
        assert f'<html lang="{language}">' in text, address


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize("language", ["fr", "de", "en"])
def test_no_page_falls_back_on_the_words_of_another_language(
    client: Client, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = Missing()
    monkeypatch.setattr(trans_real.translation(language), "_fallback", missing)
    # Django's own English needs no translation.
    ours = {
        f"{message.context}\x04{text}" if message.context else text
        for message in messages("nl")
        for text in (message.singular, message.plural)
    }

    found = dict(pages_of(client, [in_language(address, language) for address in PAGES]))
    client.get(f"/{language}/bestaat-niet/")

    assert found
    assert missing.missing & (ours if language == "en" else missing.missing) == set()


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_names_itself_in_each_language_and_so_do_they(client: Client, language: str) -> None:
    pages = pages_of(client, [in_language(address, language) for address in PAGES])
    with_others = {address: ALTERNATE.findall(text) for address, text in pages}

    named = {address: found for address, found in with_others.items() if found}
    assert len(named) > 12
    for address, found in named.items():
        assert [code for code, _url in found] == [*LANGUAGES, "x-default"], address
        addresses = dict(found)
        assert addresses[language] == f"http://testserver{address}"
        assert addresses["x-default"] == addresses["nl"]
        for url in addresses.values():
            other = client.get(url.removeprefix("http://testserver"))
            assert other.status_code == 200
            assert ALTERNATE.findall(other.content.decode()) == found, url


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize(
    "address",
    [
        "/nl/huizen/?audience=cancer",
        "/nl/huizen/huis/?on=2021",
        "/nl/huizen/huis/?utm_source=elders",
        "/nl/vergelijk/?with=huis&with=stichting",
        "/nl/stel-een-huis-voor/",
        "/nl/bestaat-niet/",
    ],
)
def test_what_is_no_canonical_page_names_no_other_languages(client: Client, address: str) -> None:
    assert not ALTERNATE.findall(client.get(address).content.decode())


def test_the_second_page_of_a_list_has_its_own_others(client: Client) -> None:
    factories.make_houses(range(21))

    found = dict(ALTERNATE.findall(client.get("/nl/huizen/?page=2").content.decode()))

    assert found["de"] == "http://testserver/de/haeuser/?page=2"


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize("section", ["pages", "entries", "regions"])
def test_the_sitemap_names_the_others_as_the_pages_do(client: Client, section: str) -> None:
    text = client.get(f"/sitemap-{section}.xml").content.decode()
    link = r'<xhtml:link rel="alternate" hreflang="([a-z-]+)" href="([^"]+)"'

    urls = [
        (url, re.findall(link, block))
        for url, block in re.findall(r"<loc>([^<]+)</loc>(.*?)</url>", text, re.DOTALL)
    ]

    assert len(urls) >= 4
    for url, others in urls:
        page = client.get(url.removeprefix("http://testserver"))
        assert page.status_code == 200
        assert ALTERNATE.findall(page.content.decode()) == others, url


@pytest.mark.usefixtures("directory")
def test_every_page_that_is_not_of_an_entry_and_may_be_found_is_in_the_sitemap(
    client: Client,
) -> None:
    own = [address for address in PAGES if not re.search(r"[{?]|/nl/regios/.", address)]
    found = {
        f"http://testserver{address}"
        for address, text in pages_of(client, own)
        if client.get(address).status_code == 200 and 'content="noindex"' not in text
    }

    listed = re.findall("<loc>([^<]+/nl/[^<]*)</loc>", body(client, "/sitemap-pages.xml"))

    assert len(found) > 12
    assert sorted(listed) == sorted(found)


def body(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize(("letters", "kept"), [(2_000, True), (2_001, False)])
def test_the_switch_leaves_out_a_search_that_would_be_most_of_the_page(
    client: Client, letters: int, kept: bool
) -> None:
    query = "?q=" + "a" * (letters - len("q="))

    links = body(client, f"/nl/huizen/{query}")

    assert (f'<a href="/fr/maisons/{query}" lang="fr"' in links) is kept
    assert ('<a href="/fr/maisons/" lang="fr"' in links) is not kept


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_keeps_the_page_and_the_search(client: Client, language: str) -> None:
    query = "?q=kanker+en+rouw&where=Brugge&audience=cancer&page=1"

    text = client.get(f"/{language}/{WORDS['houses'][language]}/{query}").content.decode()

    for code in LANGUAGES:
        address = f"/{code}/{WORDS['houses'][code]}/{query}".replace("&", "&amp;")
        here = ' aria-current="true"' if code == language else ""
        assert f'<a href="{address}" lang="{code}" hreflang="{code}"{here}>' in text


def test_the_other_languages_cost_no_query(
    rf: RequestFactory, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    request = rf.get("/nl/huizen/huis/?on=2021")
    with override("nl"):
        request.resolver_match = resolve("/nl/huizen/huis/")

        with django_assert_num_queries(0):
            urls = [language.url for language in in_each_language(request)]

    assert urls[1] == "/fr/maisons/huis/?on=2021"


@pytest.mark.usefixtures("directory")
def test_the_switch_keeps_the_day_of_a_page(client: Client) -> None:
    text = client.get("/nl/netwerken/netwerk/?on=juni+2019").content.decode()

    assert '<a href="/fr/reseaux/netwerk/?on=juni+2019" lang="fr" hreflang="fr">' in text


def test_the_switch_calls_each_language_by_its_own_name(client: Client) -> None:
    text = client.get("/de/").content.decode()

    names = re.findall(r'hreflang="\w\w"(?: aria-current="true")?>([^<]+)</a>', text)
    assert names == ["Nederlands", "Français", "Deutsch", "English"]


@pytest.mark.parametrize("address", ["/fr/rien/", "/fr/maisons/rien/?on=2019", "/fr/?q=%00"])
def test_from_an_error_the_switch_leads_to_the_first_page(client: Client, address: str) -> None:
    response = client.get(address)
    text = response.content.decode()

    assert response.status_code in {400, 404}
    assert '<html lang="fr">' in text
    assert '<a href="/de/" lang="de" hreflang="de">' in text


def test_from_what_was_sent_the_switch_leads_to_the_first_page(client: Client) -> None:
    response = client.post("/fr/proposer-une-maison/", {"name": "Maison"})

    assert response.status_code == 422
    assert '<a href="/nl/" lang="nl" hreflang="nl">' in response.content.decode()


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr-BE,fr;q=0.9,nl;q=0.8", "fr"),
        ("de-AT", "de"),
        ("en-US,en;q=0.5", "en"),
        ("nl-BE", "nl"),
        ("es", "nl"),
        ("es,de;q=0.3", "de"),
        ("*", "nl"),
        (None, "nl"),
    ],
)
def test_without_a_language_an_address_leads_to_that_of_the_browser(
    client: Client, accepted: str | None, language: str
) -> None:
    house = factories.make_house("Huis", slug="huis")
    headers = {"accept-language": accepted} if accepted else {}

    first = client.get("/", headers=headers)
    lasting = client.get(f"/id/{house.public_id}?on=2021", headers=headers)

    assert first.headers["Location"] == f"/{language}/"
    house_page = f"/{language}/{WORDS['houses'][language]}/huis/?on=2021"
    assert lasting.headers["Location"] == house_page
    for response in (first, lasting):
        assert response.status_code == 302
        assert "Accept-Language" in response.headers["Vary"]
        assert not response.cookies


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_the_same_for_each_browser(client: Client, language: str) -> None:
    response = client.get(f"/{language}/", headers={"accept-language": "fr"})

    assert response.headers["Content-Language"] == language
    assert "Accept-Language" not in response.headers.get("Vary", "")
    assert not response.cookies


def test_the_staff_reads_the_language_of_the_browser(client: Client) -> None:
    response = client.get("/admin/login/", headers={"accept-language": "fr-BE"})

    assert '<html lang="fr"' in response.content.decode()


def test_redirects_keep_the_language(client: Client) -> None:
    house = factories.make_house("Huis", slug="eerst")
    house.move_to("tweede")

    former = client.get("/fr/maisons/eerst/", headers={"accept-language": "de"})
    other_sort = client.get("/de/netzwerke/tweede/")
    editions = client.get("/en/compare/eerst/")
    without_slash = client.get("/fr/maisons")

    assert former.headers["Location"] == "/fr/maisons/tweede/"
    assert other_sort.headers["Location"] == "/de/haeuser/tweede/"
    assert editions.headers["Location"].startswith("/en/compare/tweede/")
    assert without_slash.headers["Location"] == "/fr/maisons/"


@pytest.mark.parametrize("page", WORDS)
def test_each_word_in_addresses_is_there_in_each_language(page: str) -> None:
    words = WORDS[page]

    assert list(words) == LANGUAGES
    for language, word in words.items():
        assert re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*", word)
        assert [other for other in WORDS if WORDS[other][language] == word] == [page]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_in_another_language_says_so(client: Client, language: str) -> None:
    house = factories.make_house("Huis", slug="huis")
    house.summary = Translated.written("nl", "Een warm huis.", fr="Une maison chaleureuse.")
    house.save()

    text = client.get(in_language("/nl/huizen/{slug}/", language)).content.decode()

    kept = language in {"nl", "fr"}
    assert ("Une maison chaleureuse." in text) == (language == "fr")
    assert ('<span lang="nl">Een warm huis.</span> <small>(' in text) == (not kept)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_needs_help_reads_a_number_in_the_footer(client: Client, language: str) -> None:
    factories.make_helpline("Tele-Onthaal", phone="106", language="nl")

    text = client.get(f"/{language}/{WORDS['regions'][language]}/").content.decode()

    assert 'href="tel:106"' in text
    assert ('<b lang="nl">Tele-Onthaal</b>' in text) == (language != "nl")


def test_a_line_in_the_language_of_the_page_stands_alone(client: Client) -> None:
    factories.make_helpline("Tele-Onthaal", phone="106", language="nl")
    factories.make_helpline("Télé-Accueil", phone="107", language="fr")
    factories.make_helpline("Noodnummer", phone="112", general=False, emergency=True)

    text = client.get("/fr/regions/").content.decode()

    numbers = re.findall(r'href="tel:(\d+)"', text)
    assert numbers == ["107", "112"]
