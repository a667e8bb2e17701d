"""A corpus of houses to measure the search with: a JSON file of regions, places and houses."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from houses.finding.index import reindex
from houses.models import Location, Organisation, Postcode, Region, Tag, Term
from houses.values.public_ids import new_public_id
from houses.values.translations import Translated
from networks.models import Membership

Scheme = Term.Scheme


@dataclass
class Corpus:
    """What the file says, and the rows made of it so far."""

    said: dict[str, Any]

    def __post_init__(self) -> None:
        self.regions: dict[str, Region] = {}
        self.terms: dict[tuple[str, str], Term] = {}
        self.networks: dict[str, Organisation] = {}


def load_corpus(path: Path) -> int:
    """Fills an empty database with the corpus and indexes it; the number of houses.

    Raises OSError or ValueError (KeyError included) for a file of another shape.
    """
    corpus = Corpus(json.loads(path.read_text(encoding="utf-8")))
    _add_regions(corpus)
    _add_terms(corpus)
    for house in corpus.said["houses"]:
        _add_house(corpus, house)
    reindex(all_of_them=True, progress=lambda _done, _all: None)
    return len(corpus.said["houses"])


def _add_regions(corpus: Corpus) -> None:
    for path, name in sorted(corpus.said["regions"].items()):
        depth = path.count("/")
        kind = [Region.Kind.COUNTRY, Region.Kind.REGION, Region.Kind.PROVINCE][min(depth, 2)]
        _add_region(corpus, path, kind=kind, name=name)
    for name, place in corpus.said["places"].items():
        path = f"{place['region']}/{slugify(name)}"
        point = {"latitude": place["lat"], "longitude": place["lon"]}
        names = place.get("names", {})
        region = _add_region(
            corpus, path, kind=Region.Kind.MUNICIPALITY, name=name, names=names, **point
        )
        region.remember_words(postcodes=[place["postcode"]])
        region.save()
        country = region.country
        code, _new = Postcode.objects.get_or_create(
            country=country, code=place["postcode"], defaults=point
        )
        code.municipalities.add(region)
        corpus.regions[name] = region


def _add_region(corpus: Corpus, path: str, **columns: Any) -> Region:
    parent = corpus.regions.get(path.rpartition("/")[0])
    region = Region(path=path, parent=parent, language="nl", **columns)
    region.remember_words(postcodes=[])
    region.save()
    corpus.regions[path] = region
    return region


def _add_terms(corpus: Corpus) -> None:
    for scheme, group in ((Scheme.AUDIENCE, "audiences"), (Scheme.THEME, "services")):
        for code, label in corpus.said[group].items():
            corpus.terms[scheme, code] = _term(scheme, f"corpus-{code}", label)
    for kind in {house["kind"] for house in corpus.said["houses"]}:
        corpus.terms[Scheme.KIND, kind] = _term(
            Scheme.KIND, f"corpus-{slugify(kind)}", kind, family=Term.Family.HOUSE
        )


def _term(scheme: Scheme, code: str, label: str, **columns: str) -> Term:
    term, _new = Term.objects.get_or_create(
        scheme=scheme, code=code, defaults={"label": Translated.written("nl", label), **columns}
    )
    return term


def _add_house(corpus: Corpus, house: dict[str, Any]) -> None:
    texts = house["description"]
    # Its own language is the first that it is described in.
    language = next(iter(texts), "nl")
    entry = _entry(
        house["slug"],
        house["name"],
        language=language,
        description=Translated.written(
            language, texts.get(language, ""), **{k: v for k, v in texts.items() if k != language}
        ),
    )
    codes = [(Scheme.KIND, house["kind"])]
    codes += [(Scheme.AUDIENCE, code) for code in house["audiences"]]
    codes += [(Scheme.THEME, code) for code in house["services"]]
    Tag.objects.bulk_create(Tag(organisation=entry, term=corpus.terms[code]) for code in codes)
    entry.settle_family()
    Location.objects.create(
        organisation=entry,
        region=corpus.regions[house["municipality"]],
        postcode=house["postcode"],
        latitude=house["lat"],
        longitude=house["lon"],
    )
    if name := house["network"]:
        if name not in corpus.networks:
            corpus.networks[name] = _entry(f"network-{len(corpus.networks)}", name, language="nl")
        Membership.objects.create(network=corpus.networks[name], member=entry)


def _entry(slug: str, name: str, **columns: Any) -> Organisation:
    return Organisation.objects.create(
        slug=slug,
        name=name,
        public_id=new_public_id(),
        status=Organisation.Status.PUBLISHED,
        first_published_on=timezone.localdate(),
        **columns,
    )
