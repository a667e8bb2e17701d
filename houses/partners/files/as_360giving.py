"""The grants as a table with the headings of the 360Giving Data Standard, for who compares funders.

What is not known stays empty, also where the standard wants a cell filled: no day, number or name
is made up to please a checker.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import Truncator, slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from houses.models import Citation, Grant, Identifier, Organisation
from houses.partners.files.answer import for_every_site
from houses.partners.files.as_csv import BETWEEN, BYTE_ORDER_MARK, harmless
from houses.partners.files.refusals import Refusal, refused
from houses.partners.files.search import CHUNK, in_chunks
from houses.sheets.grant_columns import COLUMNS
from houses.values.dates import Bounds, UncertainDate

# What org-id.guide, whose list of registers the standard follows, calls those that we know.
REGISTERS = {Identifier.Scheme.KBO: "BE-BCE_KBO", Identifier.Scheme.KVK: "NL-KVK"}
# The standard wants a title to be shorter than 140 characters.
LONGEST_TITLE = 139


@dataclass(frozen=True)
class Table:
    """The grants to write, and what the file names beside them."""

    keys: Sequence[int]
    # Stands before our own numbers, so that they are like nobody else's.
    prefix: str
    language: str
    today: date
    # Makes a path a full address.
    absolute: Callable[[str], str]
    about: str


@require_safe
@for_every_site
# A minute, as the other files: what is withdrawn is soon gone.
@cache_control(public=True, max_age=60)
@conditional_page
def grants_file(request: HttpRequest, file_format: str) -> HttpResponseBase:
    """All grants that may be seen, the newest first; 400 where something is asked of them."""
    if file_format != "csv":
        raise Http404
    unknown = _("This parameter is not known here.")
    if wrong := [Refusal(name, values[-1], unknown) for name, values in request.GET.lists()]:
        return refused(wrong)
    table = Table(
        keys=list(Grant.objects.public().values_list("pk", flat=True)),
        prefix=slugify(settings.SITE_NAME),
        language=get_language() or settings.LANGUAGE_CODE,
        today=timezone.localdate(),
        absolute=request.build_absolute_uri,
        about=request.build_absolute_uri(reverse("houses:about-the-data")),
    )
    headers = {
        "Content-Type": "text/csv; charset=utf-8; header=present",
        "Content-Disposition": f'attachment; filename="{table.prefix}-grants.csv"',
        "Link": f'<{table.about}>; rel="license"',
    }
    if len(table.keys) > CHUNK:
        # Nobody reads what is written to a HEAD.
        parts = () if request.method == "HEAD" else write(table)
        return StreamingHttpResponse(parts, headers=headers)
    return HttpResponse("".join(write(table)), headers=headers)


def write(table: Table) -> Iterator[str]:
    """The headings, then a row for each grant: three queries for every chunk of them."""
    yield BYTE_ORDER_MARK + _lines([dict(zip(COLUMNS, COLUMNS, strict=True))])
    for keys in in_chunks(table.keys):
        with translation.override(table.language):
            lines = _lines(_rows(table, keys))
        yield lines


def _lines(rows: Collection[dict[str, str]]) -> str:
    """The cells of each row in the order of the columns. Raises ValueError for any other column."""
    lines = StringIO(newline="")
    table = csv.DictWriter(lines, COLUMNS)
    table.writerows({column: harmless(cell) for column, cell in row.items()} for row in rows)
    return lines.getvalue()


def _rows(table: Table, keys: Sequence[int]) -> list[dict[str, str]]:
    """What was withdrawn since it was found is left out."""
    found = Grant.objects.public().filter(pk__in=keys)
    grants = list(found.select_related("funder", "recipient", "project"))
    numbers = _company_numbers(grants)
    sources = _sources(keys, on=table.today)
    return [_cells(table, grant, numbers, sources[grant.pk]) for grant in grants]


def _cells(
    table: Table, grant: Grant, numbers: dict[int, str], sources: Sequence[tuple[str, str]]
) -> dict[str, str]:
    """What is known, by heading."""
    award, start, end = _days(grant.period_date)
    shown_on = _lasting(table, grant.project or grant.recipient)
    return {
        "Identifier": f"{table.prefix}-grant-{grant.pk}",
        "Title": _title(grant),
        "Description": str(grant.note),
        "Currency": grant.currency,
        "Amount Awarded": "" if grant.amount is None else f"{grant.amount:f}".removesuffix(".00"),
        "Award Date": award,
        "URL": f"{shown_on}#grant-{grant.pk}",
        "Planned Dates:Start Date": start,
        "Planned Dates:End Date": end,
        "Recipient Org:Identifier": _identifier(table, grant.recipient, numbers),
        "Recipient Org:Name": grant.recipient.name if grant.recipient else "",
        "Funding Org:Identifier": _identifier(table, grant.funder, numbers),
        "Funding Org:Name": grant.funder.name if grant.funder else grant.funder_party,
        "Data Source": next((url for url, _title in sources if url), ""),
        "Period": grant.period,
        "Period (EDTF)": grant.period_edtf,
        "Also Given": str(grant.in_kind),
        "Recipient Page": _lasting(table, grant.recipient),
        "Funder Page": _lasting(table, grant.funder),
        "Project Identifier": _identifier(table, grant.project, numbers),
        "Project Name": grant.project.name if grant.project else "",
        "Project Page": _lasting(table, grant.project),
        "Sources": BETWEEN.join(url or title for url, title in sources),
        "Licence": table.about,
    }


def _title(grant: Grant) -> str:
    if grant.project:
        title = grant.project.name
    else:
        title = _("Grant to %(recipient)s") % {"recipient": grant.recipient}
    return Truncator(title).chars(LONGEST_TITLE)


def _days(period: UncertainDate | None) -> tuple[str, str, str]:
    """The day of a grant that has one; else the begin and the end of its period."""
    if period is None:
        return "", "", ""
    if period.earliest and period.earliest == period.latest:
        return period.earliest.isoformat(), "", ""
    return "", _certain(period.begin), _certain(period.end)


def _certain(bounds: Bounds) -> str:
    """The day, month or year in which all of it lies (ISO 8601); "" for more than a year."""
    first, last = bounds
    if not (first and last) or first.year != last.year:
        return ""
    if first.month != last.month:
        return f"{first.year}"
    return first.isoformat() if first == last else f"{first:%Y-%m}"


def _lasting(table: Table, entry: Organisation | None) -> str:
    if entry is None:
        return ""
    return table.absolute(reverse("lasting-address", args=[entry.public_id]))


def _identifier(table: Table, entry: Organisation | None, numbers: dict[int, str]) -> str:
    """Its company number with the register, else our own id."""
    if entry is None:
        return ""
    return numbers.get(entry.pk, f"{table.prefix}-{entry.public_id}")


def _company_numbers(grants: Collection[Grant]) -> dict[int, str]:
    """The company numbers of all parties that have one; of one that has two, the Belgian."""
    parties = {
        key
        for grant in grants
        for key in (grant.funder_id, grant.recipient_id, grant.project_id)
        if key
    }
    rows = Identifier.objects.filter(scheme__in=REGISTERS, organisation__in=parties)
    # The last one that is read stays.
    found = rows.order_by("-scheme", "-value").values_list("organisation", "scheme", "value")
    return {key: f"{REGISTERS[Identifier.Scheme(scheme)]}-{value}" for key, scheme, value in found}


def _sources(keys: Sequence[int], *, on: date) -> dict[int, list[tuple[str, str]]]:
    """By grant the addresses and the titles of its sources."""
    cited = Citation.objects.public(on=on).filter(grant__in=keys)
    named = cited.values_list("grant", "source__url", "source__title").distinct()
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for key, url, title in named.order_by("grant", "source__url", "source__title"):
        found[key].append((url, title))
    return found
