"""What certainly held at once, though only one of it can, is refused; what may have met is not."""

import pytest
from django.core.exceptions import ValidationError

from houses.models import Affiliation
from networks.models import Membership
from tests.factories import make_network, make_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

COORDINATED = {"role": "coordinated-by"}


def membership(since: str, until: str) -> Membership:
    return Membership(network_id=1, party="de huizen", since=since, until=until)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Where the dates meet, the later start wins.
        (("2015", "april 2021"), ("april 2021", "")),
        (("2015", "30/4/2021"), ("april 2021", "")),
        (("2015", "1/5/2021"), ("1/5/2021", "")),
        (("2015", "2021"), ("april 2021", "")),
        # Whoever left may have come back before the year was over.
        (("2015", "2018"), ("2018", "2020")),
        (("", "2016"), ("2016", "")),
        # What has no start may have begun after the other was over.
        (("", ""), ("2015", "2018")),
        (("2015", "2018"), ("2019", "")),
    ],
)
def test_two_periods_that_may_only_meet_are_both_kept(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    membership(*second).refuse_overlap([membership(*first)])
    membership(*first).refuse_overlap([membership(*second)])


@pytest.mark.parametrize(
    ("first", "second", "box", "sentence"),
    [
        (
            ("2015", "augustus 2021"),
            ("april 2021", ""),
            "since",
            (
                "de huizen is there from 2015 to August 2021. "
                "Change that period, or let this one end or begin then."
            ),
        ),
        (
            ("2015", ""),
            ("april 2021", ""),
            "since",
            "de huizen is there since 2015. Give that period an end, or let this one end by then.",
        ),
        (
            ("april 2021", ""),
            ("2015", ""),
            "until",
            (
                "de huizen is there since April 2021. "
                "Give that period an end, or let this one end by then."
            ),
        ),
        (
            ("", "2018"),
            ("2015", ""),
            "since",
            (
                "de huizen is there until 2018. "
                "Change that period, or let this one begin then or later."
            ),
        ),
        # What has no end holds today, since whenever.
        (
            ("2015", ""),
            ("", ""),
            "since",
            "de huizen is there since 2015. Give that period an end, or let this one end by then.",
        ),
        (
            ("", ""),
            ("", ""),
            "since",
            "de huizen is there already, without an end. Give that period an end, or this one.",
        ),
    ],
)
def test_a_period_in_another_is_refused_beside_the_date_that_can_mend_it(
    first: tuple[str, str], second: tuple[str, str], box: str, sentence: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        membership(*second).refuse_overlap([membership(*first)])

    assert refusal.value.message_dict == {box: [sentence]}


def test_those_who_begin_together_coordinate_together() -> None:
    bond = make_network()
    one, two = make_organisation("Een"), make_organisation("Twee")
    first, second, again = (
        Affiliation(organisation=bond, other=other, since="april 2021", **COORDINATED)
        for other in (one, two, one)
    )

    second.refuse_overlap([first])

    with pytest.raises(ValidationError):
        again.refuse_overlap([first])
