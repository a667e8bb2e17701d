"""Dates as precise as their source: what was written, its EDTF, and the days it can mean.

EDTF is ISO 8601-2. The `edtf` library parses it; the library's parser of plain text is not used,
because it reads 1/8/2021 as 8 January and loses Dutch months. The bounds are ours, because the
library ends a winter in December, pads an approximate month by a year, and guesses ten years
where one side of an interval is unknown. docs/decisions/0002 gives the rules and the reasons.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from edtf import (
    Consecutives,
    Date,
    EarlierConsecutives,
    EDTFObject,
    EDTFParseException,
    LaterConsecutives,
    MultipleDates,
    OneOfASet,
    Season,
    UncertainOrApproximate,
    parse_edtf,
)

from houses.values.date_words import neighbour, to_edtf

# As much as the columns hold that keep a date, as it was written and as EDTF.
LONGEST = 80

# What is let through to the library: outside it, the library prints to standard output and fails
# in unforeseen ways. Years 1000 to 2999; "XX" is an unknown month or day; "?", "~" and "%" follow
# a whole date.
DAY = r"[12][0-9]{3}(?:-[0-9]{2}){0,2}"
SINGLE = rf"(?:{DAY}[?~%]?|[12][0-9](?:[0-9]X|XX)|[12][0-9]{{3}}-(?:XX(?:-XX)?|[0-9]{{2}}-XX))"
SET = rf"[\[{{](?:{DAY}|\.\.|,)+[\]}}]"
READABLE = re.compile(rf"{SINGLE}|{SET}|(?:{SINGLE}|\.\.)?/(?:{SINGLE}|\.\.)?")
TIME_OF_DAY = re.compile(r"(?<=[0-9])T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?$")

A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# A year, a month or a day, and no season.
PLAIN = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
A_MONTH_OR_YEAR = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")

# A season runs from its first day by the weather to its last by the sun, in the northern
# hemisphere, so that every usual reading lies within. A winter bears the year it begins in.
# 37, 38 and 39 are the three equal parts of a year.
PARTS_OF_A_YEAR = {
    "21": ((3, 1), (6, 20)),
    "22": ((6, 1), (9, 22)),
    "23": ((9, 1), (12, 21)),
    "24": ((12, 1), (3, 20)),
    "37": ((1, 1), (4, 30)),
    "38": ((5, 1), (8, 31)),
    "39": ((9, 1), (12, 31)),
}


class Bounds(NamedTuple):
    """The first and the last day that something can mean; None is open."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True)
class UncertainDate:
    as_written: str
    edtf: str
    earliest: date | None
    latest: date | None

    @property
    def opening(self) -> "UncertainDate | None":
        """The date on which a period given as this began; a single date is that itself."""
        return self._side(self.edtf.partition("/")[0])

    @property
    def closing(self) -> "UncertainDate | None":
        """The date on which a period given as this ended; a single date is that itself."""
        return self._side(self.edtf.rpartition("/")[2])

    def _side(self, edtf: str) -> "UncertainDate | None":
        if edtf == self.edtf:
            return self
        bounds = _bounds(edtf)
        return UncertainDate(edtf, edtf, *bounds) if any(bounds) else None

    @property
    def begin(self) -> Bounds:
        """When a period given as this date began: "since 2003" began in 2003."""
        return _bounds(self.edtf.partition("/")[0])

    @property
    def end(self) -> Bounds:
        """When a period given as this date ended: "2015 to 2021" ended in 2021."""
        return _bounds(self.edtf.rpartition("/")[2])


def read_date(text: str) -> UncertainDate:
    """Reads what editors type in Dutch, French, German or English, and EDTF.

    Raises ValidationError with a sentence for everything else: code "impossible_date" for what is
    a date that cannot be, "no_date" for the rest.
    """
    written = " ".join(text.split())
    if len(written) > LONGEST:
        raise _refusal()
    typed_edtf = TIME_OF_DAY.sub("", written.replace(" ", "").upper())
    from_words = to_edtf(written) or ""
    for edtf in (typed_edtf, from_words):
        if READABLE.fullmatch(edtf):
            try:
                bounds = _bounds(edtf)
            except (EDTFParseException, ValueError):
                continue
            if any(bounds):
                return UncertainDate(written, edtf, *bounds)
    raise _refusal(written, from_words)


def _refusal(written: str = "", edtf: str = "") -> ValidationError:
    code = "impossible_date"
    if re.search(r"(?<![0-9-])[03-9][0-9]{3}", edtf):
        sentence = _("The year must lie between 1000 and 2999.")
    elif re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){1,2}", edtf):
        sentence = _("The calendar has no such day or month. Write the day first, as in 1/8/2021.")
    elif re.search(r"(?<![0-9])[0-9]{2}$", written) and not re.search(r"[0-9]{4}", written):
        sentence = _("Write the year in four digits, for example 1/8/2021.")
    else:
        code = "no_date"
        sentence = _(
            "We cannot read this date. "
            "Write for example 2016, aug 2021, 1/8/2021, mid 2015, since 2003 or 2015 to 2021."
        )
    return ValidationError(sentence, code=code)


# Reading EDTF takes milliseconds, and the same dates are shown again and again.
@lru_cache(maxsize=4096)
def parsed(edtf: str) -> EDTFObject:
    parsed: EDTFObject = parse_edtf(edtf)
    return parsed


def _bounds(edtf: str) -> Bounds:
    """Raises ValueError or EDTFParseException for no date, ValidationError for a reversed one."""
    if edtf in {"", ".."}:
        return Bounds(None, None)
    if PLAIN.fullmatch(edtf):
        return _bounds_of_plain(*map(int, edtf.split("-")))
    if "/" not in edtf:
        return _bounds_of(parsed(edtf))
    first, last = edtf.split("/")
    earliest, latest = _bounds(first).earliest, _bounds(last).latest
    if earliest and latest and latest < earliest:
        raise ValidationError(_("The end lies before the start."), code="impossible_date")
    return Bounds(earliest, latest)


def _bounds_of_plain(year: int, month: int = 0, day: int = 0) -> Bounds:
    """A year, a month or a day: nearly all dates are one, and the library takes milliseconds."""
    if day:
        return Bounds(date(year, month, day), date(year, month, day))
    if month:
        return Bounds(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return Bounds(date(year, 1, 1), date(year, 12, 31))


def _bounds_of(parsed: EDTFObject) -> Bounds:
    match parsed:
        case OneOfASet() | MultipleDates():
            members = [_bounds_of(member) for member in parsed.objects]
            firsts = [member.earliest for member in members if member.earliest]
            lasts = [member.latest for member in members if member.latest]
            return Bounds(
                min(firsts) if len(firsts) == len(members) else None,
                max(lasts) if len(lasts) == len(members) else None,
            )
        case EarlierConsecutives():
            return Bounds(None, _bounds_of(parsed.upper.date).latest)
        case LaterConsecutives():
            return Bounds(_bounds_of(parsed.lower.date).earliest, None)
        case Consecutives():
            return _bounds(f"{parsed.lower}/{parsed.upper}")
        case Season():
            return _part_of_a_year(int(parsed.year), parsed.season)
        case UncertainOrApproximate():
            return _widened(parsed.date)
        case _:
            return Bounds(date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3]))


def _part_of_a_year(year: int, code: str) -> Bounds:
    if code not in PARTS_OF_A_YEAR:
        raise ValueError(code)
    first, last = PARTS_OF_A_YEAR[code]
    return Bounds(date(year, *first), date(year + (last < first), *last))


def _widened(parsed: Date) -> Bounds:
    """A year by a year on either side, a month by a month, a day by a week."""
    if parsed.day:
        day = date.fromisoformat(str(parsed))
        return Bounds(day - timedelta(weeks=1), day + timedelta(weeks=1))
    before, after = neighbour(str(parsed), -1), neighbour(str(parsed), 1)
    return Bounds(_bounds(before).earliest, _bounds(after).latest)
