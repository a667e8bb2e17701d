"""Whether an entry is there, and from when to when: its lifecycle and its dates in words."""

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from houses.models import Organisation, Term
from houses.values.date_phrases import from_to, since, when, words

Lifecycle = Organisation.Lifecycle
Family = Term.Family

# For good: nobody is to be sent there.
GONE = {Lifecycle.CLOSED, Lifecycle.MERGED}

# What an entry is called in a sentence about it.
THIS = {
    Family.HOUSE: gettext_lazy("this house"),
    Family.NETWORK: gettext_lazy("this network"),
    Family.PROJECT: gettext_lazy("this project"),
    Family.ORGANISATION: gettext_lazy("this organisation"),
}

# A project is not visited: that it is over is no warning, but what it is.
PROJECT_IN_SHORT: dict[str, Promise] = {
    Lifecycle.PLANNED: gettext_lazy("Has yet to begin"),
    Lifecycle.OPEN: pgettext_lazy("project", "Runs"),
    Lifecycle.PAUSED: gettext_lazy("Has stopped for the time being"),
    Lifecycle.CLOSED: gettext_lazy("Finished"),
    Lifecycle.MERGED: gettext_lazy("Goes on under another name"),
    Lifecycle.UNKNOWN: gettext_lazy("We do not know whether it still runs"),
}
PROJECT: dict[str, Promise] = {
    Lifecycle.PLANNED: gettext_lazy("This project has yet to begin."),
    Lifecycle.OPEN: gettext_lazy("This project runs."),
    Lifecycle.PAUSED: gettext_lazy("This project has stopped for the time being."),
    Lifecycle.CLOSED: gettext_lazy("This project is finished."),
    Lifecycle.MERGED: gettext_lazy("This project is finished."),
    Lifecycle.UNKNOWN: gettext_lazy("We do not know whether this project still runs."),
}


def in_short(entry: Organisation) -> str:
    """What a card says of it: of a project always something, else "" where it may be there."""
    if entry.family == Family.PROJECT:
        return ", ".join(filter(None, [str(PROJECT_IN_SHORT[entry.lifecycle]), _years(entry)]))
    match entry.lifecycle:
        case Lifecycle.PLANNED:
            return _("Not open yet")
        case Lifecycle.PAUSED:
            return _("Closed for the time being")
        case Lifecycle.CLOSED if entry.closed_date:
            return _("Closed %(since)s") % {"since": since(entry.closed_date)}
        case Lifecycle.CLOSED:
            return _("Closed for good")
        case Lifecycle.MERGED if entry.family == Family.HOUSE:
            return _("Goes on in another house")
        case Lifecycle.MERGED:
            return _("Goes on under another name")
        case _:
            return ""


def of_project(entry: Organisation) -> str:
    """What the page of a project says: whether it runs, and from when to when."""
    first, last = entry.founded_date, entry.closed_date
    dates = ""
    if first and last:
        dates = _("It ran %(period)s.") % {"period": from_to(first, last)}
    elif first and entry.lifecycle != Lifecycle.PLANNED:
        dates = _("It began %(when)s.") % {"when": when(first)}
    elif last:
        dates = _("It ended %(when)s.") % {"when": when(last)}
    return f"{PROJECT[entry.lifecycle]} {dates}".rstrip()


def warning(entry: Organisation, *, heir: Organisation | None) -> str:
    """That a visitor does not find it as it was; "" where it may be there.

    `heir` is what took its place. Of a project only the heir is told: `of_project` says the rest.
    """
    if entry.family == Family.HOUSE:
        return _warning_of_house(entry, heir)
    if heir:
        return _became(entry, heir)
    if entry.family == Family.PROJECT:
        return ""
    this, closed = capfirst(str(THIS[Family(entry.family)])), entry.closed_date
    match entry.lifecycle:
        case Lifecycle.PLANNED:
            sentence = _("%(this)s was announced. We do not know yet whether it has begun.")
            return sentence % {"this": this}
        case Lifecycle.PAUSED:
            return _("%(this)s has stopped for the time being.") % {"this": this}
        case Lifecycle.CLOSED | Lifecycle.MERGED if closed:
            return _("%(this)s stopped %(when)s.") % {"this": this, "when": when(closed)}
        case Lifecycle.CLOSED | Lifecycle.MERGED:
            return _("%(this)s exists no longer.") % {"this": this}
        case _:
            return ""


def _years(project: Organisation) -> str:
    first, last = project.founded_date, project.closed_date
    if first and last:
        return from_to(first, last)
    if first and project.lifecycle != Lifecycle.PLANNED:
        return since(first)
    return ""


def _warning_of_house(house: Organisation, heir: Organisation | None) -> str:
    told, closed = house.known_as_of, house.closed_date
    match house.lifecycle:
        case Lifecycle.PLANNED if told:
            sentence = _(
                "This house was announced in %(date)s. We do not know yet whether it has opened."
            )
            return sentence % {"date": words(told)}
        case Lifecycle.PLANNED:
            return _("This house was announced. We do not know yet whether it has opened.")
        case Lifecycle.PAUSED if told:
            sentence = _("Closed for the time being, says a source of %(date)s.")
            return sentence % {"date": words(told)}
        case Lifecycle.PAUSED:
            return _("Closed for the time being.")
        case Lifecycle.CLOSED if closed:
            return _("This house closed %(when)s.") % {"when": when(closed)}
        case Lifecycle.CLOSED:
            return _("This house closed for good.")
        case Lifecycle.MERGED if heir:
            return _linked(_('It goes on in <a href="%(address)s">%(name)s</a>.'), heir)
        case Lifecycle.MERGED:
            return _("It goes on in another house.")
        case _:
            return ""


def _became(entry: Organisation, heir: Organisation) -> str:
    if entry.family == Family.PROJECT:
        return _linked(_('The work goes on at <a href="%(address)s">%(name)s</a>.'), heir)
    if not entry.closed_date:
        return _linked(_('It became part of <a href="%(address)s">%(name)s</a>.'), heir)
    sentence = _('It became part of <a href="%(address)s">%(name)s</a> %(when)s.')
    return _linked(sentence, heir, when=when(entry.closed_date))


def _linked(sentence: str, entry: Organisation, **more: str) -> SafeString:
    """A sentence of ours with a link to an entry in it; what it names is escaped."""
    named = {"name": entry.name, "address": entry.get_absolute_url(), **more}
    return format_html(sentence % {slot: f"{{{slot}}}" for slot in named}, **named)
