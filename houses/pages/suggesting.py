from http import HTTPStatus
from typing import TYPE_CHECKING

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from houses.models import SuggestedHouse
from houses.pages.doorstep import TRAP, Pass, judged, new_pass

if TYPE_CHECKING:
    # Forms are generic in the type stubs only.
    SuggestedHouseForm = forms.ModelForm[SuggestedHouse]
else:
    SuggestedHouseForm = forms.ModelForm


class SuggestionForm(SuggestedHouseForm):
    class Meta:
        model = SuggestedHouse
        fields = ["name", "place", "website", "note"]
        labels = {
            "name": gettext_lazy("What is the house called?"),
            "place": gettext_lazy("Where is it?"),
            "website": gettext_lazy("Its website"),
            "note": gettext_lazy("What else do you know?"),
        }
        help_texts = {
            "place": gettext_lazy("Town or postcode"),
            "website": gettext_lazy("May stay empty."),
            "note": gettext_lazy("May stay empty. Write nothing about yourself or other people."),
        }
        error_messages = {
            "name": {"required": gettext_lazy("Write what the house is called.")},
            "place": {"required": gettext_lazy("Write where the house is.")},
            "website": {"invalid": gettext_lazy("Write it like this: www.example.org.")},
        }
        widgets = {
            # Of the house: a browser that remembers would offer the visitor's own.
            "name": forms.TextInput({"autocomplete": "off"}),
            "place": forms.TextInput({"autocomplete": "off"}),
            # A box of type url makes the browser refuse an address without https://.
            "website": forms.TextInput({"autocomplete": "off", "inputmode": "url"}),
            "note": forms.Textarea({"rows": 4}),
        }


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest) -> HttpResponse:
    """The form, filled in with `name` and `place`. What is not taken comes back as it was typed."""
    if request.method != "POST":
        said = {name: request.GET.get(name, "") for name in ("name", "place")}
        return _shown(request, SuggestionForm(initial=said, label_suffix=""), new_pass())
    form = SuggestionForm(request.POST, label_suffix="")
    today = timezone.localdate()
    full = SuggestedHouse.objects.full(on=today)
    flood = _("Today we got very many houses. Come back tomorrow.") if full else ""
    doorpass, status = judged(request, form, flood=flood)
    if status != HTTPStatus.OK:
        return _shown(request, form, doorpass, status=status)
    form.instance.received_on = today
    form.save()
    return redirect("houses:suggested")


def _shown(
    request: HttpRequest, form: SuggestionForm, doorpass: Pass, status: int = 200
) -> HttpResponse:
    context = {"form": form, "token": doorpass.token, "trap": TRAP}
    return render(request, "houses/suggest.html", context, status=status)


@require_safe
def suggested(request: HttpRequest) -> HttpResponse:
    return render(request, "houses/suggested.html")
