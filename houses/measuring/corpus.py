"""A corpus of houses to measure the search with: a JSON file of regions, places and houses."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from houses.finding.index import reindex
from houses.measuring.reading import UnreadableFileError, of_known_shape, read_json
from houses.models import Location, Organisation, Postcode, Region, Tag, Term
from houses.values.public_ids import new_public_id
from houses.values.translations import Translated
from networks.models import Membership

Scheme = Term.Scheme
KINDS_BY_DEPTH = (Region.Kind.COUNTRY, Region.Kind.REGION, Region.Kind.PROVINCE)


@dataclass(frozen=True)
class Place:
    """A municipality of one postcode; `region` is the path above it."""

    name: str
    region: str
    postcode: str
    latitude: float
    longitude: float
    names: dict[str, str]

    @classmethod
    def read(cls, name: str, said: Mapping[str, Any]) -> Self:
        point = float(said["lat"]), float(said["lon"])
        return cls(name, said["region"], said["postcode"], *point, dict(said.get("names", {})))


@dataclass(frozen=True)
class House:
    """The audiences and services are keys of the corpus; the description is by language."""

    slug: str
    name: str
    kind: str
    description: dict[str, str]
    municipality: str
    postcode: str
    latitude: float
    longitude: float
    audiences: tuple[str, ...]
    services: tuple[str, ...]
    network: str

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> Self:
        return cls(
            slug=said["slug"],
            name=said["name"],
            kind=said["kind"],
            description=dict(said["description"]),
            municipality=said["municipality"],
            postcode=said["postcode"],
            latitude=float(said["lat"]),
            longitude=float(said["lon"]),
            audiences=tuple(said["audiences"]),
            services=tuple(said["services"]),
            network=said["network"] or "",
        )


@dataclass(frozen=True)
class Corpus:
    # Names by path; labels by key.
    regions: dict[str, str]
    audiences: dict[str, str]
    services: dict[str, str]
    places: list[Place]
    houses: list[House]


def read_corpus(path: Path) -> Corpus:
    """Raises UnreadableFileError."""
    said = read_json(path)
    with of_known_shape(path):
        corpus = Corpus(
            dict(said["regions"]),
            dict(said["audiences"]),
            dict(said["services"]),
            [Place.read(name, place) for name, place in said["places"].items()],
            [House.read(house) for house in said["houses"]],
        )
    known = {*corpus.audiences, *corpus.services, *(place.name for place in corpus.places)}
    for house in corpus.houses:
        for word in (house.municipality, *house.audiences, *house.services):
            if word not in known:
                sentence = _("%(file)s: the house “%(house)s” says “%(word)s”, which is not there.")
                told = {"file": path.name, "house": house.slug, "word": word}
                raise UnreadableFileError(sentence % told)
    return corpus


def audience_code(key: str) -> str:
    """The code of the term that an audience of the corpus becomes."""
    return f"corpus-{key}"


def add_corpus(corpus: Corpus) -> None:
    """Adds the corpus to a database without regions or houses, and indexes it."""
    regions = _add_regions(corpus)
    terms = _add_terms(corpus)
    networks = _add_networks(corpus)
    for house in corpus.houses:
        entry = _add_house(house, regions[house.municipality], terms)
        if house.network:
            Membership.objects.create(network=networks[house.network], member=entry)
    reindex(all_of_them=True, progress=lambda _done, _all: None)


def _add_regions(corpus: Corpus) -> dict[str, Region]:
    """The regions by path, the municipalities by name."""
    regions = dict[str, Region]()
    for path, name in sorted(corpus.regions.items()):
        depth = min(path.count("/"), len(KINDS_BY_DEPTH) - 1)
        above, _slash, slug = path.rpartition("/")
        # The names are Dutch: where the path has another, the place calls itself so.
        own = name if slugify(name) == slug else slug.capitalize()
        regions[path] = _region(
            path,
            regions.get(above),
            kind=KINDS_BY_DEPTH[depth],
            name=own,
            names={} if own == name else {"nl": name},
        )
    for place in corpus.places:
        point = {"latitude": place.latitude, "longitude": place.longitude}
        region = _region(
            f"{place.region}/{slugify(place.name)}",
            regions[place.region],
            kind=Region.Kind.MUNICIPALITY,
            name=place.name,
            names=place.names,
            postcodes=[place.postcode],
            latitude=place.latitude,
            longitude=place.longitude,
        )
        code, _new = Postcode.objects.get_or_create(
            country=region.country, code=place.postcode, defaults=point
        )
        code.municipalities.add(region)
        regions[place.name] = region
    return regions


def _region(
    path: str, parent: Region | None, *, postcodes: list[str] | None = None, **columns: Any
) -> Region:
    region = Region(path=path, parent=parent, language="nl", **columns)
    region.remember_words(postcodes=postcodes or [])
    region.save()
    return region


def _add_terms(corpus: Corpus) -> dict[tuple[Scheme, str], Term]:
    terms = dict[tuple[Scheme, str], Term]()
    for key, label in corpus.audiences.items():
        terms[Scheme.AUDIENCE, key] = _term(Scheme.AUDIENCE, audience_code(key), label)
    for key, label in corpus.services.items():
        terms[Scheme.THEME, key] = _term(Scheme.THEME, f"corpus-{key}", label)
    for kind in sorted({house.kind for house in corpus.houses}):
        code = f"corpus-{slugify(kind)}"
        terms[Scheme.KIND, kind] = _term(Scheme.KIND, code, kind, family=Term.Family.HOUSE)
    return terms


def _term(scheme: Scheme, code: str, label: str, **columns: str) -> Term:
    written = Translated.written("nl", label)
    return Term.objects.create(scheme=scheme, code=code, label=written, **columns)


def _add_networks(corpus: Corpus) -> dict[str, Organisation]:
    names = sorted({house.network for house in corpus.houses} - {""})
    return {
        name: _entry(f"corpus-network-{number}", name, language="nl")
        for number, name in enumerate(names)
    }


def _add_house(
    house: House, municipality: Region, terms: Mapping[tuple[Scheme, str], Term]
) -> Organisation:
    # Its own language is the first that it is described in.
    language = next(iter(house.description), "nl")
    others = {key: text for key, text in house.description.items() if key != language}
    description = Translated.written(language, house.description.get(language, ""), **others)
    entry = _entry(house.slug, house.name, language=language, description=description)
    said = [(Scheme.KIND, house.kind)]
    said += [(Scheme.AUDIENCE, key) for key in house.audiences]
    said += [(Scheme.THEME, key) for key in house.services]
    Tag.objects.bulk_create(Tag(organisation=entry, term=terms[key]) for key in said)
    entry.settle_family()
    Location.objects.create(
        organisation=entry,
        region=municipality,
        postcode=house.postcode,
        latitude=house.latitude,
        longitude=house.longitude,
    )
    return entry


def _entry(slug: str, name: str, **columns: Any) -> Organisation:
    return Organisation.objects.create(
        slug=slug,
        name=name,
        public_id=new_public_id(),
        status=Organisation.Status.PUBLISHED,
        first_published_on=timezone.localdate(),
        **columns,
    )
