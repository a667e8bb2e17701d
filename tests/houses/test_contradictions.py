import pytest
from django.core.exceptions import ValidationError

from houses.models import Citation, Organisation, Source
from tests import factories
from tests.parts import one_of_each_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Organisation:
    return factories.make_house()


@pytest.fixture
def newspaper() -> Source:
    return factories.make_source("https://example.org/krant")


def test_two_sources_that_date_the_same_fact_differently_contradict_each_other(
    house: Organisation, newspaper: Source
) -> None:
    milestone = factories.make_milestone(house, happened="april of augustus 2021")
    april = factories.make_citation(house, "happened", milestone=milestone, value="2021-04")
    august = factories.make_citation(
        house, "happened", milestone=milestone, value="2021-08", source=newspaper
    )

    assert set(Citation.objects.contradicting()) == {april, august}


def test_one_source_can_contradict_itself(house: Organisation) -> None:
    heading = factories.make_citation(house, value="2021-08", passage="de kop")
    text = factories.make_citation(house, value="2021-04", passage="de tekst")

    assert set(Citation.objects.contradicting()) == {heading, text}


def test_sources_that_say_the_same_do_not_contradict_each_other(
    house: Organisation, newspaper: Source
) -> None:
    factories.make_citation(house, value="2021-04")
    factories.make_citation(house, value="2021-04", source=newspaper)

    assert not Citation.objects.contradicting().exists()


def test_all_who_speak_of_a_disputed_fact_are_given(house: Organisation, newspaper: Source) -> None:
    rows = [
        factories.make_citation(house, value="2020"),
        factories.make_citation(house, value="2021"),
        factories.make_citation(house, value="2021", source=newspaper),
    ]

    assert set(Citation.objects.contradicting()) == set(rows)


def test_a_less_precise_date_counts_as_another(house: Organisation, newspaper: Source) -> None:
    factories.make_citation(house, value="2021-04")
    factories.make_citation(house, value="2021", source=newspaper)

    # The two citations.
    assert Citation.objects.contradicting().count() == 2


def test_a_source_that_gives_no_value_contradicts_nobody(house: Organisation) -> None:
    factories.make_citation(house, value="2021")
    factories.make_citation(house, value="")

    assert not Citation.objects.contradicting().exists()


def test_two_milestones_may_have_two_dates(house: Organisation) -> None:
    for year in ("2015", "2021"):
        milestone = factories.make_milestone(house, happened=year)
        factories.make_citation(house, "happened", milestone=milestone, value=year)

    assert not Citation.objects.contradicting().exists()


def test_a_date_of_an_entry_and_one_of_its_part_are_two_facts(house: Organisation) -> None:
    name = factories.make_name(house, since="2015")
    factories.make_citation(house, "since", value="2014")
    factories.make_citation(house, "since", name=name, value="2015")

    assert not Citation.objects.contradicting().exists()


def test_two_entries_may_have_two_dates(house: Organisation) -> None:
    factories.make_citation(house, value="2015")
    factories.make_citation(factories.make_house("Ander"), value="2016")

    assert not Citation.objects.contradicting().exists()


def test_two_fields_may_have_two_values(house: Organisation) -> None:
    factories.make_citation(house, "founded", value="2015")
    factories.make_citation(house, "closed", value="2021")

    assert not Citation.objects.contradicting().exists()


def test_sources_that_describe_an_entry_in_other_words_only_say_more(house: Organisation) -> None:
    factories.make_citation(house, "summary", value="Een open huis")
    factories.make_citation(house, "summary", value="Een warme plek")

    assert not Citation.objects.contradicting().exists()


def test_a_grant_that_funder_and_recipient_date_differently_is_a_contradiction(
    newspaper: Source,
) -> None:
    funder, centre = factories.make_organisation("Fonds"), factories.make_organisation("Centrale")
    grant = factories.make_grant(funder, centre, period="2020")
    given = factories.make_citation(funder, "period", grant=grant, value="2020")
    received = factories.make_citation(
        centre, "period", grant=grant, value="2021", source=newspaper
    )

    assert set(Citation.objects.contradicting()) == {given, received}


def test_a_citation_of_a_part_of_the_entry_is_taken(house: Organisation) -> None:
    for part, row in one_of_each_part(house).items():
        citation = Citation(
            entry=house, field="text", source=factories.make_source(), **{part: row}
        )

        citation.full_clean()

        assert getattr(citation, part) == row


def test_a_citation_of_a_part_of_another_entry_is_refused(
    house: Organisation, in_english: None
) -> None:
    other = factories.make_house("Ander")

    for part, row in one_of_each_part(other).items():
        citation = Citation(
            entry=house, field="text", source=factories.make_source(), **{part: row}
        )
        with pytest.raises(ValidationError) as refusal:
            citation.full_clean()

        assert refusal.value.message_dict == {part: ["This is a part of another entry."]}


def test_a_grant_may_be_cited_on_the_page_of_each_party() -> None:
    funder, centre = factories.make_organisation("Fonds"), factories.make_organisation("Centrale")
    project = factories.make_project()
    grant = factories.make_grant(funder, centre, project=project)

    for entry in (funder, centre, project):
        Citation(
            entry=entry, field="period", grant=grant, source=factories.make_source()
        ).full_clean()
    stranger = Citation(
        entry=factories.make_house(), field="period", grant=grant, source=factories.make_source()
    )

    with pytest.raises(ValidationError):
        stranger.full_clean()
