"""Pages on which staff do one thing to a network: a form of its own, and back to the network."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.models import modelform_factory
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from houses.admin.entries import page_of
from houses.desk.admins import DeskInline
from houses.desk.bases import ModelAdmin
from houses.desk.periods import ExclusiveForm
from houses.values.dates import read_date
from networks.admin.evidence import NetworkCitationInline
from networks.admin.members import PAGE, SEARCH
from networks.models import Membership, Network, NetworkCitation


class ActForm(ExclusiveForm):
    """The boxes of a row, and one for the source of what is done, which may stay empty."""

    # As those of a ModelAdmin.
    fieldsets: Any

    def one_date(self, name: str) -> str:
        """What a box says. Raises ValidationError for what has a start and an end of its own."""
        written: str = self.cleaned_data[name]
        if written and "/" in read_date(written).edtf:
            raise ValidationError(_("Give one date, not from when to when: april 2021."))
        return written


def with_boxes(form: type[ActForm], inline: DeskInline, request: HttpRequest) -> Any:
    """The form, with its boxes as those rows have them on the page of an entry."""

    def box(column: Any, **kwargs: Any) -> Any:
        return inline.formfield_for_dbfield(column, request, **kwargs)

    columns = [name for name in flatten_fieldsets(form.fieldsets) if name != "source"]
    made = modelform_factory(inline.model, form, fields=columns, formfield_callback=box)
    made.base_fields["source"] = source_box(inline.admin_site, request)
    return made


def source_box(site: Any, request: HttpRequest) -> forms.Field:
    citations = NetworkCitationInline(Membership, site)
    box: forms.Field = citations.formfield_for_dbfield(
        NetworkCitation._meta.get_field("source"), request, required=False
    )
    box.label = capfirst(_("source"))
    return box


def network_to_change(admin: ModelAdmin, request: HttpRequest, pk: int) -> Network:
    """Locked where something is sent, so that of two who send, one waits for the other.

    Raises Http404, and PermissionDenied for who may not change it.
    """
    networks: Any = Network.objects.networks()
    if request.method == "POST":
        networks = networks.select_for_update(no_key=True)
    network: Network = get_object_or_404(networks, pk=pk)
    if not admin.has_change_permission(request, network):
        raise PermissionDenied
    return network


def ask(
    admin: ModelAdmin,
    request: HttpRequest,
    network: Network,
    form: Any,
    page: str,
    **context: Any,
) -> HttpResponse:
    """The page with the form, as far as it is filled in. Takes `title` and `button` besides."""
    boxes = AdminForm(form, form.fieldsets, {}, model_admin=admin)
    return TemplateResponse(
        request,
        f"admin/networks/{page}.html",
        {
            **admin.admin_site.each_context(request),
            "opts": admin.opts,
            "network": network,
            "back": page_as_left(network, request),
            "boxes": boxes,
            "media": admin.media + boxes.media,
            **context,
        },
    )


def page_as_left(network: Network, request: HttpRequest) -> str:
    """The network's page, with the members that were searched and the page of their table."""
    asked = {name: request.GET[name] for name in (SEARCH, PAGE) if name in request.GET}
    return f"{page_of(network)}?{urlencode(asked)}" if asked else page_of(network)


def done(admin: ModelAdmin, request: HttpRequest, network: Network, sentence: str) -> HttpResponse:
    """Back to the network's page, whose top says what was done; its history keeps it."""
    admin.log_change(request, network, sentence)
    admin.message_user(request, sentence, messages.SUCCESS)
    return HttpResponseRedirect(page_as_left(network, request))
