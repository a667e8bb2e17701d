"""What staff type is read back to them, and what they wrote in other languages stays."""

import pytest
from django.test import Client
from django.utils import translation

from houses.models import Citation, Opening, Region, Term
from houses.values.date_phrases import words
from houses.values.hours import in_words
from tests.factories import (
    dutch,
    make_citation,
    make_contact_point,
    make_helpline,
    make_house,
    make_location,
    make_membership,
    make_name,
    make_network,
    make_opening,
    make_postcode,
    make_region,
    make_source,
    make_term,
)
from tests.staff import form_on, new_row, page_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "read"),
    [("aug 2021", "augustus 2021"), ("1/8/2021", "1 augustus 2021"), ("2016", "2016")],
)
def test_a_date_is_read_back_in_words(admin_client: Client, typed: str, read: str) -> None:
    house = make_house(published=False)
    filled = form_on(admin_client, page_of(house)) | {"founded": typed, "_continue": "1"}

    page = admin_client.post(page_of(house), filled, follow=True)

    assert f'<span class="reading-line">{read}</span>' in page.content.decode()


def test_a_date_that_cannot_be_read_is_not_read_back(admin_client: Client) -> None:
    house = make_house()
    filled = form_on(admin_client, page_of(house)) | {"founded": "ooit", "closed": "ooit"}

    page = admin_client.post(page_of(house), filled)

    assert 'class="reading"' not in page.content.decode()


def test_the_period_of_a_row_is_read_back(admin_client: Client) -> None:
    name = make_name(make_house(), since="medio 2015")
    page = admin_client.get(page_of(name.organisation)).content.decode()

    assert name.start is not None
    with translation.override("nl"):
        since = words(name.start)

    assert page.count('class="reading"') == 1
    assert f'<span class="reading-line">{since}</span>' in page


def test_hours_are_read_back_in_words_on_both_pages(admin_client: Client) -> None:
    place = make_house().locations.get()
    make_opening(place, "Tu,Th 10:30-16:30")
    with translation.override("nl"):
        lines = in_words("Tu,Th 10:30-16:30", "BE")

    of_the_place = admin_client.get(f"/admin/houses/location/{place.pk}/change/")
    of_the_house = admin_client.get(page_of(place.organisation))

    for line in lines:
        assert line in of_the_place.content.decode()
        assert line in of_the_house.content.decode()


def test_hours_that_are_only_written_are_shown_as_written(admin_client: Client) -> None:
    place = make_house().locations.get()
    make_opening(place, "", as_written=dutch("Elke eerste maandag"))

    page = admin_client.get(page_of(place.organisation)).content.decode()

    assert "<p>Elke eerste maandag</p>" in page


def test_after_its_hours_are_saved_a_place_leads_back_to_its_house(admin_client: Client) -> None:
    place = make_house().locations.get()
    page = f"/admin/houses/location/{place.pk}/change/"
    filled = form_on(admin_client, page)
    filled |= new_row(filled, "openings", osm="mo-fr 10:00 - 12:00")

    answer = admin_client.post(page, filled)

    assert answer.headers["Location"] == f"{page_of(place.organisation)}#locations-group"
    assert Opening.objects.get().osm == "Mo-Fr 10:00-12:00"


def test_a_phone_number_is_kept_in_one_form_and_read_back_in_groups(admin_client: Client) -> None:
    house = make_house()
    filled = form_on(admin_client, page_of(house))
    filled |= new_row(filled, "contact_points", phone="050/12.34.56", purpose="other", position="0")

    admin_client.post(page_of(house), filled)

    page = admin_client.get(page_of(house)).content.decode()
    assert house.contact_points.get().phone == "+3250123456"
    assert "+32 50 12 34 56" in page


def test_the_number_of_a_helpline_is_read_in_its_own_country(admin_client: Client) -> None:
    line = make_helpline("Lijn", country="nl", phone="113")
    page = f"/admin/houses/helpline/{line.pk}/change/"
    filled = form_on(admin_client, page)

    admin_client.post(page, filled | {"phone": "0113 26 01 01"})
    refused = admin_client.post(page, filled | {"phone": "bel maar"})

    line.refresh_from_db()
    assert line.phone == "+31113260101"
    assert list(refused.context["adminform"].form.errors) == ["phone"]


def test_a_text_keeps_its_other_languages_when_one_is_changed(admin_client: Client) -> None:
    summary = dutch("Welkom").changed("fr", "Bienvenue")
    house = make_house(summary=summary)
    filled = form_on(admin_client, page_of(house)) | {"summary_nl": "Kom binnen"}

    admin_client.post(page_of(house), filled)

    house.refresh_from_db()
    assert house.summary.texts == {"nl": "Kom binnen", "fr": "Bienvenue"}
    assert house.summary.read("fr").outdated


def test_a_text_can_be_emptied_in_every_language(admin_client: Client) -> None:
    house = make_house(summary=dutch("Welkom"))
    filled = form_on(admin_client, page_of(house)) | {"summary_nl": ""}

    admin_client.post(page_of(house), filled)

    house.refresh_from_db()
    assert not house.summary


def test_languages_without_a_text_are_folded_away(admin_client: Client) -> None:
    house = make_house(summary=dutch("Welkom").changed("fr", "Bienvenue"))

    page = admin_client.get(page_of(house)).content.decode()
    summary = page.partition('name="summary_nl"')[2].partition('name="lifecycle"')[0]

    # German and English are empty; French is not.
    assert summary.count("<details") == 2


def test_a_source_is_chosen_beside_the_line_that_it_supports(admin_client: Client) -> None:
    house = make_house()
    place, source = house.locations.get(), make_source()
    filled = form_on(admin_client, page_of(house))
    filled |= new_row(
        filled, "citations", fact=f"location-{place.pk}-street", source=str(source.pk)
    )
    filled |= new_row(filled, "citations", fact="founded", source=str(source.pk), value="2003")

    admin_client.post(page_of(house), filled)

    said = {(row.location, row.field, row.value) for row in Citation.objects.all()}
    assert said == {(place, "street", ""), (None, "founded", "2003")}


def test_a_citation_that_is_saved_again_stays_as_it_was(admin_client: Client) -> None:
    house = make_house()
    make_citation(house, "street", location=house.locations.get())
    # A line that no column has: loaded data may speak of it.
    make_citation(house, "atmosphere", source=make_source("https://example.org/twee"))
    before = set(Citation.objects.values_list())

    admin_client.post(page_of(house), form_on(admin_client, page_of(house)) | {"website": ""})

    assert set(Citation.objects.values_list()) == before


def test_a_line_of_another_house_cannot_be_cited(admin_client: Client) -> None:
    elsewhere = make_house("Ander huis").locations.get()
    house, source = make_house("De Haven"), make_source()
    filled = form_on(admin_client, page_of(house))
    filled |= new_row(
        filled, "citations", fact=f"location-{elsewhere.pk}-street", source=str(source.pk)
    )

    answer = admin_client.post(page_of(house), filled)

    assert answer.status_code == 200
    assert not Citation.objects.exists()


def test_only_the_questions_of_a_first_visit_can_be_answered(admin_client: Client) -> None:
    make_term("first-visit", "free", label=dutch("Is het gratis?"))
    make_term("audience", "cancer", label=dutch("Mensen met kanker"))

    page = admin_client.get(page_of(make_house())).content.decode()

    assert "Is het gratis?" in page
    assert "Mensen met kanker" not in page


def test_a_house_joins_a_network_on_its_own_page_and_on_that_of_the_network(
    admin_client: Client,
) -> None:
    network, first, second = make_network(), make_house("Een"), make_house("Twee")
    filled = form_on(admin_client, page_of(first))
    admin_client.post(
        page_of(first), filled | new_row(filled, "memberships", network=str(network.pk))
    )
    page = f"/admin/networks/network/{network.pk}/change/"
    filled = form_on(admin_client, page)

    admin_client.post(page, filled | new_row(filled, "members", member=str(second.pk)))

    assert {row.member for row in network.members.all()} == {first, second}


def test_a_house_is_no_network_to_belong_to(admin_client: Client) -> None:
    house, other = make_house("Een"), make_house("Twee")
    filled = form_on(admin_client, page_of(house))
    filled |= new_row(filled, "memberships", network=str(other.pk))

    answer = admin_client.post(page_of(house), filled)

    assert answer.status_code == 200
    assert not house.memberships.exists()


def test_a_network_that_has_members_is_kept(admin_client: Client) -> None:
    network = make_network()
    make_membership(network, make_house())

    assert admin_client.get(f"/admin/networks/network/{network.pk}/delete/").status_code == 403


def test_names_and_villages_are_typed_as_lines_and_found_at_once(admin_client: Client) -> None:
    region = make_region()
    make_postcode("8000", region)
    page = f"/admin/houses/region/{region.pk}/change/"
    filled = form_on(admin_client, page)

    admin_client.post(page, filled | {"names": "fr: Bruges\nde: Brügge", "aliases": "Assebroek\n"})

    region.refresh_from_db()
    assert region.names == {"fr": "Bruges", "de": "Brügge"}
    assert region.aliases == ["Assebroek"]
    assert set(Region.objects.matching("assebroek")) == {region}
    assert set(Region.objects.matching("8000")) == {region}


def test_a_region_that_is_saved_again_stays_as_it_was(admin_client: Client) -> None:
    region = make_region(names={"fr": "Bruges"}, aliases=["Assebroek", "Sint-Andries"])
    page = f"/admin/houses/region/{region.pk}/change/"
    before = Region.objects.filter(pk=region.pk).values().get()

    admin_client.post(page, form_on(admin_client, page))

    assert Region.objects.filter(pk=region.pk).values().get() == before


def test_a_postcode_that_moves_is_forgotten_where_it_was(admin_client: Client) -> None:
    brugge, mol = make_region(), make_region("be/vlaanderen/antwerpen/mol")
    postcode = make_postcode("8000", brugge)
    page = f"/admin/houses/postcode/{postcode.pk}/change/"
    filled = form_on(admin_client, page)

    admin_client.post(page, filled | {"municipalities": [str(mol.pk)]})

    assert set(Region.objects.matching("8000")) == {mol}


def test_synonyms_are_typed_as_lines(admin_client: Client) -> None:
    term = make_term(synonyms={"nl": ["kanker", "tumor"]})
    page = f"/admin/houses/term/{term.pk}/change/"
    filled = form_on(admin_client, page)

    admin_client.post(page, filled | {"synonyms": "nl: kanker, gezwel\nfr: cancer"})

    assert filled["synonyms"] == "nl: kanker, tumor"
    assert Term.objects.get().synonyms == {"nl": ["kanker", "gezwel"], "fr": ["cancer"]}


def test_what_has_an_address_for_ever_cannot_be_retyped(admin_client: Client) -> None:
    region, term = make_region(), make_term()

    of_region = form_on(admin_client, f"/admin/houses/region/{region.pk}/change/")
    of_term = form_on(admin_client, f"/admin/houses/term/{term.pk}/change/")

    assert "path" not in of_region
    assert "code" not in of_term


def test_a_saved_place_of_which_nothing_changed_stays_as_it_was(admin_client: Client) -> None:
    house = make_house()
    make_location(house, street="Markt 1", directions=dutch("Bel aan."))
    make_contact_point(house, location=house.locations.first(), role=dutch("onthaal"))
    before = [*house.locations.values(), *house.contact_points.values()]

    admin_client.post(page_of(house), form_on(admin_client, page_of(house)))

    assert [*house.locations.values(), *house.contact_points.values()] == before
