"""Places by their names: of regions, of villages in them, and postcodes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from houses.models import Postcode, Region
from houses.values.folding import fold, sort_key

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

# There are some eight thousand names, and they hardly change.
folded = lru_cache(20_000)(fold)
without_article = lru_cache(20_000)(sort_key)


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

    def lies_in(self, other: "Named") -> bool:
        """Whether the other is what is around it, or the same by no closer name."""
        here, there = self.where.path, other.where.path
        return here.startswith(f"{there}/") or (here == there and self.closeness >= other.closeness)

    @property
    def closeness(self) -> int:
        """Of the names in one municipality: its own, then its villages, then its postcodes."""
        if self.postcode:
            return 2
        return int(self.village or self.region != self.where)

    @property
    def where(self) -> Region:
        """The region that exists today."""
        return self.region.successor or self.region

    def place(self, label: str = "") -> Place:
        """With the given label, else the shortest that tells enough."""
        region, code = self.where, self.postcode
        named = label or self.label
        if code and code.latitude is not None:
            return Place(region, named, code.latitude, code.longitude, code.approximate, False)
        wide = region.kind in WIDE
        return Place(region, named, region.latitude, region.longitude, True, wide)

    @property
    def label(self) -> str:
        """As the page calls it: "Gent", "Stene (Oostende)", "8400 (Oostende)", "1017 AB"."""
        if self.postcode and " " in self.name:
            return self.name
        return self.label_with_name if self.closeness else str(self.where)

    @property
    def label_with_name(self) -> str:
        """By the name that was meant, also where the page would use another: "Gand (Gent)"."""
        label = str(self.where)
        return label if folded(label) == folded(self.name) else f"{self.name} ({label})"

    @property
    def label_apart(self) -> str:
        """With what tells it from others of its name: "Bergen (Limburg)"."""
        if self.closeness or not self.region.parent:
            return self.label
        above = str(self.region.parent)
        if self.region.kind == Region.Kind.PROVINCE:
            above = f"{Region.Kind.PROVINCE.label}, {above}"
        return f"{self.where} ({above})"


def named_by_itself(region: Region) -> Iterator[Named]:
    """The region by its name, in all languages, and by its aliases."""
    yield Named(region, region.name)
    for name in region.names.values():
        if folded(name) != folded(region.name):
            yield Named(region, name, translated=True)
    for name in region.aliases:
        yield Named(region, name, village=True)


def named(regions: Iterable[Region]) -> Iterator[Named]:
    """Each region by each of its names, villages and postcodes. One query."""
    links = Postcode.municipalities.through.objects.filter(region__in=regions)
    postcodes: defaultdict[int, list[Postcode]] = defaultdict(list)
    for link in links.select_related("postcode").order_by("postcode__code", "pk"):
        postcodes[link.region_id].append(link.postcode)
    for region in regions:
        yield from named_by_itself(region)
        own = {folded(name) for name in (region.name, *region.names.values(), *region.aliases)}
        for postcode in postcodes[region.pk]:
            yield Named(region, postcode.code, postcode=postcode)
            for village in postcode.localities:
                if folded(village) not in own:
                    own.add(folded(village))
                    yield Named(region, village, village=True)
