"""Keeps the search documents in step with the entries, in the transaction of whoever changes them.

No signal does it: the staff's pages, the loader and the verbs call `index` themselves.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Prefetch
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


def index(entries: Iterable[Organisation] | OrganisationQuerySet) -> int:
    """Makes the documents of these entries anew; the number of entries. Safe at any time."""
    keys = sorted(entry.pk for entry in entries)
    known = lexicon()
    wide = {region.path: region for region in Region.objects.filter(kind__in=WIDE)}
    for start in range(0, len(keys), AT_ONCE):
        with transaction.atomic():
            _write(keys[start : start + AT_ONCE], known, wide)
    return len(keys)


def reindex(*, all_of_them: bool, progress: Callable[[int, int], None]) -> int:
    """Makes the documents that are missing or of an older analysis; or all. The number of entries.

    Written in parts, while the site is read: whoever stops it half-way begins again where it was.
    """
    # A lexicon word that was added meanwhile is in some documents only: it stays as it was.
    words = list(LexiconWord.objects.compound_parts().values_list("pk", flat=True))
    entries = Organisation.objects.all() if all_of_them or _lexicon_grew() else stale()
    keys = list(entries.order_by("pk").values_list("pk", flat=True))
    known = lexicon()
    wide = {region.path: region for region in Region.objects.filter(kind__in=WIDE)}
    for start in range(0, len(keys), AT_ONCE):
        with transaction.atomic():
            _write(keys[start : start + AT_ONCE], known, wide)
        progress(min(start + AT_ONCE, len(keys)), len(keys))
    LexiconWord.objects.filter(pk__in=words).update(in_index=True)
    tidy(connection)
    return len(keys)


def stale() -> OrganisationQuerySet:
    """The entries without documents, or with some of an older analysis."""
    documents = SearchDocument.objects.filter(organisation=OuterRef("pk"))
    return Organisation.objects.filter(
        ~Exists(documents) | Exists(documents.exclude(analysis=ANALYSIS))
    )


def _lexicon_grew() -> bool:
    return LexiconWord.objects.compound_parts().filter(in_index=False).exists()


def _write(keys: list[int], known: Lexicon, wide: dict[str, Region]) -> None:
    documents, head_words, text_words = [], set[str](), set[str]()
    networks = _networks_of(keys, on=timezone.localdate())
    for entry in _with_words(Organisation.objects.filter(pk__in=keys)):
        for document, words in documents_of(entry, networks[entry.pk], known, wide):
            documents.append(document)
            head_words |= words.head_words
            text_words |= words.text_words
    SearchDocument.objects.bulk_create(
        documents,
        update_conflicts=True,
        unique_fields=["organisation", "language"],
        update_fields=["name_key", "terms", "head", "analysis"],
    )
    _forget_other_languages(keys, documents)
    _remember(head_words, text_words)


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
    return entries.order_by("pk").prefetch_related(
        _names("names"),
        Prefetch("tags", Tag.objects.select_related("term"), to_attr="shown_tags"),
        Prefetch("locations", Location.objects.select_related("region"), to_attr="shown_locations"),
        Prefetch("statements", Statement.objects.all(), to_attr="shown_statements"),
        Prefetch("services", Service.objects.all(), to_attr="shown_services"),
    )


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
