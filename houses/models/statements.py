from datetime import date
from typing import Self

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from houses.models.fields import TranslatedField
from houses.models.organisations import Organisation
from houses.models.periods import Period, ends_after_it_starts, possibly

# A statement, what belongs to it, and what belongs to that.
DEEPEST = 2


class StatementQuerySet(models.QuerySet["Statement"]):
    def public(self) -> Self:
        return self.filter(entry__status=Organisation.Status.PUBLISHED)

    def of(self, *kinds: "Statement.Kind") -> Self:
        return self.filter(kind__in=kinds)

    def in_force(self, *, on: date) -> Self:
        """What the entry says of itself on a day.

        The statements of one kind that share a date are an edition: the next edition that has
        certainly begun takes its place. What has no date counts as current.
        """
        # An edition of 2016 is in force in 2016; one of "medio 2015" from the last day it can mean.
        # "Sinds 2021" has no latest day: it has begun once it may have.
        begun = Q(since_latest__lte=on) | Q(since_edtf__endswith="/..", since_earliest__lte=on)
        newer = Statement.objects.filter(
            begun,
            entry=OuterRef("entry"),
            kind=OuterRef("kind"),
            since_earliest__gt=OuterRef("since_earliest"),
        )
        return self.filter(possibly(on)).exclude(models.Exists(newer))

    def told(self, *, on: date) -> Self:
        """All of them, with `holds`: whether each is in force on a day."""
        in_force = Statement.objects.in_force(on=on).filter(pk=OuterRef("pk"))
        return self.annotate(holds=models.Exists(in_force))

    def in_order(self) -> Self:
        return self.order_by("entry", "position", "pk")


class Statement(Period):
    """What an organisation or a project says of itself: one line of a mission, a value, a function.

    The statements of an entry are an outline: each stands at a level, and belongs to the nearest
    one before it that stands higher. So it has one place, and no circle of parents can arise.
    """

    class Kind(models.TextChoices):
        """In the order of a page."""

        MISSION = "mission", _("mission")
        PURPOSE = "purpose", _("purpose")
        FOCUS = "focus", _("focus")
        FUNCTION = "function", _("function")
        TASK = "task", _("task")
        ASSIGNMENT = "assignment", _("assignment")
        OBJECTIVE = "objective", _("objective")
        ACTIVITY = "activity", _("activity")
        METHOD = "method", _("method")
        VISION = "vision", _("vision")
        POLE = "pole", _("pole of the vision")
        VALUE = "value", pgettext_lazy("statement", "value")
        PREMISE = "premise", _("premise")
        PRINCIPLE = "principle", _("principle")
        ARRANGEMENT = "arrangement", _("arrangement")
        CONTEXT = "context", _("context")
        DEFINITION = "definition", _("definition")
        EFFECT = "effect", _("effect")
        EVIDENCE = "evidence", _("evidence")
        CLAIM = "claim", _("claim")
        FIGURE = "figure", _("figure")

    entry = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("entry"), related_name="statements"
    )
    kind = models.CharField(_("kind"), max_length=11, choices=Kind)
    heading = TranslatedField(_("heading"))
    text = TranslatedField(_("text"), blank=False)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    level = models.PositiveSmallIntegerField(
        _("level"),
        default=0,
        validators=[MaxValueValidator(DEEPEST)],
        help_text=_("0 stands by itself, 1 belongs to the 0 before it, 2 to the 1 before it."),
    )
    core = models.BooleanField(
        _("core"), default=False, help_text=_("What the others rest on: the basic function.")
    )
    self_reported = models.BooleanField(
        _("as they say it themselves"),
        default=True,
        help_text=_("Off where another party says it of them."),
    )

    objects = StatementQuerySet.as_manager()

    # Set by told().
    holds: bool

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["entry", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__lte=DEEPEST),
                name="statement_is_at_most_two_levels_deep",
                violation_error_message=_("A statement stands at most two levels deep."),
            ),
            ends_after_it_starts("statement_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.heading or self.text}"
