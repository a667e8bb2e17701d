"""What was found as a feed (RFC 4287), the newest known change first.

A change is the day an entry was first published or last checked. Above as many hits as are
ranked, the entries stand by name: to put them all in order would take them all into memory.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import chain
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from houses.models import Organisation
from houses.partners.files.rows import Row
from houses.partners.files.search import Search, in_chunks
from houses.partners.files.terms_of_use import terms_of_use

# What XML 1.0 cannot hold, even escaped.
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(search: Search) -> Iterator[str]:
    newest, chunks = _newest_first(search)
    head = tostring(_head(search, newest), encoding="unicode").removesuffix("</feed>")
    entries = (
        "".join(f"\n{tostring(_entry(row), encoding='unicode')}" for row in rows)
        for rows in search.rows(chunks)
    )
    return chain([f'<?xml version="1.0" encoding="utf-8"?>\n{head}'], entries, ["\n</feed>\n"])


def _newest_first(search: Search) -> tuple[date, Iterator[Sequence[int]]]:
    """The day of the newest change, and the keys. Of nothing nothing changed: then it is today."""
    hits = search.found.hits
    if hits.more:
        newest = search.found.matching().aggregate(Max("first_published_on"), Max("checked_on"))
        return max(filter(None, newest.values())), search.chunks()
    entries = Organisation.objects.filter(pk__among=hits.keys).order_by()
    days = {
        key: max(filter(None, [published, checked]))
        for key, published, checked in entries.values_list("pk", "first_published_on", "checked_on")
    }
    # Of one day, in the order of the page.
    keys = sorted(filter(days.__contains__, hits.keys), key=days.__getitem__, reverse=True)
    return days[keys[0]] if keys else search.today, in_chunks(keys)


def _head(search: Search, newest: date) -> Element:
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": search.language})
    _text(feed, "id", search.address)
    _text(feed, "title", _("%(site)s: what was found") % {"site": settings.SITE_NAME})
    _text(feed, "updated", _moment(newest))
    _text(SubElement(feed, "author"), "name", settings.SITE_NAME)
    _link(feed, "self", search.address, "application/atom+xml")
    _link(feed, "alternate", search.page, "text/html")
    _link(feed, "license", search.about, "text/html")
    _text(feed, "rights", terms_of_use())
    return feed


def _entry(row: Row) -> Element:
    entry = Element("entry")
    _text(entry, "id", row.url)
    _text(entry, "title", row.name, language=row.language)
    _text(entry, "updated", _moment(row.changed_on))
    if row.published_on:
        _text(entry, "published", _moment(row.published_on))
    _link(entry, "alternate", row.page, "text/html")
    for kind in row.kinds:
        SubElement(entry, "category", {"term": kind.code, "label": _writable(kind.label)})
    if row.summary:
        _text(entry, "summary", row.summary, language=row.summary_language)
    for source in row.sources:
        if source.url:
            _link(entry, "via", source.url)
    return entry


def _text(parent: Element, name: str, text: str, *, language: str = "") -> None:
    element = SubElement(parent, name, {"xml:lang": language} if language else {})
    element.text = _writable(text)


def _link(parent: Element, relation: str, address: str, media_type: str = "") -> None:
    known = {"type": media_type} if media_type else {}
    SubElement(parent, "link", {"rel": relation, "href": address, **known})


def _writable(text: str) -> str:
    return UNWRITABLE.sub("", text)


def _moment(day: date) -> str:
    """The day as Atom wants it: the moment at which it began."""
    return timezone.make_aware(datetime.combine(day, time.min)).isoformat()
