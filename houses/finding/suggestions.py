"""What somebody may be typing: houses, places and needs, before the form is sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from houses.analysis.words import tokens
from houses.finding.documents import NAME
from houses.finding.place_names import folded
from houses.finding.places import places_beginning
from houses.full_text import by_index
from houses.models import Location, Organisation, Region, SearchDocument, Tag, Term
from houses.models.organisations import OrganisationQuerySet
from houses.models.searching import Alternative
from houses.values.folding import fold, sort_key

SHORTEST = 2
LONGEST = 100
MOST_HOUSES = 5
MOST_PLACES = 4
MOST_THEMES = 4

# A beginning of two letters stands in almost every name: then only how a name begins counts.
SHORTEST_INSIDE = 3

# In the order in which they are offered.
SCHEMES = [Term.Scheme.AUDIENCE, Term.Scheme.THEME, Term.Scheme.KIND]

# Of one that begins so: after every name, in any alphabet.
LAST = "\U0010ffff"


@dataclass(frozen=True)
class Suggestion:
    """Something to choose: what has an address is gone to, a place is filled in by its `value`."""

    type: Literal["house", "organisation", "place", "theme"]
    label: str
    detail: str
    value: str
    url: str


def suggestions(
    text: str, *, field: Literal["where", "what"], language: str, country: str
) -> list[Suggestion]:
    """Places for *Where?*; houses, places and needs for *What?*. Four queries at most.

    Nothing for less than two letters. `country` is the visitor's, in two letters.
    """
    text = text[:LONGEST]
    begun = fold(text)
    if len(begun) < SHORTEST:
        return []
    if field == "where" or begun[0].isdecimal():
        return list(_places(text, country, villages=True))
    return [
        *_houses(text, language),
        *_places(text, country, villages=False),
        *_themes(begun, language),
    ]


def _houses(text: str, language: str) -> Iterator[Suggestion]:
    """Those whose name begins with the text, then those with all its words in their names."""
    named = _with_place(Organisation.objects.public())
    key = sort_key(text)
    beginning = named.filter(name_key__gte=key, name_key__lt=key + LAST)
    found = list(beginning.in_name_order()[:MOST_HOUSES])
    *words, last = (fold(token).replace(" ", "") for token in tokens(text))
    if len(found) < MOST_HOUSES and len(last) >= SHORTEST_INSIDE:
        slots = [*(_in_name(word) for word in words), _in_name(f"{last}*")]
        documents = SearchDocument.objects.filter(terms__match=slots)
        others = named.filter(pk__in=documents.values("organisation"))
        others = others.exclude(pk__in=[entry.pk for entry in found])
        with by_index():
            found += others.in_name_order()[: MOST_HOUSES - len(found)]
    for entry in found:
        name, names = attrgetter("place_name", "place_names")(entry)
        detail = (names or {}).get(language) or name or ""
        yield Suggestion(
            "house" if entry.family == Term.Family.HOUSE else "organisation",
            entry.name,
            detail,
            entry.name,
            entry.get_absolute_url(),
        )


def _with_place(entries: OrganisationQuerySet) -> OrganisationQuerySet:
    """With the name of the municipality of the first place, and its names in other languages."""
    places = Location.objects.public().filter(organisation=OuterRef("pk"))
    first = places.exclude(region__kind=Region.Kind.COUNTRY).order_by("position", "pk")
    return entries.annotate(
        place_name=Subquery(first.values("region__name")[:1]),
        place_names=Subquery(first.values("region__names")[:1]),
    )


def _in_name(word: str) -> list[Alternative]:
    return [(f"{NAME}{word}",)]


def _places(text: str, country: str, *, villages: bool) -> Iterator[Suggestion]:
    for place in places_beginning(text, country, MOST_PLACES, villages=villages):
        region = place.region
        said = [] if region.kind == Region.Kind.MUNICIPALITY else [region.get_kind_display()]
        if region.parent:
            said.append(str(region.parent))
        detail = ", ".join(said)
        # Where the label tells it apart from another place, it says so already.
        detail = "" if detail in place.label else detail
        yield Suggestion("place", place.label, detail, place.label, "")


def _themes(begun: str, language: str) -> Iterator[Suggestion]:
    """Terms that a word of their names begins with, and that a public house has. One query."""
    said = Tag.objects.filter(
        term=OuterRef("pk"),
        implied=False,
        organisation__status=Organisation.Status.PUBLISHED,
        organisation__family=Term.Family.HOUSE,
    )
    # One tag is looked for, term by term: asked whether there is any, PostgreSQL reads them all.
    terms = Term.objects.offered().filter(scheme__in=SCHEMES)
    terms = terms.alias(said=Subquery(said.order_by().values("pk")[:1])).filter(said__isnull=False)
    ranked = [
        (rank, SCHEMES.index(Term.Scheme(term.scheme)), term.position, term.code, term, name)
        for term in terms.defer("definition")
        for rank, name in [_best_name(term, begun, language)]
        if name
    ]
    for *_order, term, name in sorted(ranked, key=lambda found: found[:4])[:MOST_THEMES]:
        label = term.label.read(language).text
        scheme = Term.Scheme(term.scheme)
        detail = str(scheme.label) if folded(name) in folded(label) else name
        query = f"{scheme}={term.code}"
        yield Suggestion("theme", label, detail, query, f"{reverse('houses:find')}?{query}")


def _best_name(term: Term, begun: str, language: str) -> tuple[int, str]:
    """The name that begins so, or has a word that does; a label before a synonym. "" for none."""
    spoken = (language, "nl")
    labels = [label.texts.get(code, "") for label in (term.label, term.short) for code in spoken]
    synonyms = [name for code in spoken for name in term.synonyms.get(code, ())]
    found = [
        (rank + (not folded(name).startswith(begun)), name)
        for rank, names in ((0, labels), (2, synonyms))
        for name in names
        if f" {begun}" in f" {folded(name)}"
    ]
    return min(found, key=lambda ranked: ranked[0], default=(0, ""))
