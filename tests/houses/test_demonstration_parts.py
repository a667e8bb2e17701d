"""The committed files of parts: what the five sources of the project say of their entries."""

import re
from itertools import chain

import pytest

from tests.houses.demonstration_files import (
    Entry,
    documented_fields,
    entries,
    organisations,
)

PARTS = [
    "facts",
    "names",
    "relations",
    "memberships",
    "contact_points",
    "statements",
    "services",
    "milestones",
    "documents",
    "grants",
    "charters",
]
# The fields in which a row speaks of an entry by its key.
TO_ENTRIES = ["entry", "organisation", "network", "member", "at", "author", "funder", "recipient"]


def rows() -> list[Entry]:
    return list(chain.from_iterable(map(entries, PARTS)))


def statements(kind: str, entry: str) -> list[Entry]:
    return [row for row in entries("statements") if row["kind"] == kind and row["entry"] == entry]


@pytest.mark.parametrize("name", ["sources", *PARTS, "five_sources"])
def test_no_field_of_a_part_is_undocumented(name: str) -> None:
    documented = documented_fields(name)

    for row in entries(name):
        assert set(row) <= documented, set(row) - documented


def test_what_is_unknown_is_left_out_of_the_parts() -> None:
    for row in [*rows(), *entries("sources")]:
        assert not [name for name, value in row.items() if value in ("", None, [], {})], row


def test_every_part_is_of_entries_that_are_there_and_of_a_source() -> None:
    known = {entry["key"] for entry in organisations()}
    sources = {source["key"] for source in entries("sources")}

    for row in rows():
        named = [row[field] for field in [*TO_ENTRIES, "project"] if field in row]
        named += [reference["entry"] for reference in row.get("references", [])]
        assert named
        assert set(named) <= known, row
        assert row["source"] in sources


def test_every_fact_of_the_five_sources_names_a_source_and_a_page_or_says_it_is_private() -> None:
    known = {entry["key"] for entry in organisations()}
    sources = {source["key"] for source in entries("sources")}

    for fact in entries("five_sources"):
        assert fact["source"] in sources
        assert bool(fact["page"]) != fact.get("admin", False), fact
        assert {fact["page"], fact["entry"]} - {""} <= known


def test_a_quotation_is_shorter_than_15_words() -> None:
    quoted = [row["quotation"] for row in rows() if "quotation" in row]
    quoted += [
        saying["quotation"] for row in entries("milestones") for saying in row.get("says", [])
    ]
    marked = re.findall(r"“(.+?)”", " ".join(chain(*(row["notes"] for row in entries("sources")))))

    assert quoted
    for text in [*quoted, *marked]:
        assert len(text.split()) < 15, text


def test_what_houses_and_sources_both_speak_of_is_one_entry() -> None:
    names = [entry["name"].casefold() for entry in organisations()]
    twice = {name for name in names if names.count(name) > 1}
    sourced = {entry["name"].casefold() for entry in organisations() if "key" in entry["source"]}

    assert not twice & sourced
    # Found in the collection of houses, so that the sources add to them.
    added_to = {row["entry"] for row in rows() if "entry" in row}
    added_to |= {row["organisation"] for row in entries("relations") if "organisation" in row}
    assert added_to >= {
        "be-huis-met-vele-kamers-brugge",
        "be-nestorplus-vleteren",
        "candras-foundation",
        "cano-vlaanderen",
        "herstelacademies",
        "kansfonds",
        "maggies-centres",
        "netwerk-ggz-noord-west-vlaanderen",
        "toon-hermans-huizen",
    }


def test_the_statements_are_as_many_as_the_sources_give() -> None:
    house, network = "be-huis-met-vele-kamers-brugge", "cano-vlaanderen"
    mission = statements("mission", network)
    functions = statements("function", house)
    poles = statements("pole", network)

    # Four lines of 2016, nine values, five functions on one basic function, three poles and one.
    assert [line["since"] for line in mission] == ["2016"] * 4
    assert len(statements("value", network)) == 9
    assert [row.get("core", False) for row in functions] == [True, False, False, False, False]
    assert [row.get("core", False) for row in poles] == [True, True, True, False]


def test_a_statement_stands_at_most_one_level_below_the_one_before_it() -> None:
    above: dict[str, int] = {}

    for row in entries("statements"):
        level = row.get("level", 0)
        assert level <= above.get(row["entry"], -1) + 1, row
        above[row["entry"]] = level


def test_the_takeover_keeps_both_dates_of_its_source() -> None:
    takeover = next(row for row in entries("milestones") if "says" in row)

    assert takeover["happened"] == "april 2021"
    assert {says["passage"]: says["value"] for says in takeover["says"]} == {
        "de tekst": "2021-04",
        "de kop": "2021-08",
    }


def test_a_person_is_named_with_a_basis_and_an_end() -> None:
    named = [row for row in entries("contact_points") if "person" in row]

    # The sources name one private person.
    assert len(named) == 1
    assert named[0]["person_basis"]
    assert named[0]["details_personal"]
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", named[0]["person_until"])
