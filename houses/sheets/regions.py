"""How many houses there are where: lists and maps of regions with their counts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.utils.translation import gettext_lazy, pgettext

from houses.drawing.maps import Outline, outlines
from houses.models import Location, Organisation, Region
from houses.models.organisations import OrganisationQuerySet
from houses.models.places import LocationQuerySet
from houses.models.regions import RegionQuerySet, inside
from houses.values.folding import sort_key
from houses.values.translations import elided

# Around a map, in units of its box.
MARGIN = 6


def _places_inside(houses: OrganisationQuerySet) -> LocationQuerySet:
    """Places of these houses in the outer query's region or anywhere below it."""
    path = OuterRef("path")
    below = Q(
        region__path__gte=Concat(path, Value("/")),
        # "0" follows "/": the range holds all paths that begin with the outer one and a slash.
        region__path__lt=Concat(path, Value("0")),
    )
    return Location.objects.public().filter(Q(region__path=path) | below, organisation__in=houses)


def public_houses() -> OrganisationQuerySet:
    return Organisation.objects.public().houses()


def with_house_counts(
    regions: RegionQuerySet, houses: OrganisationQuerySet | None = None
) -> RegionQuerySet:
    """Annotates `house_count`: houses with a place in the region or anywhere below it.

    All public ones, unless others are given.
    """
    counted = public_houses() if houses is None else houses
    places = _places_inside(counted).order_by().values(all=Value(1))
    count = places.annotate(n=Count("organisation", distinct=True)).values("n")
    # Region declares the attribute; a keyword would declare it a second time.
    filled = {"house_count": Coalesce(Subquery(count), 0)}
    return regions.annotate(**filled)


def with_houses(regions: RegionQuerySet) -> RegionQuerySet:
    """Those in which there is a house, counted."""
    return with_house_counts(regions.filter(Exists(_places_inside(public_houses()))))


def regions_to_choose() -> list[Region]:
    """Countries, regions and provinces that have a house, each below the one it is part of."""
    wide = [Region.Kind.COUNTRY, Region.Kind.REGION, Region.Kind.PROVINCE]
    return in_tree_order(with_houses(Region.objects.filter(kind__in=wide)))


def in_tree_order(regions: Iterable[Region]) -> list[Region]:
    """Each below the one it is part of; beside each other by their names as read."""
    by_path = {region.path: region for region in regions}
    names = {path: sort_key(str(region)) for path, region in by_path.items()}

    def place(region: Region) -> list[str]:
        return [names.get(path, "") for path in [*region.ancestor_paths, region.path]]

    return sorted(by_path.values(), key=lambda region: (place(region), region.path))


def above_with_counts(region: Region) -> list[Region]:
    """From the country down to the region above this one."""
    above = Region.objects.filter(path__in=region.ancestor_paths)
    return list(with_house_counts(above).order_by("path"))


# The answer to "where?" is another word before each country, and before some regions.
WHERE = {
    "be": gettext_lazy("in Belgium"),
    "be/brussel": gettext_lazy("in the Brussels Region"),
    "be/vlaanderen": gettext_lazy("in Flanders"),
    "be/wallonie": gettext_lazy("in Wallonia"),
    "dk": gettext_lazy("in Denmark"),
    "dk/midtjylland": gettext_lazy("in Central Denmark"),
    "dk/nordjylland": gettext_lazy("in North Denmark"),
    "dk/sjaelland": gettext_lazy("in Zealand"),
    "dk/syddanmark": gettext_lazy("in Southern Denmark"),
    "gb": gettext_lazy("in the United Kingdom"),
    "gb/england": gettext_lazy("in England"),
    "gb/northern-ireland": gettext_lazy("in Northern Ireland"),
    "gb/scotland": gettext_lazy("in Scotland"),
    "gb/wales": gettext_lazy("in Wales"),
    "nl": gettext_lazy("in the Netherlands"),
}


def where(region: Region) -> str:
    """The region as it stands in a heading, told apart from others of that name: "in de provincie
    Antwerpen", "in Bergen (Nederland)". One query, and one more for the name of the country."""
    if region.path in WHERE:
        return str(WHERE[region.path])
    name = str(region)
    namesakes = Region.objects.filter(name_key=region.name_key).exclude(inside(region.country))
    if namesakes.exists():
        name = f"{name} ({Region.objects.get(path=region.country)})"
    if region.kind == Region.Kind.PROVINCE:
        return elided(pgettext("a province", "in %(name)s") % {"name": name})
    if region.kind == Region.Kind.MUNICIPALITY:
        return elided(pgettext("a municipality", "in %(name)s") % {"name": name})
    return pgettext("a region or a country", "in %(name)s") % {"name": name}


def as_read(regions: Iterable[Region]) -> list[Region]:
    """In the order of the names in the reader's language: Brabant wallon, in Dutch, is under W."""
    return sorted(regions, key=lambda region: (sort_key(str(region)), region.path))


@dataclass(frozen=True)
class Below:
    """What lies below a region: where there are houses, and where we know of none yet."""

    with_houses: list[Region]
    without: list[Region]


def below(region: Region, *, on: date) -> Below:
    """What lies directly below a region; of a country also its provinces, in their regions."""
    parts = Region.objects.current(on=on).filter(parent=region)
    if region.kind == Region.Kind.COUNTRY:
        wide = Region.objects.filter(kind=Region.Kind.PROVINCE, parent__parent=region)
        parts = parts | wide
    counted = in_tree_order(with_house_counts(parts))
    return Below(
        [part for part in counted if part.house_count],
        [part for part in counted if not part.house_count],
    )


@dataclass(frozen=True)
class Shape:
    """A region on the map; one without a house is hatched and says so."""

    region: Region
    outline: Outline
    house_count: int
    chosen: bool
    url: str


@dataclass(frozen=True)
class Map:
    """A drawn map of a country: the provinces to choose from."""

    country: Region
    width: int
    height: int
    shapes: list[Shape]

    @property
    def view_box(self) -> str:
        """The box of the drawing, with room for the lines along its edge."""
        return f"{-MARGIN} {-MARGIN} {self.width + 2 * MARGIN} {self.height + 2 * MARGIN}"

    @property
    def drawn(self) -> list[Shape]:
        """A region of another kind than a province (Brussels) is small: it lies on top."""
        return sorted(self.shapes, key=lambda shape: shape.region.kind != Region.Kind.PROVINCE)

    @property
    def some_without(self) -> bool:
        return any(not shape.house_count for shape in self.shapes)


def map_of(
    country: str,
    *,
    chosen: str = "",
    houses: OrganisationQuerySet | None = None,
    url_of: Callable[[Region], str] = Region.get_absolute_url,
) -> Map | None:
    """The map of a country's provinces with their counts; `chosen`: the path of a part of it.

    Of all public houses, and with links to their regions, unless others are given.
    None where we have no outlines. Costs two queries.
    """
    drawn = outlines(country)
    if drawn is None:
        return None
    by_path = {outline.path: outline for outline in drawn.regions}
    counted = with_house_counts(Region.objects.filter(path__in=[country, *by_path]), houses)
    regions = {region.path: region for region in as_read(counted)}
    if country not in regions:
        return None
    shapes = [
        Shape(
            region,
            by_path[path],
            region.house_count,
            chosen=chosen != country and f"{path}/".startswith(f"{chosen}/"),
            url=url_of(region),
        )
        for path, region in regions.items()
        if path in by_path
    ]
    return Map(regions[country], drawn.width, drawn.height, shapes)
