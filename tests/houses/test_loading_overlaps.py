"""A data folder whose periods exclude each other, or whose successions go round, is not loaded."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from houses.models import Affiliation, Organisation
from networks.models import Membership
from tests.houses.demonstration_rows import Json, network, source, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def folder(data_folder: Path) -> Path:
    write(data_folder, "organisations", network())
    write(data_folder, "sources", source())
    return data_folder


RELATION = {"entry": "netwerk", "party": "een vzw", "source": "bron", "role": "coordinated-by"}
MEMBERSHIP = {"network": "netwerk", "member": "huis", "source": "bron"}


@pytest.mark.parametrize(
    ("name", "row", "other"),
    [
        ("relations", RELATION, {"party": "een andere vzw"}),
        ("relations", {**RELATION, "role": "partner"}, {}),
        ("memberships", MEMBERSHIP, {}),
        ("memberships", {**MEMBERSHIP, "member": "", "party": "tien huizen"}, {}),
    ],
)
def test_a_file_with_two_periods_that_overlap_is_not_loaded(
    folder: Path, name: str, row: Json, other: Json
) -> None:
    write(folder, name, {**row, "since": "2015"}, {**row, **other, "since": "2018"})

    with pytest.raises(CommandError) as refused:
        call_command("load_demonstration", folder)

    assert f"{name}.jsonl, line 2: since: " in str(refused.value)
    assert "Give that period an end, or let this one end by then." in str(refused.value)
    assert not Organisation.objects.exists()


@pytest.mark.parametrize(
    ("name", "row", "other"),
    [
        ("relations", RELATION, {"party": "een andere vzw", "since": "april 2021", "until": ""}),
        ("relations", RELATION, {"party": "een andere vzw"}),
        ("relations", {**RELATION, "role": "partner"}, {"party": "een school"}),
        ("memberships", MEMBERSHIP, {"since": "2022", "until": ""}),
    ],
)
def test_a_file_whose_periods_follow_or_stand_beside_each_other_is_loaded(
    folder: Path, name: str, row: Json, other: Json
) -> None:
    row = {**row, "since": "2015", "until": "april 2021"}
    write(folder, name, row, {**row, **other})

    call_command("load_demonstration", folder, verbosity=0)

    assert Affiliation.objects.count() + Membership.objects.count() == 2


def test_a_file_in_which_succession_goes_round_is_not_loaded(folder: Path) -> None:
    continues = {"role": "continues", "source": "bron"}
    write(
        folder,
        "relations",
        {**continues, "entry": "netwerk", "organisation": "huis"},
        {**continues, "entry": "huis", "organisation": "netwerk"},
    )

    with pytest.raises(CommandError) as refused:
        call_command("load_demonstration", folder)

    assert str(refused.value) == (
        "relations.jsonl, line 2: "
        "That one continues the work of this one already: the circle has no end."
    )
    assert not Organisation.objects.exists()
