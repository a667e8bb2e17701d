from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_from_request, override

from houses.pages.languages import home_in_each_language


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _shown(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _shown(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _shown(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the database, which may be what failed."""
    return _shown(request, 500)


def _shown(request: HttpRequest, status: int) -> HttpResponse:
    """In the language of the address, also where no address was looked at before it went wrong.

    Another language leads to the first page: what went wrong is nothing to ask for again.
    """
    with override(get_language_from_request(request, check_path=True)):
        context = {"languages": home_in_each_language()}
        return render(request, f"{status}.html", context, status=status)
