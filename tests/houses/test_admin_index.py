"""Whatever staff change is found by its new words at once, and no longer by the old ones."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from houses.desk import admins
from houses.models import Organisation, SearchDocument, Term
from tests import factories
from tests.factories import (
    BRUGGE,
    make_house,
    make_houses,
    make_location,
    make_membership,
    make_name,
    make_network,
    make_region,
    make_service,
    make_statement,
    make_term,
)
from tests.staff import Filled, form_on, new_row, page_of

pytestmark = pytest.mark.django_db

HOUSES = "/admin/houses/organisation/"


def finds(entry: Organisation, word: str) -> bool:
    return entry.search_documents.filter(terms__match=[{(word,)}]).exists()


def save(staff: Client, page: str, **fields: str | list[str]) -> None:
    """Fills in a page of the staff and saves it."""
    assert staff.post(page, form_on(staff, page) | fields).status_code == 302


def add_row(staff: Client, page: str, rows: str, **fields: str) -> None:
    filled = form_on(staff, page)
    assert staff.post(page, filled | new_row(filled, rows, **fields)).status_code == 302


def delete(staff: Client, page: str) -> None:
    page = page.replace("/change/", "/delete/")
    assert staff.post(page, {"post": "yes"}).status_code == 302


def test_a_new_entry_is_found(admin_client: Client) -> None:
    page = f"{HOUSES}add/"
    filled = form_on(admin_client, page) | {
        "name": "De Linde",
        "slug": "de-linde",
        "locations-0-region": str(make_region().pk),
        "locations-0-street": "Oostmeers 1",
        "tags-0-term": str(make_term("kind", "walk-in-house").pk),
        "tags-0-role": "primary",
    }

    assert admin_client.post(page, filled).status_code == 302

    entry = Organisation.objects.get()
    assert finds(entry, "n_linde")
    assert finds(entry, "t_brugge")
    assert finds(entry, "oostmeers")


@pytest.mark.parametrize("make", [factories.make_network, factories.make_project])
def test_what_is_added_as_a_network_or_project_is_found_by_the_kind_that_makes_it_one(
    admin_client: Client, make: Callable[[str], Organisation]
) -> None:
    # Its kind is given when all rows are saved.
    entry = make("Voorbeeld")
    page = page_of(entry).replace(f"{entry.pk}/change", "add")

    save(admin_client, page, name="Nieuw", slug="nieuw")

    entry = Organisation.objects.get(slug="nieuw")
    assert finds(entry, "t_network" if entry.family == "network" else "t_project")


@pytest.mark.parametrize(
    "box", ["name", "summary_nl", "description_fr", "audience_note_en"], ids=lambda box: box
)
def test_an_entry_is_found_by_its_changed_words(admin_client: Client, box: str) -> None:
    house = make_house()

    save(admin_client, page_of(house), **{box: "Zonnebloem"})

    assert finds(house, "zonnebloem")


def test_an_old_name_that_nobody_wrote_down_finds_nothing(admin_client: Client) -> None:
    house = make_house("De Linde")
    factories.index()

    save(admin_client, page_of(house), name="De Haven")

    assert not finds(house, "linde")


@pytest.mark.parametrize(
    ("rows", "fields"),
    [
        ("names", {"text": "Zonnebloem", "kind": "former"}),
        ("statements", {"kind": "mission", "level": "0", "text_nl": "Zonnebloem"}),
        ("services", {"kind": "meeting", "name_nl": "Zonnebloem"}),
    ],
)
def test_an_entry_is_found_by_a_row_below_it_until_that_is_taken_away(
    admin_client: Client, rows: str, fields: dict[str, str]
) -> None:
    house = make_house()

    add_row(admin_client, page_of(house), rows, **fields)
    with_row = finds(house, "zonnebloem")
    save(admin_client, page_of(house), **{f"{rows}-0-DELETE": "on"})

    assert with_row
    assert not finds(house, "zonnebloem")


def test_an_entry_is_found_by_a_new_place_and_a_new_tag(admin_client: Client) -> None:
    house = make_house()
    damme = make_region("be/vlaanderen/west-vlaanderen/damme")

    add_row(
        admin_client,
        page_of(house),
        "locations",
        region=str(damme.pk),
        position="1",
        precision="municipality",
    )
    cancer = make_term("audience", "cancer")
    add_row(admin_client, page_of(house), "tags", term=str(cancer.pk), role="primary")

    assert finds(house, "t_damme")
    assert finds(house, "t_cancer")


def test_a_member_is_found_by_the_network_it_says_it_belongs_to(admin_client: Client) -> None:
    house, network = make_house(), make_network("Bond")

    add_row(admin_client, page_of(house), "memberships", network=str(network.pk))

    assert finds(house, "bond")


def test_an_entry_is_found_by_what_the_page_of_its_place_says(admin_client: Client) -> None:
    house = make_house()

    save(admin_client, page_of(house.locations.get()), street="Oostmeers 1")

    assert finds(house, "oostmeers")


@pytest.mark.parametrize("way", ["its page", "the list"])
def test_a_place_that_is_deleted_finds_nothing(admin_client: Client, way: str) -> None:
    house = make_house()
    place = make_location(house, street="Oostmeers 1")
    factories.index()

    if way == "its page":
        delete(admin_client, page_of(place))
    else:
        chosen = {"action": "delete_selected", "_selected_action": [place.pk], "post": "yes"}
        admin_client.post("/admin/houses/location/", chosen)

    assert not house.locations.filter(pk=place.pk).exists()
    assert not finds(house, "oostmeers")


def test_members_are_found_by_the_new_name_of_their_network(admin_client: Client) -> None:
    network, house = make_network("Bond"), make_house()
    make_membership(network, house)
    factories.index()

    save(admin_client, page_of(network), name="Verbond")
    add_row(admin_client, page_of(network), "names", text="Oudbond", kind="former")

    assert finds(house, "t_verbond")
    assert finds(house, "oudbond")
    assert not finds(house, "bond")


def test_who_joins_on_the_page_of_a_network_is_indexed_and_nobody_else(
    admin_client: Client,
) -> None:
    network, old, new = make_network("Bond"), make_house("Oud"), make_house("Nieuw")
    make_membership(network, old)

    add_row(admin_client, page_of(network), "members", member=str(new.pk))

    assert finds(new, "bond")
    assert not old.search_documents.exists()


@pytest.mark.parametrize("way", ["is over", "its page", "the list"])
def test_a_membership_that_ends_finds_nobody(admin_client: Client, way: str) -> None:
    house = make_house()
    membership = make_membership(make_network("Bond"), house)
    factories.index()
    assert finds(house, "bond")

    if way == "is over":
        save(admin_client, page_of(membership), until="2015")
    elif way == "its page":
        delete(admin_client, page_of(membership))
    else:
        chosen = {"action": "delete_selected", "_selected_action": [membership.pk], "post": "yes"}
        admin_client.post("/admin/networks/membership/", chosen)

    assert not finds(house, "bond")


@pytest.mark.parametrize("box", ["label_nl", "short_nl"])
def test_entries_are_found_by_the_new_label_of_their_tag(admin_client: Client, box: str) -> None:
    tagged, other = make_house(audience=["cancer"]), make_house("Ander")
    factories.index()
    before = other.search_documents.get().terms

    save(admin_client, page_of(Term.objects.get(code="cancer")), **{box: "Zonnebloem"})

    assert finds(tagged, "t_zonnebloem")
    assert other.search_documents.get().terms == before


@pytest.mark.parametrize("path", [BRUGGE, "be/vlaanderen"])
def test_entries_are_found_by_a_new_name_of_where_they_are(admin_client: Client, path: str) -> None:
    house = make_house()
    factories.index()

    save(admin_client, page_of(make_region(path)), aliases="Zonnebloem")

    assert finds(house, "zonnebloem")


@pytest.mark.parametrize("of_network", [True, False], ids=["the network", "the member"])
def test_a_member_is_found_by_its_network_once_both_are_on_the_site(
    admin_client: Client, of_network: bool
) -> None:
    network = make_network("Bond", published=not of_network)
    house = make_house(published=of_network)
    make_membership(network, house)
    factories.index()
    assert not finds(house, "bond")

    draft = network if of_network else house
    admin_client.post(HOUSES, {"action": "publish", "_selected_action": [draft.pk]})
    together = finds(house, "bond")
    save(admin_client, page_of(draft), _verb="archive")

    assert together
    assert not finds(house, "bond")


def test_a_deleted_draft_leaves_no_document(admin_client: Client) -> None:
    house = make_house(published=False)
    factories.index()

    delete(admin_client, page_of(house))

    assert not SearchDocument.objects.exists()


class IndexOutOfOrderError(Exception):
    pass


def out_of_order(entries: object) -> int:
    raise IndexOutOfOrderError


def edit(staff: Client, house: Organisation) -> None:
    save(staff, page_of(house), name="De Haven")


def delete_from_list(staff: Client, house: Organisation) -> None:
    chosen = {"action": "delete_selected", "_selected_action": [house.locations.get().pk]}
    staff.post("/admin/houses/location/", {**chosen, "post": "yes"})


def delete_place(staff: Client, house: Organisation) -> None:
    delete(staff, page_of(house.locations.get()))


@pytest.mark.parametrize("change", [edit, delete_from_list, delete_place])
def test_what_cannot_be_indexed_is_not_changed(
    admin_client: Client,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Client, Organisation], None],
) -> None:
    house = make_house("De Linde")
    monkeypatch.setattr(admins, "index", out_of_order)

    with pytest.raises(IndexOutOfOrderError):
        change(admin_client, house)

    house.refresh_from_db()
    assert house.name == "De Linde"
    assert house.locations.exists()


def test_what_cannot_be_indexed_is_not_published(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = make_house(published=False)
    monkeypatch.setattr("houses.admin.publication.index", out_of_order)

    with pytest.raises(IndexOutOfOrderError):
        admin_client.post(HOUSES, {"action": "publish", "_selected_action": [house.pk]})

    house.refresh_from_db()
    assert house.status == "draft"


def house_page(house: Organisation) -> tuple[str, Filled]:
    return page_of(house), {"name": "De Haven"}


def statement_row(house: Organisation) -> tuple[str, Filled]:
    make_statement(house)
    make_service(house)
    make_name(house)
    return page_of(house), {"statements-0-text_nl": "De Haven"}


def network_page(house: Organisation) -> tuple[str, Filled]:
    network = make_network("Bond")
    make_membership(network, house)
    return page_of(network), {"name": "Haven"}


@pytest.mark.parametrize("page_and_change", [house_page, statement_row, network_page])
def test_a_save_asks_no_more_in_a_large_directory(
    admin_client: Client, page_and_change: Callable[[Organisation], tuple[str, Filled]]
) -> None:
    house = make_house("De Linde")
    page, change = page_and_change(house)
    make_houses(range(10))
    factories.index()

    def asked(word: str) -> int:
        boxes = {box: f"{text} {word}" for box, text in change.items()}
        filled = form_on(admin_client, page) | boxes
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.post(page, filled).status_code == 302
        return len(captured)

    few = asked("een")
    make_houses(range(10, 100))
    factories.index()

    assert asked("twee") == few


def test_a_network_asks_no_more_for_many_members(admin_client: Client) -> None:
    network = make_network("Bond")
    make_houses(range(10), network=network)
    factories.index()

    def asked(name: str) -> int:
        filled = form_on(admin_client, page_of(network)) | {"name": name}
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.post(page_of(network), filled).status_code == 302
        return len(captured)

    few = asked("Verbond")
    make_houses(range(10, 40), network=network)
    factories.index()

    assert asked("Samenbond") == few
