from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from houses.models.affiliations import Affiliation
from houses.models.contacts import ContactPoint
from houses.models.documents import Reference
from houses.models.fields import (
    EarliestField,
    EdtfField,
    LatestField,
    TranslatedField,
    WrittenDateField,
    reading,
)
from houses.models.grants import Grant
from houses.models.milestones import Milestone
from houses.models.names import Identifier, Name
from houses.models.offerings import Service
from houses.models.organisations import Organisation
from houses.models.periods import DATE_HELP
from houses.models.places import Location, Opening
from houses.models.statements import Statement
from houses.models.visits import FirstVisit
from houses.values.dates import UncertainDate


class Source(models.Model):
    """A page, book or conversation that facts come from."""

    class Kind(models.TextChoices):
        NEWS = "news", _("news item")
        MISSION = "mission", _("page on mission and vision")
        PROJECT = "project", _("project page")
        PAGE = "page", _("web page")
        BOOK = "book", _("book or report")
        CONVERSATION = "conversation", _("conversation")

    title = models.CharField(_("title"), max_length=250, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    publisher = models.CharField(_("publisher"), max_length=150, blank=True)
    published = WrittenDateField(_("date"), help_text=DATE_HELP)
    published_edtf = EdtfField(of="published")
    published_earliest = EarliestField(of="published")
    published_latest = LatestField(of="published")
    language = models.CharField(_("language"), max_length=2, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, blank=True)
    staff_note = models.TextField(_("note for staff"), blank=True, help_text=_("Never published."))

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


class SourceNote(models.Model):
    """A slip of the source itself, or what it leaves out: shown wherever the source is named."""

    source = models.ForeignKey(
        Source, models.CASCADE, verbose_name=_("source"), related_name="notes"
    )
    text = TranslatedField(_("note"), blank=False)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("note on the source")
        verbose_name_plural = _("notes on the source")
        ordering = ["source", "position", "pk"]

    def __str__(self) -> str:
        return str(self.text)


class Evidence(models.Model):
    """That a source says a fact: of which field of a row, and what value it asserts."""

    source = models.ForeignKey(
        Source, models.PROTECT, verbose_name=_("source"), related_name="%(class)ss"
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

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.field}: {self.source}"


PARTS = (
    "name",
    "identifier",
    "location",
    "opening",
    "first_visit",
    "contact_point",
    "affiliation",
    "statement",
    "service",
    "milestone",
    "reference",
    "grant",
)

# Facts of which only one value can be true; of others, such as a text, sources just say more.
ONE_VALUE = frozenset(
    {"founded", "closed", "since", "until", "happened", "period", "amount", "street", "postcode"}
)


def at_most_one_of(columns: Sequence[str]) -> models.Q:
    pairs = combinations(columns, 2)
    return models.Q(
        *(
            models.Q((f"{one}__isnull", True)) | models.Q((f"{two}__isnull", True))
            for one, two in pairs
        )
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
            models.Q(grant=None) | models.Q(grant__in=Grant.objects.public().values("pk")),
            entry__status=Organisation.Status.PUBLISHED,
        )
        hidden = Location.Precision.HIDDEN
        return shown.exclude(location__precision=hidden).exclude(
            opening__location__precision=hidden
        )

    def contradicting(self) -> Self:
        """Those beside which another citation says something else of the very same fact."""
        same_fact = models.Q(
            *(
                models.Q((part, models.OuterRef(part)))
                | models.Q((f"{part}__isnull", True))
                & models.Q(IsNull(models.OuterRef(part), True))
                for part in PARTS
            ),
            # A grant stands on the pages of all its parties.
            models.Q(entry=models.OuterRef("entry")) | models.Q(grant=models.OuterRef("grant")),
            field=models.OuterRef("field"),
        )
        other = Citation.objects.filter(same_fact).exclude(value__in=["", models.OuterRef("value")])
        return self.filter(models.Exists(other), field__in=ONE_VALUE).exclude(value="")


class Citation(Evidence):
    """That a source says a fact of an entry, or of one of its parts.

    `entry` is the organisation on whose page the fact stands; beside it at most
    one part of that entry is named, for facts of a part.
    """

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
    statement = models.ForeignKey(
        Statement, models.CASCADE, verbose_name=_("statement"), null=True, blank=True
    )
    service = models.ForeignKey(
        Service, models.CASCADE, verbose_name=_("service"), null=True, blank=True
    )
    milestone = models.ForeignKey(
        Milestone, models.CASCADE, verbose_name=_("milestone"), null=True, blank=True
    )
    reference = models.ForeignKey(
        Reference, models.CASCADE, verbose_name=_("document"), null=True, blank=True
    )
    grant = models.ForeignKey(Grant, models.CASCADE, verbose_name=_("grant"), null=True, blank=True)

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["entry", "field", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=at_most_one_of(PARTS),
                name="citation_is_of_one_part_at_most",
                violation_error_message=_("A citation supports a fact of one part only."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        for part in PARTS:
            row = getattr(self, part)
            if row and self.entry_id not in entries_of(row):
                raise ValidationError({part: _("This is a part of another entry.")})


def entries_of(part: models.Model) -> set[int | None]:
    """The entries on whose page a part stands; a grant stands on up to three."""
    if isinstance(part, Grant):
        return {part.funder_id, part.recipient_id, part.project_id}
    if isinstance(part, Opening):
        return {part.location.organisation_id}
    # The older tables call their entry an organisation.
    owner = "entry_id" if hasattr(part, "entry_id") else "organisation_id"
    return {getattr(part, owner)}
