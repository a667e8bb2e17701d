from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from houses.models import Document, Organisation
from houses.models.fields import (
    EarliestField,
    EdtfField,
    LatestField,
    TranslatedField,
    WrittenDateField,
    reading,
)
from houses.models.periods import DATE_HELP, Period, ends_after_it_starts
from houses.values.dates import UncertainDate
from houses.values.spans import Certainty, Days, Span, in_turn
from houses.values.translations import Translated, inside_sentence
from networks.models.memberships import Membership

if TYPE_CHECKING:
    # Fields are generic in the type stubs only.
    Slug = models.SlugField[str, str]
else:
    Slug = models.SlugField

# Of the text of a condition, what goes into its code: words, and their letters together.
CODE_WORDS, CODE_LETTERS = 6, 50


class CharterQuerySet(models.QuerySet["Charter"]):
    def public(self) -> Self:
        return self.filter(network__status=Organisation.Status.PUBLISHED)


class Charter(Period):
    """An edition of the conditions for joining a network, since it came into force."""

    network = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("network"), related_name="charters"
    )
    title = TranslatedField(_("title"))
    document = models.ForeignKey(
        Document, models.PROTECT, verbose_name=_("document"), null=True, blank=True
    )
    complete = models.BooleanField(
        _("the list of conditions is complete"),
        default=False,
        help_text=_("Off where the source gives only some of them (“among others”)."),
    )
    note = TranslatedField(_("in words"))

    objects = CharterQuerySet.as_manager()

    class Meta:
        verbose_name = _("charter")
        verbose_name_plural = _("charters")
        ordering = ["network", models.F("since_earliest").asc(nulls_first=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "since_edtf"],
                name="charter_once_per_start",
                violation_error_message=_("This network has a charter of that date already."),
            ),
            ends_after_it_starts("charter_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.title or self._meta.verbose_name} ({self.network})"


class CriterionQuerySet(models.QuerySet["Criterion"]):
    def public(self) -> Self:
        return self.filter(charter__in=Charter.objects.public().values("pk"))


@dataclass(frozen=True)
class Edition:
    """A charter with the span in which it was in force."""

    charter: Charter
    span: Span

    def held(self, on: date | Days) -> Certainty:
        return self.span.held(on)

    def over(self, on: date | Days) -> bool:
        """Whether it certainly ended before that day."""
        return self.span.end.latest is not None and self.span.end.latest < Days.of(on).first


def editions(charters: Iterable[Charter]) -> list[Edition]:
    """In the order given; each ends where the next one of its network begins.

    Of a network all charters must be there.
    """
    rows = list(charters)
    spans = dict[int, Span]()
    for network in dict.fromkeys(row.network_id for row in rows):
        own = [row for row in rows if row.network_id == network]
        turns = in_turn([row.span for row in own])
        spans |= {row.pk: span for row, span in zip(own, turns, strict=True)}
    return [Edition(row, spans[row.pk]) for row in rows]


def editions_in_force(charters: Iterable[Charter], *, on: date | Days) -> list[Charter]:
    """Those that certainly or possibly were in force on a day; of a network all must be there."""
    return [row.charter for row in editions(charters) if row.held(on) != Certainty.NOT]


def editions_asked(charters: Iterable[Charter], *, on: date | Days) -> list[Charter]:
    """Of each network the edition by whose conditions its members are judged on a day.

    The newest in force that has any; else the newest before it that has. Of a network without an
    edition in force there is none. Of a network all must be there, with their conditions loaded.
    """
    rows = list(charters)
    in_force = editions_in_force(rows, on=on)
    begun = [row for row in editions(rows) if row.charter in in_force or row.over(on)]
    with_conditions = [row.charter for row in begun if row.charter.criteria.all()]

    def newest(charter: Charter) -> tuple[bool, date, int]:
        return charter in in_force, charter.since_earliest or date.min, charter.pk

    networks = dict.fromkeys(row.network_id for row in in_force)
    asked = {row.network_id: row for row in sorted(with_conditions, key=newest)}
    return [asked[network] for network in networks if network in asked]


def code_of(network: str, text: Translated, taken: Container[str]) -> str:
    """A readable code that is not taken: the network's slug, and how the condition begins."""
    words = slugify(text.read(text.original).text).split("-")[:CODE_WORDS]
    while len("-".join(words)) > CODE_LETTERS and len(words) > 1:
        words.pop()
    stem = "-".join(filter(None, [network, "-".join(words)[:CODE_LETTERS]]))
    codes = (f"{stem}-{number}" if number > 1 else stem for number in count(1))
    return next(code for code in codes if code not in taken)


class CodeField(Slug):
    """The code of a condition, given when it is first saved.

    Of rows that are written together none knows the other: these are given theirs.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        options = {"max_length": 150, "unique": True, "editable": False, **kwargs}
        super().__init__(*args, **options)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        code: str = super().pre_save(model_instance, add)
        if not code and isinstance(model_instance, Criterion):
            network = model_instance.charter.network.slug
            alike = Criterion.objects.filter(code__startswith=network)
            taken = set(alike.values_list("code", flat=True))
            code = code_of(network, model_instance.text, taken)
            setattr(model_instance, self.attname, code)
        return code


class Criterion(models.Model):
    """One condition of a charter. Searches know it by its code, which is never changed."""

    charter = models.ForeignKey(
        Charter, models.CASCADE, verbose_name=_("charter"), related_name="criteria"
    )
    text = TranslatedField(_("condition"), blank=False)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    code = CodeField(_("code"))

    objects = CriterionQuerySet.as_manager()

    class Meta:
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")
        ordering = ["charter", "position", "pk"]

    def __str__(self) -> str:
        return str(self.text)

    @property
    def of_network(self) -> str:
        """The condition with its network, for where those of several stand together."""
        condition = inside_sentence(self).rstrip(".")
        names = {"network": self.charter.network, "condition": condition}
        return _("%(network)s: %(condition)s") % names


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def public(self) -> Self:
        """As public as both the membership and the condition."""
        return self.filter(
            membership__in=Membership.objects.public().values("pk"),
            criterion__in=Criterion.objects.public().values("pk"),
        )

    def last_given(self, *, on: date | Days) -> Self:
        """Of each member and condition the last answer by then, given while it may be a member.

        What narrows the members or the conditions goes before; what asks for an answer, after:
        an answer is met where the last one is, not where any is. One without a date is the oldest.
        """
        days = Days.of(on)
        by_then = Q(assessed_earliest=None) | Q(assessed_earliest__lte=days.last)
        current = Membership.objects.current(on=days).exclude(member=None)
        ranked = self.filter(by_then, membership__in=current.values("pk")).annotate(
            age=Window(
                RowNumber(),
                partition_by=[F("membership__member"), F("criterion")],
                order_by=[
                    F("assessed_earliest").desc(nulls_last=True),
                    F("assessed_latest").desc(nulls_last=True),
                    F("pk").desc(),
                ],
            )
        )
        return self.filter(pk__in=ranked.filter(age=1).values("pk"))

    def met(self) -> Self:
        return self.filter(answer=Assessment.Answer.MET)


class Assessment(models.Model):
    """Whether a member meets a condition: of which day, on what evidence, decided by whom."""

    class Answer(models.TextChoices):
        MET = "met", _("met")
        PARTLY = "partly", _("partly met")
        NOT_MET = "not-met", _("not met")
        UNKNOWN = "unknown", _("not known")

    membership = models.ForeignKey(
        Membership, models.CASCADE, verbose_name=_("membership"), related_name="assessments"
    )
    criterion = models.ForeignKey(
        Criterion, models.CASCADE, verbose_name=_("condition"), related_name="assessments"
    )
    answer = models.CharField(_("answer"), max_length=7, choices=Answer, default=Answer.UNKNOWN)
    assessed = WrittenDateField(_("date"), help_text=DATE_HELP)
    assessed_edtf = EdtfField(of="assessed")
    assessed_earliest = EarliestField(of="assessed")
    assessed_latest = LatestField(of="assessed")
    evidence = TranslatedField(_("evidence"))
    decided_by = models.CharField(
        _("decided by"), max_length=100, blank=True, help_text=_("A role or a body, not a person.")
    )

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["membership", "criterion__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "criterion", "assessed_edtf"],
                name="assessment_once_per_date",
                violation_error_message=_("This condition was assessed on that date already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.get_answer_display()}"

    def clean(self) -> None:
        super().clean()
        # A form that was filled in badly has neither.
        if not self.criterion_id or not self.membership_id:
            return
        if self.criterion.charter.network_id != self.membership.network_id:
            raise ValidationError(
                {"criterion": _("This is a condition of another network than the membership.")}
            )
        if self.membership.member_id is None:
            raise ValidationError(
                {"criterion": _("Members known only by a text are not assessed one by one.")}
            )
        if self._certainly_still_to_come():
            raise ValidationError({"assessed": _("That day is yet to come.")})
        if self._certainly_no_member():
            raise ValidationError(
                {"assessed": _("It was no member then. Change the date, or the membership.")}
            )

    def _certainly_still_to_come(self) -> bool:
        assessed = self.assessed_date
        first = assessed.earliest if assessed else None
        return first is not None and first > timezone.localdate()

    def _certainly_no_member(self) -> bool:
        if self.assessed_date is None:
            return False
        first, last = self.assessed_date.earliest, self.assessed_date.latest
        days = Days(first or date.min, last or date.max)
        return self.membership.held(on=days) == Certainty.NOT

    @property
    def assessed_date(self) -> UncertainDate | None:
        return reading(self.assessed)
