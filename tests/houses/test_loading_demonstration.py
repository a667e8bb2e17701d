"""The entries of a data folder: loaded with their sources, and loaded again."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from houses.loading.demonstration import DemonstrationReport, load_demonstration
from houses.models import Citation, Helpline, Organisation, Source, Tag, Term
from tests.factories import BRUGGE, make_helpline, make_house, make_term, public_id_of
from tests.houses.demonstration_rows import PAGE, Json, helpline, house, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def the_house() -> Organisation:
    return Organisation.objects.get(slug="huis")


def cited() -> dict[str, str]:
    return dict(Citation.objects.filter(entry=the_house()).values_list("field", "value"))


def test_a_house_is_public_and_found_by_kind_audience_and_region(data_folder: Path) -> None:
    write(data_folder, "houses", house(audience=["cancer"], implied_themes=["drop-by"]))

    load_demonstration(data_folder)

    found = Organisation.objects.public().houses().for_audience("cancer").in_region("be/vlaanderen")
    assert [entry.name for entry in found] == ["Huis"]
    assert Tag.objects.get(term__code="drop-by").implied
    assert the_house().get_absolute_url().endswith("/huis/")


def test_a_kind_implies_its_themes(data_folder: Path) -> None:
    load_demonstration(data_folder)

    kind = Term.objects.get(code="walk-in-house")
    assert [theme.code for theme in kind.implies.all()] == ["drop-by"]
    assert kind.label.read("fr").text == "walk-in-house (fr)"


def test_the_point_of_a_house_is_that_of_its_municipality_and_says_so(data_folder: Path) -> None:
    load_demonstration(data_folder)

    place = the_house().locations.get()
    assert (place.latitude, place.longitude) == (51.21, 3.22)
    assert (place.precision, place.derivation) == ("municipality", "centre of the municipality")


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ({"country": "BE"}, "be"),
        ({"country": "BE", "iso": "BE-VWV"}, "be/vlaanderen/west-vlaanderen"),
    ],
)
def test_a_house_of_which_only_a_wider_region_is_known_has_no_point(
    data_folder: Path, place: Json, path: str
) -> None:
    write(data_folder, "houses", house(location=place))

    load_demonstration(data_folder)

    location = the_house().locations.get()
    assert location.region.path == path
    assert (location.precision, location.latitude, location.longitude) == ("region", None, None)


def test_a_municipality_without_a_code_is_found_by_its_name(data_folder: Path) -> None:
    write(data_folder, "houses", house(location={"country": "BE", "municipality": "DAMME"}))

    load_demonstration(data_folder)

    assert the_house().locations.get().region.path.endswith("/damme")


def test_every_fact_has_a_citation_with_its_standard_form(data_folder: Path) -> None:
    # All that a row can hold, but for what the next test is about.
    full = house(
        names=[{"kind": "former", "text": "Oud Huis", "until": "2013"}],
        audience=["cancer"],
        also_welcome=["everyone"],
        founded="1/8/2020",
        lifecycle="closed",
        closed_on="2022",
        area_served=["Damme", "BE-VLI"],
        website="https://example.org",
        email="huis@example.org",
        phone="050 12 34 56",
        phone_e164="+3250123456",
        hours={"as_written": "Op dinsdag van 10 tot 12 uur.", "osm": "Tu 10:00-12:00"},
        memberships=[{"network": "netwerk"}],
        affiliations=[{"role": "operated-by", "party": "een vzw"}],
        description="Het huis is klein.",
        audience_note="Vanaf 18 jaar.",
        summary="Je kunt er praten.",
        approaches=["peers"],
    )
    full["location"] |= {
        "street": "Oostmeers 1",
        "postcode": "8000",
        "locality": "Stene",
        "directions": "In het park.",
        "transportation": "Bus 5, halte Park.",
    }
    write(data_folder, "houses", full)

    load_demonstration(data_folder)

    assert cited() == {
        "name": "Huis",
        "text": "Oud Huis",
        "until": "2013",
        "kind": "walk-in-house",
        "audience": "cancer, everyone",
        "founded": "2020-08-01",
        "lifecycle": "closed",
        "closed": "2022",
        "areas_served": "be/vlaanderen/west-vlaanderen/damme, be/vlaanderen/limburg",
        "website": "https://example.org",
        "email": "huis@example.org",
        "phone": "+3250123456",
        "as_written": "Tu 10:00-12:00",
        "role": "operated-by: een vzw",
        "summary": "Je kunt er praten.",
        "approach": "peers",
        "description": "Het huis is klein.",
        "audience_note": "Vanaf 18 jaar.",
        "region": BRUGGE,
        "street": "Oostmeers 1",
        "postcode": "8000",
        "locality": "Stene",
        "directions": "In het park.",
        "transportation": "Bus 5, halte Park.",
    }
    citation = Citation.objects.select_related("source").get(field="founded")
    assert (citation.source.url, citation.as_of_edtf) == (PAGE, "2021-08")
    assert Citation.objects.get(field="street").location == the_house().locations.get()


def test_a_membership_has_a_citation_of_the_row_that_names_it(data_folder: Path) -> None:
    write(data_folder, "houses", house(memberships=[{"network": "netwerk", "since": "mei 2019"}]))

    load_demonstration(data_folder)

    citations = the_house().memberships.get().citations
    said = citations.values_list("field", "value", "source__url", "as_of_edtf")
    assert set(said) == {
        ("member", "Huis", PAGE, "2021-08"),
        ("since", "2019-05", PAGE, "2021-08"),
    }


def test_a_derived_postcode_is_not_cited(data_folder: Path) -> None:
    derived = house()
    derived["location"] |= {"postcode": "8000", "postcode_derived": True}
    write(data_folder, "houses", derived)

    load_demonstration(data_folder)

    assert the_house().locations.get().postcode == "8000"
    assert "postcode" not in cited()


def test_two_entries_share_the_source_they_both_name(data_folder: Path) -> None:
    write(
        data_folder, "houses", house(further_sources=[{"url": f"{PAGE}/2", "says": "Het is open."}])
    )

    load_demonstration(data_folder)

    assert [source.url for source in Source.objects.all()] == [PAGE, f"{PAGE}/2"]
    assert cited()["description"] == "Het is open."


def test_a_relation_may_name_another_entry(data_folder: Path) -> None:
    write(
        data_folder, "houses", house(affiliations=[{"role": "part-of", "organisation": "netwerk"}])
    )

    load_demonstration(data_folder)

    relation = the_house().affiliations.get()
    assert relation.other == Organisation.objects.get(slug="netwerk")


def test_a_helpline_keeps_its_number_in_international_form(data_folder: Path) -> None:
    load_demonstration(data_folder)

    line = Helpline.objects.get()
    assert line.phone == "+3280015801"
    assert [audience.code for audience in line.audiences.all()] == ["cancer"]


def test_a_short_number_and_a_line_that_is_always_open(data_folder: Path) -> None:
    write(data_folder, "helplines", helpline(phone="112", phone_e164="", hours="24/7", region=""))

    load_demonstration(data_folder)

    line = Helpline.objects.get()
    assert (line.phone, line.always_open, line.region) == ("112", True, None)


def test_a_second_load_changes_nothing_and_keeps_what_staff_edited(data_folder: Path) -> None:
    first = load_demonstration(data_folder)
    Organisation.objects.filter(slug="huis").update(name="Nieuw Huis", status="archived")
    Helpline.objects.update(name="Kankerlijn")
    Term.objects.filter(code="cancer").update(tile=7)

    second = load_demonstration(data_folder)

    assert first == DemonstrationReport(terms=7, helplines=1, entries=2, sources=1)
    assert not any(second)
    assert (the_house().name, the_house().status) == ("Nieuw Huis", "archived")
    assert Helpline.objects.get().name == "Kankerlijn"
    assert Term.objects.get(code="cancer").tile == 7


def test_a_later_edition_of_the_folder_adds_its_new_entries(data_folder: Path) -> None:
    load_demonstration(data_folder)
    tweede = {"key": "tweede", "public_id": public_id_of("tweede"), "slug": "tweede"}
    write(data_folder, "houses", house(), house(**tweede, memberships=[{"network": "netwerk"}]))

    report = load_demonstration(data_folder)

    assert report == DemonstrationReport(terms=0, helplines=0, entries=1, sources=0)
    assert Organisation.objects.get(slug="tweede").memberships.get().network.slug == "netwerk"


def test_a_database_with_other_entries_is_refused(data_folder: Path) -> None:
    make_house("Een ander huis")

    with pytest.raises(CommandError, match="This database holds other entries"):
        call_command("load_demonstration", data_folder)

    assert Organisation.objects.count() == 1
    assert not Source.objects.exists()


def test_a_demonstration_that_staff_made_their_own_gets_nothing_back(data_folder: Path) -> None:
    load_demonstration(data_folder)
    the_house().delete()
    make_house("Een ander huis")

    report = load_demonstration(data_folder)

    assert report.entries == 0
    assert not Organisation.objects.filter(slug="huis").exists()


def test_what_staff_keep_as_helplines_and_terms_is_not_doubled(data_folder: Path) -> None:
    make_helpline("Een eigen lijn")
    make_term("audience", "cancer")

    report = load_demonstration(data_folder)

    assert (report.terms, report.helplines) == (6, 0)


def test_the_command_says_what_it_added(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("load_demonstration", data_folder)

    assert capsys.readouterr().out == (
        "New: 2 entries, 1 sources, 7 terms, 1 helplines.\n"
        "Of these entries: 0 statements, 0 services, 0 milestones, 0 documents, 0 grants, "
        "0 charters.\n"
    )


def test_what_is_loaded_is_found_by_its_words_and_those_of_its_network(data_folder: Path) -> None:
    write(data_folder, "houses", house(audience=["cancer"], memberships=[{"network": "netwerk"}]))

    load_demonstration(data_folder)

    documents = the_house().search_documents
    for term in ("n_huis", "t_brugge", "t_cancer", "t_netwerk"):
        assert documents.filter(terms__match=[{(term,)}]).exists(), term


def test_what_cannot_be_indexed_is_not_loaded(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_order(entries: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("houses.loading.demonstration.index", out_of_order)

    with pytest.raises(ZeroDivisionError):
        load_demonstration(data_folder)

    assert not Organisation.objects.exists()
    assert not Term.objects.exists()
