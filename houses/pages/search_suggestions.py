from dataclasses import asdict
from typing import Literal

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from houses.finding.suggestions import suggestions

# What each type is called, to who sees it and to who hears it.
TYPES = {
    "house": _("House"),
    "organisation": _("Organisation"),
    "place": _("Place"),
    "theme": _("Need or activity"),
}


@require_safe
@cache_control(public=True, max_age=300)
def suggest(request: HttpRequest) -> JsonResponse:
    """What may be meant by `?q=`, as it is typed where `field` asks for: "where" or "what"."""
    field: Literal["where", "what"] = "where" if request.GET.get("field") == "where" else "what"
    found = suggestions(
        request.GET.get("q", ""),
        field=field,
        language=(get_language() or "nl").split("-")[0],
        country=settings.HOME_COUNTRY,
    )
    return JsonResponse(
        {"suggestions": [{**asdict(one), "type_label": str(TYPES[one.type])} for one in found]}
    )
