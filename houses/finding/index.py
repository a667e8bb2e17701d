"""Keeps the search documents in step with the entries, in the transaction of whoever changes them.

No signal does it: the staff's pages, the loader and the verbs call `index` themselves.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from time import sleep
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from houses.finding.documents import ANALYSIS, documents_of
from houses.finding.lexicon import Lexicon, lexicon
from houses.full_text import tidy
from houses.models import (
    IndexedWord,
    LexiconWord,
    Location,
    Name,
    Organisation,
    Region,
    SearchDocument,
    Service,
    Statement,
    Tag,
)
from houses.models.organisations import OrganisationQuerySet
from networks.models import Membership

AT_ONCE = 500
WIDE = [Region.Kind.COUNTRY, Region.Kind.REGION, Region.Kind.PROVINCE]


def index(entries: OrganisationQuerySet) -> int:
    """Makes the documents of these entries anew; the number of entries. Safe at any time."""
    return _index(_keys(entries))


def reindex(*, all_of_them: bool, progress: Callable[[int, int], None]) -> int:
    """Makes the documents that are behind; or all. The number of entries.

    Written in parts, while the site is read and edited: whoever stops it half-way begins again
    where it was.
    """
    new_words = set(_new_words())
    keys = _keys(Organisation.objects.all() if all_of_them else stale())
    _index(keys, progress)
    with transaction.atomic():
        # What staff changed meanwhile is in some documents only.
        unchanged = new_words.intersection(_new_words())
        made_with = LexiconWord.objects.filter(pk__in=[pk for pk, *_word in unchanged])
        made_with.update(in_index=True)
    tidy(connection)
    return len(keys)


def stale() -> OrganisationQuerySet:
    """The entries whose documents are behind, but for networks joined or left by now.

    They have none, or some of an older analysis. All are behind when the lexicon has new parts.
    """
    if _new_words().exists():
        return Organisation.objects.all()
    documents = SearchDocument.objects.filter(organisation=OuterRef("pk"))
    return Organisation.objects.filter(
        ~Exists(documents) | Exists(documents.exclude(analysis=ANALYSIS))
    )


def with_members(entries: OrganisationQuerySet) -> OrganisationQuerySet:
    """These entries, and those that are found by the name of a network among them."""
    members = Membership.objects.filter(network__in=entries.values("pk"), member__isnull=False)
    return Organisation.objects.filter(
        Q(pk__in=entries.values("pk")) | Q(pk__in=members.values("member"))
    )


def _keys(entries: OrganisationQuerySet) -> list[int]:
    return list(entries.order_by("pk").values_list("pk", flat=True))


def _new_words() -> "QuerySet[LexiconWord, tuple[int, str, str, str]]":
    """The parts of compounds that the index was not made with."""
    new = LexiconWord.objects.compound_parts().filter(in_index=False)
    return new.values_list("pk", "language", "role", "text")


def _index(keys: list[int], progress: Callable[[int, int], None] | None = None) -> int:
    if not keys:
        return 0
    known = lexicon()
    wide = {region.path: region for region in Region.objects.filter(kind__in=WIDE)}
    for start in range(0, len(keys), AT_ONCE):
        if start and not connection.in_atomic_block:
            _let_others_write()
        with transaction.atomic():
            _write(keys[start : start + AT_ONCE], known, wide)
        if progress:
            progress(min(start + AT_ONCE, len(keys)), len(keys))
    return len(keys)


def _let_others_write() -> None:
    """Whoever waits for the one lock of SQLite asks for it every tenth of a second."""
    if connection.vendor == "sqlite":
        sleep(0.12)


def _write(keys: list[int], known: Lexicon, wide: dict[str, Region]) -> None:
    # Of two who change one entry the second reads it when the first is done: else each would
    # leave out what the other wrote.
    list(_rows(keys).select_for_update(no_key=True).values_list("pk"))
    documents, head_words, text_words = [], set[str](), set[str]()
    networks = _networks_of(keys, on=timezone.localdate())
    for entry in _with_words(_rows(keys)):
        for document, words in documents_of(entry, networks[entry.pk], known, wide):
            documents.append(document)
            head_words |= words.head_words
            text_words |= words.text_words
    SearchDocument.objects.bulk_create(
        documents,
        update_conflicts=True,
        unique_fields=["organisation", "language"],
        update_fields=["name_key", "terms", "analysis"],
    )
    _forget_other_languages(keys, documents)
    _remember(head_words, text_words)


def _rows(keys: list[int]) -> OrganisationQuerySet:
    return Organisation.objects.filter(pk__in=keys).order_by("pk")


def _forget_other_languages(keys: list[int], documents: list[SearchDocument]) -> None:
    made = {(document.organisation_id, document.language) for document in documents}
    kept = SearchDocument.objects.filter(organisation__in=keys)
    rows = kept.values_list("pk", "organisation_id", "language")
    gone = [pk for pk, organisation, language in rows if (organisation, language) not in made]
    if gone:
        kept.filter(pk__in=gone).delete()


def _remember(head_words: set[str], text_words: set[str]) -> None:
    """Adds what is new, always in the same order: two writers then never wait for each other."""
    words = sorted(head_words | text_words)
    known = dict(IndexedWord.objects.filter(word__in=words).values_list("word", "in_head"))
    IndexedWord.objects.bulk_create(
        [
            IndexedWord(word=word, length=len(word), in_head=word in head_words)
            for word in words
            if known.get(word, False) < (word in head_words) or word not in known
        ],
        update_conflicts=True,
        unique_fields=["word"],
        update_fields=["in_head"],
    )


def _with_words(entries: OrganisationQuerySet) -> OrganisationQuerySet:
    """Loads all that the documents are made of, but for the networks."""
    return entries.prefetch_related(
        _names("names"),
        _shown("tags", Tag.objects.select_related("term")),
        _shown("locations", Location.objects.select_related("region")),
        _shown("statements", Statement.objects.all()),
        _shown("services", Service.objects.all()),
    )


def _shown(relation: str, rows: "QuerySet[Any]") -> "Prefetch[str]":
    """Loads a relation into the attribute that Organisation declares for it."""
    return Prefetch(relation, rows, to_attr=f"shown_{relation}")


def _names(relation: str) -> "Prefetch[str]":
    return Prefetch(relation, Name.objects.exclude(text=""), to_attr="shown_names")


def _networks_of(keys: list[int], *, on: date) -> dict[int, list[Organisation]]:
    """By member, the public networks it may belong to on that day."""
    memberships = Membership.objects.public().current(on=on).filter(member__in=keys)
    found: dict[int, list[Organisation]] = defaultdict(list)
    rows = memberships.select_related("network").prefetch_related(_names("network__names"))
    for membership in rows.order_by("network__name_key", "pk"):
        if membership.member_id is not None:
            found[membership.member_id].append(membership.network)
    return found
