"""What a part of an entry cannot be is refused with a sentence, beside the box that it is about."""

from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from houses.models import Organisation
from tests.factories import (
    make_charter,
    make_document,
    make_house,
    make_membership,
    make_network,
    make_organisation,
    make_project,
    make_reference,
    make_term,
)
from tests.staff import form_on, new_row, page_of

pytestmark = pytest.mark.django_db


def beside(box: Any, sentence: str) -> bool:
    """Whether the sentence stands beside a box, in the language of the staff's pages."""
    with translation.override("nl"):
        return gettext(sentence) in [str(error) for error in box.errors]


def refused_beside(
    staff: Client, row: models.Model, box: str, sentence: str, **fields: str
) -> bool:
    """Whether the page of a row, filled in so, says the sentence beside that box."""
    answer = staff.post(page_of(row), form_on(staff, page_of(row)) | fields)
    return beside(answer.context["adminform"].form[box], sentence)


def row_refused_beside(
    staff: Client, entry: models.Model, rows: str, box: str, sentence: str, **fields: str
) -> bool:
    """The same, for one more row below it."""
    filled = form_on(staff, page_of(entry))
    answer = staff.post(page_of(entry), filled | new_row(filled, rows, **fields))
    formsets = [part.formset for part in answer.context["inline_admin_formsets"]]
    formset = next(formset for formset in formsets if formset.prefix == rows)
    return beside(formset.forms[-1][box], sentence)


@pytest.mark.parametrize(
    ("rows", "box", "sentence", "fields"),
    [
        (
            "statements",
            "until",
            "The end lies before the start.",
            {"kind": "value", "text_nl": "x", "level": "0", "since": "2021", "until": "2016"},
        ),
        (
            "statements",
            "text",
            "This field is required.",
            {"kind": "value", "level": "0"},
        ),
        (
            "services",
            "rrule",
            "Write the rule as in RFC 5545: FREQ=MONTHLY;INTERVAL=4.",
            {"kind": "meeting", "name_nl": "Inloop", "rrule": "elke week"},
        ),
        (
            "services",
            "rrule",
            "This rule never comes to a day.",
            {"kind": "meeting", "name_nl": "Inloop", "rrule": "FREQ=YEARLY;UNTIL=19990101"},
        ),
        (
            "grants_received",
            "funder_party",
            "Choose the funder, or write it down: one of the two.",
            {"period": "2020"},
        ),
        (
            "grants_received",
            "currency",
            "Give the amount with its currency, or neither.",
            {"funder_party": "een loterij", "amount": "20000"},
        ),
        (
            "grants_received",
            "currency",
            "Give the amount with its currency, or neither.",
            {"funder_party": "een loterij", "currency": "GBP"},
        ),
        (
            "grants_received",
            "currency",
            "Three capitals, as in ISO 4217: EUR.",
            {"funder_party": "een loterij", "amount": "20000", "currency": "eur"},
        ),
        (
            "grants_received",
            "amount",
            "An amount is not below zero.",
            {"funder_party": "een loterij", "amount": "-1", "currency": "EUR"},
        ),
        (
            "grants_given",
            "project",
            "Say who received it, or for which project it was.",
            {"period": "2020"},
        ),
        (
            "contact_points",
            "person_until",
            "Say why this person's name may be published, and until when.",
            {"purpose": "joining", "position": "0", "phone": "106", "person": "An"},
        ),
        (
            "contact_points",
            "url",
            "Give a phone number, an e-mail address or a web page, or say where it is answered.",
            {"purpose": "other", "position": "0", "role_nl": "het onthaal"},
        ),
        (
            "affiliations",
            "party",
            "Choose the other organisation, or write the party down: one of the two.",
            {"role": "partner"},
        ),
    ],
)
def test_a_row_that_cannot_be_is_refused_beside_its_box(
    admin_client: Client, rows: str, box: str, sentence: str, fields: dict[str, str]
) -> None:
    assert row_refused_beside(admin_client, make_house(), rows, box, sentence, **fields)


@pytest.mark.parametrize(
    ("rows", "box", "fields"),
    [
        ("milestones", "happened", {"title_nl": "De start", "happened": "2021-13-45"}),
        ("milestones", "happened", {"title_nl": "De start", "happened": "ooit eens"}),
        ("grants_received", "period", {"funder_party": "een loterij", "period": "20XX/~~"}),
        ("statements", "since", {"kind": "value", "text_nl": "x", "level": "0", "since": "?"}),
    ],
)
def test_a_date_that_says_nothing_is_refused_beside_its_box(
    admin_client: Client, rows: str, box: str, fields: dict[str, str]
) -> None:
    house = make_house()
    filled = form_on(admin_client, page_of(house))

    answer = admin_client.post(page_of(house), filled | new_row(filled, rows, **fields))

    formsets = [part.formset for part in answer.context["inline_admin_formsets"]]
    errors = [row for formset in formsets for row in formset.errors if row]
    assert [list(row) for row in errors] == [[box]]


@pytest.mark.parametrize(
    ("rows", "box", "sentence", "fields"),
    [
        (
            "affiliations",
            "other",
            "An organisation has no relation with itself.",
            {"role": "partner"},
        ),
        (
            "contact_points",
            "at",
            "Leave this empty where the organisation itself answers.",
            {"purpose": "joining", "position": "0", "phone": "106"},
        ),
        (
            "grants_received",
            "funder",
            "A funder gives to another, not to itself.",
            {},
        ),
        ("members", "member", "A network is not a member of itself.", {}),
    ],
)
def test_nothing_stands_to_itself_as_to_another(
    admin_client: Client, rows: str, box: str, sentence: str, fields: dict[str, str]
) -> None:
    network = make_network()
    itself = {box: str(network.pk)}

    assert row_refused_beside(admin_client, network, rows, box, sentence, **fields, **itself)


def test_a_grant_is_for_a_project(admin_client: Client) -> None:
    house, other = make_house("Een"), make_house("Twee")
    filled = form_on(admin_client, page_of(house))
    filled |= new_row(filled, "grants_given", project=str(other.pk))

    answer = admin_client.post(page_of(house), filled)

    assert answer.status_code == 200
    assert not house.grants_given.exists()


def test_a_document_stands_once_with_its_pages(admin_client: Client) -> None:
    reference = make_reference(make_house(), make_document(), "82-101")
    fields = {"document": str(reference.document_id), "pages": "82-101"}
    sentence = "This document is there already, with these pages."

    assert row_refused_beside(
        admin_client, reference.entry, "references", "pages", sentence, **fields
    )


def test_members_are_chosen_or_written_down(admin_client: Client) -> None:
    network, house = make_network(), make_house()
    both = {"member": str(house.pk), "party": "twintig huizen"}
    sentence = "Choose the member, or write the members down: one of the two."

    assert row_refused_beside(admin_client, network, "members", "party", sentence, since="2021")
    assert row_refused_beside(admin_client, network, "members", "party", sentence, **both)


def test_a_network_has_one_charter_of_a_date(admin_client: Client) -> None:
    network = make_network()
    make_charter(network, since="nov 2021")
    sentence = "This network has a charter of that date already."

    assert row_refused_beside(
        admin_client, network, "charters", "since", sentence, since="november 2021"
    )


def test_a_membership_that_ends_before_it_starts_is_refused(admin_client: Client) -> None:
    membership = make_membership(make_network(), make_house())
    period = {"since": "2021", "until": "2016"}

    assert refused_beside(
        admin_client, membership, "until", "The end lies before the start.", **period
    )


def chain(*names: str) -> list[Organisation]:
    """Each goes on in the next."""
    last, *others = [make_organisation(name) for name in reversed(names)]
    row = [last]
    for entry in others:
        entry.lifecycle, entry.merged_into = "merged", row[0]
        entry.save()
        row.insert(0, entry)
    return row


def test_what_goes_on_in_another_does_not_come_back_to_itself(admin_client: Client) -> None:
    first, _second, last = chain("Een", "Twee", "Drie")
    fields = {"lifecycle": "merged", "merged_into": str(first.pk)}
    sentence = "That one goes on in this one already: the circle has no end."

    assert refused_beside(admin_client, last, "merged_into", sentence, **fields)


def test_a_term_is_not_broader_than_one_that_is_broader_than_it(admin_client: Client) -> None:
    wide = make_term("audience", "illness")
    narrow = make_term("audience", "cancer", broader=wide)
    sentence = "That term is narrower than this one: the circle has no end."

    assert refused_beside(admin_client, wide, "broader", sentence, broader=str(narrow.pk))


def test_a_merger_without_the_other_is_refused_beside_the_box_of_the_other(
    admin_client: Client,
) -> None:
    sentence = "Say into which organisation it was merged, or neither."

    for entry in (make_house(), make_network(), make_project()):
        assert refused_beside(admin_client, entry, "merged_into", sentence, lifecycle="merged")


def test_a_document_has_one_author_at_most(admin_client: Client) -> None:
    document, author = make_document(), make_organisation()
    both = {"author": str(author.pk), "author_party": "een auteur"}
    sentence = "Choose the author, or write it down: one of the two."

    assert refused_beside(admin_client, document, "author_party", sentence, **both)
