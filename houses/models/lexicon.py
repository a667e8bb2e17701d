from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from houses.models.fields import BinaryCharField
from houses.values.folding import fold

LANGUAGES = [("nl", _("Dutch")), ("fr", _("French")), ("de", _("German")), ("en", _("English"))]

# A synonym is a word or a short phrase; a search looks for no longer ones.
LONGEST_PHRASE = 3


class LexiconWordQuerySet(models.QuerySet["LexiconWord"]):
    def compound_parts(self) -> Self:
        return self.filter(role__in=[LexiconWord.Role.PART, LexiconWord.Role.HEAD])


class LexiconWord(models.Model):
    """A word that the search knows something of, in one language."""

    class Role(models.TextChoices):
        PART = "part", _("part of compounds")
        HEAD = "head", _("last part of compounds, after any word")
        FILLER = "filler", _("says nothing in a search")

    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    text = BinaryCharField(
        _("word"),
        max_length=40,
        validators=[
            MinLengthValidator(1),
            RegexValidator(r"^[a-z0-9]+\Z", _("Write one word in small letters, without marks.")),
        ],
    )
    role = models.CharField(_("role"), max_length=6, choices=Role)
    # Until then a search asks the known words itself which of them hold this one.
    in_index = models.BooleanField(_("the index was made with it"), default=False, editable=False)

    objects = LexiconWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("word of the lexicon")
        verbose_name_plural = _("words of the lexicon")
        ordering = ["language", "role", "text", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "text", "role"],
                name="lexicon_word_once_per_role",
                violation_error_message=_("The lexicon has this word already."),
            ),
        ]

    def __str__(self) -> str:
        return self.text


def phrases_in(text: str) -> list[str]:
    """The words and phrases of a line with commas, as typed."""
    return [phrase for part in text.split(",") if (phrase := " ".join(part.split()))]


class SynonymGroup(models.Model):
    """Words that mean the same to someone who searches: each of them finds the others.

    A search reads them as they are now: nothing needs to be indexed anew.
    """

    words = models.TextField(
        _("words"), help_text=_("With commas between them, in any language: kanker, tumor, cancer.")
    )
    also = models.TextField(
        _("wider words"),
        blank=True,
        help_text=_("What these words find as well, but not the other way round."),
    )

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("groups of synonyms")
        ordering = ["words", "pk"]

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        super().clean()
        for name in ("words", "also"):
            for phrase in phrases_in(getattr(self, name)):
                if not 1 <= len(fold(phrase).split()) <= LONGEST_PHRASE:
                    raise ValidationError(
                        {name: _("“%(phrase)s”: one to three words.") % {"phrase": phrase}}
                    )
        if len(phrases_in(self.words)) + len(phrases_in(self.also)) < 2:
            raise ValidationError({"words": _("Give at least two words.")})
