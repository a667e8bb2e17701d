"""The form field of a translated text: one box for each language the content may be in."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info

from houses.values.translations import Translated


class TranslatedWidget(forms.MultiWidget):
    template_name = "widgets/translated.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, rows: int = 3) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            language: forms.Textarea({"lang": language, "rows": rows, "cols": 60})
            for language in settings.CONTENT_LANGUAGES
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: Translated | None) -> list[str]:
        texts = value.texts if value else {}
        return [texts.get(language, "") for language in settings.CONTENT_LANGUAGES]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for language, box in zip(
            settings.CONTENT_LANGUAGES, context["widget"]["subwidgets"], strict=True
        ):
            box["language_name"] = get_language_info(language)["name_local"]
        return context


class TranslatedFormField(forms.MultiValueField):
    """Cleans to a text per language; TranslatedField.save_form_data joins them to the value."""

    widget = TranslatedWidget

    def __init__(self, **kwargs: Any) -> None:
        boxes = [forms.CharField(required=False) for _language in settings.CONTENT_LANGUAGES]
        super().__init__(boxes, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> dict[str, str]:
        # Django gives nothing where every box is empty: then every language is.
        texts = data_list or [""] * len(settings.CONTENT_LANGUAGES)
        return dict(zip(settings.CONTENT_LANGUAGES, texts, strict=True))
