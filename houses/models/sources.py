from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from houses.models.affiliations import Affiliation
from houses.models.contacts import ContactPoint
from houses.models.fields import (
    EarliestField,
    EdtfField,
    LatestField,
    WrittenDateField,
    reading,
)
from houses.models.names import Identifier, Name
from houses.models.organisations import Organisation
from houses.models.periods import DATE_HELP
from houses.models.places import Location, Opening
from houses.models.visits import FirstVisit
from houses.values.dates import UncertainDate


class Source(models.Model):
    """A page, book or conversation that facts come from. Its own slips are noted here."""

    title = models.CharField(_("title"), max_length=250, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    publisher = models.CharField(_("publisher"), max_length=150, blank=True)
    published = WrittenDateField(_("date"), help_text=DATE_HELP)
    published_edtf = EdtfField(of="published")
    published_earliest = EarliestField(of="published")
    published_latest = LatestField(of="published")
    language = models.CharField(_("language"), max_length=2, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["url", "title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["url"],
                condition=~models.Q(url=""),
                name="source_address_is_unique",
                violation_error_message=_("This source is there already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(url="") | ~models.Q(title=""),
                name="source_has_an_address_or_a_title",
                violation_error_message=_("Give the address or the title of the source."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url

    @property
    def date(self) -> UncertainDate | None:
        return reading(self.published)


PARTS = (
    "name",
    "identifier",
    "location",
    "opening",
    "first_visit",
    "contact_point",
    "affiliation",
)


class CitationQuerySet(models.QuerySet["Citation"]):
    def public(self, *, on: date) -> Self:
        """Citations for what the public may see of published organisations on a day."""
        contacts = ContactPoint.objects.public(on=on)
        # Who a name's source is would tell the name.
        unnamed = contacts.exclude(~models.Q(person="") & models.Q(shown_person=""))
        shown = self.filter(
            models.Q(contact_point=None) | models.Q(contact_point__in=unnamed.values("pk")),
            models.Q(affiliation=None)
            | models.Q(affiliation__in=Affiliation.objects.public().values("pk")),
            entry__status=Organisation.Status.PUBLISHED,
        )
        return shown.exclude(location__precision=Location.Precision.HIDDEN)


class Citation(models.Model):
    """That a source says a fact: of which row, of which field, and what value it asserts.

    `entry` is the organisation on whose page the fact stands; beside it at most
    one part of that entry is named, for facts of a part.
    """

    source = models.ForeignKey(
        Source, models.PROTECT, verbose_name=_("source"), related_name="citations"
    )
    entry = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("entry"), related_name="citations"
    )
    name = models.ForeignKey(
        Name, models.CASCADE, verbose_name=_("other name"), null=True, blank=True
    )
    identifier = models.ForeignKey(
        Identifier, models.CASCADE, verbose_name=_("identifier"), null=True, blank=True
    )
    location = models.ForeignKey(
        Location, models.CASCADE, verbose_name=_("place"), null=True, blank=True
    )
    opening = models.ForeignKey(
        Opening, models.CASCADE, verbose_name=_("opening hours"), null=True, blank=True
    )
    first_visit = models.ForeignKey(
        FirstVisit, models.CASCADE, verbose_name=_("first visit"), null=True, blank=True
    )
    contact_point = models.ForeignKey(
        ContactPoint, models.CASCADE, verbose_name=_("contact point"), null=True, blank=True
    )
    affiliation = models.ForeignKey(
        Affiliation, models.CASCADE, verbose_name=_("relation"), null=True, blank=True
    )
    field = models.CharField(
        _("fact"),
        max_length=30,
        help_text=_("The field that the source supports: founded, street."),
    )
    value = models.CharField(
        _("what the source says"), max_length=300, blank=True, help_text=_("In standard form.")
    )
    passage = models.CharField(_("page or passage"), max_length=100, blank=True)
    quotation = models.CharField(_("quotation"), max_length=300, blank=True)
    as_of = WrittenDateField(_("as of"), help_text=DATE_HELP)
    as_of_edtf = EdtfField(of="as_of")
    as_of_earliest = EarliestField(of="as_of")
    as_of_latest = LatestField(of="as_of")

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["entry", "field", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    *(
                        models.Q((f"{part}__isnull", True)) | models.Q((f"{other}__isnull", True))
                        for index, part in enumerate(PARTS)
                        for other in PARTS[index + 1 :]
                    )
                ),
                name="citation_is_of_one_part_at_most",
                violation_error_message=_("A citation supports a fact of one part only."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.source}"

    def clean(self) -> None:
        super().clean()
        for part in PARTS:
            row = getattr(self, part)
            owner = row.location if part == "opening" and row else row
            if owner and owner.organisation_id != self.entry_id:
                raise ValidationError({part: _("This is a part of another entry.")})
