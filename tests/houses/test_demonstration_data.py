"""The committed demonstration data: facts of real houses, read with nothing of the project."""

import hashlib
import re
from collections.abc import Iterator
from itertools import chain

import opening_hours
import pytest
from stdnum import luhn

from tests.houses.demonstration_files import (
    FOLDER,
    Entry,
    codes,
    documented_fields,
    entries,
    house,
    organisations,
)

FILES = ["houses", "organisations", "vocabulary", "helplines"]
# What read_date() reads as a date that is no year, month or day: as the sources of the project say.
IN_WORDS = {"medio 2015", "april 2021", "nov 2021"}
ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"


def dates(entry: Entry) -> Iterator[str]:
    for field in ["founded", "lifecycle_as_of", "closed_on"]:
        yield entry.get(field, "")
    for period in [*entry.get("names", []), *entry.get("memberships", [])]:
        yield period.get("since", "")
        yield period.get("until", "")
    for source in [entry["source"], *entry.get("further_sources", [])]:
        yield source.get("date", "")


def test_all_153_houses_are_there() -> None:
    countries = [entry["location"]["country"] for entry in entries("houses")]

    # The rows of the collection: Belgium, the Netherlands, Denmark, Great Britain.
    assert [countries.count(country) for country in ["BE", "NL", "DK", "GB"]] == [79, 52, 11, 11]
    assert len(countries) == 153


@pytest.mark.parametrize("field", ["key", "public_id", "slug"])
def test_no_two_entries_share(field: str) -> None:
    values = [entry[field] for entry in organisations()]

    assert sorted(set(values)) == sorted(values)


def test_a_public_id_is_for_ever_the_one_made_from_the_key() -> None:
    for entry in organisations():
        number = int.from_bytes(hashlib.sha256(f"steunwijzer:{entry['key']}".encode()).digest())
        # Six digits in base 28 and the check character.
        body = "".join(ALPHABET[number // 28**place % 28] for place in range(6))

        assert entry["public_id"] == body + luhn.calc_check_digit(body, alphabet=ALPHABET)


def test_a_slug_can_stand_in_an_address() -> None:
    for entry in organisations():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry["slug"]), entry["slug"]


@pytest.mark.parametrize("name", FILES)
def test_no_field_is_undocumented(name: str) -> None:
    # An organisation is written as a house is.
    documented = documented_fields("houses" if name == "organisations" else name)

    for entry in entries(name):
        assert set(entry) <= documented, set(entry) - documented


def test_what_is_unknown_is_left_out() -> None:
    for entry in organisations():
        for value in chain(entry.values(), entry["location"].values(), entry["source"].values()):
            assert value not in ("", None, [], {}), entry["key"]


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("names", "kind text since until"),
        ("memberships", "network since until note"),
        ("affiliations", "role organisation party since until note"),
        ("further_sources", "url says date"),
    ],
)
def test_the_parts_of_an_entry_have_only_documented_fields(field: str, names: str) -> None:
    parts = chain.from_iterable(entry.get(field, []) for entry in organisations())

    assert {name for part in parts for name in part} <= set(names.split())


def test_a_place_has_only_documented_fields() -> None:
    row = next(
        line
        for line in (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| `location`")
    )
    documented = set(re.findall(r"`(\w+)`", row))

    assert {name for entry in organisations() for name in entry["location"]} <= documented


def test_every_entry_says_where_its_facts_come_from() -> None:
    keys = {source["key"] for source in entries("sources")}

    for entry in organisations():
        for source in [entry["source"], *entry.get("further_sources", [])]:
            assert ("url" in source) != ("key" in source), entry["key"]
            assert source.get("url", "https://").startswith(("http://", "https://"))
            assert "key" not in source or source["key"] in keys
    for line in entries("helplines"):
        assert line["source"].startswith("https://")


def test_every_tag_is_a_term_of_the_vocabulary() -> None:
    schemes = {
        "kinds": "kind",
        "audience": "audience",
        "also_welcome": "audience",
        "implied_themes": "theme",
    }

    for entry in organisations():
        assert entry["kinds"]
        assert entry["language"] in codes("language")
        for field, scheme in schemes.items():
            assert set(entry.get(field, [])) <= codes(scheme), entry["key"]


def test_every_house_says_for_whom_it_is() -> None:
    assert all(entry.get("audience") or entry.get("also_welcome") for entry in entries("houses"))


def test_no_audience_is_invented_for_a_network_or_supporter() -> None:
    meant = {entry["key"] for entry in entries("organisations") if "audience" in entry}

    # Those of which a source of the project says for whom they are.
    assert meant == {
        "imajin-netwerk",
        "kraft-centers",
        "project-ekc-detentie",
        "project-zorgnetwerken",
    }


def test_nobody_is_both_the_audience_and_also_welcome() -> None:
    for entry in entries("houses"):
        assert not set(entry.get("audience", [])) & set(entry.get("also_welcome", []))


def test_members_and_partners_are_entries_of_their_own_or_a_text() -> None:
    networks = {entry["key"] for entry in entries("organisations") if "network" in entry["kinds"]}
    known = {entry["key"] for entry in organisations()}

    for entry in organisations():
        for membership in entry.get("memberships", []):
            assert membership["network"] in networks
        for affiliation in entry.get("affiliations", []):
            assert ("organisation" in affiliation) != ("party" in affiliation)
            assert affiliation.get("organisation", entry["key"]) in known


def test_every_organisation_of_its_own_is_named_by_a_house_or_by_a_source_of_the_project() -> None:
    named = {
        relation.get("network") or relation.get("organisation")
        for entry in entries("houses")
        for relation in [*entry.get("memberships", []), *entry.get("affiliations", [])]
    }

    for entry in entries("organisations"):
        assert entry["key"] in named or "key" in entry["source"], entry["key"]


def test_roles_statuses_and_sorts_of_names_are_the_documented_ones() -> None:
    affiliations = chain.from_iterable(entry.get("affiliations", []) for entry in organisations())
    names = chain.from_iterable(entry.get("names", []) for entry in organisations())

    assert {affiliation["role"] for affiliation in affiliations} <= {
        "operated-by",
        "supported-by",
        "partner",
        "founded-by",
        "part-of",
        "inspired-by",
        "hosted-by",
        "continues",
        "other",
    }
    assert {entry["lifecycle"] for entry in organisations()} <= {
        "open",
        "planned",
        "paused",
        "closed",
        "merged",
        "unknown",
    }
    assert {name["kind"] for name in names} <= {"former", "short", "alias", "as-cited"}


def test_the_house_in_huizen_closed_and_the_one_in_bree_was_only_planned() -> None:
    closed = house("nl-inloophuis-t-punt-huizen")
    planned = house("be-inloophuis-het-vergeet-mij-nietje-bree")

    assert (closed["lifecycle"], closed["closed_on"]) == ("closed", "2014-10-31")
    assert planned["lifecycle"] == "planned"
    assert "founded" not in planned


def test_a_house_that_closed_and_only_such_a_house_has_a_last_day() -> None:
    for entry in entries("houses"):
        assert (entry["lifecycle"] == "closed") == ("closed_on" in entry)


def test_only_what_ended_has_an_end_and_what_merged_says_into_what() -> None:
    known = {entry["key"] for entry in organisations()}

    for entry in entries("organisations"):
        assert "closed_on" not in entry or entry["lifecycle"] in {"closed", "merged"}
        assert (entry["lifecycle"] == "merged") == ("merged_into" in entry)
        assert entry.get("merged_into", entry["key"]) in known


def test_a_date_is_as_precise_as_its_source() -> None:
    for entry in organisations():
        for written in filter(None, dates(entry)):
            plain = re.fullmatch(r"(omstreeks )?[12]\d{3}(-[01]\d(-[0-3]\d)?)?", written)
            assert plain or written in IN_WORDS, written


def test_a_municipality_in_belgium_and_the_netherlands_has_its_code() -> None:
    shapes = {"BE": r"\d{5}", "NL": r"GM\d{4}"}

    for place in (entry["location"] for entry in entries("houses")):
        if "municipality" in place and place["country"] in shapes:
            assert re.fullmatch(shapes[place["country"]], place["municipality_code"])
            assert place["iso"].startswith(f"{place['country']}-")


def test_a_postcode_that_the_source_does_not_give_says_so() -> None:
    given = [
        entry["key"]
        for entry in entries("houses")
        if "postcode" in entry["location"] and "postcode_derived" not in entry["location"]
    ]

    assert given == [
        "be-ons-huis-mol",
        "be-nestorplus-vleteren",
        "be-la-vie-la-ottignies-louvain-la-neuve",
        "dk-patientstttecafe-ballerup",
        "gb-maggie-s-office-london",
    ]


def test_a_temporary_street_is_not_given_as_the_address() -> None:
    assert "street" not in house("be-open-huis-alegria-mol")["location"]


def test_a_house_far_from_its_office_keeps_the_municipalities_it_serves() -> None:
    assert house("be-nestorplus-vleteren")["area_served"] == [
        "Alveringem",
        "Lo-Reninge",
        "Vleteren",
    ]


def test_opening_hours_can_be_read_by_a_machine_or_stay_words() -> None:
    hours = [entry["hours"] for entry in entries("houses") if "hours" in entry]

    # Rows of the collection that say anything of opening hours.
    assert len(hours) == 22
    for written in hours:
        assert written["as_written"]
        assert opening_hours.validate(written.get("osm", "24/7")), written["osm"]


def test_a_telephone_number_has_its_international_form() -> None:
    for entry in entries("houses"):
        assert ("phone" in entry) == ("phone_e164" in entry)
    numbered = [line for line in entries("houses") + entries("helplines") if "phone_e164" in line]
    for entry in numbered:
        assert re.fullmatch(r"\+[1-9]\d{6,14}", entry["phone_e164"])
        # The last digits are those that people dial, whatever stands before them.
        assert re.sub(r"\D", "", entry["phone"])[-6:] == entry["phone_e164"][-6:]
