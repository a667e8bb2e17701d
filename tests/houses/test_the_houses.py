"""The real houses as they stand in the database once both loads have run."""

from collections import defaultdict

import pytest

from houses.loading.demonstration import load_demonstration
from houses.loading.reference import load_reference
from houses.models import Helpline, Location, Organisation, Postcode, Region, Source, Term
from networks.models import Membership
from tests.houses.demonstration_files import entries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_real_houses")]


def public_ids() -> list[str]:
    """Of the rows of the file, in its order."""
    return [entry["public_id"] for entry in entries("houses")]


# 565: Belgium after the mergers of 2025; 342: the Netherlands since 2023.
@pytest.mark.parametrize(("country", "municipalities"), [("be", 565), ("nl", 342)])
def test_every_municipality_of_belgium_and_the_netherlands_is_there(
    country: str, municipalities: int
) -> None:
    found = Region.objects.within(country).filter(kind=Region.Kind.MUNICIPALITY)

    assert found.count() == municipalities


# As many as the two countries have: Belgium's four digits, and the first four of the Dutch codes.
@pytest.mark.parametrize(("country", "postcodes"), [("be", 1149), ("nl", 4072)])
def test_every_postcode_of_belgium_and_the_netherlands_is_there(
    country: str, postcodes: int
) -> None:
    assert Postcode.objects.filter(country=country).count() == postcodes


# The rows of the collection: together 153.
@pytest.mark.parametrize(("country", "houses"), [("be", 79), ("nl", 52), ("dk", 11), ("gb", 11)])
def test_every_row_of_the_file_is_public_and_reachable_by_its_country(
    country: str, houses: int
) -> None:
    found = Organisation.objects.public().in_region(country).filter(public_id__in=public_ids())

    assert found.count() == houses


def test_every_row_is_a_house_but_for_one_office() -> None:
    houses = Organisation.objects.public().houses().values_list("public_id", flat=True)
    office = Organisation.objects.get(slug="maggies-office")

    # 153 rows in the collection, none left out.
    assert len(public_ids()) == 153
    assert {*houses, office.public_id} == set(public_ids())


def test_every_house_is_reachable_from_each_region_above_its_place() -> None:
    places = Location.objects.filter(organisation__public_id__in=public_ids())
    inside: dict[str, set[int]] = defaultdict(set)
    for place in places.select_related("region"):
        for path in [*place.region.ancestor_paths, place.region.path]:
            inside[path].add(place.organisation_id)

    assert Region.objects.filter(path__in=inside).count() == len(inside)
    for path, houses in inside.items():
        found = Organisation.objects.public().in_region(path).values_list("pk", flat=True)
        assert houses <= set(found), path


def test_no_house_stands_in_a_municipality_that_is_no_more() -> None:
    ended = Location.objects.filter(region__valid_until__isnull=False)

    assert not ended.exists()


def test_a_point_is_that_of_a_municipality_or_there_is_none() -> None:
    with_point = Location.objects.exclude(latitude=None)
    kinds = set(with_point.values_list("precision", "region__kind", "derivation"))

    assert kinds == {("municipality", "municipality", "centre of the municipality")}
    assert not Location.objects.filter(latitude=None, region__kind="municipality").exists()


def test_no_fact_is_without_a_source() -> None:
    uncited = Organisation.objects.exclude(citations__field="name")

    assert not uncited.exists()


def test_only_what_the_files_describe_without_an_address_has_none() -> None:
    described = {row["title"] for row in entries("sources") if "url" not in row}
    without_address = Source.objects.filter(url="").values_list("title", flat=True)

    assert set(without_address) == described


def test_every_membership_is_of_a_network() -> None:
    networks = Organisation.objects.public().of_family(Term.Family.NETWORK)

    # As many as the rows of houses name, and those of the file of memberships.
    rows = 104 + len(entries("memberships"))
    assert Membership.objects.public().count() == rows
    assert Membership.objects.filter(network__in=networks).count() == rows


def test_the_stored_sort_of_page_is_the_one_that_the_kinds_give() -> None:
    for organisation in Organisation.objects.all():
        stored = organisation.family

        organisation.settle_family()

        assert organisation.family == stored


def test_every_term_has_a_label_in_four_languages() -> None:
    languages = [set(term.label.texts) for term in Term.objects.all()]

    assert languages == [{"nl", "fr", "de", "en"}] * len(entries("vocabulary"))


def test_belgium_has_a_line_for_whoever_wants_to_talk() -> None:
    # As many as the file has lines; one of them is Dutch.
    assert Helpline.objects.count() == 14
    assert Helpline.objects.for_visitors("be").filter(language="nl", general=True).count() == 1


def test_loading_again_changes_nothing() -> None:
    reference = load_reference()
    demonstration = load_demonstration()

    assert reference == ((0, 0), (0, 0))
    assert not any(demonstration)
