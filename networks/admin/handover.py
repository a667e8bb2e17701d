from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from houses.admin.inlines import AffiliationInline
from houses.desk.bases import ModelAdmin
from houses.models import Affiliation, Citation
from houses.values.spans import read_moment
from networks.admin.acts import ActForm, ask, done, network_to_change, with_boxes


class HandoverForm(ActForm):
    """One date closes the periods of those who coordinate now and opens that of the next."""

    fieldsets = [(None, {"fields": [("other", "party"), "since", "note", "source"]})]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.before:
            self.fields["other"].label = capfirst(_("the next coordinator"))
            self.fields["since"].label = capfirst(_("date of the handover"))
            self.fields["since"].required = True
        else:
            self.fields["other"].label = _("Who coordinates it?")

    @cached_property
    def before(self) -> list[Affiliation]:
        today = timezone.localdate()
        rows = Affiliation.objects.coordinating(self.instance.organisation, on=today)
        return list(rows.select_related("other"))

    def clean_since(self) -> str:
        written = self.one_date("since")
        if written:
            read_moment(written, today=timezone.localdate())
        return written

    def beside(self) -> Iterable[Affiliation]:
        ended = {row.pk: row for row in self.before}
        return [ended.get(row.pk, row) for row in super().beside()]

    def validate_constraints(self) -> None:
        if not self.errors:
            try:
                self.instance.take_over_from(self.before)
            except ValidationError as refusal:
                self.add_error(None, refusal)
        super().validate_constraints()

    def save(self, commit: bool = True) -> Any:
        for row in self.before:
            row.save()
            self.cite(row, "until", row.until_edtf)
        row = super().save(commit)
        self.cite(row, "since", row.since_edtf)
        return row

    def cite(self, row: Affiliation, field: str, value: str) -> None:
        if source := self.cleaned_data["source"]:
            Citation.objects.create(
                entry=row.organisation, affiliation=row, source=source, field=field, value=value
            )


def hand_over(admin: ModelAdmin, request: HttpRequest, network: int) -> HttpResponse:
    """Gives a network its next coordinator, and those who were it until then an end."""
    with transaction.atomic():
        owner = network_to_change(admin, request, network)
        boxes = with_boxes(HandoverForm, AffiliationInline(type(owner), admin.admin_site), request)
        next_one = Affiliation(organisation=owner, role=Affiliation.Role.COORDINATED_BY)
        form = boxes(request.POST or None, instance=next_one)
        if form.is_valid():
            row = form.save()
            sentence = _("%(holder)s now coordinates %(network)s.")
            names = {"holder": row.holder, "network": owner}
            return done(admin, request, owner, sentence % names)
    title = _("Say who coordinates %(network)s")
    if form.before:
        title = _("Hand over the coordination of %(network)s")
    return ask(
        admin,
        request,
        owner,
        form,
        "handover",
        title=title % {"network": owner},
        button=_("Hand over") if form.before else _("Save"),
        before=form.before,
    )
