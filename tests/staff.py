"""The staff's browser, as far as the tests need one: a form is sent as its page shows it."""

from html.parser import HTMLParser
from typing import Any

from django.db import models
from django.test import Client
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext

from houses.models import Organisation

# The sorts of entries that have pages of their own.
ENTRY_PAGES = {"network": "networks/network", "project": "houses/project"}

type Filled = dict[str, str | list[str]]


class _Boxes(HTMLParser):
    """Collects what a browser would send of every form on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.filled: Filled = {}
        self.select = self.area = ""
        self.multiple = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        name = said.get("name", "")
        if tag == "input" and name and said.get("type") not in {"submit", "button"}:
            if said.get("type") != "checkbox":
                self.filled[name] = said.get("value", "")
            elif "checked" in said:
                self.filled[name] = said.get("value", "on")
        elif tag == "textarea":
            self.area = name
            self.filled[name] = ""
        elif tag == "select":
            self.select, self.multiple = name, "multiple" in said
            self.filled[name] = [] if self.multiple else ""
        elif tag == "option" and self.select and "selected" in said:
            chosen = self.filled[self.select]
            self.filled[self.select] = (
                [*chosen, said["value"]] if isinstance(chosen, list) else said["value"]
            )

    def handle_data(self, data: str) -> None:
        if self.area:
            text = self.filled[self.area]
            self.filled[self.area] = f"{text}{data}".removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""
        elif tag == "select":
            self.select = ""


def page_of(row: models.Model) -> str:
    """Its page to change it; an entry has one, by its sort."""
    if isinstance(row, Organisation) and row.family in ENTRY_PAGES:
        return f"/admin/{ENTRY_PAGES[row.family]}/{row.pk}/change/"
    return f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/change/"


def form_on(staff: Client, page: str) -> Filled:
    """What the form of a page would send if nothing were changed."""
    boxes = _Boxes()
    boxes.feed(staff.get(page).content.decode())
    return boxes.filled


def new_row(filled: Filled, prefix: str, **fields: str) -> Filled:
    """The boxes of one more row below an entry, as the button that adds a row makes them."""
    total = f"{prefix}-TOTAL_FORMS"
    number = int(str(filled[total]))
    row: Filled = {f"{prefix}-{number}-{name}": text for name, text in fields.items()}
    return {total: str(number + 1), **row}


def said(page: Any, sentence: str) -> bool:
    """Whether a page says a sentence, in whatever language the staff's pages have."""
    with translation.override("nl"):
        return escape(gettext(sentence)) in page.content.decode()


def refused(staff: Client, row: models.Model, sentence: str, **fields: str) -> bool:
    """Whether the page of a row, filled in so, is given back with the sentence."""
    answer = staff.post(page_of(row), form_on(staff, page_of(row)) | fields)
    assert answer.status_code == 200
    return said(answer, sentence)


def row_refused(staff: Client, row: models.Model, rows: str, sentence: str, **fields: str) -> bool:
    """The same, for one more row below it."""
    filled = form_on(staff, page_of(row))
    answer = staff.post(page_of(row), filled | new_row(filled, rows, **fields))
    assert answer.status_code == 200
    return said(answer, sentence)
