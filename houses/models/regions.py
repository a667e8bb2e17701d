from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from houses.models.fields import BinaryCharField, SortKeyField
from houses.values.folding import fold

LATITUDE = [MinValueValidator(-90), MaxValueValidator(90)]
LONGITUDE = [MinValueValidator(-180), MaxValueValidator(180)]
PATH = r"[a-z]{2}(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*"


def point_is_whole_or_absent() -> models.Q:
    """Both coordinates, or neither. Said in full: a comparison with NULL refuses nothing."""
    absent = models.Q(latitude__isnull=True, longitude__isnull=True)
    whole = models.Q(latitude__isnull=False, longitude__isnull=False)
    return absent | (
        whole & models.Q(latitude__range=(-90, 90)) & models.Q(longitude__range=(-180, 180))
    )


def inside(path: str, column: str = "path") -> models.Q:
    """The region of that path and all below it, by a range that an index answers.

    `column` leads to the path of a region. "0" is the character after "/": the
    range holds every path that begins with the given one and a slash.
    """
    below = models.Q((f"{column}__gte", f"{path}/"), (f"{column}__lt", f"{path}0"))
    return models.Q((column, path)) | below


class RegionQuerySet(models.QuerySet["Region"]):
    def current(self, *, on: date) -> Self:
        return self.filter(models.Q(valid_until=None) | models.Q(valid_until__gte=on))

    def within(self, path: str) -> Self:
        return self.filter(inside(path))

    def in_name_order(self) -> Self:
        return self.order_by("name_key", "pk")

    def matching(self, text: str) -> Self:
        """Regions where each word begins a word of a name, former name, village or postcode."""
        regions = self
        for word in fold(text).split():
            regions = regions.filter(find_key__contains=f" {word}")
        return regions


class Region(models.Model):
    """A place on the map of some kind, in a tree that its path spells out.

    The path is also the address of its page and never changes; a municipality
    that was merged keeps its row, with the last day it existed and its successor.
    """

    class Kind(models.TextChoices):
        COUNTRY = "country", _("country")
        REGION = "region", _("region")
        PROVINCE = "province", _("province")
        MUNICIPALITY = "municipality", _("municipality")
        FORMER_MUNICIPALITY = "former-municipality", _("former municipality")
        CARE_REGION = "care-region", _("care region")

    class Scheme(models.TextChoices):
        NIS = "nis", _("NIS code (Belgium)")
        CBS = "cbs", _("CBS code (Netherlands)")

    path = BinaryCharField(
        _("path"),
        max_length=150,
        unique=True,
        validators=[RegexValidator(rf"^{PATH}\Z")],
        help_text=_("The address of its page: be/vlaanderen/west-vlaanderen/brugge."),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("part of"),
        null=True,
        blank=True,
        related_name="children",
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name = models.CharField(_("name"), max_length=100)
    name_key = SortKeyField(of="name", db_index=True)
    language = models.CharField(_("language of the name"), max_length=2)
    names = models.JSONField(
        _("names"), default=dict, blank=True, help_text=_('Per language: {"fr": "Bruges"}.')
    )
    aliases = models.JSONField(
        _("also known as"),
        default=list,
        blank=True,
        help_text=_('Villages, former and foreign names: ["Ypres", "Ypern"].'),
    )
    # Words by which the region is found, folded, each after a space; kept by `remember_words`.
    find_key = models.TextField(editable=False, default="")
    scheme = models.CharField(_("code list"), max_length=3, choices=Scheme, blank=True)
    code = models.CharField(_("code"), max_length=10, blank=True)
    iso = models.CharField(_("ISO 3166 code"), max_length=6, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True, validators=LATITUDE)
    longitude = models.FloatField(_("longitude"), null=True, blank=True, validators=LONGITUDE)
    valid_from = models.DateField(_("exists since"), null=True, blank=True)
    valid_until = models.DateField(_("existed until"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        related_name="predecessors",
    )

    objects = RegionQuerySet.as_manager()

    # Set by houses.sheets.regions.with_house_counts.
    house_count: int

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code"],
                condition=~models.Q(code=""),
                name="region_code_is_unique_in_its_list",
                violation_error_message=_("Another region has this code."),
            ),
            models.UniqueConstraint(
                fields=["iso"],
                condition=~models.Q(iso=""),
                name="region_iso_code_is_unique",
                violation_error_message=_("Another region has this ISO code."),
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=False) | models.Q(kind="country"),
                name="region_without_parent_is_a_country",
                violation_error_message=_("Only a country stands at the top of the tree."),
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="region_is_not_part_of_itself",
                violation_error_message=_("A region cannot be part of itself."),
            ),
            models.CheckConstraint(
                condition=point_is_whole_or_absent(),
                name="region_has_both_coordinates_or_none",
                violation_error_message=_("Give both latitude and longitude, or neither."),
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_until__isnull=True)
                | models.Q(valid_from__lte=models.F("valid_until")),
                name="region_exists_before_it_ends",
                violation_error_message=_("The end lies before the start."),
            ),
            models.CheckConstraint(
                condition=models.Q(successor__isnull=True) | models.Q(valid_until__isnull=False),
                name="region_with_successor_has_ended",
                violation_error_message=_("What was merged has a last day."),
            ),
        ]

    def __str__(self) -> str:
        names: dict[str, str] = self.names
        return names.get(get_language() or self.language, self.name)

    def get_absolute_url(self) -> str:
        return reverse("houses:region", args=[self.path])

    def clean(self) -> None:
        # The path holds the tree: checked here, a circle of parents cannot arise.
        above = self.path.rpartition("/")[0]
        if self.parent is None:
            if above:
                raise ValidationError({"parent": _("Say what this region is part of.")})
        elif self.parent.path != above:
            raise ValidationError(
                {"path": _("The path begins with the path of the region it is part of.")}
            )

    @property
    def country(self) -> str:
        """Two letters, lower case."""
        return str(self.path)[:2]

    @property
    def ancestor_paths(self) -> list[str]:
        """From the country down to the region above this one."""
        steps = self.path.split("/")
        return ["/".join(steps[:length]) for length in range(1, len(steps))]

    def remember_words(self, *, postcodes: list[str]) -> None:
        """Sets `find_key` from all names and the given postcodes and villages; the caller saves."""
        names = [self.name, *self.names.values(), *self.aliases, *postcodes]
        words = sorted({word for name in names for word in fold(name).split()})
        self.find_key = "".join(f" {word}" for word in words)


class Postcode(models.Model):
    """A postcode area: Belgium's four digits, the first four of a Dutch code."""

    country = models.CharField(_("country"), max_length=2)
    code = models.CharField(_("code"), max_length=10)
    municipalities = models.ManyToManyField(
        Region, verbose_name=_("municipalities"), related_name="postcodes"
    )
    localities = models.JSONField(_("villages"), default=list, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True, validators=LATITUDE)
    longitude = models.FloatField(_("longitude"), null=True, blank=True, validators=LONGITUDE)
    approximate = models.BooleanField(_("approximate"), default=False)
    derivation = models.CharField(_("how the point was found"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("postcode")
        verbose_name_plural = _("postcodes")
        ordering = ["country", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "code"],
                name="postcode_once_per_country",
                violation_error_message=_("This postcode exists already."),
            ),
            models.CheckConstraint(
                condition=point_is_whole_or_absent(),
                name="postcode_has_both_coordinates_or_none",
                violation_error_message=_("Give both latitude and longitude, or neither."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.country.upper()})"
