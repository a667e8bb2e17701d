from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from houses.models.fields import TranslatedField
from houses.values.plain_markdown import links_not_taken

# In characters, of one language. A notice stands above every page: as much as is read at a glance.
LONGEST = 5_000
LONGEST_NOTICE = 400


class SiteTextQuerySet(models.QuerySet["SiteText"]):
    def shown(self, *, on: date) -> Self:
        """Those of a day: a notice has a first and a last one, or neither."""
        begun = models.Q(shown_from=None) | models.Q(shown_from__lte=on)
        not_over = models.Q(shown_until=None) | models.Q(shown_until__gte=on)
        return self.filter(begun, not_over)


class SiteText(models.Model):
    """What the staff of this site say themselves, at a place where the site has a text of its own.

    Only the languages in which it is written take the place of that text.
    """

    class Place(models.TextChoices):
        NOTICE = "notice", _("notice above every page")
        HOME = "home", _("first page: the lines below the title")
        ABOUT = "about", _("about us: who makes this site")
        PRIVACY = "privacy", _("privacy: who runs the server, and what they keep")
        ACCESSIBILITY = "accessibility", _("accessibility: whom to write or call")
        COLOPHON = "colophon", _("colophon: who is responsible")

    place = models.CharField(_("where it stands"), max_length=13, choices=Place)
    text = TranslatedField(
        _("text"),
        help_text=_(
            "An empty line begins a paragraph. ## makes a heading, - a list, **two stars** bold "
            "letters, [words](https://example.org) a link."
        ),
    )
    shown_from = models.DateField(
        _("shown from"), null=True, blank=True, help_text=_("Of a notice only. Empty: from now.")
    )
    shown_until = models.DateField(
        _("shown until"),
        null=True,
        blank=True,
        help_text=_("Of a notice only: the last day. Empty: until you take it away."),
    )

    objects = SiteTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of the site")
        verbose_name_plural = _("texts of the site")
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["place"],
                name="site_text_once_per_place",
                violation_error_message=_("There is a text for this place already: change that."),
            ),
            models.CheckConstraint(
                condition=models.Q(place="notice")
                | models.Q(shown_from__isnull=True, shown_until__isnull=True),
                name="site_text_with_days_is_a_notice",
                violation_error_message=_("Only a notice has a first and a last day."),
            ),
            models.CheckConstraint(
                condition=models.Q(shown_from__isnull=True)
                | models.Q(shown_until__isnull=True)
                | models.Q(shown_from__lte=models.F("shown_until")),
                name="site_text_ends_after_it_starts",
                violation_error_message=_("The end lies before the start."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_place_display())

    def get_absolute_url(self) -> str:
        """A page on which it stands."""
        page = "home" if self.place == self.Place.NOTICE else self.place
        return reverse(f"houses:{page}")

    def clean(self) -> None:
        super().clean()
        most = LONGEST_NOTICE if self.place == self.Place.NOTICE else LONGEST
        problems = []
        for language, text in self.text.texts.items():
            said = {"language": get_language_info(language)["name_local"], "most": most}
            if len(text) > most:
                sentence = _("%(language)s: longer than %(most)s characters.")
                problems.append(ValidationError(sentence, params=said))
            for address in links_not_taken(text):
                sentence = _(
                    "%(language)s: a link to “%(address)s” is not taken. Begin it with https://, "
                    "mailto:, tel: or /."
                )
                problems.append(ValidationError(sentence, params={**said, "address": address}))
        if problems:
            raise ValidationError({"text": problems})
