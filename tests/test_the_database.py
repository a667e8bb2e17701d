"""What cannot be is refused by the database itself, whoever writes: a page, the admin, an import.

Every named constraint of both apps is broken at least once, on its own.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import CheckConstraint

from houses.models import Organisation, Postcode, Region, Report, Source, Term
from tests import factories
from tests.factories import dutch
from tests.impossible_rows import Attempts, about_finding, about_networks, about_site_texts

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)


def refusal(attempt: Callable[[], object]) -> str:
    """What the database itself says against what the call writes; empty where it takes it."""
    try:
        with transaction.atomic():
            attempt()
    except IntegrityError as problem:
        return str(problem)
    return ""


def attempts() -> Attempts:
    return {
        **about_regions(),
        **about_vocabulary(),
        **about_entries(),
        **about_places(),
        **about_contacts(),
        **about_relations(),
        **about_words(),
        **about_grants(),
        **about_sources(),
        **about_networks(),
        **about_finding(),
        **about_site_texts(),
    }


def about_regions() -> Attempts:
    genk = factories.make_region("be/vlaanderen/limburg/genk", scheme="nis", code="71016")
    rows = Region.objects.filter(pk=genk.pk)

    def other(**fields: Any) -> Region:
        return factories.make_region("be/vlaanderen/limburg/hasselt", **fields)

    return {
        ("region_code_is_unique_in_its_list", "one code, two municipalities"): lambda: other(
            scheme="nis", code="71016"
        ),
        ("region_iso_code_is_unique", "one ISO code, two regions"): lambda: [
            factories.make_region(f"be/{name}", iso="BE-VLG") for name in ("a", "b")
        ],
        ("region_without_parent_is_a_country", "a province of nothing"): lambda: (
            factories.make_region("fr", kind="province")
        ),
        ("region_is_not_part_of_itself", "its own parent"): lambda: rows.update(parent=genk),
        ("region_has_both_coordinates_or_none", "half a point"): lambda: other(latitude=50.9),
        ("region_exists_before_it_ends", "ended before it began"): lambda: other(
            valid_from=date(2025, 1, 1), valid_until=date(2024, 1, 1)
        ),
        ("region_with_successor_has_ended", "succeeded while it is there"): lambda: other(
            successor=genk
        ),
        ("postcode_once_per_country", "one postcode twice"): lambda: [
            Postcode.objects.create(country="be", code="3600") for _ in range(2)
        ],
        ("postcode_has_both_coordinates_or_none", "half a point"): lambda: Postcode.objects.create(
            country="be", code="3600", latitude=50.9
        ),
    }


def about_vocabulary() -> Attempts:
    term = factories.make_term("theme", "talk")
    house = factories.make_organisation("Zaal", kinds=["venue"])

    def kind(**fields: Any) -> Term:
        return Term.objects.create(label=dutch("X"), **fields)

    return {
        ("term_code_once_per_vocabulary", "one code twice"): lambda: kind(
            scheme="theme", code="talk"
        ),
        ("term_has_a_sort_of_page_if_it_is_a_kind", "a kind without a page"): lambda: kind(
            scheme="kind", code="x"
        ),
        ("term_has_a_sort_of_page_if_it_is_a_kind", "a theme with a page"): lambda: kind(
            scheme="theme", code="x", family="house"
        ),
        ("term_is_not_broader_than_itself", "broader than itself"): lambda: Term.objects.filter(
            pk=term.pk
        ).update(broader=term),
        ("tag_once_per_organisation", "the same term twice"): lambda: factories.make_tag(
            house, "kind", "venue"
        ),
    }


def about_entries() -> Attempts:
    house, draft = factories.make_house("Huis"), factories.make_house("Plan", published=False)
    rows = Organisation.objects.filter(pk=house.pk)
    drafts = Organisation.objects.filter(pk=draft.pk)
    factories.make_identifier(draft, value="Q1")
    return {
        ("organisation_merged_says_into_which", "merged into nothing"): lambda: rows.update(
            lifecycle="merged"
        ),
        ("organisation_merged_says_into_which", "open, merged into another"): lambda: rows.update(
            merged_into=draft
        ),
        ("organisation_is_not_merged_into_itself", "merged into itself"): lambda: rows.update(
            lifecycle="merged", merged_into=house
        ),
        ("organisation_published_says_since_when", "published, no day"): lambda: drafts.update(
            status="published"
        ),
        ("organisation_with_closing_date_is_closed", "open, closing date"): lambda: rows.update(
            closed="2014"
        ),
        ("organisation_closes_after_it_is_founded", "closed first"): lambda: rows.update(
            founded_earliest=date(2022, 1, 1), closed_latest=date(2021, 4, 30)
        ),
        ("organisation_check_has_day_and_way", "checked without a day"): lambda: rows.update(
            checked_how="phone"
        ),
        ("organisation_check_has_day_and_way", "checked without a way"): lambda: rows.update(
            checked_on=TODAY
        ),
        ("name_is_given_unless_unknown", "a name that is not given"): lambda: factories.make_name(
            house, ""
        ),
        ("name_is_given_unless_unknown", "an unknown name, given"): lambda: factories.make_name(
            house, "Naam", "unknown"
        ),
        ("name_ends_after_it_starts", "ended before it began"): lambda: factories.make_name(
            house, since="2020", until="2019"
        ),
        ("identifier_belongs_to_one_organisation", "one number, two entries"): lambda: (
            factories.make_identifier(house, value="Q1")
        ),
        ("identifier_once_per_organisation", "one number of a partner twice"): lambda: [
            factories.make_identifier(house, "partner", "X1") for _ in range(2)
        ],
        ("first_visit_question_once_per_organisation", "one question twice"): lambda: [
            factories.make_first_visit(house) for _ in range(2)
        ],
    }


def about_places() -> Attempts:
    house = factories.make_house("Plek")
    place = house.locations.get()

    def hidden(**fields: Any) -> object:
        return factories.make_location(house, precision="hidden", **fields)

    return {
        ("location_has_both_coordinates_or_none", "half a point"): lambda: factories.make_location(
            house, latitude=51.2
        ),
        ("location_hidden_has_no_public_address", "hidden, with a street"): lambda: hidden(
            street="Straat 1"
        ),
        ("location_hidden_has_no_public_address", "hidden, with the way to it"): lambda: hidden(
            directions=dutch("Bel aan bij nummer 9")
        ),
        ("location_hidden_has_no_public_address", "hidden, with its stop"): lambda: hidden(
            transportation=dutch("Bus 5, halte Kerkplein")
        ),
        ("location_hidden_address_is_of_a_hidden_place", "open, with a hidden address"): lambda: (
            factories.make_location(house, hidden_address="Straat 1")
        ),
        ("location_derived_postcode_is_given", "derived, and not there"): lambda: (
            factories.make_location(house, postcode_derived=True)
        ),
        ("access_feature_once_per_place", "one feature twice"): lambda: [
            place.access_features.create(term=factories.make_term("access", "lift"), answer="yes")
            for _ in range(2)
        ],
        ("opening_ends_after_it_starts", "ended before it began"): lambda: factories.make_opening(
            place, since="2020", until="2019"
        ),
    }


def about_contacts() -> Attempts:
    house = factories.make_house("Balie")
    basis = {"person": "An Voorbeeld", "person_basis": "Haar pagina", "person_until": TODAY}
    factories.make_helpline("Lijn", phone="106")

    def contact(**fields: Any) -> object:
        return factories.make_contact_point(house, **fields)

    return {
        ("report_about_the_site_is_of_no_house", "hours of the site"): lambda: (
            Report.objects.create(part="hours", wrong="Dicht", received_on=TODAY)
        ),
        ("report_about_the_site_is_of_no_house", "somebody who works at no house"): lambda: (
            Report.objects.create(from_the_house=True, wrong="Dicht", received_on=TODAY)
        ),
        ("report_says_what_is_wrong", "nothing"): lambda: house.reports.create(
            wrong="", received_on=TODAY
        ),
        ("contact_person_has_basis_and_end", "a person without basis"): lambda: contact(
            **{**basis, "person_basis": ""}
        ),
        ("contact_person_has_basis_and_end", "a person for ever"): lambda: contact(
            **{**basis, "person_until": None}
        ),
        ("contact_personal_details_are_of_a_person", "own details of nobody"): lambda: contact(
            details_personal=True
        ),
        ("contact_point_is_answered_by_another", "answered at itself"): lambda: contact(at=house),
        ("contact_point_can_be_reached", "nothing to reach"): lambda: contact(phone=""),
        ("helpline_once_per_country", "one line twice"): lambda: factories.make_helpline(
            "Lijn", phone="106"
        ),
        ("helpline_can_be_reached", "nothing to reach"): lambda: factories.make_helpline(phone=""),
    }


def about_relations() -> Attempts:
    house, other = factories.make_house("Eén"), factories.make_house("Ander")
    return {
        ("affiliation_is_with_another", "with itself"): lambda: factories.make_affiliation(
            house, house
        ),
        ("affiliation_has_one_other_party", "with two"): lambda: factories.make_affiliation(
            house, other, party="en nog een"
        ),
        ("affiliation_has_one_other_party", "with nobody"): lambda: factories.make_affiliation(
            house, party=""
        ),
        ("affiliation_ends_after_it_starts", "ended before it began"): lambda: (
            factories.make_affiliation(house, other, since="2021", until="2020")
        ),
    }


def about_words() -> Attempts:
    house = factories.make_house("Woorden")
    document = factories.make_document()
    return {
        ("statement_is_at_most_two_levels_deep", "three levels deep"): lambda: (
            factories.make_statement(house, level=3)
        ),
        ("statement_ends_after_it_starts", "ended before it began"): lambda: (
            factories.make_statement(house, since="2021", until="2020")
        ),
        ("document_has_one_author_at_most", "two authors"): lambda: factories.make_document(
            author=house, author_party="en nog een"
        ),
        ("reference_once_per_entry_and_pages", "the same pages twice"): lambda: [
            factories.make_reference(house, document, "82-101") for _ in range(2)
        ],
    }


def about_grants() -> Attempts:
    fund, centre = factories.make_organisation("Fonds"), factories.make_organisation("Centrale")

    def grant(**fields: Any) -> object:
        return factories.make_grant(**{"recipient": centre, **fields})

    return {
        ("grant_has_one_funder", "two funders"): lambda: grant(funder=fund, funder_party="en een"),
        ("grant_has_one_funder", "no funder"): lambda: grant(funder_party=""),
        ("grant_has_a_recipient_or_a_project", "to nobody"): lambda: grant(recipient=None),
        ("grant_is_to_another", "to itself"): lambda: grant(funder=centre),
        ("grant_project_is_no_other_party", "to the project itself"): lambda: grant(
            funder=fund, recipient=None, project=fund
        ),
        ("grant_amount_has_a_currency", "an amount of nothing"): lambda: grant(
            amount=1, currency=""
        ),
        ("grant_amount_has_a_currency", "euros, not how many"): lambda: grant(currency="EUR"),
        ("grant_amount_is_not_below_zero", "below zero"): lambda: grant(amount=-1),
    }


def about_sources() -> Attempts:
    house = factories.make_house("Bron")
    factories.make_source("https://example.org/bron")
    return {
        ("source_address_is_unique", "one address twice"): lambda: Source.objects.create(
            url="https://example.org/bron"
        ),
        ("source_has_an_address_or_a_title", "a source of nothing"): Source.objects.create,
        ("citation_is_of_one_part_at_most", "of a place and a name"): lambda: (
            factories.make_citation(
                house, location=house.locations.get(), name=factories.make_name(house)
            )
        ),
        ("citation_is_of_one_part_at_most", "of a statement and a grant"): lambda: (
            factories.make_citation(
                house,
                statement=factories.make_statement(house),
                grant=factories.make_grant(recipient=house),
            )
        ),
    }


def test_the_database_refuses_what_cannot_be() -> None:
    said = {tried: refusal(attempt) for tried, attempt in attempts().items()}

    assert [tried for tried, sentence in said.items() if not sentence] == []


def test_it_refuses_each_for_its_own_reason() -> None:
    checks = {
        constraint.name
        for model in apps.get_models()
        for constraint in model._meta.constraints
        # Of a unique constraint SQLite names the columns; PostgreSQL names every constraint.
        if connection.vendor == "postgresql" or isinstance(constraint, CheckConstraint)
    }
    said = {tried: refusal(attempt) for tried, attempt in attempts().items()}

    wrong = {
        tried: sentence
        for tried, sentence in said.items()
        if tried[0] in checks and tried[0] not in sentence
    }

    assert wrong == {}


def test_every_named_constraint_is_broken_once() -> None:
    named = {
        constraint.name
        for app in ("houses", "networks")
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    }

    assert named == {name for name, _ in attempts()}


def test_two_members_that_are_not_named_may_join_in_the_same_year() -> None:
    network = factories.make_network()

    for party in ("de huizen in het noorden", "de huizen in het zuiden"):
        factories.make_membership(network, party=party, since="2015")

    assert network.members.count() == 2


def test_a_document_may_be_named_twice_with_other_pages() -> None:
    house, document = factories.make_house(), factories.make_document()

    for pages in ("", "82-101"):
        factories.make_reference(house, document, pages)

    assert house.references.count() == 2
