from datetime import date

import pytest
from django.core.exceptions import ValidationError

from houses.models import FormerSlug, Organisation, Tag, Term
from houses.values.spans import Certainty
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_entry_without_a_kind_cannot_be_published(in_english: None) -> None:
    entry = factories.make_organisation("Iets", kinds=[], published=False)

    with pytest.raises(ValidationError, match="what kind of organisation"):
        entry.publish(on=date(2026, 1, 1))

    assert not Organisation.objects.public().filter(pk=entry.pk).exists()


def test_an_archived_entry_is_kept_and_not_shown() -> None:
    entry = factories.make_house("Huis")

    entry.archive()

    assert Organisation.objects.filter(pk=entry.pk).exists()
    assert not Organisation.objects.public().exists()


def test_an_old_address_stays_with_the_entry_for_ever(in_english: None) -> None:
    house = factories.make_house("Huis", slug="eerst")
    other = factories.make_house("Ander", slug="ander")

    house.move_to("tweede")
    house.move_to("derde")

    assert set(FormerSlug.objects.values_list("slug", flat=True)) == {"eerst", "tweede"}
    with pytest.raises(ValidationError, match="had this address before"):
        other.move_to("eerst")


def test_an_entry_may_take_its_own_old_address_back() -> None:
    house = factories.make_house("Huis", slug="eerst")
    house.move_to("tweede")

    house.move_to("eerst")

    assert house.slug == "eerst"
    assert set(FormerSlug.objects.values_list("slug", flat=True)) == {"tweede"}


@pytest.mark.parametrize(
    ("kinds", "page"),
    [
        (["walk-in-house"], "/nl/huizen/x/"),
        (["walk-in-house", "network"], "/nl/netwerken/x/"),
        (["project"], "/nl/projecten/x/"),
        (["walk-in-house", "project"], "/nl/huizen/x/"),
        (["project", "foundation"], "/nl/projecten/x/"),
        (["foundation"], "/nl/organisaties/x/"),
        ([], "/nl/organisaties/x/"),
    ],
)
def test_an_entry_has_one_page_as_network_else_house_else_project_else_organisation(
    kinds: list[str], page: str
) -> None:
    entry = factories.make_organisation("X", kinds=kinds, published=False)

    assert entry.get_absolute_url() == page


def test_a_house_that_is_a_network_too_stands_among_the_houses() -> None:
    both = factories.make_organisation("Beide", kinds=["walk-in-house", "network"])
    factories.make_network("Netwerk")

    assert list(Organisation.objects.public().houses()) == [both]


def test_a_project_stands_among_the_projects_and_nowhere_else() -> None:
    project = factories.make_project()
    factories.make_house()
    factories.make_network()

    entries = Organisation.objects.public()

    assert list(entries.projects()) == [project]
    assert project not in [*entries.houses(), *entries.networks()]


def test_who_welcomes_everyone_is_found_for_each_need() -> None:
    own = factories.make_house("Eigen", audience=["cancer"])
    everyone = factories.make_house("Iedereen", audience=["everyone"])
    factories.make_house("Ander", audience=["young"])

    found = Organisation.objects.for_audience("cancer").in_name_order()

    assert list(found) == [own, everyone]


def test_what_a_kind_implies_is_not_said_of_a_house() -> None:
    house = factories.make_house("Huis")
    factories.make_tag(house, "theme", "talk", implied=True)

    assert not Organisation.objects.tagged(Term.Scheme.THEME, "talk").exists()
    assert Tag.objects.filter(organisation=house, implied=True).exists()


def test_houses_are_found_in_every_region_above_them_and_in_no_other() -> None:
    brugge = factories.make_house("Brugs huis")
    gent = factories.make_house(
        "Gents huis", region=factories.make_region("be/vlaanderen/oost-vlaanderen/gent")
    )
    # Its path begins with the same letters, and is not below "be/vlaanderen".
    factories.make_house("Elders", region=factories.make_region("be/vlaanderen-buiten"))

    found = {
        path: list(Organisation.objects.in_region(path).in_name_order())
        for path in ["be/vlaanderen", "be/vlaanderen/west-vlaanderen", factories.BRUGGE]
    }

    assert found == {
        "be/vlaanderen": [brugge, gent],
        "be/vlaanderen/west-vlaanderen": [brugge],
        factories.BRUGGE: [brugge],
    }


def test_names_stand_in_the_same_order_on_every_database() -> None:
    for name in ["Zon", "Élan", "'t Anker", "anker", "Huis 10", "Huis 9", "De Brug", "ÉTÉ", "eb"]:
        factories.make_house(name)

    names = Organisation.objects.in_name_order().values_list("name", flat=True)

    assert list(names) == [
        *("'t Anker", "anker", "De Brug", "eb", "Élan", "ÉTÉ", "Huis 9", "Huis 10", "Zon"),
    ]


def test_every_order_of_a_list_is_total() -> None:
    assert Organisation.objects.in_name_order().totally_ordered
    assert Organisation.objects.recently_checked_first().totally_ordered


def test_dates_are_read_again_when_an_entry_is_saved() -> None:
    house = factories.make_house("Huis", founded="aug 2021")

    house.founded = "1/8/2022"
    house.save()

    house.refresh_from_db()
    assert house.founded == "1/8/2022"
    assert house.founded_edtf == "2022-08-01"
    assert house.founded_earliest == house.founded_latest


def test_a_date_that_cannot_be_read_is_refused_also_under_import() -> None:
    with pytest.raises(ValidationError):
        factories.make_house("Huis", founded="ooit")


def test_a_name_held_certainly_possibly_or_not() -> None:
    name = factories.make_name(factories.make_house("Huis"), since="2015", until="april 2021")
    middle, edge, after = date(2018, 6, 1), date(2021, 4, 15), date(2021, 5, 1)

    held = [name.held(on=day) for day in (middle, edge, after)]

    assert held == [Certainty.CERTAINLY, Certainty.POSSIBLY, Certainty.NOT]


def test_a_place_takes_what_follows_from_its_municipality() -> None:
    ieper = factories.make_region(
        "be/vlaanderen/west-vlaanderen/ieper", latitude=50.85, longitude=2.88
    )
    factories.make_postcode("8900", ieper)
    place = factories.make_house("Huis", region=ieper).locations.get()

    place.take_from_municipality()

    assert (place.latitude, place.longitude, place.precision) == (50.85, 2.88, "municipality")
    assert (place.postcode, place.postcode_derived) == ("8900", True)


def test_a_place_that_moves_leaves_behind_what_was_derived_and_keeps_what_was_given() -> None:
    genk = factories.make_region("be/vlaanderen/limburg/genk", latitude=50.96, longitude=5.5)
    derived = factories.make_house("Een").locations.get()
    derived.postcode, derived.postcode_derived, derived.latitude = "8000", True, 51.2
    given = factories.make_house("Twee").locations.get()
    given.postcode, given.latitude, given.longitude, given.precision = "8000", 51.2, 3.2, "exact"

    for place in (derived, given):
        place.region = genk
        place.take_from_municipality()

    # Genk has no postcode here: better none than the old one.
    assert (derived.postcode, derived.latitude) == ("", 50.96)
    assert (given.postcode, given.latitude) == ("8000", 51.2)


def test_a_hidden_place_takes_no_point() -> None:
    brugge = factories.make_region(latitude=51.2, longitude=3.2)
    house = factories.make_organisation("Huis")
    hidden = factories.make_location(house, region=brugge, precision="hidden")

    hidden.take_from_municipality()

    assert hidden.latitude is None


@pytest.mark.parametrize("field", ["directions", "transportation"])
def test_the_way_to_a_hidden_place_is_not_told(field: str, in_english: None) -> None:
    house = factories.make_house("Huis")
    hidden = factories.make_location(house, precision="hidden")
    setattr(hidden, field, factories.dutch("Bel aan bij nummer 9"))

    with pytest.raises(ValidationError, match="is not told"):
        hidden.full_clean()


def test_hours_that_are_over_are_not_shown_and_the_newest_come_first() -> None:
    place = factories.make_house("Huis").locations.get()
    factories.make_opening(place, "Mo 10:00-12:00", since="2010", until="2015")
    undated = factories.make_opening(place, "Fr 14:00-17:00")
    newest = factories.make_opening(place, "We 14:00-17:00", since="2024")

    assert list(place.openings.current(on=date(2026, 1, 1))) == [newest, undated]


def test_what_was_once_published_says_since_when() -> None:
    entry = factories.make_house("Huis", published=False)

    entry.publish(on=date(2026, 1, 1))
    entry.withdraw()
    entry.publish(on=date(2026, 6, 1))

    assert entry.first_published_on == date(2026, 1, 1)


def test_a_sentence_goes_with_an_answer(in_english: None) -> None:
    house = factories.make_house("Huis")
    visit = factories.make_first_visit(house, answer="unknown", sentence=factories.dutch("Koffie"))
    feature = house.locations.get().access_features.create(
        term=factories.make_term("access", "lift"), note=factories.dutch("Achteraan")
    )

    for row in (visit, feature):
        with pytest.raises(ValidationError, match="Choose yes, no or sometimes"):
            row.full_clean()
