"""Every fact of the five texts that the project began with: in its row, on its page, with a source.

`five_sources.jsonl` says for each where it stands. The README beside it says what the fields mean.
"""

import html
import re
import sys
from datetime import date

import pytest
import time_machine
from django.apps import apps
from django.db.models import Model
from django.test import Client

from houses.models import ContactPoint, Organisation
from houses.models.fields import TranslatedField
from tests.houses.demonstration_files import Entry, entries, organisations
from tests.staff import form_on, page_of

FACTS = entries("five_sources")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_real_houses")]

# How the rows of a table name the entry they belong to. Sources and documents have a title.
OWNERS = {
    "houses.organisation": "",
    "houses.affiliation": "organisation__",
    "houses.contactpoint": "organisation__",
    "houses.location": "organisation__",
    "houses.name": "organisation__",
    "houses.tag": "organisation__",
    "houses.citation": "entry__",
    "houses.milestone": "entry__",
    "houses.reference": "entry__",
    "houses.service": "entry__",
    "houses.statement": "entry__",
    "houses.grant": "project__",
    "networks.membership": "network__",
    "networks.charter": "network__",
    "networks.criterion": "charter__network__",
}

# A day on which the contact person of the Platform may still be named.
NAMED_ON = date(2026, 11, 22)
# The name may be shown up to and including the last day of 2027.
LAST_DAY, DAY_AFTER = date(2027, 12, 31), date(2028, 1, 1)


def public_id(key: str) -> str:
    return str(next(entry["public_id"] for entry in organisations() if entry["key"] == key))


def rows(fact: Entry) -> list[Model]:
    """Those that the fact's `entry` and `match` single out: a text matches by how it begins."""
    model = apps.get_model(fact["model"])
    texts = {field.name for field in model._meta.fields if isinstance(field, TranslatedField)}
    lookups = {
        f"{name}__nl__text__startswith" if name in texts else name: value
        for name, value in fact["match"].items()
    }
    if fact["model"] in OWNERS:
        lookups[f"{OWNERS[fact['model']]}public_id"] = public_id(fact["entry"])
    return list(model._default_manager.filter(**lookups))


def held(row: Model, field: str) -> str:
    """What the field holds, as text; of several rows, their names."""
    value = getattr(row, field)
    return ", ".join(map(str, value.all())) if hasattr(value, "all") else str(value)


def stands(fact: Entry) -> bool:
    """Whether the one row of the fact holds it; a fact without words is that nothing is known."""
    found = [held(row, fact["field"]) for row in rows(fact)]
    says = fact["says"]
    return len(found) == 1 and (says in found[0] if says else not found[0])


def words(fact: Entry) -> str:
    """The fact in the words of its page."""
    return str(fact.get("shows", fact["says"]))


def readable(markup: str) -> str:
    """The words of a page, between which there is one space, as someone reads them."""
    body = re.sub(r"(?s)<(head|script|style|template)\b.*?</\1>", " ", markup)
    return " ".join(html.unescape(re.sub(r"(?s)<!--.*?-->|<[^>]*>", " ", body)).split())


def page(client: Client, key: str) -> str:
    entry = Organisation.objects.public().get(public_id=public_id(key))
    return readable(client.get(entry.get_absolute_url()).text)


def pages(client: Client) -> dict[str, str]:
    """What stands on the page of every entry that shows a fact."""
    keys = {fact["page"] for fact in FACTS if fact["page"]}
    with time_machine.travel(NAMED_ON, tick=False):
        return {key: page(client, key) for key in sorted(keys)}


def test_every_fact_of_the_five_sources_is_in_one_row(capsys: pytest.CaptureFixture[str]) -> None:
    lost = [fact["fact"] for fact in FACTS if not stands(fact)]

    with capsys.disabled():
        sys.stdout.write(f"\n{len(FACTS) - len(lost)} of {len(FACTS)} facts found\n")
    assert not lost


def test_every_fact_stands_on_the_page_of_its_entry(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = [fact for fact in FACTS if fact["page"]]
    text = pages(client)

    lost = [fact["fact"] for fact in shown if words(fact) not in text[fact["page"]]]

    with capsys.disabled():
        found = len(shown) - len(lost)
        sys.stdout.write(f"\n{found} of {len(shown)} shown facts found on their pages\n")
    assert not lost


def test_a_fact_without_a_page_is_private_by_rule() -> None:
    private = [fact for fact in FACTS if not fact["page"]]

    assert all(fact["admin"] for fact in private)
    # Of an organisation only the note for staff, of a contact why a name may be published.
    assert {(fact["model"], fact["field"]) for fact in private} == {
        ("houses.organisation", "staff_note"),
        ("houses.contactpoint", "person_basis"),
        ("houses.contactpoint", "details_personal"),
        ("houses.source", "language"),
    }


def test_a_fact_without_a_page_stands_in_the_admin(admin_client: Client) -> None:
    for fact in FACTS:
        if fact["page"]:
            continue
        (row,) = rows(fact)
        changed_on = row.organisation if isinstance(row, ContactPoint) else row

        boxes = form_on(admin_client, page_of(changed_on))

        filled = [text for name, text in boxes.items() if name.endswith(fact["field"])]
        # A box that is ticked is sent as "on".
        says = "on" if fact["says"] == "True" else fact["says"]
        assert says in " ".join(map(str, filled)), fact["fact"]


def test_the_page_of_every_fact_names_its_source(client: Client) -> None:
    titles = {source["key"]: source["title"] for source in entries("sources")}
    text = pages(client)

    unnamed = [
        fact["fact"]
        for fact in FACTS
        if fact["page"] and titles[fact["source"]] not in text[fact["page"]]
    ]

    assert not unnamed


@pytest.mark.parametrize("counted", ["values", "functions", "missions[5].lines"])
def test_what_a_source_counts_stands_in_its_order(counted: str) -> None:
    numbered = [
        fact
        for fact in FACTS
        if re.fullmatch(rf"{re.escape(counted)}\[\d\](\.text)?", fact["fact"])
    ]
    places = [held(row, "position") for fact in numbered for row in rows(fact)]

    assert len(places) == len(numbered) > 1
    assert sorted(places, key=int) == places


def test_no_fact_is_counted_twice() -> None:
    paths = [fact["fact"] for fact in FACTS]

    assert len(set(paths)) == len(paths)


def test_the_contact_person_is_named_until_the_last_day_only(client: Client) -> None:
    platform = ContactPoint.objects.filter(
        organisation__public_id=public_id("nationaal-platform-inloophuizen")
    )

    named = platform.public(on=LAST_DAY).get()
    unnamed = platform.public(on=DAY_AFTER).get()

    assert named.shown_person == "Annemie Van Avermaet"
    assert (unnamed.shown_person, unnamed.shown_phone, unnamed.shown_email) == ("", "", "")
    with time_machine.travel(DAY_AFTER, tick=False):
        text = page(client, "nationaal-platform-inloophuizen")
    assert "Avermaet" not in text
    assert "Contactpersoon van het Nationaal Platform" in text
