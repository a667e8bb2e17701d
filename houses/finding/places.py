"""Which place a visitor names, in whatever language, anywhere in what was typed."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter

from django.db.models import (
    Case,
    Count,
    OuterRef,
    Q,
    StringAgg,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from rapidfuzz.distance import OSA

from houses.analysis.spelling import slips_forgiven
from houses.analysis.words import base_form
from houses.finding.place_names import Named, Place, folded, named, named_by_itself, without_article
from houses.finding.place_words import ARTICLES, Typed
from houses.models import LexiconWord, Location, Region, Term
from houses.models.lexicon import LexiconWordQuerySet
from houses.models.regions import RegionQuerySet
from houses.values.folding import fold, sort_key

__all__ = ["Place", "PlaceRead", "nearest_places", "places_beginning", "read_place"]

PROVINCE = {"prov", "provincie", "province", "provinz"}

# "8400", "B-8400", "1017 AB", "NL 1017ab"; two letters that no Dutch code has are a word.
CODE = re.compile(
    r"(?:(b|be|nl) ?)?(\d{4,5})( ?(?!en|de|et|te|la|le|sa|sd|ss)[a-eghj-npr-tv-xz]{2})?"
)

# Shorter words are in too many names to look for them, and mean a place only where that is said.
SHORTEST = 3
# So are these; no name is made of them alone.
IN_MANY_NAMES = ARTICLES | {"aan", "saint", "sainte", "sint", "sur", "van"}
MOST_OTHERS = 5
MOST_NEAR = 3
# So few letters begin too many names to read them all.
MOST_BEGUN = 25


@dataclass(frozen=True)
class PlaceRead:
    """The place that was named, if any; the text without it; other places of that name."""

    place: Place | None
    rest: str
    others: list[Place]


@dataclass(frozen=True)
class Reading:
    """Words of the text, read as a place."""

    named: Named
    start: int
    end: int


def read_place(text: str, *, country: str) -> PlaceRead:
    """Finds the longest name of a place in a text; at most three queries, whatever the text.

    `country` is the visitor's, in two letters. An ordinary word, such as a village may be called
    by, is a place only if nothing else was typed or the text says so ("in Halle").
    """
    typed = Typed.cut(text)
    regions, lexicon = _regions_with(typed)
    readings = list(_readings(typed, regions))
    readings += _provinces(readings, typed)
    readings += list(_pairs(readings))

    def order(reading: Reading) -> tuple[object, ...]:
        return (reading.start - reading.end, *reading.named.order(country), reading.start)

    readings.sort(key=order)
    if readings and _doubtful_word(readings[0], typed):
        ordinary = lexicon | _words_of_terms()
        readings = [
            reading for reading in readings if _doubtful_word(reading, typed) not in ordinary
        ]
    if not readings:
        return PlaceRead(None, typed.text.strip(), [])
    best, span = readings[0], (readings[0].start, readings[0].end)
    alike: dict[Region, Named] = {}
    for reading in readings:
        if (reading.start, reading.end) == span:
            alike.setdefault(reading.named.where, reading.named)
    others = [other.place(other.label_apart) for other in alike.values()][1 : MOST_OTHERS + 1]
    return PlaceRead(best.named.place(), typed.without(*span), others)


def _regions_with(typed: Typed) -> tuple[list[Region], set[str]]:
    """The regions that have a word of the text in a name, and its words that the lexicon knows."""
    words = {
        word
        for position, word in enumerate(typed.words)
        if (len(word) >= SHORTEST or typed.is_meant(position, position + 1))
        and word not in IN_MANY_NAMES
    }
    words |= {code for _, _, code, _, _ in _codes(typed)}
    if not words:
        return [], set()
    has_one = Q()
    for word in words:
        has_one |= _has_word_ending(f" {word}")
    # Huizen is a town, and what everybody here looks for.
    singular = {base_form(word, "nl"): word for word in words}
    known = LexiconWord.objects.filter(
        Q(text__in=words) | Q(text__in=singular, role=LexiconWord.Role.HEAD)
    )
    # Asked along, so that three queries do.
    lexicon = _in_one_line(known)
    regions = _with_neighbours(Region.objects.filter(has_one)).annotate(lexicon=lexicon)
    found = list(regions.order_by("name_key", "pk"))
    ordinary = (attrgetter("lexicon")(found[0]) or "").split() if found else []
    return found, {form for word in ordinary for form in (word, singular.get(word, word))}


def _in_one_line(known: LexiconWordQuerySet) -> Subquery:
    lines = known.order_by().values(all=Value(1)).annotate(line=StringAgg("text", Value(" ")))
    return Subquery(lines.values("line"))


def _words_of_terms() -> set[str]:
    """The words by which the terms of the vocabularies are called, in Dutch and on this page."""
    spoken = {"nl", (get_language() or "nl").split("-")[0]}
    names: list[str] = []
    for label, short, synonyms in Term.objects.values_list("label", "short", "synonyms"):
        for language in spoken:
            called = [label.texts.get(language), short.texts.get(language)]
            names += [*filter(None, called), *synonyms.get(language, ())]
    return {word for name in names for word in folded(name).split()}


def _readings(typed: Typed, regions: list[Region]) -> Iterator[Reading]:
    """Every run of words that is wholly a name or a postcode."""
    if not regions:
        return
    runs: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for run, start, end in typed.runs():
        runs[run].append((start, end))
    codes = list(_codes(typed))
    for place in named(regions):
        if not place.postcode:
            for start, end in runs.get(folded(place.name), ()):
                yield Reading(place, start, end)
            continue
        for start, end, code, country, name in codes:
            if code == place.name and country in ("", place.region.country):
                yield Reading(replace(place, name=name), start, end)


def _codes(typed: Typed) -> Iterator[tuple[int, int, str, str, str]]:
    """Start, end, postcode, country if that is said, and the code as it is shown."""
    for run, start, end in typed.runs():
        if match := CODE.fullmatch(run):
            said, code, letters = match.groups(default="")
            country = "nl" if letters else said.replace("b", "be", 1)[:2]
            yield start, end, code, country, f"{code} {letters.strip().upper()}".strip()


def _pairs(readings: list[Reading]) -> Iterator[Reading]:
    """Places beside what they lie in, as one: "8400 Oostende", "Stene (Oostende)"."""
    for one in readings:
        for other in readings:
            if one.end == other.start:
                for inner, outer in ((one.named, other.named), (other.named, one.named)):
                    if inner.lies_in(outer):
                        yield Reading(inner, one.start, other.end)


def _provinces(readings: list[Reading], typed: Typed) -> Iterator[Reading]:
    """Provinces that are said to be one, with that word."""
    for reading in readings:
        if reading.named.region.kind == Region.Kind.PROVINCE:
            start, end = reading.start, reading.end
            before, after = typed.words[:start], typed.words[end : end + 1]
            if after and after[0] in PROVINCE:
                yield Reading(reading.named, start, end + 1)
            # "Province de Liège".
            length = 2 if before and before[-1] in {"de", "d", "of"} else 1
            if len(before) >= length and before[-length] in PROVINCE:
                yield Reading(reading.named, start - length, end)


def _doubtful_word(reading: Reading, typed: Typed) -> str:
    """The one word of which it must be asked whether it is ordinary; empty if there is no doubt."""
    words = [word for word in typed.words[reading.start : reading.end] if word not in ARTICLES]
    sure = reading.named.postcode or typed.is_meant(reading.start, reading.end)
    return "" if sure or len(words) > 1 else words[0]


def nearest_places(text: str, country: str) -> list[Place]:
    """The places, at most three, whose name is spelt nearly like an unknown one. One query."""
    asked = " ".join(Typed.cut(text).words)
    slips = slips_forgiven(asked)
    if not slips:
        return []
    ending = asked.split()[-1][-3:]
    alike = Q(name_key__startswith=sort_key(asked)[0]) | _has_word_ending(ending)
    near = [
        (distance, place)
        for region in _with_neighbours(Region.objects.filter(alike))
        for place in named_by_itself(region)
        if (distance := OSA.distance(asked, folded(place.name), score_cutoff=slips)) <= slips
    ]
    near.sort(key=lambda found: (found[0], *found[1].order(country)))
    places: dict[Region, Place] = {}
    for _, place in near:
        places.setdefault(place.where, place.place())
    return list(places.values())[:MOST_NEAR]


def places_beginning(text: str, country: str, most: int, *, villages: bool = True) -> list[Place]:
    """The places with a name or postcode that begins with a text, the likeliest first.

    Their labels differ. Two queries; one without villages and postcodes.
    """
    begun = fold(text)
    if code := CODE.fullmatch(begun):
        begun = code[2]
    if not begun:
        return []
    by_name = Case(When(name_key__startswith=begun, then=0), default=1)
    home = Case(When(path__startswith=country, then=0), default=1)
    regions = _with_neighbours(Region.objects.matching(begun)).annotate(houses=_houses_there())
    some = list(regions.order_by(by_name, home, "-houses", "name_key", "pk")[:MOST_BEGUN])
    names = named(some) if villages else chain.from_iterable(map(named_by_itself, some))
    found = [place for place in names if _begins(place.name, begun)]

    def order(place: Named) -> tuple[object, ...]:
        village, foreign, *last = place.order(country)
        # By the name of the page, or else by that of the place itself: Antwerpen, never Antwerp.
        by_another = not _begins(str(place.where), begun)
        # Who typed a whole name means that; who is still typing, most likely where houses are.
        unfinished = folded(place.name) != begun and without_article(place.name) != begun
        houses = attrgetter("houses")(place.region)
        return village, foreign, by_another, unfinished, -houses, *last, folded(place.name)

    places: dict[Region, Place] = {}
    for place in sorted(found, key=order):
        if place.where not in places and len(places) < most:
            taken = {other.label for other in places.values()}
            label = place.label if _begins(str(place.where), begun) else place.label_with_name
            places[place.where] = place.place(place.label_apart if label in taken else label)
    return list(places.values())


def _houses_there() -> Coalesce:
    """How many houses that may be seen are in the region itself, not below it."""
    there = Location.objects.public().filter(
        region=OuterRef("pk"), organisation__family=Term.Family.HOUSE
    )
    counted = there.order_by().values("region").annotate(n=Count("organisation", distinct=True))
    return Coalesce(Subquery(counted.values("n")), 0)


def _begins(name: str, begun: str) -> bool:
    """Also without its article: "haan" begins De Haan."""
    return folded(name).startswith(begun) or without_article(name).startswith(begun)


def _with_neighbours(regions: RegionQuerySet) -> RegionQuerySet:
    """With the regions that a label needs: what they are part of, and merged into."""
    return regions.select_related("parent", "successor__parent")


def _has_word_ending(ending: str) -> Q:
    return Q(find_key__contains=f"{ending} ") | Q(find_key__endswith=ending)
