from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from houses.desk.bases import ModelAdmin
from houses.finding.index import index
from houses.models import Organisation
from networks.admin.acts import ActForm, ask, done, network_to_change, with_boxes
from networks.admin.members import MemberInline
from networks.models import Membership, NetworkCitation


class EndingForm(ActForm):
    fieldsets = [(None, {"fields": ["until", "note", "source"]})]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].required = True

    def clean_until(self) -> str:
        return self.one_date("until")

    def save(self, commit: bool = True) -> Any:
        membership = super().save(commit)
        if source := self.cleaned_data["source"]:
            NetworkCitation.objects.create(
                membership=membership, source=source, field="until", value=membership.until_edtf
            )
        return membership


def end_membership(admin: ModelAdmin, request: HttpRequest, network: int, pk: int) -> HttpResponse:
    """Says until when a member belonged to its network; the membership stays."""
    with transaction.atomic():
        owner = network_to_change(admin, request, network)
        members = Membership.objects.select_related("member", "network")
        membership = get_object_or_404(members, network=owner, pk=pk)
        boxes = with_boxes(EndingForm, MemberInline(type(owner), admin.admin_site), request)
        form = boxes(request.POST or None, instance=membership)
        member = membership.holder
        if form.is_valid():
            form.save()
            # Whoever has left is no longer found by the name of the network.
            index(Organisation.objects.filter(memberships=membership))
            sentence = _("The membership of %(member)s is ended. It stays in the list.")
            return done(admin, request, owner, sentence % {"member": member}, "members")
    return ask(
        admin,
        request,
        owner,
        form,
        "ending",
        title=_("End the membership of %(member)s") % {"member": member},
        button=_("End the membership"),
        since=membership.start,
    )
