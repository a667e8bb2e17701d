"""The entries of a data folder: loaded with their sources, loaded again, and refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from houses.loading.demonstration import DemonstrationReport, load_demonstration
from houses.models import Citation, Helpline, Organisation, Source, Tag, Term
from tests.factories import BRUGGE, make_helpline, make_house, make_region, make_term, public_id_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

PAGE = "https://example.org/opening"

type Json = dict[str, Any]


def write(folder: Path, name: str, *rows: Json) -> None:
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


def term(scheme: str, code: str, **fields: object) -> Json:
    label = {"nl": code, "fr": f"{code} (fr)"}
    return {"scheme": scheme, "code": code, "label": label, "public_filter": True, **fields}


def helpline(**fields: object) -> Json:
    return {
        "country": "BE",
        "region": "be/vlaanderen",
        "language": "nl",
        "name": "Kankerinfo",
        "phone": "0800 15 801",
        "phone_e164": "+3280015801",
        "purpose": {"nl": "vragen over kanker"},
        "free": "yes",
        "anonymous": "unknown",
        "hours": {"nl": "op werkdagen"},
        "general": False,
        "emergency": False,
        "audiences": ["cancer"],
        "source": PAGE,
        "order": 1,
        **fields,
    }


def network(**fields: object) -> Json:
    return {
        "key": "netwerk",
        "public_id": public_id_of("netwerk"),
        "slug": "netwerk",
        "name": "Netwerk",
        "language": "nl",
        "kinds": ["network"],
        "lifecycle": "open",
        "location": {"country": "BE"},
        "source": {"url": PAGE},
        **fields,
    }


def house(**fields: object) -> Json:
    return {
        "key": "huis",
        "public_id": public_id_of("huis"),
        "slug": "huis",
        "name": "Huis",
        "language": "nl",
        "kinds": ["walk-in-house"],
        "lifecycle": "open",
        "location": {"country": "BE", "municipality": "Brugge", "municipality_code": "31005"},
        "source": {"url": PAGE, "date": "aug 2021"},
        **fields,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A house, a network and a helpline, and the regions that they speak of."""
    make_region("be/vlaanderen/west-vlaanderen", iso="BE-VWV")
    make_region("be/vlaanderen/limburg", iso="BE-VLI")
    make_region(BRUGGE, scheme="nis", code="31005", latitude=51.21, longitude=3.22)
    make_region("be/vlaanderen/west-vlaanderen/damme", scheme="nis", code="31006")
    write(
        tmp_path,
        "vocabulary",
        term("kind", "walk-in-house", family="house", implies=["drop-by"]),
        term("kind", "network", family="network"),
        term("audience", "cancer", tile=1),
        term("audience", "everyone"),
        term("theme", "drop-by"),
    )
    write(tmp_path, "helplines", helpline())
    write(tmp_path, "organisations", network())
    write(tmp_path, "houses", house())
    return tmp_path


def the_house() -> Organisation:
    return Organisation.objects.get(slug="huis")


def cited() -> dict[str, str]:
    return dict(Citation.objects.filter(entry=the_house()).values_list("field", "value"))


def test_a_house_is_public_and_found_by_kind_audience_and_region(folder: Path) -> None:
    write(folder, "houses", house(audience=["cancer"], implied_themes=["drop-by"]))

    load_demonstration(folder)

    found = Organisation.objects.public().houses().for_audience("cancer").in_region("be/vlaanderen")
    assert [entry.name for entry in found] == ["Huis"]
    assert Tag.objects.get(term__code="drop-by").implied
    assert the_house().get_absolute_url().endswith("/huis/")


def test_a_kind_implies_its_themes(folder: Path) -> None:
    load_demonstration(folder)

    kind = Term.objects.get(code="walk-in-house")
    assert [theme.code for theme in kind.implies.all()] == ["drop-by"]
    assert kind.label.read("fr").text == "walk-in-house (fr)"


def test_the_point_of_a_house_is_that_of_its_municipality_and_says_so(folder: Path) -> None:
    load_demonstration(folder)

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
    folder: Path, place: Json, path: str
) -> None:
    write(folder, "houses", house(location=place))

    load_demonstration(folder)

    location = the_house().locations.get()
    assert location.region.path == path
    assert (location.precision, location.latitude, location.longitude) == ("region", None, None)


def test_a_municipality_without_a_code_is_found_by_its_name(folder: Path) -> None:
    write(folder, "houses", house(location={"country": "BE", "municipality": "DAMME"}))

    load_demonstration(folder)

    assert the_house().locations.get().region.path.endswith("/damme")


def test_every_fact_has_a_citation_with_its_standard_form(folder: Path) -> None:
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
    )
    full["location"] |= {
        "street": "Oostmeers 1",
        "postcode": "8000",
        "locality": "Stene",
        "directions": "In het park.",
    }
    write(folder, "houses", full)

    load_demonstration(folder)

    assert cited() == {
        "name": "Huis",
        "text": "Oud Huis",
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
        "memberships": "Netwerk",
        "role": "operated-by: een vzw",
        "description": "Het huis is klein.",
        "audience_note": "Vanaf 18 jaar.",
        "region": BRUGGE,
        "street": "Oostmeers 1",
        "postcode": "8000",
        "locality": "Stene",
        "directions": "In het park.",
    }
    citation = Citation.objects.select_related("source").get(field="founded")
    assert (citation.source.url, citation.as_of_edtf) == (PAGE, "2021-08")
    assert Citation.objects.get(field="street").location == the_house().locations.get()


def test_a_derived_postcode_is_not_cited(folder: Path) -> None:
    derived = house()
    derived["location"] |= {"postcode": "8000", "postcode_derived": True}
    write(folder, "houses", derived)

    load_demonstration(folder)

    assert the_house().locations.get().postcode == "8000"
    assert "postcode" not in cited()


def test_two_entries_share_the_source_they_both_name(folder: Path) -> None:
    write(folder, "houses", house(further_sources=[{"url": f"{PAGE}/2", "says": "Het is open."}]))

    load_demonstration(folder)

    assert [source.url for source in Source.objects.all()] == [PAGE, f"{PAGE}/2"]
    assert cited()["description"] == "Het is open."


def test_a_relation_may_name_another_entry(folder: Path) -> None:
    write(folder, "houses", house(affiliations=[{"role": "part-of", "organisation": "netwerk"}]))

    load_demonstration(folder)

    relation = the_house().affiliations.get()
    assert relation.other == Organisation.objects.get(slug="netwerk")


def test_a_helpline_keeps_its_number_in_international_form(folder: Path) -> None:
    load_demonstration(folder)

    line = Helpline.objects.get()
    assert line.phone == "+3280015801"
    assert [audience.code for audience in line.audiences.all()] == ["cancer"]


def test_a_short_number_and_a_line_that_is_always_open(folder: Path) -> None:
    write(folder, "helplines", helpline(phone="112", phone_e164="", hours="24/7", region=""))

    load_demonstration(folder)

    line = Helpline.objects.get()
    assert (line.phone, line.always_open, line.region) == ("112", True, None)


def test_a_second_load_changes_nothing_and_keeps_what_staff_edited(folder: Path) -> None:
    first = load_demonstration(folder)
    Organisation.objects.filter(slug="huis").update(name="Nieuw Huis", status="archived")
    Helpline.objects.update(name="Kankerlijn")
    Term.objects.filter(code="cancer").update(tile=7)

    second = load_demonstration(folder)

    assert first == DemonstrationReport(terms=5, helplines=1, entries=2, sources=1)
    assert second == DemonstrationReport(terms=0, helplines=0, entries=0, sources=0)
    assert (the_house().name, the_house().status) == ("Nieuw Huis", "archived")
    assert Helpline.objects.get().name == "Kankerlijn"
    assert Term.objects.get(code="cancer").tile == 7


def test_a_later_edition_of_the_folder_adds_its_new_entries(folder: Path) -> None:
    load_demonstration(folder)
    tweede = {"key": "tweede", "public_id": public_id_of("tweede"), "slug": "tweede"}
    write(folder, "houses", house(), house(**tweede, memberships=[{"network": "netwerk"}]))

    report = load_demonstration(folder)

    assert report == DemonstrationReport(terms=0, helplines=0, entries=1, sources=0)
    assert Organisation.objects.get(slug="tweede").memberships.get().network.slug == "netwerk"


def test_a_database_with_other_entries_is_refused(folder: Path) -> None:
    make_house("Een ander huis")

    with pytest.raises(CommandError, match="This database holds other entries"):
        call_command("load_demonstration", folder)

    assert Organisation.objects.count() == 1
    assert not Source.objects.exists()


def test_a_demonstration_that_staff_made_their_own_gets_nothing_back(folder: Path) -> None:
    load_demonstration(folder)
    the_house().delete()
    make_house("Een ander huis")

    report = load_demonstration(folder)

    assert report.entries == 0
    assert not Organisation.objects.filter(slug="huis").exists()


def test_what_staff_keep_as_helplines_and_terms_is_not_doubled(folder: Path) -> None:
    make_helpline("Een eigen lijn")
    make_term("audience", "cancer")

    report = load_demonstration(folder)

    assert (report.terms, report.helplines) == (4, 0)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"public_id": "2222223"}, "public_id: This public id has a wrong check character."),
        ({"public_id": public_id_of("netwerk")}, "stands in organisations.jsonl, line 1 already."),
        ({"slug": "netwerk"}, "“netwerk” stands in organisations.jsonl, line 1 already."),
        ({"key": "netwerk"}, "“netwerk” stands in organisations.jsonl, line 1 already."),
        ({"kinds": []}, "Say first what kind of organisation it is."),
        ({"kinds": ["castle"]}, "There is no term “castle” in the vocabulary “kind"),
        ({"audience": ["pirates"]}, "There is no term “pirates” in the vocabulary “for"),
        ({"audience": ["cancer"], "also_welcome": ["cancer"]}, "The term “cancer” is there twice."),
        ({"founded": "31/2/2020"}, "founded: "),
        ({"source": {"url": f"{PAGE}/2", "date": "soon"}}, "published: "),
        ({"source": {"url": "example"}}, "url: Enter a valid URL."),
        ({"lifecycle": "asleep"}, "lifecycle: Value 'asleep' is not a valid choice."),
        ({"closed_on": "2020"}, "What has a closing date is closed for good."),
        ({"location": {"country": "FR"}}, "There is no region “fr”. Are the regions loaded?"),
        ({"location": {"country": "BE", "iso": "BE-X"}}, "There is no region with the ISO code"),
        (
            {"location": {"country": "BE", "municipality": "Atlantis"}},
            "There is not exactly one municipality called “Atlantis”: give its code.",
        ),
        (
            {"location": {"country": "BE", "municipality": "Brugge", "municipality_code": "9"}},
            "There is no municipality with the code “9”.",
        ),
        (
            {"location": {"country": "BE", "municipality": "Damme", "municipality_code": "31005"}},
            "The code “31005” is that of Brugge, not of “Damme”.",
        ),
        (
            {"location": {"country": "BE", "municipality": "Brugge", "iso": "BE-VLI"}},
            "Brugge does not lie in Limburg.",
        ),
        (
            {"location": {"country": "BE", "postcode_derived": True}},
            "Only a postcode that is there can be derived.",
        ),
        ({"area_served": ["Atlantis"]}, "There is not exactly one municipality called"),
        ({"names": [{"kind": "former"}]}, "Give the name, or choose “unknown, but different”."),
        (
            {"names": [{"kind": "former", "text": "Oud", "since": "2015", "until": "2013"}]},
            "until: The end lies before the start.",
        ),
        ({"hours": {"as_written": "Altijd.", "osm": "altijd"}}, "osm: "),
        ({"phone": "bel ons"}, "“bel ons” is not a phone number."),
        (
            {"phone": "050 12 34 56", "phone_e164": "+3250123457"},
            "“050 12 34 56” is not the number +3250123457.",
        ),
        ({"email": "huis"}, "email: Enter a valid email address."),
        ({"memberships": [{"network": "club"}]}, "There is no other entry “club”."),
        ({"memberships": [{"network": "huis"}]}, "There is no other entry “huis”."),
        ({"affiliations": [{"role": "partner"}]}, "Choose the other organisation, or write"),
        ({"affiliations": [{"role": "boss", "party": "Jan"}]}, "role: Value 'boss' is not a valid"),
    ],
)
def test_a_broken_row_is_named_and_leaves_the_database_as_it_was(
    folder: Path, fields: Json, sentence: str
) -> None:
    # Before it stands a row without fault: it is not loaded either.
    tweede = {"key": "tweede", "public_id": public_id_of("tweede"), "slug": "tweede"}
    write(folder, "houses", house(**tweede), house(**fields))

    with pytest.raises(CommandError) as refusal:
        call_command("load_demonstration", folder)

    assert str(refusal.value).startswith("houses.jsonl, line 2: ")
    assert sentence in str(refusal.value)
    assert not Organisation.objects.exists()
    assert not Term.objects.exists()
    assert not Source.objects.exists()


def test_a_member_of_what_is_no_network_is_refused(folder: Path) -> None:
    write(folder, "organisations", network(kinds=["walk-in-house"]))
    write(folder, "houses", house(memberships=[{"network": "netwerk"}]))

    with pytest.raises(CommandError, match=r"^houses\.jsonl, line 1: “Netwerk” is not a network"):
        call_command("load_demonstration", folder)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (term("kind", "castle"), "A kind, and only a kind, has a sort of page."),
        (term("theme", "talk", family="house"), "A kind, and only a kind, has a sort of page."),
        (term("theme", "talk", implies=["sing"]), "There is no theme “sing”."),
        (term("colour", "red"), "scheme: Value 'colour' is not a valid choice."),
        (term("theme", "rood!"), "code: Enter a valid “slug”"),
    ],
)
def test_a_broken_term_is_named(folder: Path, row: Json, sentence: str) -> None:
    write(folder, "vocabulary", row)

    with pytest.raises(CommandError) as refusal:
        call_command("load_demonstration", folder)

    assert str(refusal.value).startswith(f"vocabulary.jsonl, line 1: {sentence}")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"phone": "", "phone_e164": ""}, "Give a phone number or a website."),
        ({"phone": "106", "phone_e164": "+32106"}, "“106” is not the number +32106."),
        ({"hours": "altijd"}, "Hours are “24/7”, or a text for each language."),
        ({"region": "be/atlantis"}, "There is no region “be/atlantis”."),
        ({"audiences": ["pirates"]}, "There is no term “pirates” in the vocabulary"),
        ({"free": "maybe"}, "free: Value 'maybe' is not a valid choice."),
    ],
)
def test_a_broken_helpline_is_named(folder: Path, fields: Json, sentence: str) -> None:
    write(folder, "helplines", helpline(**fields))

    with pytest.raises(CommandError) as refusal:
        call_command("load_demonstration", folder)

    assert str(refusal.value).startswith(f"helplines.jsonl, line 1: {sentence}")


def test_the_command_says_what_it_added(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_demonstration", folder)

    assert capsys.readouterr().out == "New: 2 entries, 1 sources, 5 terms, 1 helplines.\n"
