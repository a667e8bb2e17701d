"""How the values of the directory are put into words and links on a page."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django import template
from django.core.paginator import Page
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from houses.models import Region
from houses.values import date_phrases
from houses.values.dates import UncertainDate, read_date
from houses.values.days import day_in_words, day_of_the_month
from houses.values.labels import capital, in_commas, listed
from houses.values.money import money
from houses.values.phones import phone_in_groups
from houses.values.translations import Rendition, Translated, elided, inside_sentence, quoted

register = template.Library()
register.filter(money)
register.filter(date_phrases.when)
register.filter(date_phrases.since)
register.filter(date_phrases.until)
register.filter(date_phrases.from_to)
register.filter("day", day_in_words)
register.filter(day_of_the_month)
register.filter(elided)
register.filter(inside_sentence)
register.filter(in_commas)
register.filter(listed)
register.filter(capital)


@register.filter
def date_in_words(value: UncertainDate | str) -> str:
    """A date in the language of the page: one that was read, or as it was written."""
    return date_phrases.words(read_date(value) if isinstance(value, str) else value)


@register.filter
def phone_in(number: str, country: str) -> SafeString:
    """The number in the groups of that country (two letters), on one line."""
    return format_html('<span class="number">{}</span>', phone_in_groups(number, country))


@register.filter
def host(url: str) -> str:
    """The site that an address is of, as people say it: "hln.be"."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


@register.filter
def in_quotes(words: Iterable[str]) -> str:
    """Each in the quotation marks of the language of the page."""
    return ", ".join(map(quoted, words))


@register.filter
def level(region: Region) -> int:
    """How deep the region lies below its country."""
    return region.path.count("/")


@register.filter
def numbers(page: Page[object]) -> Iterator[int | str]:
    """The numbers of the pages around this one and at both ends, with an ellipsis between."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter("is_other")
def other_language(language: str) -> bool:
    """Whether it is another language than the page's."""
    return bool(language) and language != get_language()


@register.filter
def language_name(language: str) -> str:
    """What the language is called in that of the page."""
    return str(get_language_info(language)["name_translated"])


@register.simple_tag
def lang(language: str) -> SafeString:
    """The attribute that says in which language an element is, where it is not the page's."""
    if not other_language(language):
        return mark_safe("")
    return format_html(' lang="{}"', language)


@register.filter
def in_language(name: str, language: str) -> SafeString:
    """A name inside a sentence of the page, with its language where that is another one."""
    if not other_language(language):
        return format_html("{}", name)
    return format_html('<span lang="{}">{}</span>', language, name)


@register.simple_tag
def text(value: Translated | Rendition) -> SafeString:
    """A text in the page's language; in another one it says so and carries `lang`."""
    read = value.read() if isinstance(value, Translated) else value
    if not other_language(read.language):
        return format_html("{}", read.text)
    name = language_name(read.language)
    return format_html(
        '<span lang="{}">{}</span> <small>{}</small>',
        read.language,
        read.text,
        _("(in %(language)s)") % {"language": name},
    )
