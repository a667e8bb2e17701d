"""Whether an entry is there, and from when to when, in words."""

import pytest

from houses.models import Organisation
from houses.sheets.course import in_short, of_project, warning

pytestmark = pytest.mark.usefixtures("in_english")

HEIR = Organisation(name="<Heir>", slug="heir", family="network")
LINK = '<a href="/en/networks/heir/">&lt;Heir&gt;</a>'


@pytest.mark.parametrize(
    ("family", "lifecycle", "dates", "told"),
    [
        ("house", "open", {"founded": "2015"}, ""),
        ("house", "unknown", {}, ""),
        ("house", "planned", {}, "Not open yet"),
        ("house", "paused", {}, "Closed for the time being"),
        ("house", "closed", {"closed": "2014"}, "Closed since 2014"),
        ("house", "closed", {}, "Closed for good"),
        ("house", "merged", {}, "Goes on in another house"),
        ("network", "merged", {}, "Goes on under another name"),
        ("project", "open", {"founded": "2015"}, "Runs, since 2015"),
        ("project", "closed", {"founded": "2015", "closed": "2021"}, "Finished, from 2015 to 2021"),
        ("project", "planned", {"founded": "2030"}, "Has yet to begin"),
        ("project", "paused", {}, "Has stopped for the time being"),
        ("project", "merged", {}, "Goes on under another name"),
        ("project", "unknown", {"closed": "2021"}, "We do not know whether it still runs"),
    ],
)
def test_a_card_says_whether_it_is_there(
    family: str, lifecycle: str, dates: dict[str, str], told: str
) -> None:
    entry = Organisation(family=family, lifecycle=lifecycle, **dates)

    assert in_short(entry) == told


@pytest.mark.parametrize(
    ("lifecycle", "dates", "told"),
    [
        ("open", {"founded": "2015"}, "This project runs. It began in 2015."),
        (
            "closed",
            {"founded": "2015", "closed": "2021"},
            "This project is finished. It ran from 2015 to 2021.",
        ),
        ("merged", {"closed": "2021"}, "This project is finished. It ended in 2021."),
        ("planned", {"founded": "2030"}, "This project has yet to begin."),
        ("paused", {}, "This project has stopped for the time being."),
        ("unknown", {}, "We do not know whether this project still runs."),
    ],
)
def test_a_project_says_whether_it_runs_and_from_when_to_when(
    lifecycle: str, dates: dict[str, str], told: str
) -> None:
    project = Organisation(family="project", lifecycle=lifecycle, **dates)

    # Dates hold together by no-break spaces.
    assert of_project(project).replace("\u00a0", " ") == told


@pytest.mark.parametrize(
    ("family", "lifecycle", "dates", "told"),
    [
        ("house", "open", {}, ""),
        (
            "house",
            "planned",
            {"lifecycle_as_of": "2018"},
            "This house was announced in 2018. We do not know yet whether it has opened.",
        ),
        (
            "house",
            "planned",
            {},
            "This house was announced. We do not know yet whether it has opened.",
        ),
        (
            "house",
            "paused",
            {"lifecycle_as_of": "2018"},
            "Closed for the time being, says a source of 2018.",
        ),
        ("house", "paused", {}, "Closed for the time being."),
        ("house", "closed", {"closed": "2014"}, "This house closed in 2014."),
        ("house", "closed", {}, "This house closed for good."),
        ("house", "merged", {}, "It goes on in another house."),
        ("network", "open", {}, ""),
        (
            "network",
            "planned",
            {},
            "This network was announced. We do not know yet whether it has begun.",
        ),
        ("organisation", "paused", {}, "This organisation has stopped for the time being."),
        ("network", "merged", {"closed": "2021"}, "This network stopped in 2021."),
        ("organisation", "closed", {}, "This organisation exists no longer."),
        ("project", "closed", {"closed": "2021"}, ""),
    ],
)
def test_a_page_warns_of_what_is_not_there(
    family: str, lifecycle: str, dates: dict[str, str], told: str
) -> None:
    entry = Organisation(family=family, lifecycle=lifecycle, **dates)

    assert warning(entry, heir=None).replace("\u00a0", " ") == told


@pytest.mark.parametrize(
    ("family", "dates", "told"),
    [
        ("house", {}, f"It goes on in {LINK}."),
        ("project", {"closed": "2021"}, f"The work goes on at {LINK}."),
        ("network", {}, f"It became part of {LINK}."),
        ("network", {"closed": "2021"}, f"It became part of {LINK} in 2021."),
    ],
)
def test_what_took_its_place_is_a_link_in_the_sentence(
    family: str, dates: dict[str, str], told: str
) -> None:
    entry = Organisation(family=family, lifecycle="merged", **dates)

    assert warning(entry, heir=HEIR).replace("\u00a0", " ") == told
