from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}
NO_BREAK_SPACE = "\u00a0"


def money(amount: Decimal, currency: str) -> str:
    """An amount of a currency (ISO 4217) on one line, cents only where there are: "€ 20.000"."""
    cents = 0 if amount == amount.to_integral_value() else 2
    number = number_format(amount, decimal_pos=cents, force_grouping=True)
    parts = {"currency": SIGNS.get(currency, currency), "number": number}
    return (_("%(currency)s %(number)s") % parts).replace(" ", NO_BREAK_SPACE)
