from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from houses.desk.bases import ModelAdmin
from houses.finding.index import index
from houses.models import Organisation
from houses.values.date_phrases import when
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
            NetworkCitation.objects.update_or_create(
                membership=membership,
                source=source,
                field="until",
                defaults={"value": membership.until_edtf},
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
        member, ended_before = membership.holder, membership.until != ""
        if form.is_valid():
            membership = form.save()
            # Whoever has left is no longer found by the name of the network.
            index(Organisation.objects.filter(memberships=membership))
            return done(admin, request, owner, what_was_done(membership))
    title = _("End the membership of %(member)s")
    if ended_before:
        title = _("Change the end of the membership of %(member)s")
    return ask(
        admin,
        request,
        owner,
        form,
        "ending",
        title=title % {"member": member},
        button=_("Save") if ended_before else _("End the membership"),
        since=membership.start,
    )


def what_was_done(membership: Membership) -> str:
    sentence = _("The membership of %(member)s is ended. It stays in the list.")
    end = membership.end
    if end and end.earliest and end.earliest > timezone.localdate():
        sentence = _("The membership of %(member)s ends %(when)s. It stays in the list.")
    return sentence % {"member": membership.holder, "when": end and when(end)}
