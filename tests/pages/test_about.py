"""The pages about the site itself: what they say is true of it."""

import copy
import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from houses.models import Organisation
from houses.sheets.accessibility import BY_HAND, FILE, accessibility_statement, read_statement
from houses.sheets.coverage import coverage
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)
PAGES = ["about", "about-the-data", "accessibility", "colophon", "privacy"]
RESULTS: dict[str, Any] = json.loads(FILE.read_text())


def page(client: Client, name: str, language: str = "nl") -> str:
    with translation.override(language):
        response = client.get(reverse(f"houses:{name}"))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("language", settings.CONTENT_LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_each_page_about_the_site_is_there_in_each_language(
    client: Client, name: str, language: str
) -> None:
    assert f'<html lang="{language}"' in page(client, name, language)


@pytest.mark.parametrize("name", PAGES)
def test_each_is_one_step_from_every_page(client: Client, name: str) -> None:
    home = page(client, "home")
    footer = home[home.index("<footer") :]

    assert f'href="{reverse(f"houses:{name}")}"' in footer


@pytest.mark.parametrize("language", settings.CONTENT_LANGUAGES)
def test_what_the_first_page_links_to_is_there(client: Client, language: str) -> None:
    with translation.override(language):
        about = reverse("houses:about")
    asked = set(re.findall(rf'href="{about}#([\w-]+)"', page(client, "home", language)))

    shown = page(client, "about", language)

    assert asked == {"for-houses", "for-referrers", "take-the-data-along"}
    assert all(f'id="{name}"' in shown for name in asked)
    assert set(re.findall(r'href="#([\w-]+)"', shown)) <= set(re.findall(r'id="([\w-]+)"', shown))


def test_the_page_about_the_data_counts_of_how_many_houses_something_is_known() -> None:
    factories.make_house("Met website", website="https://a.example")
    factories.make_house("Zonder")
    factories.make_house("Klad", published=False, website="https://b.example")

    known = coverage(on=TODAY)

    shares = {str(share.label): (share.count, share.of, share.percent) for share in known.shares}
    with translation.override("nl"):
        website = translation.gettext("with a website")
    assert known.house_count == 2
    assert shares[website] == (1, 2, 50)


def test_a_check_counts_for_a_year() -> None:
    for name, day in (("Pas", TODAY), ("Lang", TODAY - timedelta(days=366))):
        factories.make_house(name, checked_on=day, checked_how=Organisation.Checked.values[0])

    checked = coverage(on=TODAY).shares[-1]

    assert (checked.count, checked.of) == (1, 2)


def test_an_empty_directory_has_nothing_to_count(client: Client) -> None:
    assert coverage(on=TODAY).newest_on is None
    assert '<dl class="shares">' not in page(client, "about-the-data")


def test_the_colophon_says_which_software_and_how_new_the_data_are(client: Client) -> None:
    factories.make_house("Huis", first_published_on=date(2026, 3, 5))

    shown = page(client, "colophon")

    project = (settings.BASE_DIR / "pyproject.toml").read_text()
    version = re.search(r'^version = "(.+)"', project, re.MULTILINE)
    assert version is not None
    assert version[1] in shown
    assert "5 maart 2026" in shown


def good(everything: dict[str, Any]) -> dict[str, Any]:
    """The file as it would be if every test were done and found good."""
    results = copy.deepcopy(everything)
    for row in results["by_machine"]:
        row |= {"on": "2026-11-30", "pages": 60, "passed": 20, "failed": 0}
    for row in results["by_hand"]:
        row |= {"on": "2026-11-30", "result": "good"}
    return results


def test_the_statement_claims_all_only_when_all_was_tested_and_good() -> None:
    results = good(RESULTS)
    assert read_statement(results).in_full

    results["by_hand"][0] |= {"on": None, "result": "not-done"}
    assert not read_statement(results).in_full

    results = good(RESULTS)
    results["by_machine"][0]["failed"] = 1
    assert not read_statement(results).in_full


def test_a_result_without_a_date_is_refused() -> None:
    results = good(RESULTS)
    results["by_hand"][0]["on"] = None

    with pytest.raises(ValueError, match="keyboard"):
        read_statement(results)


def test_a_result_that_has_no_words_is_refused() -> None:
    results = good(RESULTS)
    results["by_hand"][0]["result"] = "fine"

    with pytest.raises(KeyError, match="fine"):
        read_statement(results)


def test_the_statement_shows_what_was_found_and_what_was_not_tested(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = good(RESULTS)
    results["by_machine"][0] |= {"passed": 19, "failed": 1, "pages": 61}
    results["by_hand"][0] |= {"on": None, "result": "not-done"}
    tell(results, monkeypatch)

    shown = page(client, "accessibility", "en")

    done, not_yet = shown.split("We have not tested this yet:")
    assert "Good: 19. Not good: 1." in done
    assert "61 pages, on 30 November 2026" in done
    assert "We tested the site ourselves: with programs and by hand." in done
    assert "in part" in done
    with translation.override("en"):
        keyboard = str(BY_HAND["keyboard"])
    assert keyboard not in done
    assert not_yet.split("</ul>")[0].count("<li>") == 1
    assert f"<li>{keyboard}</li>" in not_yet


def tell(results: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "houses.pages.about.accessibility_statement", lambda: read_statement(results)
    )


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    ("undone", "sentence"),
    [
        ({"by_hand"}, "We tested the site ourselves, with programs."),
        ({"by_machine"}, "We tested the site ourselves, by hand."),
        ({"by_machine", "by_hand"}, None),
    ],
)
def test_the_statement_says_only_of_what_was_done_how_it_was_tested(
    client: Client, monkeypatch: pytest.MonkeyPatch, undone: set[str], sentence: str | None
) -> None:
    results = good(RESULTS)
    for part in undone:
        for row in results[part]:
            row.update({"on": None, "result": "not-done"})
    tell(results, monkeypatch)

    shown = page(client, "accessibility", "en")

    assert re.findall(r"We tested the site ourselves.+?\.", shown) == [sentence][: bool(sentence)]
    assert ('<dl class="shares">' in shown) == bool(sentence)
    assert "We have not tested this yet:" in shown


@pytest.mark.parametrize("name", ["about", "accessibility", "colophon"])
def test_who_has_a_complaint_is_led_to_a_form_for_it(client: Client, name: str) -> None:
    with translation.override("nl"):
        assert f'href="{reverse("houses:tell-us")}"' in page(client, name)


def test_the_statement_is_not_from_the_future() -> None:
    statement = accessibility_statement()

    assert statement.statement_of <= statement.reviewed_on
    days = {row.on for row in statement.by_machine} | {row.on for row in statement.by_hand}
    assert all(day <= statement.reviewed_on for day in days if day)


def test_the_document_and_the_statement_say_the_same() -> None:
    document = (settings.BASE_DIR / "docs" / "accessibility.md").read_text()
    lines = re.findall(r"^\| `([\w-]+)` \|.*\| ([\d-]*) ?\| ([\w-]+) \|$", document, re.MULTILINE)

    said = {check: (day, result) for check, day, result in lines}

    found = {row["check"]: (row["on"] or "", row["result"]) for row in RESULTS["by_hand"]}
    assert said == found


def test_every_file_that_the_document_names_is_there() -> None:
    document = (settings.BASE_DIR / "docs" / "accessibility.md").read_text()

    named = re.findall(r"`((?:tests|houses)/[\w/.]+)`", document)

    assert named
    assert [name for name in named if not (settings.BASE_DIR / name).exists()] == []


@pytest.mark.parametrize(("country", "host"), [("be", "unia.be"), ("nl", "nationaleombudsman.nl")])
def test_who_gets_no_answer_reads_where_to_go(
    client: Client, settings: Any, country: str, host: str
) -> None:
    settings.HOME_COUNTRY = country

    assert host in page(client, "accessibility")


def test_the_privacy_page_leads_to_what_stays_on_the_device(client: Client) -> None:
    shown = page(client, "privacy")
    text = shown[shown.index("<main") : shown.index("</main")]

    with translation.override("nl"):
        assert f'href="{reverse("houses:traces")}"' in text
        assert f'href="{reverse("houses:my-list")}"' in text
