from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from houses.loading.batch import Batch
from houses.loading.phones import stored_phone
from houses.loading.places import Gazetteer
from houses.loading.rows import Row, by_key, read_json_lines
from houses.loading.vocabulary import Vocabulary, translated
from houses.models import Helpline, Term

ALWAYS = "24/7"


@dataclass(frozen=True, kw_only=True)
class HelplineRow(Row):
    """`region` is a path; `hours` are "24/7" or a text per language."""

    country: str
    region: str = ""
    language: str
    name: str
    phone: str = ""
    phone_e164: str = ""
    website: str = ""
    purpose: dict[str, str]
    our_translation: tuple[str, ...] = ()
    free: str
    anonymous: str
    hours: str | dict[str, str] = ""
    general: bool
    emergency: bool
    audiences: tuple[str, ...] = ()
    source: str
    source_date: str = ""
    order: int


def read_helplines(path: Path) -> list[HelplineRow]:
    """Raises LoadingError for the first row that cannot be loaded."""
    rows = read_json_lines(path, HelplineRow)
    by_key(rows, lambda row: (row.country, row.name, row.phone))
    for row in rows:
        if not row.phone and not row.website:
            raise row.refusal(_("Give a phone number or a website."))
        if isinstance(row.hours, str) and row.hours not in {"", ALWAYS}:
            raise row.refusal(_("Hours are “24/7”, or a text for each language."))
    return rows


def add_helplines(
    rows: list[HelplineRow], gazetteer: Gazetteer, vocabulary: Vocabulary, batch: Batch
) -> None:
    """Adds the lines to a directory that has none; staff keep those that are there."""
    if Helpline.objects.exists():
        return
    answers = Helpline.audiences.through
    for row in rows:
        with row.refusing():
            helpline = batch.add(_helpline(row, gazetteer))
            for code in row.audiences:
                term = vocabulary.term(Term.Scheme.AUDIENCE, code)
                batch.add(answers(helpline=helpline, term=term))


def _helpline(row: HelplineRow, gazetteer: Gazetteer) -> Helpline:
    texts = row.hours if isinstance(row.hours, dict) else {}
    return Helpline(
        country=row.country.lower(),
        region=gazetteer.at(row.region) if row.region else None,
        language=row.language,
        name=row.name,
        phone=stored_phone(row.phone, row.phone_e164, row.country),
        website=row.website,
        purpose=translated(row.purpose, row.language),
        hours=translated(texts, row.language),
        always_open=row.hours == ALWAYS,
        free=row.free,
        anonymous=row.anonymous,
        general=row.general,
        emergency=row.emergency,
        source_url=row.source,
        source_date=row.source_date,
        position=row.order,
    )
