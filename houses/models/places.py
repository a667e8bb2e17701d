from datetime import date
from math import cos, radians
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from houses.models.fields import TranslatedField
from houses.models.organisations import Organisation
from houses.models.periods import Period, ends_after_it_starts, possibly
from houses.models.regions import (
    LATITUDE,
    LONGITUDE,
    Postcode,
    Region,
    inside,
    point_is_whole_or_absent,
)
from houses.models.vocabulary import Term
from houses.values.distances import KM_PER_DEGREE, Point
from houses.values.hours import check_hours
from houses.values.translations import Translated

# Where the degrees of longitude lie together, a box of them has no sense.
NEAR_A_POLE = 0.01


class LocationQuerySet(models.QuerySet["Location"]):
    def public(self) -> Self:
        """Places of published organisations; what is hidden stands in no public column."""
        return self.filter(organisation__status=Organisation.Status.PUBLISHED)

    def within(self, path: str) -> Self:
        return self.filter(inside(path, "region__path"))

    def around(self, here: Point, km: float) -> Self:
        """Those at most so far away, on an earth that is flat over that distance.

        A few hundred metres more or less at 100 km, and the same on every database.
        """
        shrunk = cos(radians(here.latitude))
        degrees = km / KM_PER_DEGREE
        wide = degrees / max(shrunk, NEAR_A_POLE)
        in_box = self.filter(
            latitude__range=(here.latitude - degrees, here.latitude + degrees),
            longitude__range=(here.longitude - wide, here.longitude + wide),
        )
        return in_box.measured_from(here).filter(squared__lte=degrees**2)

    def measured_from(self, here: Point) -> Self:
        """Annotates `squared`: how far away, in degrees of latitude, squared."""
        north = models.F("latitude") - models.Value(here.latitude)
        shrunk = models.Value(cos(radians(here.latitude)))
        east = (models.F("longitude") - models.Value(here.longitude)) * shrunk
        squared = models.ExpressionWrapper(
            north * north + east * east, output_field=models.FloatField()
        )
        return self.annotate(squared=squared)


class Location(models.Model):
    """A place where people come, or that an organisation writes from.

    A hidden place (a refuge) shows its region only: its address is kept in a
    column of its own that no page, file or partner ever reads.
    """

    class Precision(models.TextChoices):
        EXACT = "exact", _("the door")
        STREET = "street", _("the street")
        MUNICIPALITY = "municipality", _("the municipality")
        REGION = "region", _("a wider region")
        HIDDEN = "hidden", _("hidden on purpose")

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("organisation"), related_name="locations"
    )
    label = models.CharField(
        _("label"), max_length=100, blank=True, help_text=_("Where there are several places.")
    )
    street = models.CharField(_("street and number"), max_length=150, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    postcode_derived = models.BooleanField(
        _("postcode derived"),
        default=False,
        help_text=_("The source does not give it: it follows from the municipality."),
    )
    locality = models.CharField(_("village or part of town"), max_length=80, blank=True)
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        verbose_name=_("municipality"),
        related_name="locations",
        help_text=_("Type a municipality or a postcode. A wider region if that is all we know."),
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True, validators=LATITUDE)
    longitude = models.FloatField(_("longitude"), null=True, blank=True, validators=LONGITUDE)
    precision = models.CharField(
        _("what the point stands for"),
        max_length=12,
        choices=Precision,
        default=Precision.MUNICIPALITY,
    )
    derivation = models.CharField(_("how the point was found"), max_length=100, blank=True)
    hidden_address = models.TextField(
        _("hidden address"), blank=True, help_text=_("For staff only, when the place is hidden.")
    )
    directions = TranslatedField(_("how to get there"))
    transportation = TranslatedField(
        _("public transport"),
        help_text=_("The stop or station nearby, and which line stops there."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = LocationQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["organisation", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=point_is_whole_or_absent(),
                name="location_has_both_coordinates_or_none",
                violation_error_message=_("Give both latitude and longitude, or neither."),
            ),
            models.CheckConstraint(
                condition=~models.Q(precision="hidden")
                | models.Q(
                    label="",
                    street="",
                    postcode="",
                    locality="",
                    latitude__isnull=True,
                    directions={},
                    transportation={},
                ),
                name="location_hidden_has_no_public_address",
                violation_error_message=_(
                    "A hidden place shows its municipality only. "
                    "Move label, street, postcode, village and point to the hidden address."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(precision="hidden") | models.Q(hidden_address=""),
                name="location_hidden_address_is_of_a_hidden_place",
                violation_error_message=_("Only a hidden place has a hidden address."),
            ),
            models.CheckConstraint(
                condition=models.Q(postcode_derived=False) | ~models.Q(postcode=""),
                name="location_derived_postcode_is_given",
                violation_error_message=_("Only a postcode that is there can be derived."),
            ),
        ]
        indexes = [models.Index(fields=["latitude", "longitude"], name="location_by_point")]

    def __str__(self) -> str:
        return self.label or ", ".join(filter(None, [self.street, str(self.region)]))

    def clean(self) -> None:
        super().clean()
        if self.precision == self.Precision.HIDDEN:
            for field in ("directions", "transportation"):
                if getattr(self, field):
                    raise ValidationError({field: _("The way to a hidden place is not told.")})
        if self.postcode and self.region_id:
            self._check_postcode()

    def _check_postcode(self) -> None:
        """Refuses what is no postcode of the country, where its postcodes are known.

        Of a Dutch postcode ("1017 AB") the four digits are known.
        """
        country = Postcode.objects.filter(country=self.region.country)
        known = country.filter(code__in=[self.postcode, self.postcode[:4]])
        if not known.exists() and country.exists():
            raise ValidationError({"postcode": _("This country has no such postcode.")})

    def take_from_municipality(self) -> None:
        """Takes the point, and the postcode if there is only one, where nobody gave them.

        What was taken before is taken anew, so that it follows when the place moves;
        the caller saves. A hidden place takes nothing.
        """
        if self.precision == self.Precision.HIDDEN:
            return
        in_municipality = self.region.kind == Region.Kind.MUNICIPALITY
        if self.latitude is None or self.precision == self.Precision.MUNICIPALITY:
            self.latitude = self.region.latitude if in_municipality else None
            self.longitude = self.region.longitude if in_municipality else None
            self.precision = (
                self.Precision.MUNICIPALITY if in_municipality else self.Precision.REGION
            )
            self.derivation = "centre of the municipality" if in_municipality else ""
        if not self.postcode or self.postcode_derived:
            codes = list(self.region.postcodes.values_list("code", flat=True)[:2])
            self.postcode = codes[0] if in_municipality and len(codes) == 1 else ""
            self.postcode_derived = bool(self.postcode)


class Answer(models.TextChoices):
    YES = "yes", _("yes")
    NO = "no", _("no")
    SOMETIMES = "sometimes", _("sometimes")
    UNKNOWN = "unknown", _("not known")


def words_go_with(answer: str, words: Translated) -> None:
    """Refuses words beside an answer that is not known: no page would show them."""
    if words and answer == Answer.UNKNOWN:
        raise ValidationError({"answer": _("Choose yes, no or sometimes: there is a sentence.")})


class AccessFeatureQuerySet(models.QuerySet["AccessFeature"]):
    def there(self) -> Self:
        """Those that are there, always or sometimes; what is not known is not there."""
        return self.filter(answer__in=[Answer.YES, Answer.SOMETIMES])


class AccessFeature(models.Model):
    """Whether a place has something that people need to get in: a step-free door, a toilet."""

    location = models.ForeignKey(
        Location, models.CASCADE, verbose_name=_("place"), related_name="access_features"
    )
    term = models.ForeignKey(
        Term,
        models.PROTECT,
        verbose_name=_("feature"),
        limit_choices_to={"scheme": Term.Scheme.ACCESS},
    )
    answer = models.CharField(_("answer"), max_length=9, choices=Answer, default=Answer.UNKNOWN)
    note = TranslatedField(_("in words"))

    objects = AccessFeatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("access feature")
        verbose_name_plural = _("access features")
        ordering = ["location", "term__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["location", "term"],
                name="access_feature_once_per_place",
                violation_error_message=_("This feature is there already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term}: {self.get_answer_display()}"

    def clean(self) -> None:
        super().clean()
        words_go_with(self.answer, self.note)


class OpeningQuerySet(models.QuerySet["Opening"]):
    def current(self, *, on: date) -> Self:
        """The hours that may hold on a day, the newest first."""
        newest = models.F("since_earliest").desc(nulls_last=True)
        return self.filter(possibly(on)).order_by(newest, "pk")


class Opening(Period):
    """When a place is open: as its source writes it and, where that is certain, in OSM syntax."""

    location = models.ForeignKey(
        Location, models.CASCADE, verbose_name=_("place"), related_name="openings"
    )
    as_written = TranslatedField(_("as the source writes it"))
    osm = models.CharField(
        _("in OSM syntax"),
        max_length=250,
        blank=True,
        help_text=_("Mo-Fr 10:00-17:00; PH off. Leave empty what is not certain."),
    )

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ["location", "pk"]
        constraints = [ends_after_it_starts("opening_ends_after_it_starts")]

    def __str__(self) -> str:
        return self.osm or str(self.as_written)

    def clean(self) -> None:
        super().clean()
        if not self.osm and not self.as_written:
            raise ValidationError(_("Write the hours down, in words or in OSM syntax."))
        if self.osm:
            country = self.location.region.country if self.location.region_id else "be"
            try:
                self.osm = check_hours(self.osm, country.upper())
            except ValidationError as problem:
                raise ValidationError({"osm": problem}) from problem
