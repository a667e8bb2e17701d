import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from stdnum.be import vat as kbo
from stdnum.exceptions import ValidationError as NumberError

from houses.models.fields import SortKeyField
from houses.models.organisations import Organisation
from houses.models.periods import Period, ends_after_it_starts


class Name(Period):
    """Another name that an organisation has, had or is cited by.

    "Unknown" says that there was another name and that no source gives it.
    """

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("official name")
        SHORT = "short", _("short name")
        FORMER = "former", _("former name")
        ALIAS = "alias", _("also called")
        AS_CITED = "as-cited", _("as a source writes it")
        UNKNOWN = "unknown", _("unknown, but different")

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("organisation"), related_name="names"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    text = models.CharField(_("name"), max_length=200, blank=True)
    text_key = SortKeyField(of="text")
    language = models.CharField(_("language"), max_length=2, blank=True)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["organisation", "kind", "text_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="unknown") ^ ~models.Q(text=""),
                name="name_is_given_unless_unknown",
                violation_error_message=_("Give the name, or choose “unknown, but different”."),
            ),
            ends_after_it_starts("name_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return self.text or str(self.get_kind_display())


class Identifier(models.Model):
    """A number or code that a register, a map or a partner gave an organisation."""

    class Scheme(models.TextChoices):
        KBO = "kbo", _("company number (KBO, Belgium)")
        KVK = "kvk", _("company number (KvK, Netherlands)")
        OSM = "osm", _("OpenStreetMap object")
        WIKIDATA = "wikidata", _("Wikidata item")
        PARTNER = "partner", _("a partner's own id")

    # What each scheme's values look like; KBO has check digits besides.
    SHAPES = {
        Scheme.KVK: (r"^\d{8}\Z", _("A KvK number has 8 digits.")),
        Scheme.OSM: (r"^(node|way|relation)/\d+\Z", _("Write it as node/123456.")),
        Scheme.WIKIDATA: (r"^Q[1-9]\d*\Z", _("Write it as Q12345.")),
    }

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("organisation"), related_name="identifiers"
    )
    scheme = models.CharField(_("register"), max_length=8, choices=Scheme)
    value = models.CharField(_("value"), max_length=100)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ["organisation", "scheme", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "value"],
                condition=~models.Q(scheme="partner"),
                name="identifier_belongs_to_one_organisation",
                violation_error_message=_("Another organisation has this identifier."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "scheme", "value"],
                name="identifier_once_per_organisation",
                violation_error_message=_("This identifier is there already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()}: {self.value}"

    def clean(self) -> None:
        super().clean()
        if self.scheme == self.Scheme.KBO:
            try:
                self.value = kbo.validate(self.value)
            except NumberError as problem:
                raise ValidationError(
                    {"value": _("This is not a Belgian company number: its check digits differ.")}
                ) from problem
        elif self.scheme in self.SHAPES:
            shape, sentence = self.SHAPES[self.Scheme(self.scheme)]
            if not re.match(shape, self.value):
                raise ValidationError({"value": sentence})
