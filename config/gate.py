"""What every request passes and every answer carries, before any page is asked."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from houses.pages.errors import bad_request

METHODS = ("GET", "HEAD", "POST", "OPTIONS")

type Answer = Callable[[HttpRequest], HttpResponse]


class PermissionsPolicy:
    """Tells the browser that no page uses camera, microphone, payment or other sites' tracking."""

    POLICY = "camera=(), microphone=(), payment=(), usb=(), browsing-topics=(), geolocation=(self)"

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", self.POLICY)
        return response


class RequestGate:
    """Refuses methods that no page knows (405) and addresses or cookies that hold a NUL byte (400).

    PostgreSQL cannot store a NUL and answers with an error: refused here, it is
    refused the same on every page and both databases.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        said = [request.path_info, *request.COOKIES.values()]
        if "%00" in request.META.get("QUERY_STRING", "") or any("\0" in text for text in said):
            return bad_request(request)
        return self.get_response(request)
