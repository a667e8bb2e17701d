"""Who looks over a shoulder, at a tab, a history, a chat or a pile of paper learns no need.

The pages are those of tests/test_public.py, so that a new one is held to it too.
"""

import re
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

import pytest
from django.conf import settings
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import translate_url
from django.utils import translation

from houses.models import Organisation
from tests import factories
from tests.test_public import OUTPUTS

pytestmark = pytest.mark.django_db

STATIC: Path = settings.BASE_DIR / "static"
LANGUAGES = [code for code, _name in settings.LANGUAGES]
OTHERS = tuple(f"/{code}/" for code in LANGUAGES if code != "nl")
# An audience and a theme, as code and as label, and what somebody typed.
MARKS = ("geheimdoel", "geheimthema", "geheimwoord")
SEARCHES = [
    "/nl/huizen/?audience=geheimdoel",
    "/nl/huizen/?theme=geheimthema&where=Brugge",
    "/nl/huizen/?q=geheimdoel&where=Brugge&radius=25",
    "/nl/huizen/?q=geheimthema+Brugge",
    "/nl/huizen/?q=geheimwoord",
    "/nl/huizen/?where=geheimwoord",
    "/nl/huizen/?q=geheimwoord&where=geheimwoord&audience=geheimdoel&theme=geheimthema",
    "/nl/huizen.csv?audience=geheimdoel&q=geheimthema",
    "/nl/huizen.atom?audience=geheimdoel&q=geheimthema",
    "/nl/vergelijk/?name=geheimwoord",
]


class Outside(HTMLParser):
    """What of a page is seen from outside it, and whom it tells where its visitors come from."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self.referrers: list[str] = []
        self.remembering_forms: list[str] = []
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "title" or tag == "h1" or "crumbs" in said.get("class", "").split():
            self._open.append(tag)
        if tag == "meta" and said.get("name") == "referrer":
            self.referrers.append(said["content"])
        elif tag == "meta" and "content" in said:
            self._add(said.get("property") or said.get("name") or "meta", said["content"])
        if tag == "link" and "title" in said:
            self._add("link", said["title"])
        if "data-paper" in said:
            self._add("on paper", said["data-paper"])
        if "referrerpolicy" in said:
            self.referrers.append(said["referrerpolicy"])
        if said.get("role") == "search" and said.get("autocomplete") != "off":
            self.remembering_forms.append(said["action"])

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open:
            self._add(self._open[-1], data)

    def _add(self, where: str, text: str) -> None:
        self.texts[where] = f"{self.texts.get(where, '')} {text}"


@pytest.fixture
def entries() -> list[Organisation]:
    """One entry of each sort, all of them for the same people and with the same theme."""
    factories.make_region()
    kinds = ["walk-in-house", "network", "project", "foundation"]
    entries = [
        factories.make_house("Huis", slug="open-huis", kinds=kinds[:1]),
        factories.make_network("Netwerk"),
        factories.make_project("Project"),
        factories.make_organisation("Stichting"),
    ]
    for scheme, code in (("audience", "geheimdoel"), ("theme", "geheimthema")):
        factories.make_term(scheme, code, public_filter=True)
        for entry in entries:
            factories.make_tag(entry, scheme, code)
    factories.make_membership(entries[1], entries[0])
    factories.index()
    return entries


def addresses(entries: list[Organisation]) -> list[str]:
    """Every page of the site for each of these entries; in the other languages, for the first."""
    every = [*SEARCHES, *chain.from_iterable(OUTPUTS.values())]
    known = [
        {address.format(slug=entry.slug, public_id=entry.public_id) for address in every}
        for entry in entries
    ]
    # Addresses are read in the language that is spoken.
    with translation.override("nl"):
        translated = {translate_url(address, code) for address in known[0] for code in LANGUAGES}
    return sorted(translated.union(*known))


def names_a_need(text: str) -> bool:
    return any(mark in text.lower() for mark in MARKS)


def body_of(response: HttpResponseBase) -> str:
    text: bytes = response.getvalue()
    return text.decode(errors="replace")


def test_no_answer_tells_what_was_searched_or_by_whom(
    client: Client, entries: list[Organisation]
) -> None:
    """One walk for all: titles and the like, names of files, referrers and cookies."""
    asked = addresses(entries)
    titles = files = 0
    for address in asked:
        response = client.get(address, follow=True)
        file_name = response.headers.get("Content-Disposition", "")
        outside = Outside(body_of(response) if "ml" in response.headers["Content-Type"] else "")
        titles += "title" in outside.texts
        files += "filename" in file_name

        seen = {**outside.texts, "file": file_name}
        told = {where: text for where, text in seen.items() if names_a_need(text)}
        assert not told, f"{address} tells {told}"
        assert response.headers["Referrer-Policy"] == "same-origin", address
        assert set(outside.referrers) <= {"no-referrer"}, address
        assert not response.cookies, address
        assert not client.cookies, address

    assert titles > 100
    assert files >= len(LANGUAGES)
    assert all(sum(address.startswith(other) for address in asked) > 40 for other in OTHERS)


def test_a_page_shows_the_need_inside_so_that_this_test_could_see_it(
    client: Client, entries: list[Organisation]
) -> None:
    inside = body_of(client.get("/nl/huizen/?audience=geheimdoel"))

    assert "Geheimdoel" in inside
    assert Outside("<title>Voor geheimdoel</title>").texts == {"title": " Voor geheimdoel"}


def test_no_browser_is_asked_to_remember_what_is_searched(
    client: Client, entries: list[Organisation]
) -> None:
    for address in ("/nl/", "/nl/huizen/", "/nl/huizen/?audience=geheimdoel"):
        page = body_of(client.get(address))

        assert 'role="search"' in page
        assert not Outside(page).remembering_forms, address


def test_nothing_that_is_sent_to_the_site_is_answered_with_a_cookie(
    client: Client, entries: list[Organisation]
) -> None:
    for address in [*addresses(entries), "/nl/bestaat-niet/", "/nl/?x=%00"]:
        response = client.post(address, {"name": "Huis", "place": "Brugge"})

        assert not response.cookies, address


def test_only_what_a_visitor_starts_is_kept_on_the_device() -> None:
    stores = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\b")
    kept = {path.name: set(stores.findall(path.read_text())) for path in STATIC.rglob("*.js")}

    # The list, from the first "Save".
    assert {name: found for name, found in kept.items() if found} == {
        "my-list.js": {"localStorage"}
    }


def test_no_link_shows_that_it_was_followed() -> None:
    # The coat of the admin is for staff.
    sheets = [path for path in STATIC.rglob("*.css") if "admin-coat" not in path.parts]

    assert STATIC / "site.css" in sheets
    assert not [path for path in sheets if ":visited" in path.read_text()]


def test_every_public_page_and_no_page_of_staff_has_the_way_out(
    client: Client, entries: list[Organisation]
) -> None:
    for address in ["/nl/", "/fr/", "/nl/huizen/open-huis/", "/nl/bestaat-niet/", "/nl/?x=%00"]:
        page = body_of(client.get(address))

        assert f'<a class="exit" href="{settings.QUICK_EXIT_URL}"' in page, address
        assert page.index('class="exit"') < page.index("</header>"), address
    assert "quick-exit" not in body_of(client.get("/admin/login/"))
