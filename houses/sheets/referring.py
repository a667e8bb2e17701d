"""The address by which others refer to a page for good, also to how it was on a day."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.urls import reverse

from houses.models import Organisation
from houses.values.spans import Moment


def lasting_url(
    entry: Organisation, absolute: Callable[[str], str], moment: Moment | None = None
) -> str:
    """`absolute` makes a whole address of a path, as HttpRequest.build_absolute_uri does."""
    path = reverse("lasting-address", args=[entry.public_id])
    return absolute(f"{path}?{urlencode({'on': moment.date.edtf})}" if moment else path)
