"""Rows with a page of their own that is reached from the page they belong to."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from houses.desk.admins import DeskAdmin
from houses.desk.outline import MOVE


class PartAdmin(DeskAdmin):
    """Not on the first page of the staff: opened from the page of its owner, and back to it."""

    def owner_page(self, row: Any) -> str:
        raise NotImplementedError

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """It is added as a row on the page of its owner."""
        return False

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        if MOVE in request.POST:
            return super().response_post_save_change(request, obj)
        return HttpResponseRedirect(self.owner_page(obj))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Leads to the page of its owner; its own list is nowhere linked."""
        row = self.get_object(request, unquote(object_id))
        owner = self.owner_page(row) if row else None
        answer = super().delete_view(request, object_id, extra_context)
        if owner and isinstance(answer, HttpResponseRedirect):
            return HttpResponseRedirect(owner)
        return answer
