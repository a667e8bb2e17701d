"""A row of a part that says what cannot be is named, with its line, and nothing is loaded."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from houses.models import Organisation, Source, Statement, Term
from tests.factories import public_id_of
from tests.houses.demonstration_rows import Json, house, network, project, source, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

# Of each file a row without fault; the tests change what they are about.
ROWS: dict[str, Json] = {
    "facts": {"entry": "huis", "field": "founded", "value": "2015"},
    "names": {"entry": "huis", "kind": "former", "text": "Oud Huis"},
    "relations": {"entry": "huis", "role": "partner", "party": "een school"},
    "memberships": {"network": "netwerk", "member": "huis"},
    "contact_points": {"entry": "huis", "purpose": "press", "email": "pers@example.org"},
    "statements": {"entry": "huis", "kind": "mission", "text": "Er zijn."},
    "services": {"entry": "huis", "kind": "course", "name": "Een cursus"},
    "milestones": {"entry": "huis", "title": "Begin"},
    "documents": {
        "key": "verslag",
        "title": "Verslag",
        "kind": "report",
        "references": [{"entry": "huis"}],
    },
    "grants": {"funder": "huis", "project": "project"},
    "charters": {"network": "netwerk", "since": "2018", "criteria": ["Zonder winst."]},
}


@pytest.fixture
def folder(data_folder: Path) -> Path:
    write(data_folder, "organisations", network(), project())
    write(data_folder, "sources", source())
    return data_folder


def refusal(folder: Path) -> str:
    """The sentence of the refused load, which has left no row behind."""
    with pytest.raises(CommandError) as refused:
        call_command("load_demonstration", folder)
    assert not Organisation.objects.exists()
    assert not Source.objects.exists()
    assert not Statement.objects.exists()
    assert not Term.objects.exists()
    return str(refused.value)


def test_the_rows_without_fault_are_loaded(folder: Path) -> None:
    for name, row in ROWS.items():
        write(folder, name, {**row, "source": "bron"})

    call_command("load_demonstration", folder, verbosity=0)

    assert Organisation.objects.count() == 3


@pytest.mark.parametrize("name", ROWS)
def test_a_source_that_no_file_describes_is_refused(folder: Path, name: str) -> None:
    write(folder, name, {**ROWS[name], "source": "elders"})

    assert refusal(folder) == f"{name}.jsonl, line 1: There is no source “elders”."


UNKNOWN_ENTRIES = [
    *((name, {"entry": "kasteel"}) for name, row in ROWS.items() if "entry" in row),
    ("relations", {"party": "", "organisation": "kasteel"}),
    ("memberships", {"network": "kasteel"}),
    ("memberships", {"member": "kasteel"}),
    ("contact_points", {"at": "kasteel"}),
    ("documents", {"author": "kasteel"}),
    ("documents", {"references": [{"entry": "kasteel"}]}),
    ("grants", {"funder": "kasteel"}),
    ("grants", {"recipient": "kasteel"}),
    ("grants", {"project": "kasteel"}),
    ("charters", {"network": "kasteel"}),
]


@pytest.mark.parametrize(("name", "fields"), UNKNOWN_ENTRIES)
def test_an_entry_that_is_in_no_file_is_refused(folder: Path, name: str, fields: Json) -> None:
    write(folder, name, {**ROWS[name], "source": "bron", **fields})

    assert refusal(folder) == f"{name}.jsonl, line 1: There is no entry “kasteel”."


@pytest.mark.parametrize(
    ("name", "fields", "sentence"),
    [
        ("facts", {"field": "colour"}, "An entry has no fact “colour”."),
        ("facts", {"field": "tags"}, "An entry has no fact “tags”."),
        ("facts", {"value": "ooit"}, "We cannot read this date."),
        ("facts", {"quotation": "x" * 301}, "quotation: Ensure this value has at most 300"),
        ("names", {"kind": "nickname"}, "kind: Value 'nickname' is not a valid choice."),
        ("names", {"text": ""}, "Give the name, or choose “unknown, but different”."),
        ("names", {"kind": "unknown"}, "Give the name, or choose “unknown, but different”."),
        ("names", {"since": "2015", "until": "2013"}, "until: The end lies before the start."),
        ("relations", {"role": "boss"}, "role: Value 'boss' is not a valid choice."),
        ("relations", {"party": ""}, "Choose the other organisation, or write the party down"),
        ("relations", {"organisation": "project"}, "Choose the other organisation, or write"),
        (
            "relations",
            {"party": "", "organisation": "huis"},
            "An organisation has no relation with itself.",
        ),
        ("relations", {"since": "gisteren"}, "since: We cannot read this date."),
        ("relations", {"since": "2015", "until": "2013"}, "until: The end lies before the start."),
        ("memberships", {"member": ""}, "Choose the member, or write the members down"),
        ("memberships", {"party": "dertien"}, "Choose the member, or write the members down"),
        ("memberships", {"member": "netwerk"}, "A network is not a member of itself."),
        ("memberships", {"network": "project"}, "“Project” is not a network."),
        ("memberships", {"since": "2015", "until": "2013"}, "until: The end lies before"),
        ("contact_points", {"purpose": "gossip"}, "purpose: Value 'gossip' is not a valid"),
        (
            "contact_points",
            {"email": ""},
            "Give a phone number, an e-mail address or a web page, or say where it is answered.",
        ),
        ("contact_points", {"at": "huis"}, "Leave this empty where the organisation itself"),
        ("contact_points", {"person": "Jo", "person_until": "2027-12-31"}, "Say why this person's"),
        ("contact_points", {"person": "Jo", "person_basis": "Ja."}, "Say why this person's name"),
        ("contact_points", {"details_personal": True}, "Personal details need the person they"),
        (
            "contact_points",
            {"person": "Jo", "person_basis": "Ja.", "person_until": "ooit"},
            "person_until: “ooit” value has an invalid date format.",
        ),
        ("contact_points", {"phone": "bel ons"}, "“bel ons” is not a phone number."),
        ("statements", {"kind": "dream"}, "kind: Value 'dream' is not a valid choice."),
        ("statements", {"text": ""}, "text: This field cannot be blank."),
        ("statements", {"level": 1}, "Nothing stands above this statement at level 1."),
        ("statements", {"level": -1}, "level: Ensure this value is greater than or equal to 0."),
        ("statements", {"since": "2015", "until": "2013"}, "until: The end lies before the start."),
        ("services", {"kind": "party"}, "kind: Value 'party' is not a valid choice."),
        ("services", {"name": ""}, "name: This field cannot be blank."),
        ("services", {"delivery": "pigeon"}, "delivery: Value 'pigeon' is not a valid choice."),
        ("services", {"rrule": "elke week"}, "rrule: Write the rule as in RFC 5545"),
        ("services", {"rrule": "FREQ=HOURLY"}, "rrule: Write the rule as in RFC 5545"),
        (
            "services",
            {"rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"},
            "rrule: This rule never comes to a day.",
        ),
        ("services", {"starts_on": "15/1/2021"}, "starts_on: “15/1/2021” value has an invalid"),
        ("milestones", {"title": ""}, "title: This field cannot be blank."),
        ("milestones", {"happened": "31/2/2020"}, "happened: The calendar has no such day"),
        ("milestones", {"says": [{"value": "ooit"}]}, "We cannot read this date."),
        ("documents", {"kind": "poem"}, "kind: Value 'poem' is not a valid choice."),
        ("documents", {"url": "verslag"}, "url: Enter a valid URL."),
        ("documents", {"references": []}, "Say which entry wrote the document, or of which one"),
        (
            "documents",
            {"references": [{"entry": "huis"}, {"entry": "huis"}]},
            "This document is there already, with these pages.",
        ),
        ("grants", {"funder": ""}, "Choose the funder, or write it down: one of the two."),
        ("grants", {"funder_party": "een loterij"}, "Choose the funder, or write it down"),
        ("grants", {"project": ""}, "Say who received it, or for which project it was."),
        ("grants", {"recipient": "huis"}, "A funder gives to another, not to itself."),
        ("grants", {"project": "netwerk"}, "“Netwerk” is not a project."),
        ("grants", {"amount": 20000}, "Give the amount with its currency, or neither."),
        ("grants", {"currency": "EUR"}, "Give the amount with its currency, or neither."),
        ("grants", {"amount": -1, "currency": "EUR"}, "An amount is not below zero."),
        ("grants", {"amount": 1, "currency": "euro"}, "currency: Three capitals, as in ISO 4217"),
        ("grants", {"amount": 0.001, "currency": "EUR"}, "amount: Ensure that there are no more"),
        ("grants", {"period": "ooit"}, "period: We cannot read this date."),
        ("charters", {"network": "project"}, "“Project” is not a network."),
        ("charters", {"since": "ooit"}, "since: We cannot read this date."),
        ("charters", {"criteria": [""]}, "text: This field cannot be blank."),
        ("charters", {"document": "verslag"}, "There is no document “verslag”."),
    ],
)
def test_a_row_that_says_what_cannot_be_is_refused(
    folder: Path, name: str, fields: Json, sentence: str
) -> None:
    write(folder, name, {**ROWS[name], "source": "bron", **fields})

    assert refusal(folder).startswith(f"{name}.jsonl, line 1: {sentence}")


@pytest.mark.parametrize("name", ["memberships", "charters"])
def test_what_may_be_there_once_is_refused_the_second_time(folder: Path, name: str) -> None:
    row = {**ROWS[name], "source": "bron", "since": "2018"}
    # The same year, written otherwise.
    write(folder, name, row, {**row, "since": " 2018 "})

    assert refusal(folder).startswith(f"{name}.jsonl, line 2: This ")


def test_a_statement_may_not_stand_two_levels_below_the_one_before_it(folder: Path) -> None:
    row = {**ROWS["statements"], "source": "bron"}
    other = {**row, "entry": "netwerk"}
    write(folder, "statements", row, other, {**other, "level": 1}, {**row, "level": 2})

    sentence = "Nothing stands above this statement at level 2."
    assert refusal(folder) == f"statements.jsonl, line 4: {sentence}"


def test_a_statement_stands_at_most_two_levels_deep(folder: Path) -> None:
    row = {**ROWS["statements"], "source": "bron"}
    write(folder, "statements", *({**row, "level": level} for level in range(4)))

    sentence = "level: Ensure this value is less than or equal to 2."
    assert refusal(folder) == f"statements.jsonl, line 4: {sentence}"


@pytest.mark.parametrize("same", [{"key": "verslag"}, {"title": "Verslag"}])
def test_two_documents_differ_in_key_and_in_title_or_address(folder: Path, same: Json) -> None:
    row = {**ROWS["documents"], "source": "bron"}
    write(folder, "documents", row, {**row, "key": "ander", "title": "Ander", **same})

    assert refusal(folder).startswith("documents.jsonl, line 2: “")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([source(), source(title="Een andere")], "line 2: “bron” stands in sources.jsonl, line 1"),
        ([source(), source(key="ander")], "line 2: “De bron” stands in sources.jsonl, line 1"),
        ([source(kind="rumour")], "line 1: kind: Value 'rumour' is not a valid choice."),
        ([source(url="bron")], "line 1: url: Enter a valid URL."),
        ([source(published="ooit")], "line 1: published: We cannot read this date."),
        ([source(notes=[""])], "line 1: text: This field cannot be blank."),
        ([source(note="Een slip.")], "line 1: There is no field “note”."),
    ],
)
def test_a_broken_source_is_named(folder: Path, rows: list[Json], sentence: str) -> None:
    write(folder, "sources", *rows)
    write(folder, "statements", {**ROWS["statements"], "source": "bron"})

    assert refusal(folder).startswith(f"sources.jsonl, {sentence}")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"source": {"key": "elders"}}, "There is no source “elders”."),
        ({"source": {}}, "A source has an address, or the key of a source: one of the two."),
        (
            {"source": {"key": "bron", "url": "https://example.org"}},
            "A source has an address, or the key of a source: one of the two.",
        ),
        ({"approaches": ["magic"]}, "There is no term “magic” in the vocabulary “way of working”."),
        ({"lifecycle": "merged"}, "Say into which organisation it was merged, or neither."),
        ({"merged_into": "netwerk"}, "Say into which organisation it was merged, or neither."),
        ({"lifecycle": "merged", "merged_into": "huis"}, "There is no other entry “huis”."),
        ({"lifecycle": "merged", "merged_into": "kasteel"}, "There is no other entry “kasteel”."),
    ],
)
def test_an_entry_that_says_what_cannot_be_is_refused(
    folder: Path, fields: Json, sentence: str
) -> None:
    write(folder, "houses", house(**fields))

    assert refusal(folder) == f"houses.jsonl, line 1: {sentence}"


def test_entries_that_are_merged_into_each_other_are_refused(folder: Path) -> None:
    tweede = {"key": "tweede", "public_id": public_id_of("tweede"), "slug": "tweede"}
    merged = {"lifecycle": "merged", "merged_into": "tweede"}
    write(folder, "organisations", network(**merged), project())
    write(
        folder,
        "houses",
        house(lifecycle="merged", merged_into="netwerk"),
        house(**{**tweede, **merged, "merged_into": "huis"}),
    )

    assert refusal(folder) == (
        "organisations.jsonl, line 1: That one goes on in this one already: the circle has no end."
    )
