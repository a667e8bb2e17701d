"""Folding: one spelling for everything that differs only in marks, case or apostrophes.

The databases fold differently (SQLite knows only ASCII, PostgreSQL asks its
locale), so both are given text that is folded here, once, in Python.
"""

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
WRITTEN_OUT = str.maketrans(
    {"ø": "o", "œ": "oe", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l", "þ": "th", "ð": "d"}
)
APOSTROPHES = re.compile(r"['’‘`´ʼ]")
NOT_A_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Lower-case words without marks, one space between them: "Sint-Niklaas" is "sint niklaas"."""
    # Taken apart before and after: some letters show their capital only once they are.
    lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(letter for letter in lowered if not unicodedata.combining(letter))
    return NOT_A_WORD.sub(" ", APOSTROPHES.sub("", bare.translate(WRITTEN_OUT))).strip()


def sort_key(name: str) -> str:
    """Where a name stands in a list, the same on every database.

    A leading article does not count: "Het Huis" stands under H of Huis, as in
    a printed directory. Digits are padded, so that "Huis 9" comes before "Huis 10".
    """
    words = fold(name).split()
    if len(words) > 1 and words[0] in {"de", "het", "een", "t", "la", "le", "les", "the", "der"}:
        words = words[1:]
    return " ".join(word.zfill(6) if word.isdecimal() else word for word in words)
