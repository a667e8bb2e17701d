"""The committed terms and helplines: what every house is described with and every page offers."""

from tests.houses.demonstration_files import codes, entries


def test_every_term_is_there_once_with_a_label_in_four_languages() -> None:
    terms = entries("vocabulary")
    pairs = [(term["scheme"], term["code"]) for term in terms]

    assert len(set(pairs)) == len(pairs)
    for term in terms:
        for texts in [term["label"], term.get("short", term["label"])]:
            assert set(texts) == {"nl", "fr", "de", "en"}
            assert all(texts.values())


def test_the_vocabularies_are_complete() -> None:
    # The terms of the project's vocabulary, two kinds for what its sources name besides houses,
    # and the five languages of its sources.
    sizes = {
        "kind": 19,
        "audience": 19,
        "theme": 20,
        "approach": 11,
        "access": 13,
        "first-visit": 8,
        "language": 5,
    }

    assert {scheme: len(codes(scheme)) for scheme in sizes} == sizes
    assert sum(sizes.values()) == len(entries("vocabulary"))


def test_the_terms_of_a_vocabulary_have_an_order_without_gaps() -> None:
    for scheme in {term["scheme"] for term in entries("vocabulary")}:
        order = [term["order"] for term in entries("vocabulary") if term["scheme"] == scheme]

        assert order == list(range(1, len(order) + 1))


def test_every_kind_has_a_sort_of_page_and_nothing_else_has() -> None:
    for term in entries("vocabulary"):
        assert (term["scheme"] == "kind") == ("family" in term)
        assert set(term.get("implies", [])) <= codes("theme")


def test_the_home_page_has_eight_tiles() -> None:
    tiles = {term["tile"]: term["code"] for term in entries("vocabulary") if "tile" in term}

    assert [tiles[place] for place in sorted(tiles)] == [
        "cancer",
        "mental",
        "carers",
        "young",
        "lonely",
        "dementia",
        "homeless",
        "poverty",
    ]


def test_a_helpline_can_be_reached_and_says_what_it_is_for() -> None:
    for line in entries("helplines"):
        assert "phone" in line or "website" in line
        assert line["purpose"]["nl"]
        assert line["purpose"][line["language"]]
        assert set(line.get("our_translation", [])) == set(line["purpose"]) - {line["language"]}
        assert set(line.get("audiences", [])) <= codes("audience")
        assert {line["free"], line["anonymous"]} <= {"yes", "unknown"}


def test_an_emergency_number_is_never_a_line_for_a_talk() -> None:
    emergency = [line["phone"] for line in entries("helplines") if line["emergency"]]
    general = [line["phone"] for line in entries("helplines") if line["general"]]

    assert emergency == ["112", "101", "112", "112", "999"]
    assert general == ["106", "107", "108"]


def test_every_country_with_houses_has_an_emergency_number_to_dial() -> None:
    countries = {entry["location"]["country"] for entry in entries("houses")}
    helped = {line["country"] for line in entries("helplines") if line["emergency"]}

    assert helped == countries
