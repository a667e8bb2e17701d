"""A broken row of a data folder is named, with its line, and nothing is loaded."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from houses.models import Organisation, Source, Term
from tests.factories import public_id_of
from tests.houses.demonstration_rows import PAGE, Json, helpline, house, network, term, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


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
    data_folder: Path, fields: Json, sentence: str
) -> None:
    # Before it stands a row without fault: it is not loaded either.
    tweede = {"key": "tweede", "public_id": public_id_of("tweede"), "slug": "tweede"}
    write(data_folder, "houses", house(**tweede), house(**fields))

    with pytest.raises(CommandError) as refusal:
        call_command("load_demonstration", data_folder)

    assert str(refusal.value).startswith("houses.jsonl, line 2: ")
    assert sentence in str(refusal.value)
    assert not Organisation.objects.exists()
    assert not Term.objects.exists()
    assert not Source.objects.exists()


def test_a_member_of_what_is_no_network_is_refused(data_folder: Path) -> None:
    write(data_folder, "organisations", network(kinds=["walk-in-house"]))
    write(data_folder, "houses", house(memberships=[{"network": "netwerk"}]))

    with pytest.raises(CommandError, match=r"^houses\.jsonl, line 1: “Netwerk” is not a network"):
        call_command("load_demonstration", data_folder)


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
def test_a_broken_term_is_named(data_folder: Path, row: Json, sentence: str) -> None:
    write(data_folder, "vocabulary", row)

    with pytest.raises(CommandError) as refusal:
        call_command("load_demonstration", data_folder)

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
def test_a_broken_helpline_is_named(data_folder: Path, fields: Json, sentence: str) -> None:
    write(data_folder, "helplines", helpline(**fields))

    with pytest.raises(CommandError) as refusal:
        call_command("load_demonstration", data_folder)

    assert str(refusal.value).startswith(f"helplines.jsonl, line 1: {sentence}")
