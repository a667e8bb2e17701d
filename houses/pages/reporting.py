from http import HTTPStatus
from typing import TYPE_CHECKING

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from houses.models import Organisation, Report
from houses.pages.doorstep import TRAP, Pass, judged, new_pass

if TYPE_CHECKING:
    # Forms are generic in the type stubs only.
    ReportModelForm = forms.ModelForm[Report]
else:
    ReportModelForm = forms.ModelForm


MESSAGES = {
    "wrong": {
        "required": gettext_lazy("Write what is wrong."),
        "max_length": gettext_lazy("Write at most 1000 characters."),
    },
}
WIDGETS = {"wrong": forms.Textarea({"rows": 5, "autocomplete": "off"})}


def _parts() -> list[tuple[str, object]]:
    return [("", _("I do not know")), *Report.Part.choices]


class ReportForm(ReportModelForm):
    part = forms.ChoiceField(
        label=gettext_lazy("What is it about?"), choices=_parts, required=False
    )

    class Meta:
        model = Report
        fields = ["part", "wrong", "from_the_house"]
        labels = {
            "wrong": gettext_lazy("What is wrong, and what should it be?"),
            "from_the_house": gettext_lazy("I work there, or I am a volunteer there"),
        }
        help_texts = {
            "wrong": gettext_lazy("Write nothing about yourself or other people."),
            # On the staff's page it speaks to the staff.
            "from_the_house": "",
        }
        error_messages = MESSAGES
        widgets = WIDGETS


class TellUsForm(ReportModelForm):
    """About the site itself. Who wants an answer writes how to reach them; nobody is asked to."""

    class Meta:
        model = Report
        fields = ["wrong"]
        labels = {"wrong": gettext_lazy("What do you want to tell us?")}
        help_texts = {
            "wrong": gettext_lazy(
                "Do you want an answer? Write an e-mail address or a phone number too."
            ),
        }
        error_messages = MESSAGES
        widgets = WIDGETS


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The form of an entry; with `house`, of who works there. What is not taken comes back."""
    entry = _public(slug)
    if request.method == "POST":
        return _taken(request, entry, ReportForm(request.POST, label_suffix=""))
    said = {"from_the_house": "house" in request.GET}
    return _shown(request, entry, ReportForm(initial=said, label_suffix=""), new_pass())


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tell_us(request: HttpRequest) -> HttpResponse:
    """The form about the site itself."""
    if request.method == "POST":
        return _taken(request, None, TellUsForm(request.POST, label_suffix=""))
    return _shown(request, None, TellUsForm(label_suffix=""), new_pass())


def _taken(request: HttpRequest, entry: Organisation | None, form: ReportModelForm) -> HttpResponse:
    today = timezone.localdate()
    full = Report.objects.full(on=today)
    flood = _("Today we got very many reports. Come back tomorrow.") if full else ""
    doorpass, status = judged(request, form, flood=flood)
    if status != HTTPStatus.OK:
        return _shown(request, entry, form, doorpass, status=status)
    form.instance.organisation, form.instance.received_on = entry, today
    form.save()
    return redirect("houses:reported", entry.slug) if entry else redirect("houses:told-us")


def _shown(
    request: HttpRequest,
    entry: Organisation | None,
    form: ReportModelForm,
    doorpass: Pass,
    status: int = 200,
) -> HttpResponse:
    context = {"entry": entry, "form": form, "token": doorpass.token, "trap": TRAP}
    template = "houses/report.html" if entry else "houses/tell_us.html"
    return render(request, template, context, status=status)


@require_safe
def reported(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "houses/reported.html", {"entry": _public(slug)})


@require_safe
def told_us(request: HttpRequest) -> HttpResponse:
    return render(request, "houses/told_us.html")


def _public(slug: str) -> Organisation:
    """By its address of today, or one that it had: a form that stood open is still taken."""
    found = Organisation.objects.public().at(slug)
    if found is None:
        raise Http404
    return found
