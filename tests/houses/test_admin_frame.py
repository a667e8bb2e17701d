"""The staff's pages keep the promises that every page of the site makes."""

import gettext
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client

from houses.desk.words import MISSING, OTHERWISE
from tests.factories import (
    make_contact_point,
    make_house,
    make_membership,
    make_network,
    make_opening,
)
from tests.staff import form_on, page_of

pytestmark = pytest.mark.django_db

BASE: Path = settings.BASE_DIR


def pages() -> list[str]:
    house, network, draft = make_house(), make_network(), make_house("Klad", published=False)
    place = house.locations.get()
    make_opening(place)
    make_contact_point(house)
    make_membership(network, house)
    return [
        "/admin/",
        "/admin/houses/",
        "/admin/houses/organisation/",
        "/admin/houses/organisation/add/",
        f"/admin/houses/organisation/{house.pk}/change/",
        f"/admin/houses/organisation/{house.pk}/history/",
        f"/admin/houses/organisation/{draft.pk}/delete/",
        f"/admin/houses/location/{place.pk}/change/",
        f"/admin/networks/network/{network.pk}/change/",
        "/admin/houses/region/add/",
        "/admin/houses/term/add/",
        "/admin/auth/user/",
        "/admin/auth/user/add/",
        "/admin/password_change/",
    ]


def test_no_page_of_the_staff_needs_a_script_or_a_style_in_the_page(admin_client: Client) -> None:
    for page in pages():
        shown = admin_client.get(page).content.decode()

        assert not re.findall(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", shown), page


def test_every_page_of_the_staff_wears_the_coat_and_leaves_the_scheme_to_the_system(
    admin_client: Client,
) -> None:
    for page in pages():
        shown = admin_client.get(page).content.decode()

        assert "admin-coat" in shown, page
        assert not re.search(r"theme\.js|theme-toggle|dark_mode", shown), page


def test_the_door_of_the_staff_has_the_name_of_the_site(client: Client) -> None:
    shown = client.get("/admin/login/").content.decode()

    assert "Steunwijzer" in shown
    assert "admin-coat" in shown


def test_the_coat_has_no_piece_that_hangs_unused() -> None:
    pages = (page.read_text() for page in (BASE / "templates" / "admin").rglob("*.html"))

    worn = {piece for page in pages for piece in re.findall(r"admin-coat/(\w+)\.css", page)}

    assert worn == {piece.stem for piece in (BASE / "static" / "admin-coat").glob("*.css")}


def test_a_page_with_faults_names_each_and_leads_to_it(admin_client: Client) -> None:
    house = make_house()
    make_contact_point(house)
    page = page_of(house)
    filled = form_on(admin_client, page)
    filled |= {"founded": "ooit", "contact_points-0-phone": "geen nummer"}

    text = admin_client.post(page, filled).content.decode()
    faults = text[text.index('class="faults"') :].split("</ul>")[0]

    assert 'href="#id_founded"' in faults
    assert 'href="#id_contact_points-0-phone"' in faults


def test_the_parts_of_a_page_are_one_step_away(admin_client: Client) -> None:
    house = make_house()

    text = admin_client.get(page_of(house)).content.decode()

    assert 'href="#locations-group"' in text
    assert 'id="locations-group"' in text


def words_of(folder: Path | str, language: str) -> gettext.NullTranslations:
    """Of that folder alone: the words of another language never stand in for what it lacks."""
    return gettext.translation("django", f"{folder}/locale", [language])


@pytest.mark.parametrize("language", ["nl", "fr", "de"])
def test_the_staffs_pages_speak_a_language_where_django_does_not_yet(language: str) -> None:
    ours = words_of(BASE, language)

    assert not [said for said in [*MISSING, *OTHERWISE] if ours.gettext(said) == said]


def test_what_django_has_words_for_in_each_language_is_its_own_to_say() -> None:
    django = [
        [words_of(apps.get_app_config(app).path, language) for app in ("admin", "auth")]
        for language in ("nl", "fr", "de")
    ]

    known = [
        said
        for said in MISSING
        if all(any(app.gettext(said) != said for app in language) for language in django)
    ]

    assert not known, "Django has its own now: take them out"


def test_no_english_stands_on_the_staffs_lists(admin_client: Client) -> None:
    make_house()

    text = admin_client.get("/admin/houses/organisation/").content.decode()

    assert "Select an option" not in text
    assert "Pagination" not in text
    assert ">Filter by" not in text
