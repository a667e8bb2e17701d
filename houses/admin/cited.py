"""The sources of a fact, beside the fact, with a button that adds another one there."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from django.contrib import admin
from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from houses.desk.admins import DeskInline
from houses.models import Citation, Organisation
from houses.models.sources import PARTS

# The name of the buttons that save the page and open a citation; their value says of which fact.
CITE = "_cite"

OWNERS = {Citation._meta.get_field(part).related_model: part for part in PARTS}


def place_of(citation: Citation) -> str:
    """Beside what the source of a citation stands: `founded`, or a part: `location-12`."""
    for part in PARTS:
        if pk := getattr(citation, f"{part}_id"):
            return f"{part}-{pk}"
    return citation.field


class KnownSources:
    """The sources of an entry and its parts: one query for all, when the first is asked."""

    def __init__(self, entry: Organisation) -> None:
        self.entry = entry

    @cached_property
    def by_place(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for citation in self.entry.citations.select_related("source"):
            passage = f" ({citation.passage})" if citation.passage else ""
            said = f"{citation.source}{passage}"
            known = found[place_of(citation)]
            if said not in known:
                known.append(said)
        return found

    def beside(self, place: str, fact: str) -> str:
        sources = self.by_place.get(place, ())
        return format_html(
            '<span class="sources">{}<button type="submit" name="{}" value="{}">{}</button></span>',
            format_html_join("", "<cite>{}</cite> ", ((source,) for source in sources)),
            CITE,
            fact,
            _("Add a source"),
        )

    def of_fields(self, names: Iterable[str]) -> str:
        """A line for each field of the entry itself."""
        meta = Organisation._meta
        labels = {field.name: field.verbose_name for field in (*meta.fields, *meta.many_to_many)}
        lines = ((capfirst(labels[name]), self.beside(name, name)) for name in names)
        return format_html_join("", '<p class="source-line"><b>{}</b> {}</p>', lines)


class CitedInline(DeskInline):
    """Has the sources of each row at hand, and a button that adds one."""

    at_hand = ["sources"]
    # What a source most often says of such a row; the citation itself offers the other facts.
    fact: str
    # Set for each page, by the admin of the entry.
    known: KnownSources

    @admin.display(description=_("sources"))
    def sources(self, row: models.Model) -> str:
        place = f"{OWNERS[self.model]}-{row.pk}"
        return self.known.beside(place, f"{place}-{self.fact}")
