"""All conditions of a charter for one member, entered at once."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminRadioSelect, AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from houses.admin.entries import page_of
from houses.desk.bases import ModelAdmin
from houses.values.dates import read_date
from networks.admin.acts import ask, done, network_to_change, page_as_left, source_box
from networks.admin.memberships import AssessmentInline
from networks.models import (
    Assessment,
    Charter,
    Criterion,
    Membership,
    Network,
    NetworkCitation,
)
from networks.models.charters import editions_asked

# The language of the one box for evidence; the page of an assessment has the others.
LANGUAGE = "nl"


class ChecklistForm(forms.Form):
    """Shows the last known answers. What is changed is kept with its date; the rest stays.

    The date is asked anew each time, so that no answer of before is overwritten unawares.
    On the date of an assessment that is there, that one is changed; on another date one more is
    added, so that the history stays. What has no answer is left alone.
    """

    def __init__(
        self, *args: Any, membership: Membership, charter: Charter, boxes: dict[str, forms.Field]
    ) -> None:
        super().__init__(*args)
        self.membership = membership
        self.criteria = list(charter.criteria.select_related("charter"))
        self.known = {
            (row.criterion_id, row.assessed_edtf): row
            for row in in_order(membership.assessments.filter(criterion__in=self.criteria))
        }
        self.last = {row.criterion_id: row for row in self.known.values()}
        # Filled when the form is found sound: what saving writes.
        self.rows: list[Assessment] = []
        self.fields.update(boxes)
        for criterion in self.criteria:
            self._ask(criterion)
        if self.last:
            newest = list(self.known.values())[-1]
            self.initial = {"decided_by": newest.decided_by}
        else:
            del self.fields["again"]

    def _ask(self, criterion: Criterion) -> None:
        last = self.last.get(criterion.pk)
        answers: list[Any] = [*Assessment.Answer.choices]
        if last is None:
            answers = [("", _("no answer yet")), *answers]
        self.fields[f"answer_{criterion.pk}"] = forms.ChoiceField(
            label=capfirst(_("answer")),
            choices=answers,
            initial=last.answer if last else "",
            required=False,
            # What somebody else saved meanwhile is not changed by a box that nobody touched.
            show_hidden_initial=True,
            widget=AdminRadioSelect({"class": "radiolist inline"}),
        )
        self.fields[f"evidence_{criterion.pk}"] = forms.CharField(
            label=capfirst(_("evidence")),
            initial=last.evidence.texts.get(LANGUAGE, "") if last else "",
            required=False,
            show_hidden_initial=True,
            widget=AdminTextareaWidget({"lang": LANGUAGE, "rows": 2}),
        )

    @property
    def fieldsets(self) -> Any:
        again = ["again"] if "again" in self.fields else []
        whole = {"fields": [("assessed", "decided_by"), "source", *again]}
        conditions = [
            (
                f"{number}. {criterion}",
                {
                    "fields": [(f"answer_{criterion.pk}", f"evidence_{criterion.pk}")],
                    "description": self._last_known(criterion),
                },
            )
            for number, criterion in enumerate(self.criteria, 1)
        ]
        return [(None, whole), *conditions]

    def _last_known(self, criterion: Criterion) -> str:
        last = self.last.get(criterion.pk)
        if last is None:
            return ""
        said = {"answer": last.get_answer_display(), "date": last.assessed}
        if not last.assessed:
            return format_html(_("Last known: {answer}, without a date."), **said)
        return format_html(_("Last known: {answer} ({date})."), **said)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            edtf = read_date(cleaned["assessed"]).edtf
            self.rows = [
                self._filled(criterion, edtf)
                for criterion in self.criteria
                if self._says_something(criterion, edtf)
            ]
            for row in self.rows:
                self._judge(row)
        return cleaned

    def _says_something(self, criterion: Criterion, edtf: str) -> bool:
        answer, evidence = f"answer_{criterion.pk}", f"evidence_{criterion.pk}"
        if not self.cleaned_data[answer]:
            if self.cleaned_data[evidence]:
                self.add_error(answer, _("Choose an answer for this evidence."))
            return False
        if self.cleaned_data.get("again") or {answer, evidence} & set(self.changed_data):
            return True
        # What is said of the whole row holds for every answer of its date.
        last = self.last.get(criterion.pk)
        of_that_date = last is not None and last.assessed_edtf == edtf
        return of_that_date and bool({"decided_by", "source"} & set(self.changed_data))

    def _filled(self, criterion: Criterion, edtf: str) -> Assessment:
        told = self.cleaned_data
        row = self.known.get((criterion.pk, edtf)) or Assessment(
            membership=self.membership, criterion=criterion
        )
        row.answer = told[f"answer_{criterion.pk}"]
        row.evidence = row.evidence.changed(LANGUAGE, told[f"evidence_{criterion.pk}"])
        row.assessed = told["assessed"]
        row.decided_by = told["decided_by"]
        row.criterion, row.membership = criterion, self.membership
        return row

    def _judge(self, row: Assessment) -> None:
        try:
            row.full_clean(
                exclude=["membership", "criterion"],
                validate_unique=False,
                validate_constraints=False,
            )
        except ValidationError as refusal:
            for name, problems in refusal.error_dict.items():
                box = f"answer_{row.criterion_id}" if name != "assessed" else name
                if not self.has_error(box):
                    self.add_error(box, problems)

    def save(self) -> int:
        """The number of answers that were written."""
        for row in self.rows:
            row.save()
            if source := self.cleaned_data["source"]:
                NetworkCitation.objects.update_or_create(
                    assessment=row, source=source, field="answer", defaults={"value": row.answer}
                )
        return len(self.rows)


def in_order(rows: "QuerySet[Assessment]") -> "QuerySet[Assessment]":
    """The newest last; one without a date is the oldest."""
    return rows.order_by(
        F("assessed_earliest").asc(nulls_first=True),
        F("assessed_latest").asc(nulls_first=True),
        "pk",
    )


def chosen_charter(charters: list[Charter], asked: str) -> Charter | None:
    """The edition that was asked for, else the one of today, else the newest; with conditions."""
    with_conditions = [charter for charter in charters if charter.criteria.all()]
    by_pk = {str(charter.pk): charter for charter in with_conditions}
    today = editions_asked(charters, on=timezone.localdate())
    return by_pk.get(asked) or next(reversed(today or with_conditions), None)


def boxes_of_the_row(site: Any, request: HttpRequest) -> dict[str, forms.Field]:
    rows = AssessmentInline(Membership, site)
    columns = {column.name: column for column in Assessment._meta.fields}
    assessed = rows.formfield_for_dbfield(columns["assessed"], request, required=True)
    assessed.help_text = _("On a new date the answers of before stay in the history.")
    again = forms.BooleanField(
        label=_("All answers hold on this date"),
        help_text=_("Off: only what you change gets this date."),
        required=False,
    )
    return {
        "assessed": assessed,
        "decided_by": rows.formfield_for_dbfield(columns["decided_by"], request),
        "source": source_box(site, request),
        "again": again,
    }


def enter_checklist_row(
    admin: ModelAdmin, request: HttpRequest, network: int, pk: int
) -> HttpResponse:
    with transaction.atomic():
        owner = network_to_change(admin, request, network)
        members = Membership.objects.select_related("member")
        membership = get_object_or_404(members, network=owner, member__isnull=False, pk=pk)
        rows = Charter.objects.filter(network=owner).select_related("network")
        charters = list(rows.prefetch_related("criteria"))
        charter = chosen_charter(charters, request.GET.get("charter", ""))
        if charter is None:
            sentence = _("This network has no conditions yet. Add its charter first.")
            admin.message_user(request, sentence, messages.WARNING)
            return HttpResponseRedirect(page_of(owner))
        form = ChecklistForm(
            request.POST or None,
            membership=membership,
            charter=charter,
            boxes=boxes_of_the_row(admin.admin_site, request),
        )
        offered = [row for row in charters if row.criteria.all()]
        if form.is_valid():
            return say_what_was_kept(admin, request, owner, membership.holder, form.save())
    return ask(
        admin,
        request,
        owner,
        form,
        "checklist_row",
        title=_("Conditions met by %(member)s") % {"member": membership.holder},
        button=_("Save"),
        charter=charter,
        charters=offered if len(offered) > 1 else [],
    )


def say_what_was_kept(
    admin: ModelAdmin, request: HttpRequest, network: Network, member: str, count: int
) -> HttpResponse:
    if not count:
        admin.message_user(request, _("Nothing was changed."), messages.INFO)
        return HttpResponseRedirect(page_as_left(network, request))
    sentence = ngettext(
        "%(count)d answer of %(member)s is kept.",
        "%(count)d answers of %(member)s are kept.",
        count,
    )
    return done(admin, request, network, sentence % {"count": count, "member": member})
