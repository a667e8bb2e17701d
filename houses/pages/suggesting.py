from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from houses.models import SuggestedHouse
from houses.pages.doorstep import TRAP, Pass, checked_pass, new_pass, sent_from_elsewhere

if TYPE_CHECKING:
    # Forms are generic in the type stubs only.
    SuggestedHouseForm = forms.ModelForm[SuggestedHouse]
else:
    SuggestedHouseForm = forms.ModelForm

# What was sent can be read and is not taken: told to programs too, which a 200 would mislead.
NOT_TAKEN = 422
# A limit over the whole site may be told so as well (RFC 6585, section 4).
TOO_MANY = 429


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
    if sent_from_elsewhere(request):
        raise PermissionDenied
    form = SuggestionForm(request.POST, label_suffix="")
    doorpass = checked_pass(request.POST)
    if form.is_valid() and doorpass.refusal:
        form.add_error(None, doorpass.refusal)
    today = timezone.localdate()
    if form.is_valid() and SuggestedHouse.objects.full(on=today):
        form.add_error(None, _("Today we got very many houses. Come back tomorrow."))
        return _shown(request, form, doorpass, status=TOO_MANY)
    if not form.is_valid():
        return _shown(request, form, doorpass, status=NOT_TAKEN)
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
