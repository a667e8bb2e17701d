from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from houses.desk.admins import Comfort, DeskAdmin
from houses.models import SiteText
from houses.models.fields import TranslatedField
from houses.models.translated_form import TranslatedWidget
from houses.values.plain_markdown import as_html


@admin.register(SiteText)
class SiteTextAdmin(DeskAdmin):
    """One row for each place. Nothing written, or taken away: the site's own text stands there."""

    formfield_overrides = {
        **Comfort.formfield_overrides,
        TranslatedField: {"show_hidden_initial": False, "widget": TranslatedWidget(rows=8)},
    }
    list_display = ["place", "languages", "shown_from", "shown_until"]
    list_select_related = False
    ordering = ["place"]
    readonly_fields = ["as_shown"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Only a notice has days; what is not written yet cannot be shown."""
        fields: list[Any] = ["place", "text"]
        if obj:
            fields.append("as_shown")
        if obj is None or obj.place == SiteText.Place.NOTICE:
            fields.append(("shown_from", "shown_until"))
        return fields

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A text stays at its place: what is to stand elsewhere is written there."""
        return ["place", *self.readonly_fields] if obj else self.readonly_fields

    @admin.display(description=_("in which languages"))
    def languages(self, row: SiteText) -> str:
        return ", ".join(map(_called, row.text.texts)) or "–"

    @admin.display(description=_("as visitors read it"))
    def as_shown(self, row: SiteText) -> SafeString | str:
        """Each language as it was read; what could not be read stands there as it was typed."""
        block = '<div class="as-shown" lang="{}"><p class="help">{}</p>{}</div>'
        texts = row.text.texts.items()
        shown = ((language, _called(language), as_html(text)) for language, text in texts)
        return format_html_join("", block, shown) or "–"


def _called(language: str) -> str:
    return str(get_language_info(language)["name_local"])
