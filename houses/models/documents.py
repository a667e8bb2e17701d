from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from houses.models.fields import (
    EarliestField,
    EdtfField,
    LatestField,
    SortKeyField,
    TranslatedField,
    WrittenDateField,
    reading,
)
from houses.models.organisations import Organisation
from houses.models.periods import DATE_HELP
from houses.values.dates import UncertainDate


class DocumentQuerySet(models.QuerySet["Document"]):
    def public(self) -> Self:
        """Documents that tell of a published entry, or were written by one."""
        published = Organisation.Status.PUBLISHED
        told = Reference.objects.public().filter(document=models.OuterRef("pk"))
        return self.filter(Q(author__status=published) | Q(models.Exists(told)))


class Document(models.Model):
    """A report, handbook, charter or figure. Only its address is kept, never a copy."""

    class Kind(models.TextChoices):
        REPORT = "report", _("report")
        HANDBOOK = "handbook", _("handbook")
        CHARTER = "charter", _("charter")
        FIGURE = "figure", pgettext_lazy("document", "figure")
        OTHER = "other", _("other")

    title = models.CharField(_("title"), max_length=250)
    title_key = SortKeyField(of="title")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    language = models.CharField(_("language"), max_length=2, blank=True)
    author = models.ForeignKey(
        Organisation,
        models.PROTECT,
        verbose_name=_("author"),
        null=True,
        blank=True,
        related_name="documents",
    )
    author_party = models.CharField(
        _("author without an entry"),
        max_length=200,
        blank=True,
        help_text=_("Instead of an entry."),
    )
    publisher = models.CharField(_("publisher"), max_length=150, blank=True)
    published = WrittenDateField(_("date"), help_text=DATE_HELP)
    published_edtf = EdtfField(of="published")
    published_earliest = EarliestField(of="published")
    published_latest = LatestField(of="published")
    url = models.URLField(_("address"), max_length=500, blank=True)
    alternative = TranslatedField(
        _("text alternative"), help_text=_("What a figure shows, for who cannot see it.")
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["title_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(author__isnull=True) | Q(author_party=""),
                name="document_has_one_author_at_most",
                violation_error_message=_("Choose the author, or write it down: one of the two."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def published_date(self) -> UncertainDate | None:
        return reading(self.published)


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def public(self) -> Self:
        return self.filter(entry__status=Organisation.Status.PUBLISHED)


class Reference(models.Model):
    """That a document tells of an entry: on which pages, and what it is for."""

    entry = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("entry"), related_name="references"
    )
    document = models.ForeignKey(
        Document, models.PROTECT, verbose_name=_("document"), related_name="references"
    )
    pages = models.CharField(_("pages"), max_length=50, blank=True, help_text=_("82-101"))
    purpose = TranslatedField(_("what it is for"))
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["entry", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "document", "pages"],
                name="reference_once_per_entry_and_pages",
                violation_error_message=_("This document is there already, with these pages."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} ({self.pages})" if self.pages else str(self.document)
