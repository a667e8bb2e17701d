"""Staff enter all conditions of a member at once; what was known before stays in the history."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from houses.models import Organisation
from networks.models import Assessment, Charter, Criterion, Membership, NetworkCitation
from tests.factories import (
    dutch,
    make_assessment,
    make_charter,
    make_criterion,
    make_house,
    make_membership,
    make_network,
    make_source,
)
from tests.networks.test_admin_periods import says
from tests.staff import Filled, form_on, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def bond() -> Organisation:
    return make_network("Bond")


@pytest.fixture
def charter(bond: Organisation) -> Charter:
    charter = make_charter(bond, since="2018")
    for position, text in enumerate(["Vrijwilligers", "Zonder winst", "Een vaste plek"]):
        make_criterion(charter, text, position=position)
    return charter


@pytest.fixture
def membership(bond: Organisation) -> Membership:
    return make_membership(bond, make_house("Huis"), since="2018")


def row_page(membership: Membership) -> str:
    network = membership.network_id
    return f"/admin/networks/network/{network}/members/{membership.pk}/conditions/"


def filled_in(staff: Client, membership: Membership) -> Filled:
    """The form as its page shows it, with the answers that are chosen."""
    page = row_page(membership)
    form = staff.get(page).context["boxes"].form
    chosen = {name: form[name].initial for name in form.fields if name.startswith("answer_")}
    return form_on(staff, page) | chosen


def enter(staff: Client, membership: Membership, **fields: str) -> Any:
    return staff.post(row_page(membership), filled_in(staff, membership) | fields)


def criterion(text: str) -> Criterion:
    return next(row for row in Criterion.objects.all() if str(row) == text)


def answer_to(text: str) -> str:
    return f"answer_{criterion(text).pk}"


def evidence_for(text: str) -> str:
    return f"evidence_{criterion(text).pk}"


def known() -> list[tuple[str, str, str]]:
    rows = Assessment.objects.order_by("criterion__position", "assessed_edtf", "pk")
    return [(str(row.criterion), row.assessed, row.answer) for row in rows]


def test_a_row_is_entered_at_once_and_what_has_no_answer_is_left_alone(
    admin_client: Client, charter: Charter, membership: Membership
) -> None:
    fields = {
        answer_to("Vrijwilligers"): "met",
        evidence_for("Vrijwilligers"): "Twaalf mensen",
        answer_to("Een vaste plek"): "unknown",
        "assessed": "maart 2024",
        "decided_by": "de stuurgroep",
        "source": str(make_source().pk),
    }

    answer = enter(admin_client, membership, **fields)

    assert answer.headers["Location"] == page_of(membership.network)
    assert known() == [
        ("Vrijwilligers", "maart 2024", "met"),
        ("Een vaste plek", "maart 2024", "unknown"),
    ]
    first = Assessment.objects.get(answer="met")
    assert (str(first.evidence), first.decided_by) == ("Twaalf mensen", "de stuurgroep")
    assert NetworkCitation.objects.filter(field="answer", assessment__in=[first]).count() == 1
    assert NetworkCitation.objects.count() == 2
    assert LogEntry.objects.get().object_id == str(membership.network_id)


def test_the_page_shows_the_last_known_answers(
    admin_client: Client, charter: Charter, membership: Membership
) -> None:
    make_assessment(membership, criterion("Vrijwilligers"), "met", assessed="2024")
    make_assessment(membership, criterion("Vrijwilligers"), "not-met", assessed="2020")
    make_assessment(membership, criterion("Zonder winst"), "partly", evidence=dutch("Bijna"))

    form = admin_client.get(row_page(membership)).context["boxes"].form

    assert form[answer_to("Vrijwilligers")].initial == "met"
    assert form[answer_to("Zonder winst")].initial == "partly"
    assert form[evidence_for("Zonder winst")].initial == "Bijna"
    assert form[answer_to("Een vaste plek")].initial == ""


def test_the_date_is_asked_anew_so_that_nothing_is_overwritten_unawares(
    admin_client: Client, charter: Charter, membership: Membership
) -> None:
    fields = {"assessed": "2024", "decided_by": "de raad"}
    make_assessment(membership, criterion("Vrijwilligers"), "not-met", **fields)

    form = admin_client.get(row_page(membership)).context["boxes"].form
    answer = enter(admin_client, membership, **{answer_to("Vrijwilligers"): "met"})

    assert (form["assessed"].value(), form["decided_by"].value()) == ("", "de raad")
    assert says(answer, "This field is required.")
    assert known() == [("Vrijwilligers", "2024", "not-met")]


def test_another_date_adds_an_answer_and_only_to_what_was_changed(
    admin_client: Client, charter: Charter, membership: Membership
) -> None:
    make_assessment(membership, criterion("Vrijwilligers"), "not-met", assessed="2020")
    make_assessment(membership, criterion("Zonder winst"), "met", assessed="2020")

    enter(admin_client, membership, **{answer_to("Vrijwilligers"): "met", "assessed": "2024"})

    assert known() == [
        ("Vrijwilligers", "2020", "not-met"),
        ("Vrijwilligers", "2024", "met"),
        ("Zonder winst", "2020", "met"),
    ]


def test_all_answers_may_be_said_to_hold_on_a_new_date(
    admin_client: Client, charter: Charter, membership: Membership
) -> None:
    make_assessment(membership, criterion("Vrijwilligers"), "met", assessed="2020")

    enter(admin_client, membership, again="on", assessed="2024")

    assert known() == [("Vrijwilligers", "2020", "met"), ("Vrijwilligers", "2024", "met")]


def test_the_same_date_again_changes_the_answer_of_that_date(
    admin_client: Client, charter: Charter, membership: Membership
) -> None:
    make_assessment(membership, criterion("Vrijwilligers"), "not-met", assessed="mrt 2024")
    fields = {answer_to("Vrijwilligers"): "partly", "assessed": "maart 2024"}

    enter(admin_client, membership, **fields)

    assert known() == [("Vrijwilligers", "maart 2024", "partly")]


def test_who_decided_is_mended_for_all_answers_of_that_date(
    admin_client: Client, charter: Charter, membership: Membership
) -> None:
    make_assessment(membership, criterion("Vrijwilligers"), "met", assessed="2024")
    make_assessment(membership, criterion("Zonder winst"), "met", assessed="2020")

    enter(admin_client, membership, decided_by="de raad", assessed="2024")

    rows = Assessment.objects.order_by("criterion__position")
    assert [row.decided_by for row in rows] == ["de raad", ""]


def test_the_same_source_is_named_once(
    admin_client: Client, charter: Charter, membership: Membership
) -> None:
    fields = {"assessed": "2024", "source": str(make_source().pk)}

    for given in ("met", "not-met"):
        enter(admin_client, membership, **{answer_to("Vrijwilligers"): given, **fields})

    assert NetworkCitation.objects.count() == 1


def test_a_page_on_which_nothing_was_changed_says_so(
    admin_client: Client, charter: Charter, membership: Membership
) -> None:
    make_assessment(membership, criterion("Vrijwilligers"), "met", assessed="2024")

    answer = admin_client.post(
        row_page(membership),
        filled_in(admin_client, membership) | {"assessed": "2024"},
        follow=True,
    )

    assert says(answer, "Nothing was changed.")
    assert not LogEntry.objects.exists()


def test_evidence_in_another_language_stays(
    admin_client: Client, charter: Charter, membership: Membership
) -> None:
    evidence = dutch("Bijna").changed("fr", "Presque")
    make_assessment(membership, criterion("Vrijwilligers"), assessed="2024", evidence=evidence)

    fields = {evidence_for("Vrijwilligers"): "Helemaal", "assessed": "2024"}
    enter(admin_client, membership, **fields)

    texts = Assessment.objects.get().evidence.texts
    assert (texts["nl"], texts["fr"]) == ("Helemaal", "Presque")


@pytest.mark.parametrize(
    ("given", "fields", "sentence"),
    [
        ("met", {"assessed": "2016"}, "It was no member then. Change the date, or the membership."),
        ("met", {"assessed": ""}, "This field is required."),
        # The last year that can be written.
        ("met", {"assessed": "2999"}, "That day is yet to come."),
        (
            "met",
            {"assessed": "31/2/2024"},
            "The calendar has no such day or month. Write the day first, as in 1/8/2021.",
        ),
        # As much as the column holds, and one letter more.
        ("met", {"assessed": "2024", "decided_by": "x" * 101}, "Please correct the error below."),
        ("perfect", {"assessed": "2024"}, "Please correct the error below."),
    ],
)
def test_a_row_that_cannot_be_is_refused_and_nothing_is_written(
    admin_client: Client,
    charter: Charter,
    membership: Membership,
    given: str,
    fields: dict[str, str],
    sentence: str,
) -> None:
    answer = enter(admin_client, membership, **{answer_to("Vrijwilligers"): given, **fields})

    assert answer.status_code == 200
    assert says(answer, sentence)
    assert not Assessment.objects.exists()


def test_a_date_on_which_it_was_no_member_is_said_once_for_the_whole_row(
    admin_client: Client, charter: Charter, membership: Membership
) -> None:
    answers = {answer_to(text): "met" for text in ("Vrijwilligers", "Zonder winst")}

    answer = enter(admin_client, membership, **answers, assessed="2016")

    assert len(answer.context["boxes"].form.errors["assessed"]) == 1


def test_evidence_needs_an_answer(
    admin_client: Client, charter: Charter, membership: Membership
) -> None:
    fields = {evidence_for("Vrijwilligers"): "Twaalf mensen", "assessed": "2024"}

    answer = enter(admin_client, membership, **fields)

    assert says(answer, "Choose an answer for this evidence.")
    assert not Assessment.objects.exists()


def test_the_edition_in_force_is_asked_unless_another_is_chosen(
    admin_client: Client, bond: Organisation, charter: Charter, membership: Membership
) -> None:
    newer = make_charter(bond, since="2022")
    make_criterion(newer, "Open voor iedereen")
    page = row_page(membership)

    today, before = admin_client.get(page), admin_client.get(f"{page}?charter={charter.pk}")

    assert [str(row) for row in today.context["boxes"].form.criteria] == ["Open voor iedereen"]
    assert len(before.context["boxes"].form.criteria) == 3
    assert f'href="?charter={charter.pk}"' in today.content.decode()


def test_the_charter_of_another_network_is_not_asked_here(
    admin_client: Client, charter: Charter, membership: Membership
) -> None:
    foreign = make_charter(make_network("Ander"))

    page = admin_client.get(f"{row_page(membership)}?charter={foreign.pk}")

    assert page.context["charter"] == charter


def test_a_new_edition_without_conditions_leaves_those_of_before_to_be_asked(
    admin_client: Client, bond: Organisation, charter: Charter, membership: Membership
) -> None:
    empty = make_charter(bond, since="2022")
    page = row_page(membership)

    shown, of_the_empty = admin_client.get(page), admin_client.get(f"{page}?charter={empty.pk}")

    assert shown.context["charter"] == of_the_empty.context["charter"] == charter
    assert f"charter={empty.pk}" not in shown.content.decode()


def test_a_charter_without_conditions_alone_leads_back_with_a_sentence(
    admin_client: Client, bond: Organisation, membership: Membership
) -> None:
    make_charter(bond, since="2018")

    answer = admin_client.get(row_page(membership), follow=True)

    assert says(answer, "This network has no conditions yet. Add its charter first.")


def test_a_network_without_conditions_leads_back_with_a_sentence(
    admin_client: Client, membership: Membership
) -> None:
    answer = admin_client.get(row_page(membership), follow=True)

    assert says(answer, "This network has no conditions yet. Add its charter first.")


def test_members_known_only_by_a_text_have_no_row(admin_client: Client, charter: Charter) -> None:
    text = make_membership(charter.network, party="tien huizen")

    assert admin_client.get(row_page(text)).status_code == 404


def test_a_row_asks_no_more_for_many_conditions(
    admin_client: Client, charter: Charter, membership: Membership
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            admin_client.get(row_page(membership))
        return len(captured)

    asked()
    few = asked()
    for number in range(10):
        make_assessment(membership, make_criterion(charter, f"Nog {number}"), assessed="2024")

    assert asked() == few
