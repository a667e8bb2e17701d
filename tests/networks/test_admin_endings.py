"""Ending a membership says until when it lasted, and keeps it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import translation

from houses.models import Organisation
from networks.models import Membership, NetworkCitation
from tests import factories
from tests.factories import (
    make_assessment,
    make_charter,
    make_criterion,
    make_house,
    make_membership,
    make_network,
    make_source,
)
from tests.networks.test_admin_periods import says
from tests.staff import form_on, page_of, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def membership() -> Membership:
    return make_membership(make_network("Bond"), make_house("Huis"), since="april 2019")


def end_page(membership: Membership) -> str:
    network = membership.network_id
    return f"/admin/networks/network/{network}/members/{membership.pk}/end/"


def refused(staff: Client, membership: Membership, sentence: str, **fields: str) -> bool:
    """Whether the page is given back with the sentence, and nothing is written."""
    page = end_page(membership)
    answer = staff.post(page, form_on(staff, page) | fields)
    membership.refresh_from_db()
    assert answer.status_code == 200
    assert membership.until == ""
    assert not NetworkCitation.objects.exists()
    return said(answer, sentence)


def test_a_member_that_leaves_stays_in_the_list_with_its_end(
    admin_client: Client, membership: Membership
) -> None:
    page = end_page(membership)
    fields = {"until": "medio 2021", "note_nl": "Het huis sloot.", "source": str(make_source().pk)}

    answer = admin_client.post(page, form_on(admin_client, page) | fields)

    assert answer.headers["Location"] == page_of(membership.network)
    kept = Membership.objects.get()
    assert (kept.since, kept.until, str(kept.note)) == (
        "april 2019",
        "medio 2021",
        "Het huis sloot.",
    )
    cited = NetworkCitation.objects.get()
    assert (cited.membership, cited.field, cited.value) == (kept, "until", "2021-38")
    assert LogEntry.objects.get().object_id == str(membership.network_id)


def test_a_source_is_not_asked_for(admin_client: Client, membership: Membership) -> None:
    page = end_page(membership)

    answer = admin_client.post(page, form_on(admin_client, page) | {"until": "2021"})

    assert answer.status_code == 302
    assert not NetworkCitation.objects.exists()


def test_who_has_left_is_no_longer_found_by_the_name_of_the_network(
    admin_client: Client, membership: Membership
) -> None:
    house = Organisation.objects.get(name="Huis")
    factories.index()
    page = end_page(membership)
    before = house.search_documents.filter(terms__match=[{("bond",)}]).exists()

    admin_client.post(page, form_on(admin_client, page) | {"until": "2021"})

    assert before
    assert not house.search_documents.filter(terms__match=[{("bond",)}]).exists()


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        ("maart 2019", "The end lies before the start."),
        ("", "This field is required."),
        (
            "1/13/2021",
            "The calendar has no such day or month. Write the day first, as in 1/8/2021.",
        ),
        ("sinds 2021", "Give one date, not from when to when: april 2021."),
    ],
)
def test_an_end_that_cannot_be_is_refused(
    admin_client: Client, membership: Membership, until: str, sentence: str
) -> None:
    assert refused(admin_client, membership, sentence, until=until)


def test_an_end_before_answers_that_are_known_is_refused(
    admin_client: Client, membership: Membership
) -> None:
    criterion = make_criterion(make_charter(membership.network))
    for assessed in ("2020", "2022", "2023"):
        make_assessment(membership, criterion, assessed=assessed)
    page = end_page(membership)

    answer = admin_client.post(page, form_on(admin_client, page) | {"until": "2021"})
    may_be = admin_client.post(page, form_on(admin_client, page) | {"until": "2023"})

    with translation.override("nl"):
        sentence = translation.ngettext(
            "%(count)d answer about the conditions is of a later day. "
            "Change the end, or first that answer.",
            "%(count)d answers about the conditions are of a later day. "
            "Change the end, or first those answers.",
            2,
        )
    assert says(answer, sentence % {"count": 2})
    assert may_be.status_code == 302


def test_an_end_that_is_still_to_come_is_told_so(
    admin_client: Client, membership: Membership
) -> None:
    page = end_page(membership)
    # The last year that can be written.
    fields = form_on(admin_client, page) | {"until": "2999"}

    answer = admin_client.post(page, fields, follow=True)

    sentence = "The membership of %(member)s ends %(when)s. It stays in the list."
    shown = answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    with translation.override("nl"):
        names = {"member": "Huis", "when": translation.gettext("in %(date)s") % {"date": "2999"}}
        assert translation.gettext(sentence) % names in shown


def test_the_end_of_who_has_left_can_be_changed(
    admin_client: Client, membership: Membership
) -> None:
    membership.until = "2021"
    membership.save()
    source = make_source()
    cited = {"membership": membership, "source": source, "field": "until"}
    NetworkCitation.objects.create(**cited, value="2021")
    page = end_page(membership)
    shown = admin_client.get(page_of(membership.network))

    asked = admin_client.get(page)
    fields = {"until": "2022", "source": str(source.pk)}
    admin_client.post(page, form_on(admin_client, page) | fields)

    assert said(shown, "Change the end")
    assert f'href="{page}"' in shown.content.decode()
    title = "Change the end of the membership of %(member)s"
    assert says(asked, title, member="Huis")
    assert Membership.objects.get().until == "2022"
    assert NetworkCitation.objects.get().value == "2022"


def test_after_an_end_the_search_and_its_page_are_as_they_were(
    admin_client: Client, membership: Membership
) -> None:
    shown = admin_client.get(page_of(membership.network), {"member": "huis & tuin"})
    found = admin_client.get(page_of(membership.network), {"member": "huis"})
    page = f"{end_page(membership)}?member=huis&members=2"

    answer = admin_client.post(page, form_on(admin_client, page) | {"until": "2021"})

    assert shown.status_code == 200
    assert f'href="{end_page(membership)}?member=huis"' in found.content.decode()
    back = f"{page_of(membership.network)}?member=huis&members=2"
    assert answer.headers["Location"] == back


def test_a_form_that_is_given_back_opens_at_the_list_of_faults(
    admin_client: Client, membership: Membership
) -> None:
    for page in (end_page(membership), page_of(membership), page_of(membership.network)):
        shown = admin_client.post(page, form_on(admin_client, page) | {"until": "x", "name": ""})

        text = shown.content.decode()
        assert shown.status_code == 200
        assert 'action="#faults"' in text
        assert 'id="faults"' in text


def test_whoever_leaves_a_form_that_was_filled_in_is_asked_first(
    admin_client: Client, membership: Membership
) -> None:
    for page in (end_page(membership), page_of(membership.network)):
        assert "admin-coat/unsaved.js" in admin_client.get(page).content.decode()


def test_the_date_is_read_back_where_something_else_is_wrong(
    admin_client: Client, membership: Membership
) -> None:
    page = end_page(membership)

    answer = admin_client.post(page, {"until": "aug 2021", "source": "0"})

    assert answer.status_code == 200
    assert "augustus 2021" in answer.content.decode()


def test_members_known_by_a_text_leave_as_well(admin_client: Client) -> None:
    membership = make_membership(make_network(), party="tien huizen")
    page = end_page(membership)

    admin_client.post(page, form_on(admin_client, page) | {"until": "2021"})

    assert Membership.objects.get().until == "2021"


def test_a_member_of_another_network_has_no_page_here(
    admin_client: Client, membership: Membership
) -> None:
    other = make_network("Ander")
    page = end_page(membership).replace(f"/{membership.network_id}/", f"/{other.pk}/", 1)

    assert admin_client.get(page).status_code == 404


ACTS = ["handover/", "members/{member}/end/", "members/{member}/conditions/"]


@pytest.mark.parametrize("act", ACTS)
def test_who_may_only_look_at_networks_changes_nothing(
    client: Client, membership: Membership, act: str
) -> None:
    reader = User.objects.create_user("kijker", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    page = f"/admin/networks/network/{membership.network_id}/{act.format(member=membership.pk)}"

    asked, sent = client.get(page), client.post(page, {"until": "2021"})
    shown = client.get(page_of(membership.network)).content.decode()

    assert (asked.status_code, sent.status_code) == (403, 403)
    assert page not in shown
    membership.refresh_from_db()
    assert membership.until == ""


@pytest.mark.parametrize("act", ACTS)
def test_a_stranger_is_led_to_the_door(client: Client, membership: Membership, act: str) -> None:
    page = f"/admin/networks/network/{membership.network_id}/{act.format(member=membership.pk)}"

    answer = client.post(page, {"until": "2021"})

    assert answer.headers["Location"].startswith("/admin/login/")
