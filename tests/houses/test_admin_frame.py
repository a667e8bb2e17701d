"""The staff's pages keep the promises that every page of the site makes."""

import re

import pytest
from django.test import Client

from tests.factories import (
    make_contact_point,
    make_house,
    make_membership,
    make_network,
    make_opening,
)

pytestmark = pytest.mark.django_db


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
