"""The sentences on whether it is open now: whole, as no language can be put together from parts."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from houses.sheets.age import Trust
from houses.values.days import day_of_the_month
from houses.values.hours import clock

# As a fact; by a source of a year; by a source of which the day is not known.
type Ways = tuple[Promise, Promise, Promise]
# The second, where the source adds words to the hours: "by appointment only".
type WithComment = tuple[Ways, Ways]

UNTIL: WithComment = (
    (
        gettext_lazy("Now open until %(hour)s."),
        gettext_lazy("According to a source of %(year)s: open until %(hour)s."),
        gettext_lazy("According to a source without a date: open until %(hour)s."),
    ),
    (
        gettext_lazy("Now open until %(hour)s (%(comment)s)."),
        gettext_lazy("According to a source of %(year)s: open until %(hour)s (%(comment)s)."),
        gettext_lazy("According to a source without a date: open until %(hour)s (%(comment)s)."),
    ),
)
UNTIL_MIDNIGHT: WithComment = (
    (
        gettext_lazy("Now open until midnight."),
        gettext_lazy("According to a source of %(year)s: open until midnight."),
        gettext_lazy("According to a source without a date: open until midnight."),
    ),
    (
        gettext_lazy("Now open until midnight (%(comment)s)."),
        gettext_lazy("According to a source of %(year)s: open until midnight (%(comment)s)."),
        gettext_lazy("According to a source without a date: open until midnight (%(comment)s)."),
    ),
)
UNTIL_TOMORROW: WithComment = (
    (
        gettext_lazy("Now open until tomorrow at %(hour)s."),
        gettext_lazy("According to a source of %(year)s: open until tomorrow at %(hour)s."),
        gettext_lazy("According to a source without a date: open until tomorrow at %(hour)s."),
    ),
    (
        gettext_lazy("Now open until tomorrow at %(hour)s (%(comment)s)."),
        gettext_lazy(
            "According to a source of %(year)s: open until tomorrow at %(hour)s (%(comment)s)."
        ),
        gettext_lazy(
            "According to a source without a date: open until tomorrow at %(hour)s (%(comment)s)."
        ),
    ),
)
ALL_DAY: WithComment = (
    (
        gettext_lazy("Now open. It does not close today."),
        gettext_lazy("According to a source of %(year)s: open the whole day."),
        gettext_lazy("According to a source without a date: open the whole day."),
    ),
    (
        gettext_lazy("Now open (%(comment)s). It does not close today."),
        gettext_lazy("According to a source of %(year)s: open the whole day (%(comment)s)."),
        gettext_lazy("According to a source without a date: open the whole day (%(comment)s)."),
    ),
)
CERTAINLY_UNTIL: WithComment = (
    (
        gettext_lazy("Now open, and certainly until %(hour)s."),
        gettext_lazy("According to a source of %(year)s: open until at least %(hour)s."),
        gettext_lazy("According to a source without a date: open until at least %(hour)s."),
    ),
    (
        gettext_lazy("Now open, and certainly until %(hour)s (%(comment)s)."),
        gettext_lazy(
            "According to a source of %(year)s: open until at least %(hour)s (%(comment)s)."
        ),
        gettext_lazy(
            "According to a source without a date: open until at least %(hour)s (%(comment)s)."
        ),
    ),
)
OPENS_SOON: WithComment = (
    (
        gettext_lazy("Opens at %(hour)s."),
        gettext_lazy("According to a source of %(year)s: opens at %(hour)s."),
        gettext_lazy("According to a source without a date: opens at %(hour)s."),
    ),
    (
        gettext_lazy("Opens at %(hour)s (%(comment)s)."),
        gettext_lazy("According to a source of %(year)s: opens at %(hour)s (%(comment)s)."),
        gettext_lazy("According to a source without a date: opens at %(hour)s (%(comment)s)."),
    ),
)
CLOSED: Ways = (
    gettext_lazy("Now closed."),
    gettext_lazy("According to a source of %(year)s: now closed."),
    gettext_lazy("According to a source without a date: now closed."),
)
# Without and with the comment.
OPENS_TODAY = (
    gettext_lazy("It opens today at %(hour)s."),
    gettext_lazy("It opens today at %(hour)s (%(comment)s)."),
)
OPENS_TOMORROW = (
    gettext_lazy("It opens tomorrow at %(hour)s."),
    gettext_lazy("It opens tomorrow at %(hour)s (%(comment)s)."),
)
OPENS_THIS_WEEK = (
    gettext_lazy("It opens on %(day)s at %(hour)s."),
    gettext_lazy("It opens on %(day)s at %(hour)s (%(comment)s)."),
)
OPENS_LATER = (
    gettext_lazy("It opens on %(day)s %(date)s at %(hour)s."),
    gettext_lazy("It opens on %(day)s %(date)s at %(hour)s (%(comment)s)."),
)


def said(ways: Ways, trust: Trust, at: datetime | None = None, comment: str = "") -> str:
    """One of the ways, as certain as its source; `at` is the hour that it names."""
    as_fact, of_a_year, undated = ways
    sentence = as_fact if trust.fact else of_a_year if trust.year else undated
    hour = clock(at.time()) if at else ""
    return str(sentence) % {"year": trust.year, "hour": hour, "comment": comment}


def opens_in_words(opens: datetime, today: date, comment: str) -> str:
    """When it opens, of what is closed now."""
    match (opens.date() - today).days:
        case 0:
            sentences = OPENS_TODAY
        case 1:
            sentences = OPENS_TOMORROW
        case days if days < 7:
            sentences = OPENS_THIS_WEEK
        case _:
            sentences = OPENS_LATER
    return str(sentences[bool(comment)]) % {
        "hour": clock(opens.time()),
        "day": date_format(opens, "l"),
        "date": day_of_the_month(opens),
        "comment": comment,
    }
