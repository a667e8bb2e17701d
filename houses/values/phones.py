"""Telephone numbers: stored as E.164 ("+3250123456"), shown in the groups of their country."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Short numbers (112, 1813) exist in no international form and are dialled as they are.
SHORT_NUMBER_DIGITS = range(3, 7)


def read_phone(text: str, country: str) -> str:
    """The number in E.164 as typed in `country` (two letters); short numbers stay as they are.

    Raises ValidationError with a sentence for what is no possible number there.
    """
    digits = "".join(filter(str.isdecimal, text))
    if text.strip() == digits and len(digits) in SHORT_NUMBER_DIGITS and digits.isascii():
        return digits
    try:
        number = phonenumbers.parse(text, country.upper())
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise ValidationError(
            _("“%(text)s” is not a phone number. Write it as 050 12 34 56 or +32 50 12 34 56."),
            code="unreadable_phone",
            params={"text": text[:40]},
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone_in_groups(number: str, country: str) -> str:
    """The number as people of `country` write it; a foreign one with its country code."""
    if not number.startswith("+"):
        return number
    parsed = phonenumbers.parse(number)
    home = phonenumbers.region_code_for_number(parsed) == country.upper()
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, style.NATIONAL if home else style.INTERNATIONAL)
