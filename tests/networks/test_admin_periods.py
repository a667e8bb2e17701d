"""Staff are told in a sentence, beside the date, which periods cannot hold at once."""

import pytest
from django.test import Client
from django.utils import translation

from houses.models import Affiliation, Organisation
from networks.models import Assessment, Membership
from tests.factories import (
    make_affiliation,
    make_assessment,
    make_charter,
    make_criterion,
    make_house,
    make_membership,
    make_network,
    make_organisation,
)
from tests.staff import Filled, form_on, new_row, page_of, row_refused, said

pytestmark = pytest.mark.django_db

CIRCLE = "That one continues the work of this one already: the circle has no end."


def says(answer: object, sentence: str, **names: str) -> bool:
    with translation.override("nl"):
        return said(answer, translation.gettext(sentence) % names)


SINCE = "%(holder)s is there since %(first)s. Give that period an end, or let this one end by then."


@pytest.fixture
def bond() -> Organisation:
    return make_network("Bond")


def coordinated(network: Organisation, other: Organisation, **fields: str) -> Affiliation:
    return make_affiliation(network, other, "coordinated-by", **fields)


def coordinator_row(filled: Filled, other: Organisation, **fields: str) -> Filled:
    role = {"role": "coordinated-by", "other": str(other.pk)}
    return filled | new_row(filled, "affiliations", **role, **fields)


def test_a_second_coordinator_at_the_same_time_is_refused(
    admin_client: Client, bond: Organisation
) -> None:
    coordinated(bond, make_organisation("Eerste"), since="2015")
    second = make_organisation("Tweede")

    answer = admin_client.post(
        page_of(bond), coordinator_row(form_on(admin_client, page_of(bond)), second, since="2018")
    )

    assert answer.status_code == 200
    assert says(answer, SINCE, holder="Eerste", first="2015")
    assert bond.affiliations.count() == 1


def test_a_coordinator_without_a_date_beside_one_that_is_there_is_refused(
    admin_client: Client, bond: Organisation
) -> None:
    coordinated(bond, make_organisation("Eerste"), since="2010", until="2015")
    coordinated(bond, make_organisation("Tweede"), since="2015")

    answer = admin_client.post(
        page_of(bond),
        coordinator_row(form_on(admin_client, page_of(bond)), make_organisation("Derde")),
    )

    # Who is there now is named, not who was there before.
    assert says(answer, SINCE, holder="Tweede", first="2015")
    assert bond.affiliations.count() == 2


def test_one_save_may_close_one_period_and_open_the_next(
    admin_client: Client, bond: Organisation
) -> None:
    coordinated(bond, make_organisation("Eerste"), since="2015")
    filled = form_on(admin_client, page_of(bond)) | {"affiliations-0-until": "april 2021"}

    answer = admin_client.post(
        page_of(bond), coordinator_row(filled, make_organisation("Tweede"), since="april 2021")
    )

    assert answer.status_code == 302
    assert bond.affiliations.count() == 2


def test_one_save_may_take_one_away_and_open_another(
    admin_client: Client, bond: Organisation
) -> None:
    coordinated(bond, make_organisation("Eerste"), since="2015")
    filled = form_on(admin_client, page_of(bond)) | {"affiliations-0-DELETE": "on"}

    admin_client.post(
        page_of(bond), coordinator_row(filled, make_organisation("Tweede"), since="2018")
    )

    assert [row.holder for row in bond.affiliations.all()] == ["Tweede"]


def test_a_page_with_an_old_overlap_that_nobody_touches_can_be_saved(
    admin_client: Client, bond: Organisation
) -> None:
    for name, since in (("Eerste", "2015"), ("Tweede", "2018")):
        coordinated(bond, make_organisation(name), since=since)

    answer = admin_client.post(
        page_of(bond), form_on(admin_client, page_of(bond)) | {"name": "Verbond"}
    )

    assert answer.status_code == 302


@pytest.mark.parametrize("on_page_of_house", [True, False])
def test_a_member_that_joins_twice_is_refused_on_either_page(
    admin_client: Client, bond: Organisation, on_page_of_house: bool
) -> None:
    house = make_house("Huis")
    make_membership(bond, house, since="2015")
    page = page_of(house if on_page_of_house else bond)
    rows, other = ("memberships", bond) if on_page_of_house else ("members", house)
    box = {"memberships": "network", "members": "member"}[rows]
    filled = form_on(admin_client, page)

    answer = admin_client.post(
        page, filled | new_row(filled, rows, since="2018", **{box: str(other.pk)})
    )

    assert answer.status_code == 200
    assert says(answer, SINCE, holder="Huis", first="2015")
    assert Membership.objects.count() == 1


def test_the_name_of_a_member_is_not_written_down_beside_its_entry(
    admin_client: Client, bond: Organisation
) -> None:
    make_membership(bond, make_house("De Linde"))
    make_membership(make_network("Ander"), make_house("De Zon"))
    sentence = "A member of this name has an entry. Choose the entry."
    filled = form_on(admin_client, page_of(bond))

    of_another = admin_client.post(page_of(bond), filled | {"members-0-party": "de zon"})

    assert row_refused(admin_client, bond, "members", sentence, party="de  linde")
    assert of_another.status_code == 302


def test_what_is_wrong_with_a_whole_row_stands_in_the_list_above(
    admin_client: Client, bond: Organisation
) -> None:
    house = str(make_house().pk)
    filled = form_on(admin_client, page_of(bond)) | {"members-0-member": house}
    twice = new_row(filled, "members", member=house)

    text = admin_client.post(page_of(bond), filled | twice).content.decode()

    faults = text.partition('id="faults"')[2].partition("</ul>")[0]
    with translation.override("nl"):
        assert translation.gettext("This membership is there already.") in faults
    assert '<a href="#members-1">' in faults
    assert 'id="members-1"' in text


def test_the_page_of_a_membership_refuses_what_overlaps_another(
    admin_client: Client, bond: Organisation
) -> None:
    house = make_house("Huis")
    make_membership(bond, house, since="2015", until="2020")
    later = make_membership(bond, house, since="2021")
    sentence = (
        "%(holder)s is there from %(first)s to %(last)s. "
        "Change that period, or let this one end or begin then."
    )

    answer = admin_client.post(
        page_of(later), form_on(admin_client, page_of(later)) | {"since": "2018"}
    )

    assert answer.status_code == 200
    assert says(answer, sentence, holder="Huis", first="2015", last="2020")
    later.refresh_from_db()
    assert later.since == "2021"


def test_what_comes_back_to_itself_by_a_longer_way_is_no_succession(
    admin_client: Client, bond: Organisation
) -> None:
    middle, last = make_network("Midden"), make_network("Laatst")
    make_affiliation(middle, bond, "continues")
    make_affiliation(last, middle, "continues")

    assert row_refused(
        admin_client, bond, "affiliations", CIRCLE, role="continues", other=str(last.pk)
    )
    assert not bond.affiliations.exists()


def test_nobody_continues_its_own_work(admin_client: Client, bond: Organisation) -> None:
    itself = {"role": "continues", "other": str(bond.pk)}
    sentence = "An organisation has no relation with itself."

    assert row_refused(admin_client, bond, "affiliations", sentence, **itself)


def test_two_may_continue_the_same_one_and_be_continued_by_one(
    admin_client: Client, bond: Organisation
) -> None:
    left, right, last = (make_network(name) for name in ("Links", "Rechts", "Laatst"))
    make_affiliation(left, bond, "continues")
    make_affiliation(right, bond, "continues")
    make_affiliation(last, left, "continues")
    filled = form_on(admin_client, page_of(last))
    row = new_row(filled, "affiliations", role="continues", other=str(right.pk))

    answer = admin_client.post(page_of(last), filled | row)

    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("assessed", "kept"),
    # A member from April 2019 to 2021.
    [("2018", False), ("maart 2019", False), ("2019", True), ("2021", True), ("2022", False)],
)
def test_an_assessment_of_a_day_on_which_it_was_no_member_is_refused(
    admin_client: Client, bond: Organisation, assessed: str, kept: bool
) -> None:
    criterion = make_criterion(make_charter(bond))
    membership = make_membership(bond, make_house(), since="april 2019", until="2021")
    page = page_of(membership)
    filled = form_on(admin_client, page)
    row = {"criterion": str(criterion.pk), "answer": "met", "assessed": assessed}

    answer = admin_client.post(page, filled | new_row(filled, "assessments", **row))

    assert says(answer, "It was no member then. Change the date, or the membership.") != kept
    assert Assessment.objects.exists() == kept


def test_members_known_only_by_a_text_are_not_assessed(
    admin_client: Client, bond: Organisation
) -> None:
    criterion = make_criterion(make_charter(bond))
    membership = make_membership(bond, party="tien huizen")
    row = {"criterion": str(criterion.pk), "answer": "met"}
    sentence = "Members known only by a text are not assessed one by one."

    assert row_refused(admin_client, membership, "assessments", sentence, **row)
    assert not Assessment.objects.exists()


def test_an_old_assessment_that_cannot_be_is_refused_above_the_boxes_that_are_there(
    admin_client: Client, bond: Organisation
) -> None:
    criterion = make_criterion(make_charter(bond))
    kept = make_assessment(make_membership(bond, party="tien huizen"), criterion)
    page = page_of(kept)

    answer = admin_client.post(page, form_on(admin_client, page) | {"answer": "not-met"})

    assert answer.status_code == 200
    assert says(answer, "Members known only by a text are not assessed one by one.")


def test_a_membership_that_was_a_mistake_is_taken_away_on_its_own_page(
    admin_client: Client, bond: Organisation
) -> None:
    membership = make_membership(bond, make_house())
    page = page_of(membership).replace("/change/", "/delete/")

    asked = admin_client.get(page)
    answer = admin_client.post(page, {"post": "yes"})
    once_more = admin_client.get(page)

    assert asked.status_code == 200
    assert once_more.headers["Location"] == "/admin/"
    assert answer.headers["Location"] == page_of(bond)
    assert not Membership.objects.exists()
