"""What staff wrote themselves, at the places where the site has a text of its own."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info

from houses.models import SiteText
from houses.values.plain_markdown import as_html

# Better read in another language than not at all: what happens now, and who answers for the site.
# Elsewhere the text that comes with the site, in the reader's language, serves them better.
IN_ANY_LANGUAGE = {SiteText.Place.NOTICE, SiteText.Place.COLOPHON}


@dataclass(frozen=True)
class Passage:
    """A text in HTML that can do no harm, and the language it is in."""

    html: SafeString
    language: str
    # What that language is called, where it is not the one of the page.
    other_language: str = ""


@dataclass(frozen=True)
class SiteTexts:
    """The passages of a day in the language of the page; None where the site's own text stays."""

    notice: Passage | None = None
    home: Passage | None = None
    about: Passage | None = None
    privacy: Passage | None = None
    accessibility: Passage | None = None
    colophon: Passage | None = None


def site_texts(*, on: date) -> SiteTexts:
    """All of them, in one query."""
    language = (get_language() or "").split("-")[0]
    passages = {}
    for row in SiteText.objects.shown(on=on):
        read = row.text.read(language)
        if read.text and (read.language == language or row.place in IN_ANY_LANGUAGE):
            passages[row.place] = Passage(
                html=as_html(read.text),
                language=read.language,
                other_language="" if read.language == language else _called(read.language),
            )
    return SiteTexts(**passages)


def _called(language: str) -> str:
    return str(get_language_info(language)["name_translated"])
