import tomllib
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from houses.sheets.accessibility import accessibility_statement
from houses.sheets.coverage import coverage, newest_on


@require_safe
def about_us(request: HttpRequest) -> HttpResponse:
    return render(request, "houses/about_us.html")


@require_safe
def about_the_data(request: HttpRequest) -> HttpResponse:
    """Where the facts come from, how many we know, and under which licences they are."""
    context = {"known": coverage(on=timezone.localdate())}
    return render(request, "houses/about_the_data.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    context = {"statement": accessibility_statement()}
    return render(request, "houses/accessibility.html", context)


@require_safe
def colophon(request: HttpRequest) -> HttpResponse:
    context = {"version": version(), "newest_on": newest_on()}
    return render(request, "houses/colophon.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "houses/privacy.html", {"tile_host": settings.MAP_TILE_HOST})


@lru_cache(maxsize=1)
def version() -> str:
    """Of the software, as its own project file says it."""
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]
    return str(project["version"])
