from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from houses.desk.bases import ModelAdmin
from houses.finding.mirror import NEAR_KM, mirror
from houses.models import Tally

# By the number of days; the first is shown unless another is chosen.
PERIODS = {30: gettext_lazy("30 days"), 90: gettext_lazy("90 days"), 365: gettext_lazy("a year")}


@admin.register(Tally)
class MirrorAdmin(ModelAdmin):
    """One page in the place of a list: nobody edits what was counted."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        asked = request.GET.get("days", "")
        days = next((days for days in PERIODS if str(days) == asked), next(iter(PERIODS)))
        return TemplateResponse(
            request,
            "admin/houses/tally/mirror.html",
            {
                **self.admin_site.each_context(request),
                "title": _("What people searched and did not find"),
                "opts": self.opts,
                "periods": PERIODS,
                "days": days,
                "near_km": NEAR_KM,
                "mirror": mirror(days=days, on=timezone.localdate()),
            },
        )
