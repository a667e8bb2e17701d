"""The parts of entries that stand in files of their own: loaded with their citations, and once."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from houses.loading.demonstration import DemonstrationReport, load_demonstration
from houses.models import (
    Citation,
    ContactPoint,
    Document,
    Grant,
    Name,
    Organisation,
    Service,
    Source,
    Statement,
)
from networks.models import Charter, Membership, NetworkCitation
from tests.factories import public_id_of
from tests.houses.demonstration_rows import PAGE, house, network, project, source, write
from tests.houses.demonstration_system import A_WHOLE_SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def system(data_folder: Path) -> Path:
    """A house, a network and a project, with all that they can have."""
    write(data_folder, "organisations", network(), project())
    write(data_folder, "sources", source(published="2021", notes=["De bron noemt geen jaar."]))
    for name, rows in A_WHOLE_SYSTEM.items():
        write(data_folder, name, *rows)
    return data_folder


def cited(**part: object) -> list[tuple[str, str, str]]:
    """What citations of a part say: field, value and passage, in the order of the columns."""
    citations = Citation.objects.filter(**part).order_by("pk")
    return list(citations.values_list("field", "value", "passage"))


def test_the_report_counts_what_the_files_add(system: Path) -> None:
    report = load_demonstration(system)

    # A house, a network and a project; the page of the house and the described source.
    assert (report.entries, report.sources) == (3, 2)
    assert report[4:] == (3, 1, 2, 1, 2, 1)


def test_a_second_load_adds_nothing(system: Path) -> None:
    load_demonstration(system)
    before = [model.objects.count() for model in (Citation, NetworkCitation, Name, Membership)]

    report = load_demonstration(system)

    assert not any(report)
    after = [model.objects.count() for model in (Citation, NetworkCitation, Name, Membership)]
    assert after == before


def test_what_staff_took_away_from_an_entry_does_not_come_back(system: Path) -> None:
    load_demonstration(system)
    Statement.objects.all().delete()
    Grant.objects.all().delete()

    load_demonstration(system)

    assert not Statement.objects.exists()
    assert not Grant.objects.exists()


def test_a_new_entry_of_a_later_edition_brings_its_parts(system: Path) -> None:
    load_demonstration(system)
    tweede = {"key": "tweede", "public_id": public_id_of("tweede"), "slug": "tweede"}
    write(system, "houses", house(), house(**tweede))
    statement = {"entry": "tweede", "kind": "mission", "text": "Er zijn.", "source": "bron"}
    write(system, "statements", *A_WHOLE_SYSTEM["statements"], statement)
    draaiboek = A_WHOLE_SYSTEM["documents"][0]
    write(system, "documents", {**draaiboek, "references": [{"entry": "tweede"}]})

    report = load_demonstration(system)

    # The source, and the document, are those of the first load.
    assert report == DemonstrationReport(0, 0, entries=1, sources=0, statements=1)
    assert Organisation.objects.get(slug="tweede").references.get().document.title == "Draaiboek"


def test_a_source_is_described_once_with_its_own_slips(system: Path) -> None:
    load_demonstration(system)

    described = Source.objects.get(title="De bron")
    assert [str(note) for note in described.notes.all()] == ["De bron noemt geen jaar."]
    assert (described.kind, described.published_edtf) == ("page", "2021")


def test_an_entry_may_name_a_described_source_by_key_or_by_address(data_folder: Path) -> None:
    write(data_folder, "sources", source(url=PAGE))
    write(data_folder, "houses", house(source={"key": "bron"}))

    load_demonstration(data_folder)

    # The network's row names the same page by its address.
    described = Source.objects.get()
    assert (described.title, described.url) == ("De bron", PAGE)


def test_a_fact_keeps_its_date_in_standard_form_and_where_it_is_said(system: Path) -> None:
    load_demonstration(system)

    citation = Citation.objects.get(field="founded")
    assert (citation.value, citation.passage) == ("2015-38", "de kop")
    assert (citation.quotation, citation.as_of_edtf) == ("medio 2015 open", "2021")


def test_names_given_and_unknown(system: Path) -> None:
    load_demonstration(system)

    given, unknown = Name.objects.order_by("kind")
    assert (given.text, given.language, cited(name=given)) == ("HvK", "nl", [("text", "HvK", "")])
    assert cited(name=unknown) == [("kind", "unknown", ""), ("until", "2021-11", "")]


def test_relations_with_an_entry_and_with_a_party(system: Path) -> None:
    load_demonstration(system)

    run, patron = Organisation.objects.projects().get().affiliations.order_by("role")
    assert cited(affiliation=run) == [
        ("role", "operated-by: Huis", ""),
        ("since", "2019", ""),
        ("note", "Met vrijwilligers.", ""),
    ]
    assert (patron.other, patron.party) == (None, "de koningin")


def test_members_by_name_and_members_that_no_source_names(system: Path) -> None:
    load_demonstration(system)

    said = NetworkCitation.objects.filter(membership__isnull=False).order_by("pk")
    assert list(said.values_list("field", "value")) == [
        ("member", "Huis"),
        ("since", "2021-04"),
        ("member", "dertien huizen"),
    ]
    assert Membership.objects.get(member=None).party == "dertien huizen"


def test_a_person_is_reached_at_another_organisation_until_a_day(system: Path) -> None:
    load_demonstration(system)

    contact = ContactPoint.objects.get()
    assert (contact.organisation.slug, contact.at) == (
        "netwerk",
        Organisation.objects.get(slug="huis"),
    )
    assert (contact.person_until, contact.details_personal) == (date(2027, 12, 31), True)
    assert contact.phone == "+3250123456"
    assert ("purpose", "joining", "") in cited(contact_point=contact)


def test_statements_stand_in_the_order_and_at_the_level_of_the_file(system: Path) -> None:
    load_demonstration(system)

    rows = Statement.objects.filter(entry__slug="huis").order_by("position")
    assert [(str(row.text), row.level, row.core) for row in rows] == [
        ("Mensen ontmoeten elkaar.", 0, True),
        ("Koffie schenken.", 1, False),
    ]
    assert cited(statement=rows[0]) == [
        ("heading", "Ontmoeten", "de tekst"),
        ("text", "Mensen ontmoeten elkaar.", "de tekst"),
        ("since", "2016", "de tekst"),
    ]
    assert not Statement.objects.get(entry__slug="netwerk").self_reported


def test_the_citation_of_a_long_text_shows_its_beginning(system: Path) -> None:
    long = {"entry": "huis", "kind": "context", "text": "lang " * 100, "source": "bron"}
    write(system, "statements", long)

    load_demonstration(system)

    [(_field, value, _passage)] = cited(statement=Statement.objects.get())
    # As much as the column of a value holds.
    assert len(value) <= 300
    assert value.startswith("lang lang")


def test_a_service_comes_with_its_rule_and_first_day(system: Path) -> None:
    load_demonstration(system)

    service = Service.objects.get()
    # Four months after 15 January.
    assert service.next_on(on=date(2021, 2, 1)) == date(2021, 5, 15)
    assert ("rrule", "FREQ=MONTHLY;INTERVAL=4", "") in cited(service=service)


def test_two_passages_that_differ_are_a_contradiction_and_one_is_not(system: Path) -> None:
    load_demonstration(system)

    contradicting = Citation.objects.contradicting().order_by("value")
    assert [(said.value, said.passage) for said in contradicting] == [
        ("2021-04", "de tekst"),
        ("2021-08", "de kop"),
    ]
    assert cited(milestone__position=0) == [("title", "Begin", ""), ("happened", "2015-38", "")]


def test_a_document_tells_of_a_project_on_some_pages(system: Path) -> None:
    load_demonstration(system)

    report = Document.objects.get()
    assert (report.author, report.published_edtf) == (Organisation.objects.get(slug="huis"), "2012")
    first, second = report.references.order_by("position")
    assert (first.entry.slug, second.pages) == ("project", "12")
    assert cited(reference=first) == [
        ("document", "Draaiboek", ""),
        ("pages", "82-101", ""),
        ("purpose", "Een verslag.", ""),
    ]


def test_a_grant_is_cited_on_the_page_of_its_project(system: Path) -> None:
    load_demonstration(system)

    grant = Grant.objects.get(funder__slug="huis")
    assert (grant.amount, grant.currency, grant.recipient) == (
        Decimal(20000),
        "EUR",
        Organisation.objects.get(slug="netwerk"),
    )
    assert cited(grant=grant, entry__slug="project") == [
        ("funder", "Huis", ""),
        ("recipient", "Netwerk", ""),
        ("project", "Project", ""),
        ("amount", "20000.00 EUR", ""),
        ("period", "2020", ""),
    ]


def test_a_charter_has_its_conditions_in_order_each_with_a_source(system: Path) -> None:
    load_demonstration(system)

    charter = Charter.objects.get()
    assert [str(row) for row in charter.criteria.all()] == ["Met vrijwilligers.", "Zonder winst."]
    assert (charter.document, charter.complete) == (Document.objects.get(), False)
    assert NetworkCitation.objects.filter(criterion__charter=charter, field="text").count() == 2
    assert set(charter.citations.values_list("field", flat=True)) == {"title", "since", "document"}


def test_an_entry_may_be_merged_into_one_that_comes_later(data_folder: Path) -> None:
    merged = {"lifecycle": "merged", "merged_into": "huis", "closed_on": "april 2021"}
    write(data_folder, "organisations", network(**merged))

    load_demonstration(data_folder)

    assert Organisation.objects.get(slug="netwerk").merged_into == Organisation.objects.get(
        slug="huis"
    )


def test_a_folder_without_the_files_of_parts_has_no_parts(data_folder: Path) -> None:
    report = load_demonstration(data_folder)

    assert report.entries == 2
    assert report[4:] == (0, 0, 0, 0, 0, 0)
