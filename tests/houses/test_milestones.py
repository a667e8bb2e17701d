import pytest

from houses.models import Milestone
from tests import factories

pytestmark = pytest.mark.django_db


def test_milestones_stand_in_the_order_of_time_and_the_undated_last() -> None:
    house = factories.make_house()
    undated = factories.make_milestone(house, "Ooit")
    opening = factories.make_milestone(house, "De opening", happened="april 2021")
    start = factories.make_milestone(house, "Het begin", happened="medio 2015")

    assert list(house.milestones.in_order_of_time()) == [start, opening, undated]
    assert Milestone.objects.in_order_of_time().totally_ordered


def test_what_may_have_happened_in_either_of_two_months_stands_by_the_first() -> None:
    house = factories.make_house()
    june = factories.make_milestone(house, "De opening", happened="juni 2021")
    either = factories.make_milestone(house, "De overgang", happened="april of augustus 2021")

    assert list(house.milestones.in_order_of_time()) == [either, june]
    assert either.happened_edtf == "[2021-04,2021-08]"
