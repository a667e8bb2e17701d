from datetime import date
from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from houses.models.circles import goes_round
from houses.models.fields import (
    EarliestField,
    EdtfField,
    LatestField,
    SortKeyField,
    TranslatedField,
    WrittenDateField,
    reading,
)
from houses.models.periods import DATE_HELP
from houses.models.regions import Region, inside
from houses.models.vocabulary import EVERYONE, Tag, Term
from houses.values.dates import UncertainDate
from houses.values.public_ids import PATTERN, is_public_id, new_public_id

if TYPE_CHECKING:
    from houses.models.affiliations import Affiliation
    from houses.models.contacts import ContactPoint
    from houses.models.documents import Document, Reference
    from houses.models.grants import Grant
    from houses.models.milestones import Milestone
    from houses.models.names import Name
    from houses.models.offerings import Service
    from houses.models.places import Location
    from houses.models.sources import Citation
    from houses.models.statements import Statement
    from houses.models.visits import FirstVisit


# A network has its page as a network, also when it is a house as well.
PAGES = {
    Term.Family.NETWORK: "networks:network",
    Term.Family.HOUSE: "houses:house",
    Term.Family.PROJECT: "houses:project",
    Term.Family.ORGANISATION: "houses:organisation",
}


def check_public_id(text: str) -> None:
    if not is_public_id(text):
        raise ValidationError(
            _("This public id has a wrong check character."), code="wrong_check_character"
        )


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def public(self) -> Self:
        """What visitors, partners and search engines may see: the only gate."""
        return self.filter(status=Organisation.Status.PUBLISHED)

    def at(self, slug: str) -> "Organisation | None":
        """The one whose address this is, else the one whose address it once was."""
        former = FormerSlug.objects.filter(slug=slug).values("organisation")
        return self.filter(slug=slug).first() or self.filter(pk__in=former).first()

    def of_family(self, family: Term.Family) -> Self:
        said = Tag.objects.filter(
            organisation=models.OuterRef("pk"), term__family=family, implied=False
        )
        # The stored family tells it of nearly all; a network may be a house as well.
        return self.filter(models.Q(family=family) | models.Q(pk__in=said.values("organisation")))

    def houses(self) -> Self:
        return self.of_family(Term.Family.HOUSE)

    def networks(self) -> Self:
        return self.of_family(Term.Family.NETWORK)

    def projects(self) -> Self:
        return self.of_family(Term.Family.PROJECT)

    def tagged(self, scheme: Term.Scheme, *codes: str, implied: bool = False) -> Self:
        """Those of whom at least one of the terms is said; with `implied`, or that a kind implies.

        To be found by what is implied is fair; to be shown with it is not.
        """
        said = Tag.objects.filter(
            organisation=models.OuterRef("pk"), term__scheme=scheme, term__code__in=codes
        )
        return self.filter(models.Exists(said if implied else said.filter(implied=False)))

    def for_audience(self, *codes: str) -> Self:
        """Those meant for, or also welcoming, one of the audiences; everyone is every audience."""
        return self.tagged(Term.Scheme.AUDIENCE, *codes, EVERYONE)

    def in_region(self, path: str) -> Self:
        """Those with a place in the region of that path or anywhere below it."""
        there = Organisation.objects.filter(inside(path, "locations__region__path"))
        return self.filter(pk__in=there.values("pk"))

    def in_name_order(self) -> Self:
        return self.order_by("name_key", "pk")

    def recently_checked_first(self) -> Self:
        """By the day staff checked it, else by the day its source speaks of; unknown last."""
        return self.order_by(
            models.F("checked_on").desc(nulls_last=True),
            models.F("lifecycle_as_of_latest").desc(nulls_last=True),
            "name_key",
            "pk",
        )


class Organisation(models.Model):
    """A house, network, foundation, project...: whatever keeps a page of its own.

    It may be of several kinds at once. Almost everything may be unknown; its
    public id, once given, is its own for ever.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_REVIEW = "in-review", _("in review")
        PUBLISHED = "published", _("published")
        ARCHIVED = "archived", _("archived")

    class Lifecycle(models.TextChoices):
        OPEN = "open", _("open")
        PLANNED = "planned", _("planned")
        PAUSED = "paused", _("closed for the time being")
        CLOSED = "closed", _("closed for good")
        MERGED = "merged", _("merged into another")
        UNKNOWN = "unknown", _("not known")

    class Checked(models.TextChoices):
        PHONE = "phone", _("by calling")
        EMAIL = "email", _("by e-mail")
        VISIT = "visit", _("by a visit")
        WEBSITE = "website", _("on its website")
        HOUSE = "house", _("by the house itself")

    public_id = models.CharField(
        _("public id"),
        max_length=7,
        unique=True,
        default=new_public_id,
        editable=False,
        validators=[RegexValidator(rf"^{PATTERN}\Z"), check_public_id],
    )
    slug = models.SlugField(
        _("address"),
        max_length=90,
        unique=True,
        help_text=_("The last part of its address. After a change the old address keeps working."),
    )
    name = models.CharField(_("name"), max_length=200, help_text=_("As it is known today."))
    name_key = SortKeyField(of="name", db_index=True)
    family = models.CharField(
        _("sort of page"),
        max_length=12,
        choices=Term.Family,
        default=Term.Family.ORGANISATION,
        editable=False,
    )
    language = models.CharField(
        _("language of the entry"),
        max_length=2,
        default="nl",
        help_text=_("Two letters: the language that the organisation itself uses."),
    )
    summary = TranslatedField(_("summary"), help_text=_("One sentence: what people do there."))
    description = TranslatedField(_("description"))
    audience_note = TranslatedField(
        _("for whom, in more words"), help_text=_("An age, a place: what the terms cannot say.")
    )
    website = models.URLField(_("website"), max_length=300, blank=True)
    founded = WrittenDateField(_("founded"), help_text=DATE_HELP)
    founded_edtf = EdtfField(of="founded")
    founded_earliest = EarliestField(of="founded")
    founded_latest = LatestField(of="founded")
    lifecycle = models.CharField(
        _("open or closed"), max_length=8, choices=Lifecycle, default=Lifecycle.OPEN
    )
    lifecycle_as_of = WrittenDateField(
        _("as of"), help_text=_("When the source said so: 2016, aug 2021, 1/8/2021.")
    )
    lifecycle_as_of_edtf = EdtfField(of="lifecycle_as_of")
    lifecycle_as_of_earliest = EarliestField(of="lifecycle_as_of")
    lifecycle_as_of_latest = LatestField(of="lifecycle_as_of")
    closed = WrittenDateField(_("closed on"), help_text=DATE_HELP)
    closed_edtf = EdtfField(of="closed")
    closed_earliest = EarliestField(of="closed")
    closed_latest = LatestField(of="closed")
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        related_name="absorbed",
    )
    areas_served = models.ManyToManyField(
        Region, verbose_name=_("area served"), blank=True, related_name="served_by"
    )
    status = models.CharField(
        _("publication"), max_length=9, choices=Status, default=Status.DRAFT, editable=False
    )
    first_published_on = models.DateField(_("first published on"), null=True, editable=False)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    checked_how = models.CharField(_("checked how"), max_length=7, choices=Checked, blank=True)
    staff_note = models.TextField(_("note for staff"), blank=True, help_text=_("Never published."))

    terms = models.ManyToManyField(Term, through=Tag, related_name="organisations")

    objects = OrganisationQuerySet.as_manager()

    # Filled by houses.sheets.parts; reading one that was not loaded fails loudly.
    shown_tags: list[Tag]
    shown_names: list["Name"]
    shown_locations: list["Location"]
    shown_contact_points: list["ContactPoint"]
    shown_first_visits: list["FirstVisit"]
    shown_affiliations: list["Affiliation"]
    shown_affiliations_of_others: list["Affiliation"]
    shown_contacts_answered: list["ContactPoint"]
    shown_statements: list["Statement"]
    shown_services: list["Service"]
    shown_milestones: list["Milestone"]
    shown_references: list["Reference"]
    shown_documents: list["Document"]
    shown_grants: list["Grant"]
    shown_grants_given: list["Grant"]
    shown_grants_received: list["Grant"]
    shown_citations: list["Citation"]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name_key", "pk"]
        indexes = [
            models.Index(fields=["status", "name_key"], name="organisation_public_by_name"),
            # Rows are wide: which of them are houses is read from here.
            models.Index(fields=["status", "family"], name="organisation_public_by_family"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(lifecycle="merged") & models.Q(merged_into__isnull=False))
                | (~models.Q(lifecycle="merged") & models.Q(merged_into__isnull=True)),
                name="organisation_merged_says_into_which",
                violation_error_message=_("Say into which organisation it was merged, or neither."),
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True)
                | ~models.Q(merged_into=models.F("id")),
                name="organisation_is_not_merged_into_itself",
                violation_error_message=_("An organisation cannot be merged into itself."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status="published")
                | models.Q(first_published_on__isnull=False),
                name="organisation_published_says_since_when",
                violation_error_message=_("Say since when it is on the site."),
            ),
            models.CheckConstraint(
                condition=models.Q(closed="") | models.Q(lifecycle__in=["closed", "merged"]),
                name="organisation_with_closing_date_is_closed",
                violation_error_message=_("What has a closing date is closed for good."),
            ),
            models.CheckConstraint(
                condition=models.Q(founded_earliest__isnull=True)
                | models.Q(closed_latest__isnull=True)
                | models.Q(founded_earliest__lte=models.F("closed_latest")),
                name="organisation_closes_after_it_is_founded",
                violation_error_message=_("It closed before it was founded."),
            ),
            models.CheckConstraint(
                condition=(models.Q(checked_on__isnull=True) & models.Q(checked_how=""))
                | (models.Q(checked_on__isnull=False) & ~models.Q(checked_how="")),
                name="organisation_check_has_day_and_way",
                violation_error_message=_("Say both when and how it was checked, or neither."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The one canonical page, by the sort that `settle_family` stored."""
        return reverse(PAGES[Term.Family(self.family)], args=[self.slug])

    def clean(self) -> None:
        super().clean()
        taken = FormerSlug.objects.filter(slug=self.slug).exclude(organisation=self.pk)
        if taken.exists():
            raise ValidationError({"slug": _("Another organisation had this address before.")})
        self.clean_lifetime()
        if self.pk and goes_round(self, "merged_into"):
            raise ValidationError(
                {"merged_into": _("That one goes on in this one already: the circle has no end.")}
            )

    def clean_lifetime(self) -> None:
        founded, closed = self.founded_date, self.closed_date
        first = founded.earliest if founded else None
        last = closed.latest if closed else None
        if first and last and last < first:
            raise ValidationError({"closed": _("It closed before it was founded.")})

    @property
    def founded_date(self) -> UncertainDate | None:
        return reading(self.founded)

    @property
    def closed_date(self) -> UncertainDate | None:
        return reading(self.closed)

    @property
    def known_as_of(self) -> UncertainDate | None:
        return reading(self.lifecycle_as_of)

    def country(self) -> str:
        """Two letters: where its first place lies, else Belgium. Costs a query."""
        path = self.locations.order_by("position", "pk").values_list("region__path", flat=True)
        return (path.first() or "be")[:2]

    def settle_family(self) -> None:
        """Stores which sort of page the entry has; to be called when its kinds have changed."""
        kinds = self.tags.filter(term__scheme=Term.Scheme.KIND, implied=False)
        families = set(kinds.values_list("term__family", flat=True))
        found = (family for family in PAGES if family in families)
        self.family = next(found, Term.Family.ORGANISATION)
        self.save(update_fields=["family"])

    def publish(self, *, on: date) -> None:
        """Shows the entry to everyone. From then on its addresses are promised for ever.

        Raises ValidationError while it has no kind: visitors could not tell what it is,
        and no list would hold it.
        """
        if not self.tags.filter(term__scheme=Term.Scheme.KIND, implied=False).exists():
            raise ValidationError(_("Say first what kind of organisation it is."), code="no_kind")
        self.first_published_on = self.first_published_on or on
        self.status = self.Status.PUBLISHED
        self.save(update_fields=["status", "first_published_on"])

    def archive(self) -> None:
        """Takes the entry off the site and keeps it."""
        self._become(self.Status.ARCHIVED)

    def withdraw(self) -> None:
        """Makes it a draft again."""
        self._become(self.Status.DRAFT)

    def _become(self, status: "Organisation.Status") -> None:
        self.status = status
        self.save(update_fields=["status"])

    def move_to(self, slug: str) -> None:
        """Gives the entry a new address; the old one redirects to it from now on.

        Raises ValidationError where another organisation has or had that address.
        """
        old = type(self).objects.values_list("slug", flat=True).get(pk=self.pk)
        if slug == old:
            return
        self.slug = slug
        self.full_clean(validate_constraints=False)
        with transaction.atomic():
            FormerSlug.objects.filter(slug=slug, organisation=self).delete()
            FormerSlug.objects.create(slug=old, organisation=self)
            self.save(update_fields=["slug"])


class FormerSlug(models.Model):
    """An address that an organisation once had: kept for ever, never given to another."""

    slug = models.SlugField(_("address"), max_length=90, unique=True)
    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        verbose_name=_("organisation"),
        related_name="former_slugs",
    )

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug
