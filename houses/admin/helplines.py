from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError

from houses.desk.admins import DeskAdmin
from houses.desk.forms import SoundForm
from houses.desk.widgets import phone_as_dialled
from houses.models import Helpline
from houses.values.phones import read_phone


class HelplineForm(SoundForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        phone, country = cleaned.get("phone"), cleaned.get("country")
        if phone and country:
            try:
                cleaned["phone"] = read_phone(phone, country)
            except ValidationError as problem:
                self.add_error("phone", problem)
        return cleaned


@admin.register(Helpline)
class HelplineAdmin(DeskAdmin):
    autocomplete_fields = ["audiences", "region"]
    fields = [
        "name",
        ("country", "region", "language"),
        ("phone", "website"),
        "purpose",
        ("hours", "always_open"),
        ("free", "anonymous"),
        ("general", "emergency"),
        "audiences",
        ("source_url", "source_date"),
        "position",
    ]
    form = HelplineForm
    list_display = ["name", "country", "phone", "general", "emergency", "source_date"]
    list_filter = ["country", "general", "emergency"]
    list_select_related = False
    ordering = ["country", "position", "pk"]
    readings = {"phone": phone_as_dialled}
    search_fields = ["name", "phone"]
