"""Which place a visitor names, in whatever language, anywhere in what was typed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from django.db.models import OuterRef, Q, StringAgg, Subquery, Value
from django.utils.translation import gettext as _
from rapidfuzz.distance import OSA

from houses.analysis.spelling import slips_forgiven
from houses.finding.place_words import ARTICLES, Typed
from houses.models import LexiconWord, Postcode, Region, Term
from houses.values.folding import fold

WIDE = {Region.Kind.COUNTRY, Region.Kind.REGION, Region.Kind.PROVINCE, Region.Kind.CARE_REGION}
# Of places of one name, the earlier kind is meant: Antwerpen is the city.
KINDS = [
    Region.Kind.MUNICIPALITY,
    Region.Kind.FORMER_MUNICIPALITY,
    Region.Kind.PROVINCE,
    Region.Kind.REGION,
    Region.Kind.COUNTRY,
    Region.Kind.CARE_REGION,
]
PROVINCE_WORDS = ("provincie", "province", "province de", "provinz")

# "8400", "B-8400", "1017 AB", "NL 1017ab"; two letters that no Dutch code has are a word.
CODE = re.compile(r"(?:(b|be|nl) ?)?(\d{4,5})( ?(?!en|de|et|te|la|le|sa|sd|ss)[a-eghj-npr-tv-xz]{2})?")

# Shorter words are in too many names to look for them, and in no text where they mean a place.
SHORTEST = 3
MOST_OTHERS = 5
MOST_NEAR = 3


@dataclass(frozen=True)
class Place:
    """A region, or a point in it, that somebody searches around.

    The label names it so that `read_place` understands it again. A `wide` place (a province,
    region or country) is asked for with all below it, without a distance. The point stands for an
    area if it is `approximate`.
    """

    region: Region
    label: str
    latitude: float | None
    longitude: float | None
    approximate: bool
    wide: bool


@dataclass(frozen=True)
class PlaceRead:
    """The place that was named, if any; the text without it; other places of that name."""

    place: Place | None
    rest: str
    others: list[Place]


@dataclass(frozen=True)
class Named:
    """A region by one of its names, or one of its postcodes."""

    region: Region
    name: str
    village: bool = False
    translated: bool = False
    postcode: Postcode | None = None

    def order(self, country: str) -> tuple[bool, bool, bool, bool, int, str, str]:
        """What is meant first, of several of one name.

        The name of a whole place goes before that of a village in it, then the visitor's own
        country, then a name in the place's own language: Limburg is the province before it is
        Limbourg near Liège.
        """
        return (
            self.village,
            self.region.country != country,
            self.translated,
            self.postcode is None,
            KINDS.index(Region.Kind(self.region.kind)),
            self.region.name_key,
            self.region.path,
        )

    @property
    def where(self) -> Region:
        """The region that exists today."""
        return self.region.successor or self.region

    def place(self, *, apart: bool = False) -> Place:
        """With a label that tells it `apart` from others of its name, if asked."""
        region, point = self.where, self.postcode
        if not point or point.latitude is None:
            return Place(
                region,
                self._label(apart),
                region.latitude,
                region.longitude,
                approximate=True,
                wide=region.kind in WIDE,
            )
        return Place(
            region, self._label(apart), point.latitude, point.longitude, point.approximate, False
        )

    def _label(self, apart: bool) -> str:
        label = str(self.where)
        if self.postcode and " " in self.name:
            return self.name
        if self.postcode or self.village or self.region != self.where:
            return f"{self.name} ({label})"
        if apart and self.region.kind == Region.Kind.PROVINCE:
            return f"{label} ({_('province')})"
        if apart and self.region.parent:
            return f"{label} ({self.region.parent})"
        return label


@dataclass(frozen=True)
class Reading:
    """Words of the text, read as a place."""

    named: Named
    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


def read_place(text: str, *, country: str) -> PlaceRead:
    """Finds the longest name of a place in a text; at most three queries, whatever the text.

    `country` is the visitor's, in two letters. An ordinary word, such as a village may be called
    by, is a place only if nothing else was typed or the text says so ("in Halle").
    """
    typed = Typed.cut(text)
    readings, lexicon = _readings(typed)

    def order(reading: Reading) -> tuple[object, ...]:
        return (-reading.length, *reading.named.order(country), reading.start)

    doubtful = {reading for reading in readings if _is_doubtful(reading, typed)}
    best = min(readings, key=order, default=None)
    if best in doubtful:
        ordinary = lexicon | _words_of_terms()
        readings = [
            reading
            for reading in readings
            if reading not in doubtful or _telling_word(reading, typed) not in ordinary
        ]
        best = min(readings, key=order, default=None)
    if not best:
        return PlaceRead(None, typed.text.strip(), [])
    same = [reading for reading in readings if _span(reading) == _span(best)]
    others = {reading.named.where: reading.named for reading in sorted(same, key=order)}
    others.pop(best.named.where)
    return PlaceRead(
        best.named.place(),
        typed.without(best.start, best.end),
        [named.place(apart=True) for named in list(others.values())[:MOST_OTHERS]],
    )
