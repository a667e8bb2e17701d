"""Publishing, as staff do it: for one entry from its page, for several from the list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from houses.admin.citations import FACT
from houses.admin.cited import CITE
from houses.admin.entries import page_of
from houses.desk.admins import DeskAdmin
from houses.finding.index import index, with_members
from houses.models import Organisation
from houses.models.organisations import OrganisationQuerySet

Status = Organisation.Status


@dataclass(frozen=True)
class Verb:
    """Something that staff do to an entry, from a list or by a button that saves it first."""

    name: str
    description: Any
    button: Any
    act: Callable[[Organisation], None]
    offered: frozenset[Status]
    done: Callable[[int], str]


VERBS = {
    verb.name: verb
    for verb in (
        Verb(
            "publish",
            _("Publish"),
            _("Save and publish"),
            lambda entry: entry.publish(on=timezone.localdate()),
            frozenset({Status.DRAFT, Status.IN_REVIEW, Status.ARCHIVED}),
            lambda count: ngettext(
                "%(count)d entry is now on the site.",
                "%(count)d entries are now on the site.",
                count,
            ),
        ),
        Verb(
            "withdraw",
            _("Take off the site"),
            _("Save and take off the site"),
            Organisation.withdraw,
            frozenset({Status.PUBLISHED}),
            lambda count: ngettext(
                "%(count)d entry is a draft again.", "%(count)d entries are drafts again.", count
            ),
        ),
        Verb(
            "archive",
            _("Archive"),
            _("Save and archive"),
            Organisation.archive,
            frozenset({Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED}),
            lambda count: ngettext(
                "%(count)d entry is archived.", "%(count)d entries are archived.", count
            ),
        ),
    )
}


class Publication(DeskAdmin):
    """Lets the verbs of an entry, and nothing else, change its status."""

    actions = ["publish", "withdraw", "archive"]

    @admin.action(description=VERBS["publish"].description, permissions=["change"])
    def publish(self, request: HttpRequest, queryset: OrganisationQuerySet) -> None:
        self.carry_out(VERBS["publish"], request, queryset)

    @admin.action(description=VERBS["withdraw"].description, permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: OrganisationQuerySet) -> None:
        self.carry_out(VERBS["withdraw"], request, queryset)

    @admin.action(description=VERBS["archive"].description, permissions=["change"])
    def archive(self, request: HttpRequest, queryset: OrganisationQuerySet) -> None:
        self.carry_out(VERBS["archive"], request, queryset)

    def carry_out(self, verb: Verb, request: HttpRequest, entries: OrganisationQuerySet) -> None:
        done = list[int]()
        with transaction.atomic():
            for entry in entries.filter(status__in=verb.offered):
                try:
                    verb.act(entry)
                except ValidationError as refusal:
                    sentence = f"{entry}: {' '.join(refusal.messages)}"
                    self.message_user(request, sentence, messages.ERROR)
                else:
                    done.append(entry.pk)
                    self.log_change(request, entry, str(verb.description))
            # A member is found by the name of its network while both are on the site.
            index(with_members(Organisation.objects.filter(pk__among=done)))
        if done:
            count = len(done)
            self.message_user(request, verb.done(count) % {"count": count}, messages.SUCCESS)

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Goes on to the page of the new entry, where the rest is asked."""
        if verb := VERBS.get(request.POST.get("_verb", "")):
            self.carry_out(verb, request, type(obj).objects.filter(pk=obj.pk))
        return HttpResponseRedirect(page_of(obj))

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Stays on the page after a verb, to show what became of it, and to add a source."""
        if fact := request.POST.get(CITE):
            # The row that this opens comes after those that are there.
            row = f"#citations-{obj.citations.count()}"
            return HttpResponseRedirect(f"{page_of(obj)}?{urlencode({FACT: fact})}{row}")
        if "_verb" in request.POST:
            return self.response_post_save_add(request, obj)
        return super().response_post_save_change(request, obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        entry = context["original"]
        status = entry.status if entry else Status.DRAFT
        may = self.has_change_permission(request, entry) and not context["is_popup"]
        verbs = [verb for verb in VERBS.values() if may and status in verb.offered]
        own = {"verbs": verbs, "show_save_and_add_another": False}
        return super().render_change_form(request, context | own, *args, **kwargs)

    def view_on_site(self, obj: Organisation) -> str | None:
        """Its public page; none for what the public does not see."""
        return obj.get_absolute_url() if obj.status == Status.PUBLISHED else None

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What the public ever saw is archived: others link to it for ever."""
        seen = obj is not None and obj.first_published_on is not None
        return not seen and super().has_delete_permission(request, obj)
