"""Houses that do not exist, as many as wanted: the same for the same seed, on every database.

They lie where people live, are of the kinds and for the people of our vocabulary, some often and
some seldom, and say a few sentences. Their names tell that they are invented.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import accumulate, batched
from random import Random
from typing import Any

from django.db import models, transaction
from django.db.models import Count
from django.utils import timezone
from stdnum import luhn

from houses.measuring.invented_words import Prose, house_names
from houses.models import (
    EVERYONE,
    AccessFeature,
    Answer,
    FirstVisit,
    Location,
    Opening,
    Organisation,
    Region,
    Tag,
    Term,
)
from houses.values.public_ids import ALPHABET, LENGTH
from houses.values.translations import Translated
from networks.models import Membership

Scheme = Term.Scheme

AT_ONCE = 2_000
NETWORKS = 50
# Each after what it points to.
WRITING_ORDER = (Organisation, Tag, Location, Opening, AccessFeature, FirstVisit, Membership)

HOURS = (
    "Mo-Fr 09:00-17:00",
    "Mo,We,Fr 10:00-16:00; PH closed",
    "Tu-Th 13:00-17:00",
    "Mo-Fr 09:00-12:00,13:00-17:00; PH closed",
    "We 14:00-18:00; Sa 10:00-13:00",
    "Fr 19:00-22:00",
    "Tu,Th 10:00-20:00",
    "24/7",
)
ANSWERS = (Answer.YES, Answer.YES, Answer.NO, Answer.SOMETIMES)
# How many terms of a scheme are said of a house: one of these numbers.
SAID = {
    Scheme.AUDIENCE: (1, 1, 1, 2, 2, 3),
    Scheme.THEME: (1, 2, 2, 3, 4),
    Scheme.APPROACH: (0, 0, 1, 2),
    Scheme.LANGUAGE: (0, 0, 0, 1),
}
# Of how many houses something is known.
FOR_EVERYONE, ALSO_FRENCH, WITH_HOURS, WITH_ACCESS, WITH_VISIT = 0.1, 0.1, 0.4, 0.2, 0.2
IN_A_NETWORK, CHECKED = 0.3, 0.5
# A house lies so far from the point of its postcode at most, in degrees: about a kilometre.
SCATTER = 0.01


def add_fictional_houses(count: int, *, seed: int, progress: Callable[[int], None]) -> None:
    """Adds so many published houses and their networks, without search documents.

    Needs the regions, the vocabulary and the lexicon, and a directory without entries.
    """
    inventor = Inventor(Random(seed))  # noqa: S311  no secret: the same houses every time
    inventor.invent_networks()
    for numbers in batched(range(1, count + 1), AT_ONCE):
        for number in numbers:
            inventor.invent_house(number)
        inventor.write()
        progress(numbers[-1])


class Often:
    """Some terms: the first are taken often, the last seldom."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = terms
        self.weights = list(accumulate(1 / place for place in range(2, len(terms) + 2)))

    def some(self, count: int, random: Random) -> list[Term]:
        """So many, or fewer where one came twice."""
        chosen = random.choices(self.terms, cum_weights=self.weights, k=count)
        return list(dict.fromkeys(chosen))


class Inventor:
    """Makes houses up, and keeps their rows until they are written."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.today = timezone.localdate()
        self.rows: dict[type[models.Model], list[Any]] = defaultdict(list)
        municipalities = Region.objects.filter(kind=Region.Kind.MUNICIPALITY, valid_until=None)
        peopled = municipalities.annotate(codes=Count("postcodes")).filter(codes__gt=0)
        self.regions = list(peopled.order_by("path").prefetch_related("postcodes"))
        # Where there are many postcodes, there are many people.
        self.people = list(accumulate(len(region.postcodes.all()) for region in self.regions))
        terms = list(Term.objects.prefetch_related("implies"))
        kinds = [term for term in terms if term.scheme == Scheme.KIND]
        self.kinds = Often([kind for kind in kinds if kind.family == Term.Family.HOUSE])
        self.network = next(kind for kind in kinds if kind.family == Term.Family.NETWORK)
        self.everyone = next(term for term in terms if term.code == EVERYONE)
        terms.remove(self.everyone)
        self.terms = {
            scheme: Often([term for term in terms if term.scheme == scheme]) for scheme in Scheme
        }
        self.dutch, self.french = Prose.of("nl", random), Prose.of("fr", random)
        self.names = house_names()
        self.networks: list[Organisation] = []

    def write(self) -> None:
        with transaction.atomic():
            for model in WRITING_ORDER:
                models.QuerySet(model).bulk_create(self.rows.pop(model, []))

    def invent_networks(self) -> None:
        for number in range(1, NETWORKS + 1):
            name = f"Verzonnen netwerk {self.random.choice(self.names)} {number}"
            network = self._entry(-number, f"verzonnen-netwerk-{number}", name, Term.Family.NETWORK)
            self._add(Tag(organisation=network, term=self.network))
            self.networks.append(network)

    def invent_house(self, number: int) -> None:
        random = self.random
        kind = self.kinds.some(1, random)[0]
        called = random.choice(["huis", "huis", "plek", kind.label.texts["nl"].lower()])
        house = self._entry(
            number,
            f"verzonnen-huis-{number}",
            f"Verzonnen {called} De {random.choice(self.names)} {number}",
            Term.Family.HOUSE,
            **self._perhaps_checked(),
        )
        self._add_tags(house, kind)
        place = self._add_place(house)
        if self._happens(WITH_HOURS):
            self._add(Opening(location=place, osm=random.choice(HOURS)))
        if self._happens(WITH_ACCESS):
            for term in self.terms[Scheme.ACCESS].some(4, random):
                answer = random.choice(ANSWERS)
                self._add(AccessFeature(location=place, term=term, answer=answer))
        if self._happens(WITH_VISIT):
            for term in self.terms[Scheme.FIRST_VISIT].some(3, random):
                answer = random.choice(ANSWERS)
                self._add(FirstVisit(organisation=house, question=term, answer=answer))
        if self._happens(IN_A_NETWORK):
            self._add(Membership(network=random.choice(self.networks), member=house))

    def _entry(
        self, number: int, slug: str, name: str, family: Term.Family, **columns: Any
    ) -> Organisation:
        random = self.random
        in_french = ""
        if self._happens(ALSO_FRENCH):
            in_french = self.french.sentences(2, random)
        in_dutch = self.dutch.sentences(random.randint(2, 3), random)
        entry = Organisation(
            public_id=public_id(number),
            slug=slug,
            name=name,
            family=family,
            summary=Translated.written("nl", self.dutch.sentences(1, random)),
            description=Translated.written("nl", in_dutch, fr=in_french),
            status=Organisation.Status.PUBLISHED,
            first_published_on=self.today,
            **columns,
        )
        self._add(entry)
        return entry

    def _perhaps_checked(self) -> dict[str, date | str]:
        if not self._happens(CHECKED):
            return {}
        day = self.today - timedelta(days=self.random.randint(0, 1500))
        return {"checked_on": day, "checked_how": Organisation.Checked.PHONE}

    def _add_tags(self, house: Organisation, kind: Term) -> None:
        said = [kind]
        if self._happens(FOR_EVERYONE):
            said.append(self.everyone)
        for scheme, counts in SAID.items():
            said += self.terms[scheme].some(self.random.choice(counts), self.random)
        for term in said:
            self._add(Tag(organisation=house, term=term))
        for term in set(kind.implies.all()).difference(said):
            self._add(Tag(organisation=house, term=term, implied=True))

    def _add_place(self, house: Organisation) -> Location:
        random = self.random
        (region,) = random.choices(self.regions, cum_weights=self.people)
        postcode = random.choice(region.postcodes.all())
        place = Location(organisation=house, region=region, postcode=postcode.code)
        if postcode.latitude is not None and postcode.longitude is not None:
            place.latitude = postcode.latitude + random.uniform(-SCATTER, SCATTER)
            place.longitude = postcode.longitude + random.uniform(-SCATTER, SCATTER)
            place.precision = Location.Precision.STREET
        self._add(place)
        return place

    def _happens(self, often: float) -> bool:
        return self.random.random() < often

    def _add(self, row: models.Model) -> None:
        self.rows[type(row)].append(row)


def public_id(number: int) -> str:
    """An id of its own for each number, also below zero."""
    base = len(ALPHABET)
    digits = [ALPHABET[number // base**place % base] for place in range(LENGTH - 1)]
    body = "".join(reversed(digits))
    return body + str(luhn.calc_check_digit(body, alphabet=ALPHABET))
