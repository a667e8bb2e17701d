"""Public ids: seven characters that an entry keeps for ever.

Six characters of an alphabet without vowels (so that no id spells a word) and
without look-alikes (0 1 i l o), and one check character by the Luhn algorithm
modulo 28, which catches every single mistyped character and nearly every swap.
"""

import secrets

from stdnum import luhn
from stdnum.exceptions import ValidationError as NumberError

ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
LENGTH = 7
PATTERN = f"[{ALPHABET}]{{{LENGTH}}}"


def new_public_id() -> str:
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + str(luhn.calc_check_digit(body, alphabet=ALPHABET))


def is_public_id(text: str) -> bool:
    if len(text) != LENGTH:
        return False
    try:
        luhn.validate(text, alphabet=ALPHABET)
    except NumberError:
        return False
    return True
