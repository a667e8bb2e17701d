"""A handover closes the period of the present coordinator and opens the next, or does nothing."""

from datetime import date
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from houses.models import Affiliation, Citation, Organisation
from tests.factories import make_affiliation, make_network, make_organisation, make_source
from tests.networks.test_admin_periods import says
from tests.staff import form_on, page_of, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def bond() -> Organisation:
    network = make_network("Bond")
    make_affiliation(network, make_organisation("Eerste"), "coordinated-by", since="2015")
    return network


def end_of_the_first(network: Organisation, until: str) -> None:
    first = network.affiliations.get()
    first.until = until
    first.save()


def handover_page(network: Organisation) -> str:
    return f"/admin/networks/network/{network.pk}/handover/"


def hand_over(staff: Client, network: Organisation, **fields: str) -> Any:
    page = handover_page(network)
    return staff.post(page, form_on(staff, page) | fields)


def periods(network: Organisation) -> list[tuple[str, str, str]]:
    rows = Affiliation.objects.filter(organisation=network).order_by("pk")
    return [(row.holder, row.since, row.until) for row in rows]


def test_one_date_closes_one_period_and_opens_the_next(
    admin_client: Client, bond: Organisation
) -> None:
    second, source = make_organisation("Tweede"), make_source()

    answer = hand_over(
        admin_client, bond, other=str(second.pk), since="april 2021", source=str(source.pk)
    )

    assert answer.headers["Location"] == page_of(bond)
    assert periods(bond) == [("Eerste", "2015", "april 2021"), ("Tweede", "april 2021", "")]
    cited = Citation.objects.order_by("pk").values_list(
        "affiliation__other__name", "field", "value"
    )
    assert list(cited) == [("Eerste", "until", "2021-04"), ("Tweede", "since", "2021-04")]
    assert LogEntry.objects.get().object_id == str(bond.pk)


def test_the_next_may_be_known_only_by_a_text(admin_client: Client, bond: Organisation) -> None:
    hand_over(admin_client, bond, party="een vereniging van huizen", since="2021")

    assert periods(bond)[-1] == ("een vereniging van huizen", "2021", "")
    assert not Citation.objects.exists()


def test_those_who_coordinated_together_all_hand_over(
    admin_client: Client, bond: Organisation
) -> None:
    make_affiliation(bond, make_organisation("Mee"), "coordinated-by", since="2015")

    hand_over(admin_client, bond, party="een vereniging", since="2021")

    assert [until for _holder, _since, until in periods(bond)] == ["2021", "2021", ""]


def test_other_relations_and_other_networks_stay_as_they_were(
    admin_client: Client, bond: Organisation
) -> None:
    make_affiliation(bond, make_organisation("Steun"), "supported-by", since="2015")
    other = make_network("Ander")
    make_affiliation(other, make_organisation("Elders"), "coordinated-by", since="2015")

    hand_over(admin_client, bond, party="een vereniging", since="2021")

    assert ("Steun", "2015", "") in periods(bond)
    assert periods(other) == [("Elders", "2015", "")]


def test_the_first_coordinator_has_nobody_to_take_over_from(admin_client: Client) -> None:
    network = make_network()

    hand_over(admin_client, network, party="een vereniging", since="2021")

    assert periods(network) == [("een vereniging", "2021", "")]


def test_who_coordinates_already_as_a_text_does_not_take_over_as_an_entry(
    admin_client: Client,
) -> None:
    network = make_network()
    make_affiliation(network, None, "coordinated-by", party="Candras", since="2015")
    candras = make_organisation("Candras")

    answer = hand_over(admin_client, network, other=str(candras.pk), since="2021")

    assert says(answer, "%(holder)s does it already.", holder="Candras")
    assert periods(network) == [("Candras", "2015", "")]


def test_whose_end_is_still_to_come_hands_over(admin_client: Client, bond: Organisation) -> None:
    # The last year that can be written.
    end_of_the_first(bond, "2999")

    hand_over(admin_client, bond, party="een vereniging", since="2021")

    assert periods(bond) == [("Eerste", "2015", "2021"), ("een vereniging", "2021", "")]


def test_who_is_still_to_begin_does_not_coordinate_now(bond: Organisation) -> None:
    make_affiliation(bond, make_organisation("Ooit"), "coordinated-by", since="2022")

    rows = Affiliation.objects.coordinating(bond, on=date(2021, 6, 1))

    assert [row.holder for row in rows] == ["Eerste"]


def test_after_a_handover_of_which_only_the_year_is_known_the_next_coordinates(
    bond: Organisation,
) -> None:
    end_of_the_first(bond, "2021")
    make_affiliation(bond, make_organisation("Tweede"), "coordinated-by", since="2021")

    rows = Affiliation.objects.coordinating(bond, on=date(2021, 6, 1))

    assert [row.holder for row in rows] == ["Tweede"]


def test_a_network_without_a_coordinator_is_asked_who_it_is_and_no_date(
    admin_client: Client,
) -> None:
    network = make_network("Bond")

    asked = admin_client.get(handover_page(network))
    answer = hand_over(admin_client, network, party="een vereniging", since="")

    assert says(asked, "Say who coordinates %(network)s", network="Bond")
    assert said(asked, "Who coordinates it?")
    assert answer.status_code == 302
    assert periods(network) == [("een vereniging", "", "")]


def test_the_relations_and_who_coordinates_are_never_folded_away(admin_client: Client) -> None:
    page = admin_client.get(page_of(make_network()))

    [relations] = [
        part
        for part in page.context["inline_admin_formsets"]
        if part.formset.prefix == "affiliations"
    ]
    assert not relations.is_collapsible


REFUSALS = [
    (
        {"party": "een vereniging", "since": "2014"},
        "%(holder)s began %(date)s only: the handover cannot come before.",
        {"holder": "Eerste", "date": "in 2015"},
    ),
    (
        {"since": "2021"},
        "Choose the other organisation, or write the party down: one of the two.",
        {},
    ),
    ({"party": "een vereniging", "since": ""}, "This field is required.", {}),
    (
        # The last year that can be written.
        {"party": "een vereniging", "since": "2999"},
        "That day is yet to come. Choose one that has been.",
        {},
    ),
    (
        {"party": "een vereniging", "since": "na 2016"},
        "Say a day, a month or a year: 2019, June 2019 or 1/6/2019.",
        {},
    ),
    (
        {"party": "EERSTE", "since": "2021"},
        "%(holder)s does it already.",
        {"holder": "Eerste"},
    ),
    (
        {"party": "een vereniging", "since": "2015 tot 2021"},
        "Give one date, not from when to when: april 2021.",
        {},
    ),
    (
        {"party": "een vereniging", "since": "ooit eens"},
        (
            "We cannot read this date. "
            "Write for example 2016, aug 2021, 1/8/2021, mid 2015, since 2003 or 2015 to 2021."
        ),
        {},
    ),
]


@pytest.mark.parametrize(("fields", "sentence", "names"), REFUSALS)
def test_a_handover_that_cannot_be_is_refused_and_nothing_is_half_written(
    admin_client: Client,
    bond: Organisation,
    fields: dict[str, str],
    sentence: str,
    names: dict[str, str],
) -> None:
    source = str(make_source().pk)

    answer = hand_over(admin_client, bond, source=source, **fields)

    assert answer.status_code == 200
    # A date in words does not break over lines.
    shown = answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    answer.content = shown.encode()
    assert says(answer, sentence, **names)
    assert periods(bond) == [("Eerste", "2015", "")]
    assert not Citation.objects.exists()
    assert not LogEntry.objects.exists()


def test_who_coordinates_already_does_not_take_over(
    admin_client: Client, bond: Organisation
) -> None:
    first = Organisation.objects.get(name="Eerste")

    answer = hand_over(admin_client, bond, other=str(first.pk), since="2021")

    assert says(answer, "%(holder)s does it already.", holder="Eerste")
    assert periods(bond) == [("Eerste", "2015", "")]


def test_a_network_does_not_coordinate_itself(admin_client: Client, bond: Organisation) -> None:
    answer = hand_over(admin_client, bond, other=str(bond.pk), since="2021")

    assert says(answer, "An organisation has no relation with itself.")
    assert len(periods(bond)) == 1


def test_the_next_is_either_an_entry_or_a_text(admin_client: Client, bond: Organisation) -> None:
    second = make_organisation("Tweede")

    answer = hand_over(admin_client, bond, other=str(second.pk), party="een vzw", since="2021")

    sentence = "Choose the other organisation, or write the party down: one of the two."
    assert says(answer, sentence)
    assert len(periods(bond)) == 1


def test_a_handover_into_a_period_of_another_is_refused(
    admin_client: Client, bond: Organisation
) -> None:
    make_affiliation(bond, make_organisation("Later"), "coordinated-by", since="2022", until="2024")
    sentence = (
        "%(holder)s is there from %(first)s to %(last)s. "
        "Change that period, or let this one end or begin then."
    )

    answer = hand_over(admin_client, bond, party="een vereniging", since="2021")

    assert answer.status_code == 200
    assert says(answer, sentence, holder="Later", first="2022", last="2024")
    assert periods(bond)[0] == ("Eerste", "2015", "")


def test_what_is_no_network_is_not_handed_over(admin_client: Client) -> None:
    fund = make_organisation()

    assert admin_client.get(handover_page(fund)).status_code == 404


def test_the_page_of_a_network_leads_to_the_handover(
    admin_client: Client, bond: Organisation
) -> None:
    page = admin_client.get(page_of(bond)).content.decode()

    assert f'href="{handover_page(bond)}"' in page
    assert "Eerste" in page
