"""What keeps a door that writes to visitors: no cookie is needed, so none is set.

A form carries, signed, when it was shown. Whoever sends it has asked for the page, has taken the
time to read it, and has not kept it for days. What another site makes a browser send is refused
by what the browser says of it; a browser that says nothing (before 2023) is believed.
"""

from datetime import timedelta
from typing import NamedTuple

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

FASTEST = timedelta(seconds=3)
LONGEST = timedelta(days=1)
# What was sent can be read and is not taken: told to programs too, which a 200 would mislead.
NOT_TAKEN = 422
# A limit over the whole site may be told so as well (RFC 6585, section 4).
TOO_MANY = 429
# A box that people do not see; programs that fill in every box do.
TRAP = "message"


class Pass(NamedTuple):
    """The token that the form carries when it is shown (again), and why it was not taken."""

    token: str
    refusal: str = ""


def new_pass() -> Pass:
    return Pass(_signer().sign("shown"))


def checked_pass(sent: QueryDict) -> Pass:
    """Refused sentences say what to do; a token that was too fast will be old enough then."""
    token = sent.get("token", "")
    try:
        _signer().unsign(token, max_age=LONGEST)
    except SignatureExpired:
        sentence = _("This page was open for more than a day. Press the button once more.")
        return Pass(new_pass().token, sentence)
    except BadSignature:
        return Pass(new_pass().token, _again())
    return Pass(token, _again() if _is_fast(token) or sent.get(TRAP) else "")


def judged(request: HttpRequest, form: forms.BaseForm, *, flood: str) -> tuple[Pass, int]:
    """What was sent, judged: the pass for showing it again, and the status; 200 if it may be kept.

    `flood` is the sentence for a day on which too much was sent, or "". Raises PermissionDenied
    for what another site made a browser send.
    """
    if sent_from_elsewhere(request):
        raise PermissionDenied
    doorpass = checked_pass(request.POST)
    if form.is_valid() and doorpass.refusal:
        form.add_error(None, doorpass.refusal)
    if form.is_valid() and flood:
        form.add_error(None, flood)
        return doorpass, TOO_MANY
    return doorpass, 200 if form.is_valid() else NOT_TAKEN


def sent_from_elsewhere(request: HttpRequest) -> bool:
    return request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin"


def _is_fast(token: str) -> bool:
    try:
        _signer().unsign(token, max_age=FASTEST)
    except SignatureExpired:
        return False
    return True


def _again() -> str:
    return _("That did not work. Press the button once more.")


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="a form for visitors")
