"""What staff write in the texts of the site: where it shows, for whom, and what it cannot do."""

from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from houses.models import SiteText
from houses.sheets.site_texts import SiteTexts, site_texts
from houses.values import plain_markdown
from houses.values.plain_markdown import as_html, links_not_taken
from houses.values.translations import Translated
from tests.staff import form_on, page_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)
DAY = timedelta(days=1)
ADD = "/admin/houses/sitetext/add/"


def write(place: str, dutch: str = "", **fields: Any) -> SiteText:
    text = fields.pop("text", Translated.written("nl", dutch))
    return SiteText.objects.create(place=place, text=text, **fields)


def read(language: str = "nl") -> SiteTexts:
    with translation.override(language):
        return site_texts(on=TODAY)


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


# What an attacker, or a paste from elsewhere, would try; none of it may reach a browser.
ATTACKS = [
    "<script>alert(1)</script>",
    '<img src="x" onerror="alert(1)">',
    "[klik](javascript:alert(1))",
    "[klik](JaVaScRiPt&colon;alert(1))",
    "[klik](java\tscript:alert(1))",
    "[klik](data:text/html;base64,PHNjcmlwdD4=)",
    "[klik](vbscript:x)",
    "<javascript:alert(1)>",
    '[klik](https://a.example "x\\" onmouseover=\\"alert(1)")',
    "[klik]: javascript:alert(1)\n\n[klik]",
    '<p style="position:fixed">groot</p>',
    "<a href='https://a.example' onclick='alert(1)'>klik</a>",
    "![foto](https://a.example/foto.png)",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src='https://a.example'></iframe>",
]


class _Tags(HTMLParser):
    """Collects what a browser would make of a text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_cannot_do_harm(attack: str) -> None:
    browser = _Tags()
    browser.feed(as_html(attack))

    for tag, said in browser.found:
        assert tag in {"p", "a"}
        assert set(said) <= {"href", "rel"}
        assert (said.get("href") or "https://").startswith("https://")


def test_the_markdown_of_staff_becomes_plain_html() -> None:
    text = (
        "# Kop\n\n### Klein\n\nEen\ntwee **vet**.\n\n- a\n- b\n\n1. c\n\n[site](https://a.example)"
    )

    html = as_html(text).replace("\n", "")

    assert html == (
        "<h2>Kop</h2><h3>Klein</h3><p>Een<br>twee <strong>vet</strong>.</p>"
        "<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>"
        '<p><a href="https://a.example" rel="noreferrer">site</a></p>'
    )


@pytest.mark.parametrize(
    "address", ["https://a.example/x", "mailto:a@b.example", "tel:+3250123456", "/nl/", "#kop"]
)
def test_a_link_leads_to_the_web_to_mail_to_a_phone_or_on_this_site(address: str) -> None:
    assert f'href="{address}"' in as_html(f"[hier]({address})")
    assert links_not_taken(f"[hier]({address})") == []


@pytest.mark.parametrize(
    "address", ["http://a.example", "//a.example", "javascript:x", "ftp://a.example", "a.example"]
)
def test_a_link_elsewhere_stays_as_it_was_typed_and_is_told(address: str) -> None:
    assert as_html(f"[hier]({address})") == f"<p>[hier]({address})</p>\n"
    assert links_not_taken(f"- **[hier]({address})**") == [address]


@pytest.mark.parametrize("text", ["2 * 3 * 4", "*zes* huizen", "_zes_ huizen"])
def test_letters_that_lean_stay_as_they_were_typed(text: str) -> None:
    assert as_html(text) == f"<p>{text}</p>\n"
    assert as_html(f"**{text}**") == f"<p><strong>{text}</strong></p>\n"


@pytest.mark.parametrize("address", ["http://a.example", "//a.example", "javascript:x"])
def test_where_a_reader_errs_no_link_is_let_through(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(plain_markdown, "_Reader", plain_markdown._WholeReader)

    html = as_html.__wrapped__(f"[hier]({address}) [daar](https://a.example)")

    assert html == (
        '<p><a rel="noreferrer">hier</a> '
        '<a href="https://a.example" rel="noreferrer">daar</a></p>\n'
    )


@pytest.mark.parametrize("address", ["http://a.example", "ftp://a.example", "geo:51,3"])
def test_no_other_scheme_is_let_through_either(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(plain_markdown, "_Reader", plain_markdown._WholeReader)
    monkeypatch.setattr(plain_markdown, "_kept", lambda _tag, _name, value: value)

    assert "href" not in as_html.__wrapped__(f"[hier]({address})")


def test_what_staff_write_takes_the_place_of_the_text_that_comes_with_the_site(
    client: Client,
) -> None:
    own = page(client, "/nl/over-ons/")
    write("about", "Wij zijn **zes huizen**.")

    shown = page(client, "/nl/over-ons/")
    with translation.override("nl"):
        comes_with_it = translation.gettext(
            "Those who run this site have not written here yet who they are."
        )
    assert comes_with_it in own
    assert comes_with_it not in shown
    assert "<p>Wij zijn <strong>zes huizen</strong>.</p>" in shown


def test_a_text_in_one_language_leaves_the_others_as_they_came() -> None:
    write("about", "Wij zijn zes huizen.")

    assert read("nl").about is not None
    assert read("fr").about is None


@pytest.mark.parametrize("place", ["notice", "colophon"])
def test_a_notice_and_who_is_responsible_are_rather_read_in_another_language(place: str) -> None:
    write(place, "Vzw Voorbeeld")

    passage = getattr(read("fr"), place)

    assert passage.language == "nl"
    assert "Vzw Voorbeeld" in passage.html


def test_a_text_in_another_language_says_which(client: Client) -> None:
    write("notice", text=Translated.written("fr", "Fermé vendredi."))

    shown = page(client, "/nl/")

    assert '<div class="written" lang="fr"><p>Fermé vendredi.</p>' in shown
    assert "(in het Frans)" in shown


def test_a_place_where_nothing_is_written_keeps_the_text_of_the_site() -> None:
    write("about", text=Translated())

    assert read() == SiteTexts()


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (TODAY - DAY, None, True),
        (None, TODAY + DAY, True),
        (TODAY + DAY, None, False),
        (None, TODAY - DAY, False),
    ],
)
def test_a_notice_shows_from_its_first_day_to_its_last(
    first: date | None, last: date | None, shown: bool
) -> None:
    write("notice", "Vrijdag gesloten.", shown_from=first, shown_until=last)

    assert bool(read().notice) is shown


def test_a_notice_stands_above_every_page_and_not_where_the_database_may_be_gone(
    client: Client,
) -> None:
    write("notice", "Vrijdag gesloten.")

    for address in ("/nl/", "/nl/huizen/", "/nl/privacy/", "/nl/bestaat-niet/"):
        assert page(client, address).count("Vrijdag gesloten.") == 1, address


def test_all_texts_of_a_page_cost_one_query(client: Client) -> None:
    for place in SiteText.Place.values:
        write(place, "Tekst")

    with CaptureQueriesContext(connection) as asked:
        client.get("/nl/over-ons/")

    assert sum("houses_sitetext" in query["sql"] for query in asked) == 1


def test_staff_write_a_text_for_each_language(admin_client: Client, client: Client) -> None:
    filled = {"place": "about", "text_nl": "Wij zijn *zes* huizen.", "text_fr": "Six maisons."}

    assert admin_client.post(ADD, form_on(admin_client, ADD) | filled).status_code == 302

    assert "zes" in page(client, "/nl/over-ons/")
    row = SiteText.objects.get()
    assert dict(row.text.texts) == {"nl": "Wij zijn *zes* huizen.", "fr": "Six maisons."}
    assert "<p>Six maisons.</p>" in page(admin_client, page_of(row))


def test_a_text_that_is_emptied_gives_the_place_back(admin_client: Client) -> None:
    row = write("about", "Wij zijn zes huizen.")

    admin_client.post(page_of(row), form_on(admin_client, page_of(row)) | {"text_nl": ""})

    assert read().about is None


@pytest.mark.parametrize(
    ("boxes", "sentence"),
    [
        ({"shown_until": "2026-06-01"}, "Only a notice has a first and a last day."),
        (
            {"text_nl": "[klik](javascript:alert)"},
            (
                "%(language)s: a link to “%(address)s” is not taken. Begin it with "
                "https://, mailto:, tel: or /."
            ),
        ),
        ({"text_nl": "a" * 5_001}, "%(language)s: longer than %(most)s characters."),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    admin_client: Client, boxes: dict[str, str], sentence: str
) -> None:
    filled = {"place": "about", "text_nl": "Wij zijn zes huizen."}
    asked = admin_client.post(ADD, form_on(admin_client, ADD) | filled | boxes)

    with translation.override("nl"):
        named = {"language": "Nederlands", "address": "javascript:alert", "most": 5_000}
        said = translation.gettext(sentence) % named

    assert asked.status_code == 200
    assert said in asked.content.decode()
    assert not SiteText.objects.exists()


@pytest.mark.parametrize(("letters", "status"), [(400, 302), (401, 200)])
def test_a_notice_is_as_long_as_is_read_at_a_glance(
    admin_client: Client, letters: int, status: int
) -> None:
    filled = {"place": "notice", "text_nl": "a" * letters}

    assert admin_client.post(ADD, form_on(admin_client, ADD) | filled).status_code == status


def test_there_is_one_text_for_each_place(admin_client: Client) -> None:
    write("about", "Wij zijn zes huizen.")
    filled = {"place": "about", "text_nl": "En nog iets."}

    assert admin_client.post(ADD, form_on(admin_client, ADD) | filled).status_code == 200
    assert SiteText.objects.count() == 1


def test_a_text_stays_at_its_place(admin_client: Client) -> None:
    row = write("about", "Wij zijn zes huizen.")

    admin_client.post(page_of(row), form_on(admin_client, page_of(row)) | {"place": "notice"})

    assert SiteText.objects.get().place == "about"


@pytest.mark.parametrize(("allowed", "status"), [([], 403), (["change_sitetext"], 302)])
def test_only_staff_who_may_change_a_text(client: Client, allowed: list[str], status: int) -> None:
    row = write("about", "Wij zijn zes huizen.")
    member = User.objects.create_user("lies", password=None, is_staff=True)
    member.user_permissions.set(Permission.objects.filter(codename__in=allowed))
    client.force_login(member)

    answer = client.post(page_of(row), {"text_nl": "Iets anders.", "text_fr": ""})

    assert answer.status_code == status
    changed = str(SiteText.objects.get().text) == "Iets anders."
    assert changed is (status == 302)


@pytest.mark.parametrize(("place", "asked"), [("notice", True), ("about", False)])
def test_only_a_notice_is_asked_for_its_days(admin_client: Client, place: str, asked: bool) -> None:
    row = write(place, "Tekst.")

    assert ("shown_until" in form_on(admin_client, page_of(row))) is asked
