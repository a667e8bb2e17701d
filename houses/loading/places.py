from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from houses.loading.entries import PlaceRecord
from houses.models import Region
from houses.values.folding import fold


class Gazetteer:
    """Finds regions by what rows say of them. Raises ValidationError for any but exactly one."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self._by_path: dict[str, Region] = {}
        self._by_iso: dict[str, Region] = {}
        self._by_code: dict[tuple[str, str], Region] = {}
        self._by_name: dict[tuple[str, str], set[Region]] = defaultdict(set)
        for region in regions:
            self._by_path[region.path] = region
            self._by_iso[region.iso] = region
            if region.kind == Region.Kind.MUNICIPALITY:
                self._by_code[region.country, region.code] = region
                for name in (region.name, *region.names.values()):
                    self._by_name[region.country, fold(name)].add(region)

    def at(self, path: str) -> Region:
        if path not in self._by_path:
            sentence = _("There is no region “%s”. Are the regions loaded? See load_reference.")
            raise ValidationError(sentence % path)
        return self._by_path[path]

    def of_place(self, place: PlaceRecord) -> Region:
        """The municipality; failing that, the region of the ISO code; failing that, the country."""
        within = self.of_iso(place.iso) if place.iso else self.at(place.country.lower())
        if not place.municipality:
            return within
        region = self.municipality(place.country, place.municipality, place.municipality_code)
        if within.path not in region.ancestor_paths:
            places = {"region": region.name, "within": within.name}
            raise ValidationError(_("%(region)s does not lie in %(within)s.") % places)
        return region

    def of_iso(self, iso: str) -> Region:
        if not iso or iso not in self._by_iso:
            raise ValidationError(_("There is no region with the ISO code “%s”.") % iso)
        return self._by_iso[iso]

    def municipality(self, country: str, name: str, code: str = "") -> Region:
        """By its NIS or CBS code, which must be that of the name; by its name if it has no code."""
        named = self._by_name.get((country.lower(), fold(name)), set())
        if code:
            if (country.lower(), code) not in self._by_code:
                raise ValidationError(_("There is no municipality with the code “%s”.") % code)
            region = self._by_code[country.lower(), code]
            if region not in named:
                mistake = {"code": code, "region": region.name, "name": name}
                raise ValidationError(
                    _("The code “%(code)s” is that of %(region)s, not of “%(name)s”.") % mistake
                )
            return region
        if len(named) != 1:
            sentence = _("There is not exactly one municipality called “%s”: give its code.")
            raise ValidationError(sentence % name)
        return next(iter(named))
