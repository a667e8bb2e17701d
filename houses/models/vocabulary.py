from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from houses.models.circles import goes_round
from houses.models.fields import TranslatedField

EVERYONE = "everyone"


class TermQuerySet(models.QuerySet["Term"]):
    def of(self, scheme: "Term.Scheme") -> Self:
        return self.filter(scheme=scheme)

    def offered(self) -> Self:
        """What visitors may choose as a filter."""
        return self.filter(public_filter=True)


class Term(models.Model):
    """An entry of one of the vocabularies. Its code never changes; its label may."""

    class Scheme(models.TextChoices):
        KIND = "kind", _("kind of organisation")
        AUDIENCE = "audience", _("for whom")
        THEME = "theme", _("what you can do there")
        APPROACH = "approach", _("way of working")
        ACCESS = "access", _("access")
        FIRST_VISIT = "first-visit", _("first visit")
        LANGUAGE = "language", _("language spoken")

    class Family(models.TextChoices):
        """Which sort of page an organisation of this kind has."""

        HOUSE = "house", _("house")
        NETWORK = "network", _("network")
        PROJECT = "project", _("project")
        ORGANISATION = "organisation", _("other organisation")

    scheme = models.CharField(_("vocabulary"), max_length=12, choices=Scheme)
    code = models.SlugField(_("code"), max_length=40)
    label = TranslatedField(_("label"), blank=False)
    short = TranslatedField(_("short label"), help_text=_("For tiles and filters."))
    definition = TranslatedField(_("definition"))
    synonyms = models.JSONField(
        _("synonyms"),
        default=dict,
        blank=True,
        help_text=_('Words that also find it, per language: {"nl": ["kanker", "tumor"]}.'),
    )
    broader = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("broader term"),
        null=True,
        blank=True,
        related_name="narrower",
    )
    implies = models.ManyToManyField(
        "self",
        verbose_name=_("implies"),
        blank=True,
        symmetrical=False,
        related_name="implied_by",
        help_text=_("Helps to find an organisation of this kind; never shown as a fact."),
    )
    family = models.CharField(
        _("sort of page"), max_length=12, choices=Family, blank=True, help_text=_("Only for kinds.")
    )
    public_filter = models.BooleanField(_("offered as a filter"), default=True)
    tile = models.PositiveSmallIntegerField(_("tile on the home page"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["scheme", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code"],
                name="term_code_once_per_vocabulary",
                violation_error_message=_("This vocabulary has a term with this code already."),
            ),
            models.CheckConstraint(
                condition=models.Q(scheme="kind") ^ models.Q(family=""),
                name="term_has_a_sort_of_page_if_it_is_a_kind",
                violation_error_message=_("A kind, and only a kind, has a sort of page."),
            ),
            models.CheckConstraint(
                condition=models.Q(broader__isnull=True) | ~models.Q(broader=models.F("id")),
                name="term_is_not_broader_than_itself",
                violation_error_message=_("A term is not broader than itself."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.label)

    def clean(self) -> None:
        super().clean()
        if self.pk and goes_round(self, "broader"):
            raise ValidationError(
                {"broader": _("That term is narrower than this one: the circle has no end.")}
            )

    @property
    def short_label(self) -> str:
        return str(self.short or self.label)


class Tag(models.Model):
    """A term said of an organisation.

    An implied tag follows from the kind: it helps a search and is never shown
    as a fact until a source or the house says so.
    """

    class Role(models.TextChoices):
        PRIMARY = "primary", _("meant for them")
        WELCOME = "welcome", _("also welcome")

    organisation = models.ForeignKey(
        "houses.Organisation",
        models.CASCADE,
        verbose_name=_("organisation"),
        related_name="tags",
    )
    term = models.ForeignKey(
        Term,
        models.PROTECT,
        verbose_name=_("term"),
        related_name="tags",
        # These two are said with an answer, in rows of their own.
        limit_choices_to=~models.Q(scheme__in=[Term.Scheme.ACCESS, Term.Scheme.FIRST_VISIT]),
    )
    role = models.CharField(_("role"), max_length=8, choices=Role, default=Role.PRIMARY)
    implied = models.BooleanField(_("implied by the kind"), default=False)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["term__scheme", "role", "term__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "term"],
                name="tag_once_per_organisation",
                violation_error_message=_("This term is there already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.term)
