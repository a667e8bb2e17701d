from datetime import date

import pytest

from networks.models import Membership, NetworkCitation
from tests import factories

pytestmark = pytest.mark.django_db


def test_members_whom_the_source_does_not_name_are_kept_as_a_text() -> None:
    network = factories.make_network()

    members = factories.make_membership(network, party="de huizen, niet bij naam")

    assert list(Membership.objects.public()) == [members]
    assert str(members) == "de huizen, niet bij naam (Netwerk)"


def test_a_membership_is_public_once_both_are() -> None:
    network, house = factories.make_network(), factories.make_house()
    shown = factories.make_membership(network, house)
    factories.make_membership(network, factories.make_house("Plan", published=False))
    draft = factories.make_network("Netwerk in de maak", published=False)
    factories.make_membership(draft, house)
    factories.make_membership(draft, party="enkele huizen")

    assert list(Membership.objects.public()) == [shown]


def test_the_citation_of_a_membership_of_a_draft_is_not_public() -> None:
    draft = factories.make_house("Plan", published=False)
    membership = factories.make_membership(factories.make_network(), draft)
    factories.make_network_citation(membership=membership)

    assert not NetworkCitation.objects.public().exists()


def test_a_membership_is_over_from_the_last_day_it_can_mean() -> None:
    membership = factories.make_membership(
        factories.make_network(), since="2015", until="april 2021"
    )
    current = Membership.objects.current

    # "april 2021" can mean its last day.
    assert list(current(on=date(2021, 4, 30))) == [membership]
    assert list(current(on=date(2021, 5, 1))) == []
    assert list(current(on=date(2014, 12, 31))) == []
