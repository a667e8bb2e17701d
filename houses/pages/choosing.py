from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from houses.models import Term
from houses.sheets.tiles import asked_about


@require_safe
def help_me_choose(request: HttpRequest) -> HttpResponse:
    """Three plain questions, whose answers are a search like any other."""
    return render(
        request,
        "houses/help_me_choose.html",
        {
            "needs": asked_about(Term.Scheme.AUDIENCE),
            "wishes": asked_about(Term.Scheme.THEME),
        },
    )
