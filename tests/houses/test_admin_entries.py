"""Each organisation, network and project has one page among the staff's, with all its parts."""

import pytest
from django.test import Client

from houses.models import Citation, Grant, Organisation
from networks.models import Charter, Membership, NetworkCitation
from tests.factories import (
    make_assessment,
    make_charter,
    make_citation,
    make_contact_point,
    make_criterion,
    make_document,
    make_grant,
    make_house,
    make_membership,
    make_milestone,
    make_network,
    make_organisation,
    make_project,
    make_source,
    make_statement,
    make_term,
)
from tests.staff import form_on, new_row, page_of, said

pytestmark = pytest.mark.django_db

ORGANISATIONS = "/admin/houses/organisation/"


def parts_on(staff: Client, entry: Organisation) -> set[str]:
    page = staff.get(page_of(entry))
    return {rows.formset.prefix for rows in page.context["inline_admin_formsets"]}


def test_the_list_leads_to_the_one_page_of_each_entry(admin_client: Client) -> None:
    entries = [make_house(), make_network(), make_project()]

    text = admin_client.get(ORGANISATIONS).content.decode()

    for entry in entries:
        assert f'href="{page_of(entry)}"' in text


@pytest.mark.parametrize("door", ["houses/organisation", "houses/project", "networks/network"])
def test_another_page_of_an_entry_leads_to_its_one_page(admin_client: Client, door: str) -> None:
    entries = [make_house(), make_network(), make_project()]

    for entry in entries:
        answer = admin_client.get(f"/admin/{door}/{entry.pk}/change/", follow=True)

        assert answer.status_code == 200
        assert answer.request["PATH_INFO"] == page_of(entry)


def test_what_is_no_entry_has_no_page(admin_client: Client) -> None:
    for number in ["0", "999999999999999999999", "x"]:
        answer = admin_client.get(f"/admin/houses/project/{number}/change/")

        assert answer.status_code == 302
        assert answer["Location"] == "/admin/"


def test_each_sort_of_entry_has_the_parts_that_fit_it(admin_client: Client) -> None:
    house, network, project = make_house(), make_network(), make_project()

    of_house, of_network, of_project = (
        parts_on(admin_client, entry) for entry in (house, network, project)
    )

    everywhere = {"statements", "services", "milestones", "references", "contact_points"}
    assert everywhere <= of_house & of_network & of_project
    assert {"members", "charters"} <= of_network - of_house - of_project
    assert "grants" in of_project - of_house - of_network
    assert {"grants_given", "grants_received"} <= of_house & of_network - of_project


@pytest.mark.parametrize(
    ("door", "kind"), [("houses/project", "project"), ("networks/network", "network")]
)
def test_what_is_added_as_a_project_or_a_network_is_one(
    admin_client: Client, door: str, kind: str
) -> None:
    make_term("kind", kind)
    page = f"/admin/{door}/add/"
    filled = form_on(admin_client, page) | {"name": "Nieuw", "slug": "nieuw"}

    answer = admin_client.post(page, filled)

    entry = Organisation.objects.get()
    assert entry.family == kind
    assert answer["Location"] == page_of(entry)


def test_a_project_runs_or_is_finished(admin_client: Client) -> None:
    page = admin_client.get(page_of(make_project()))

    labels = dict(page.context["adminform"].form.fields["lifecycle"].choices)
    assert said(page, "finished")
    assert set(Organisation.Lifecycle) <= set(labels)


def test_a_house_that_becomes_a_network_moves_to_the_page_of_a_network(
    admin_client: Client,
) -> None:
    house = make_house(kinds=["walk-in-house"])
    filled = form_on(admin_client, page_of(house)) | {"_continue": "1"}
    filled |= new_row(filled, "tags", term=str(make_term("kind", "network").pk), role="primary")

    answer = admin_client.post(page_of(house), filled, follow=True)

    assert answer.request["PATH_INFO"] == f"/admin/networks/network/{house.pk}/change/"


def test_the_sources_of_a_row_stand_beside_it(admin_client: Client) -> None:
    house = make_house()
    row = make_statement(house, "Een open deur")
    source = make_source("https://example.org/missie", title="De missie")
    make_citation(house, "text", source=source, statement=row, passage="p. 3")

    text = admin_client.get(page_of(house)).content.decode()

    assert "<cite>De missie (p. 3)</cite>" in text


@pytest.mark.parametrize("part", ["statement", "milestone", ""])
def test_a_source_is_added_beside_the_fact_it_supports(admin_client: Client, part: str) -> None:
    house = make_house()
    fact = {
        "statement": f"statement-{make_statement(house).pk}-text",
        "milestone": f"milestone-{make_milestone(house).pk}-happened",
        "": "founded",
    }[part]
    filled = form_on(admin_client, page_of(house)) | {"_cite": fact}

    opened = admin_client.post(page_of(house), filled)["Location"]
    assert opened.endswith("#citations-0")
    filled = form_on(admin_client, opened.partition("#")[0])
    filled["citations-0-source"] = str(make_source().pk)
    admin_client.post(page_of(house), filled)

    citation = Citation.objects.get()
    assert filled["citations-0-fact"] == fact
    assert citation.entry == house
    assert citation.field == fact.rpartition("-")[2]
    assert bool(citation.statement) is (part == "statement")


def test_a_fact_that_is_not_there_is_not_chosen(admin_client: Client) -> None:
    house = make_house()

    filled = form_on(admin_client, f"{page_of(house)}?fact=<b>x</b>")

    assert filled["citations-0-fact"] == ""


def test_a_grant_is_added_to_a_project_with_its_source(admin_client: Client) -> None:
    project, funder = make_project(), make_organisation("Fonds")
    filled = form_on(admin_client, page_of(project))
    filled |= new_row(
        filled, "grants", funder=str(funder.pk), amount="20000", currency="EUR", period="2020"
    )

    admin_client.post(page_of(project), filled)
    grant = Grant.objects.get()
    filled = form_on(admin_client, f"{page_of(funder)}?fact=grant-{grant.pk}-amount")
    filled["citations-0-source"] = str(make_source().pk)
    admin_client.post(page_of(funder), filled)

    assert (grant.project_id, grant.funder_id) == (project.pk, funder.pk)
    assert Citation.objects.get().grant == grant


def test_a_source_for_a_grant_that_is_taken_away_is_refused(admin_client: Client) -> None:
    house = make_house()
    grant = make_grant(recipient=house)
    page = f"{page_of(house)}?fact=grant-{grant.pk}-amount"
    filled = form_on(admin_client, page) | {"grants_received-0-DELETE": "on"}
    filled["citations-0-source"] = str(make_source().pk)

    answer = admin_client.post(page_of(house), filled)

    assert said(answer, "This line is taken away at the same time.")
    assert Grant.objects.exists()


def test_a_contact_may_be_reached_at_another_organisation(admin_client: Client) -> None:
    network, foundation = make_network(), make_organisation("Stichting")
    make_contact_point(network)
    filled = form_on(admin_client, page_of(network))

    filled["contact_points-0-at"] = str(foundation.pk)
    admin_client.post(page_of(network), filled)

    assert network.contact_points.get().at == foundation


def test_members_that_a_source_does_not_name_are_written_down(admin_client: Client) -> None:
    network = make_network()
    filled = form_on(admin_client, page_of(network))
    filled |= new_row(filled, "members", party="twintig huizen")

    admin_client.post(page_of(network), filled)

    assert Membership.objects.get().party == "twintig huizen"


def test_a_charter_is_added_to_a_network_and_filled_on_its_own_page(
    admin_client: Client,
) -> None:
    network = make_network()
    filled = form_on(admin_client, page_of(network))
    filled |= new_row(filled, "charters", title_nl="Charter", since="nov 2021")
    admin_client.post(page_of(network), filled)

    charter = Charter.objects.get()
    filled = form_on(admin_client, page_of(charter))
    filled |= new_row(filled, "criteria", text_nl="Een vaste plek")
    filled |= new_row(filled, "citations", field="since", source=str(make_source().pk))
    answer = admin_client.post(page_of(charter), filled)

    assert answer["Location"] == page_of(network)
    assert [str(row) for row in charter.criteria.all()] == ["Een vaste plek"]
    assert [row.field for row in charter.citations.all()] == ["since"]


def test_a_condition_of_another_network_is_not_offered(admin_client: Client) -> None:
    network, other = make_network("Een"), make_network("Twee")
    own = make_criterion(make_charter(network), "Van hier")
    foreign = make_criterion(make_charter(other), "Van daar")
    membership = make_membership(network, make_house())
    filled = form_on(admin_client, page_of(membership))

    refused = admin_client.post(
        page_of(membership),
        filled | new_row(filled, "assessments", criterion=str(foreign.pk), answer="met"),
    )
    admin_client.post(
        page_of(membership),
        filled | new_row(filled, "assessments", criterion=str(own.pk), answer="met"),
    )

    assert refused.status_code == 200
    assert [row.criterion for row in membership.assessments.all()] == [own]


@pytest.mark.parametrize("row", ["membership", "charter", "criterion", "assessment"])
def test_each_row_of_a_network_has_a_page_with_its_sources(admin_client: Client, row: str) -> None:
    network, house = make_network(), make_house()
    charter, membership = make_charter(network), make_membership(network, house)
    criterion = make_criterion(charter)
    page, field = {
        "membership": (page_of(membership), "since"),
        "charter": (page_of(charter), "since"),
        "criterion": (page_of(criterion), "text"),
        "assessment": (page_of(make_assessment(membership, criterion)), "answer"),
    }[row]
    filled = form_on(admin_client, page)
    filled |= new_row(filled, "citations", field=field, source=str(make_source().pk))

    answer = admin_client.post(page, filled)

    assert answer.status_code == 302
    citation = NetworkCitation.objects.get()
    assert getattr(citation, row) is not None
    assert citation.field == field
    assert admin_client.get(f"/admin/networks/{row}/add/").status_code == 403


def test_only_networks_are_suggested_to_belong_to(admin_client: Client) -> None:
    make_network("Zee en duin")
    make_house("Zee en strand")

    answer = admin_client.get(
        "/admin/autocomplete/",
        {
            "app_label": "networks",
            "model_name": "membership",
            "field_name": "network",
            "term": "zee",
        },
    )

    assert [result["text"] for result in answer.json()["results"]] == ["Zee en duin"]


def test_a_document_is_told_of_by_the_entries_it_names(admin_client: Client) -> None:
    document, house = make_document(), make_house()
    filled = form_on(admin_client, page_of(document))
    filled |= new_row(filled, "references", entry=str(house.pk), pages="82-101", position="0")

    admin_client.post(page_of(document), filled)

    assert house.references.get().pages == "82-101"


def test_what_is_empty_is_folded_and_what_is_there_is_not(admin_client: Client) -> None:
    house = make_house()
    make_statement(house)

    page = admin_client.get(page_of(house))

    folded = {
        rows.formset.prefix: rows.is_collapsible for rows in page.context["inline_admin_formsets"]
    }
    assert folded["services"]
    assert not folded["statements"]
