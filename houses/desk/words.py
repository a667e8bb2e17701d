"""Sentences of Django's admin that its own Dutch lacks: named here, our own files hold them.

Nothing imports this; `makemessages` reads it. A sentence that Django gives a Dutch of its own
goes: `tests/houses/test_admin_frame.py` tells which.
"""

from django.utils.translation import gettext_noop, ngettext_lazy

MISSING = [
    gettext_noop("- Select an option -"),
    gettext_noop("Filter by %(field_name)s"),
    gettext_noop("Search %(name)s"),
    gettext_noop("Pagination %(name)s"),
    gettext_noop("Pagination %(name)s entries"),
    gettext_noop("Logout"),
    gettext_noop("Forgotten your login credentials?"),
    gettext_noop(
        "Are you sure you want to delete the %(object_name)s “%(escaped_object)s”? "
        "All of the following related items will be deleted:"
    ),
    gettext_noop(
        "Deleting the %(object_name)s “%(escaped_object)s” would result in deleting related "
        "objects, but your account doesn't have permission to delete the following types of "
        "objects:"
    ),
    gettext_noop(
        "Deleting the %(object_name)s “%(escaped_object)s” would require deleting the following "
        "protected related objects:"
    ),
]
MORE = ngettext_lazy("…and %(count)d more object.", "…and %(count)d more objects.", "count")
