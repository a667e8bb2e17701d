import pytest
from django.core.exceptions import ValidationError

from houses.models import Organisation
from networks.models import Assessment, Charter, NetworkCitation
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def network() -> Organisation:
    return factories.make_network()


def test_the_charter_of_a_draft_network_is_not_public(network: Organisation) -> None:
    shown = factories.make_charter(network)
    factories.make_charter(factories.make_network("Plan", published=False))

    assert list(Charter.objects.public()) == [shown]


def test_editions_of_a_charter_stand_in_the_order_of_time(network: Organisation) -> None:
    new = factories.make_charter(network, since="2018")
    old = factories.make_charter(network, since="2015")
    undated = factories.make_charter(network)

    assert list(network.charters.all()) == [undated, old, new]
    assert network.charters.all().totally_ordered


def test_an_assessment_is_as_public_as_the_membership(network: Organisation) -> None:
    criterion = factories.make_criterion(factories.make_charter(network))
    member, draft = factories.make_house(), factories.make_house("Plan", published=False)
    shown = factories.make_assessment(factories.make_membership(network, member), criterion)
    factories.make_assessment(factories.make_membership(network, draft), criterion)

    assert list(Assessment.objects.public()) == [shown]


def test_a_member_is_not_measured_by_the_conditions_of_another_network(
    network: Organisation, in_english: None
) -> None:
    membership = factories.make_membership(network, factories.make_house())
    foreign = factories.make_criterion(factories.make_charter(factories.make_network("Ander")))
    assessment = Assessment(membership=membership, criterion=foreign)

    with pytest.raises(ValidationError) as refusal:
        assessment.full_clean()

    assert refusal.value.message_dict["criterion"] == [
        "This is a condition of another network than the membership."
    ]


def test_a_condition_may_be_assessed_again_on_another_day(network: Organisation) -> None:
    membership = factories.make_membership(network, factories.make_house())
    criterion = factories.make_criterion(factories.make_charter(network))

    factories.make_assessment(membership, criterion, "not-met", assessed="2020")
    factories.make_assessment(membership, criterion, "met", assessed="2024")

    assert membership.assessments.count() == 2


def test_citations_are_as_public_as_what_they_support(network: Organisation) -> None:
    shown = set()
    for of, seen in [(network, True), (factories.make_network("Plan", published=False), False)]:
        charter = factories.make_charter(of)
        criterion = factories.make_criterion(charter)
        membership = factories.make_membership(of, factories.make_house())
        rows = {
            factories.make_network_citation(charter=charter),
            factories.make_network_citation(criterion=criterion),
            factories.make_network_citation(membership=membership),
            factories.make_network_citation(
                assessment=factories.make_assessment(membership, criterion)
            ),
        }
        shown |= rows if seen else set()

    assert set(NetworkCitation.objects.public()) == shown
