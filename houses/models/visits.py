from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from houses.models.fields import TranslatedField
from houses.models.organisations import Organisation
from houses.models.places import Answer, words_go_with
from houses.models.vocabulary import Term


class FirstVisitQuerySet(models.QuerySet["FirstVisit"]):
    def so(self) -> Self:
        """Those answered with yes or sometimes; what is not known is neither yes nor no."""
        return self.filter(answer__in=[Answer.YES, Answer.SOMETIMES])


class FirstVisit(models.Model):
    """What happens at the door: a question, its answer, and a sentence if one is needed."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("organisation"), related_name="first_visits"
    )
    question = models.ForeignKey(
        Term,
        models.PROTECT,
        verbose_name=_("question"),
        limit_choices_to={"scheme": Term.Scheme.FIRST_VISIT},
    )
    answer = models.CharField(_("answer"), max_length=9, choices=Answer, default=Answer.UNKNOWN)
    sentence = TranslatedField(_("in words"))

    objects = FirstVisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("fact of a first visit")
        verbose_name_plural = _("facts of a first visit")
        ordering = ["organisation", "question__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "question"],
                name="first_visit_question_once_per_organisation",
                violation_error_message=_("This question is there already."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        words_go_with(self.answer, self.sentence)

    def __str__(self) -> str:
        return f"{self.question}: {self.get_answer_display()}"
