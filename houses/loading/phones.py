from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from houses.values.phones import read_phone


def stored_phone(written: str, number: str, country: str) -> str:
    """The number as it is stored; what a row gives as such in `number` must be what we read.

    Raises ValidationError.
    """
    phone = read_phone(written, country) if written else ""
    if number and number != phone:
        sentence = _("“%(written)s” is not the number %(number)s.")
        raise ValidationError(sentence % {"written": written, "number": number})
    return phone
