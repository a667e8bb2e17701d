"""Staff publish, withdraw and archive by the verbs of an entry, and in no other way."""

import pytest
from django.test import Client

from houses.models import FormerSlug, Organisation, Tag
from tests.factories import make_house, make_organisation, make_term
from tests.staff import form_on, new_row, page_of, said

pytestmark = pytest.mark.django_db

HOUSES = "/admin/houses/organisation/"


def test_a_draft_is_saved_and_published_by_one_button(admin_client: Client) -> None:
    house = make_house("De Haven", published=False)
    filled = form_on(admin_client, page_of(house)) | {"name": "De Nieuwe Haven", "_verb": "publish"}

    answer = admin_client.post(page_of(house), filled)

    house.refresh_from_db()
    assert answer.status_code == 302
    assert (house.name, house.status) == ("De Nieuwe Haven", "published")


def test_an_entry_without_a_kind_is_saved_and_stays_a_draft(admin_client: Client) -> None:
    entry = make_organisation("Nog niets", kinds=[], published=False)
    filled = form_on(admin_client, page_of(entry)) | {"_verb": "publish", "name": "Iets"}

    page = admin_client.post(page_of(entry), filled, follow=True)

    entry.refresh_from_db()
    assert (entry.name, entry.status) == ("Iets", "draft")
    assert said(page, "Say first what kind of organisation it is.")


@pytest.mark.parametrize(
    ("verb", "before", "after"),
    [
        ("publish", "draft", "published"),
        ("withdraw", "published", "draft"),
        ("archive", "published", "archived"),
    ],
)
def test_several_entries_are_handled_from_the_list(
    admin_client: Client, verb: str, before: str, after: str
) -> None:
    houses = [make_house("Een"), make_house("Twee")]
    Organisation.objects.update(status=before)

    admin_client.post(HOUSES, {"action": verb, "_selected_action": [house.pk for house in houses]})

    assert set(Organisation.objects.values_list("status", flat=True)) == {after}


def test_one_refusal_does_not_stop_the_others(admin_client: Client) -> None:
    ready = make_house("Klaar", published=False)
    empty = make_organisation("Leeg", kinds=[], published=False)

    page = admin_client.post(
        HOUSES, {"action": "publish", "_selected_action": [ready.pk, empty.pk]}, follow=True
    )

    ready.refresh_from_db()
    empty.refresh_from_db()
    assert (ready.status, empty.status) == ("published", "draft")
    assert said(page, "Say first what kind of organisation it is.")


def test_the_status_cannot_be_typed_into_the_form(admin_client: Client) -> None:
    house = make_house("De Haven", published=False)
    filled = form_on(admin_client, page_of(house)) | {"status": "published"}

    admin_client.post(page_of(house), filled)

    house.refresh_from_db()
    assert house.status == "draft"


def test_a_published_house_cannot_lose_its_last_kind(admin_client: Client) -> None:
    house = make_house("De Haven")
    filled = form_on(admin_client, page_of(house)) | {"tags-0-DELETE": "on"}

    page = admin_client.post(page_of(house), filled)

    assert said(page, "A published entry keeps at least one kind. Take it off the site first.")
    assert Tag.objects.filter(organisation=house).exists()


def test_an_unknown_verb_only_saves(admin_client: Client) -> None:
    house = make_house("De Haven")
    filled = form_on(admin_client, page_of(house)) | {"_verb": "explode"}

    answer = admin_client.post(page_of(house), filled)

    house.refresh_from_db()
    assert (answer.status_code, house.status) == (302, "published")


def test_only_what_the_public_sees_has_a_link_to_the_site(admin_client: Client) -> None:
    shown = admin_client.get(page_of(make_house("Getoond")))
    draft = admin_client.get(page_of(make_house("Klad", published=False)))

    assert shown.context["has_absolute_url"]
    assert not draft.context["has_absolute_url"]


def test_only_a_draft_can_be_deleted(admin_client: Client) -> None:
    shown = admin_client.get(f"{HOUSES}{make_house('Getoond').pk}/delete/")
    draft = admin_client.get(f"{HOUSES}{make_house('Klad', published=False).pk}/delete/")

    assert (shown.status_code, draft.status_code) == (403, 200)


def test_a_changed_address_leaves_the_old_one_behind(admin_client: Client) -> None:
    house = make_house("De Haven", slug="haven")
    filled = form_on(admin_client, page_of(house)) | {"slug": "nieuwe-haven"}

    admin_client.post(page_of(house), filled)

    house.refresh_from_db()
    assert house.slug == "nieuwe-haven"
    assert FormerSlug.objects.get(organisation=house).slug == "haven"


def test_the_former_address_of_another_is_refused_with_a_sentence(admin_client: Client) -> None:
    FormerSlug.objects.create(slug="haven", organisation=make_house("Een"))
    house = make_house("Twee")
    filled = form_on(admin_client, page_of(house)) | {"slug": "haven"}

    page = admin_client.post(page_of(house), filled)

    assert said(page, "Another organisation had this address before.")


def test_a_new_kind_changes_the_sort_of_page(admin_client: Client) -> None:
    entry = make_organisation("Samen", kinds=["foundation"])
    network = make_term("kind", "network")
    filled = form_on(admin_client, page_of(entry))
    filled |= new_row(filled, "tags", term=str(network.pk), role="primary")

    admin_client.post(page_of(entry), filled)

    entry.refresh_from_db()
    assert entry.family == "network"


def test_a_new_house_begins_with_its_kind_and_its_place(admin_client: Client) -> None:
    kind = make_term("kind", "walk-in-house")
    place = make_house("Buur").locations.get().region
    filled = form_on(admin_client, f"{HOUSES}add/") | {
        "name": "De Haven",
        "slug": "de-haven",
        "tags-0-term": str(kind.pk),
        "locations-0-region": str(place.pk),
        "_verb": "publish",
    }

    page = admin_client.post(f"{HOUSES}add/", filled, follow=True)

    house = Organisation.objects.get(slug="de-haven")
    assert (house.status, house.family) == ("published", "house")
    assert house.locations.get().region == place
    assert page.redirect_chain[-1][0].startswith(page_of(house))


def test_a_new_entry_that_is_only_saved_opens_on_its_own_page(admin_client: Client) -> None:
    filled = form_on(admin_client, f"{HOUSES}add/") | {"name": "Leeg", "slug": "leeg"}

    answer = admin_client.post(f"{HOUSES}add/", filled)

    assert answer.headers["Location"] == page_of(Organisation.objects.get())


def test_what_was_ever_on_the_site_cannot_be_deleted(admin_client: Client) -> None:
    house = make_house()
    house.archive()
    draft = make_house("Nooit getoond", published=False)

    refused = admin_client.post(page_of(house).replace("change", "delete"), {"post": "yes"})
    deleted = admin_client.post(page_of(draft).replace("change", "delete"), {"post": "yes"})

    assert (refused.status_code, deleted.status_code) == (403, 302)
    assert set(Organisation.objects.all()) == {house}


def test_an_action_passes_over_what_it_does_not_apply_to(admin_client: Client) -> None:
    archived = make_house()
    archived.archive()

    admin_client.post(
        "/admin/houses/organisation/",
        {"action": "withdraw", "_selected_action": [str(archived.pk)]},
    )

    archived.refresh_from_db()
    assert archived.status == Organisation.Status.ARCHIVED


def test_a_kind_that_becomes_another_sort_moves_its_entries(admin_client: Client) -> None:
    entry = make_house("Fonds", kinds=["foundation"])
    kind = make_term("kind", "foundation")
    page = page_of(kind)

    admin_client.post(page, form_on(admin_client, page) | {"family": "house"})

    entry.refresh_from_db()
    assert entry.family == "house"
