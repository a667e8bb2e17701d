from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from houses.models import Organisation
from houses.sheets.cards import page_of_cards


@require_safe
def project_list(request: HttpRequest) -> HttpResponse:
    projects = Organisation.objects.public().projects().in_name_order()
    page, cards = page_of_cards(projects, request.GET.get("page"), on=timezone.localdate())
    return render(request, "houses/project_list.html", {"page": page, "cards": cards})
