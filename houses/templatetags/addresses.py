"""Under which addresses a page is known to search engines, in each language."""

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_block_tag(takes_context=True)
def canonical(context: template.Context, content: str) -> SafeString:
    """The links to the page itself and to the same in each language; between the tags stands the
    query of its canonical address. `languages` is as houses.pages.frame gives it.

    What was asked otherwise is a view of another page, which alone has the other languages: they
    link to each other, and to nothing that does not link back.
    """
    request: HttpRequest = context["request"]
    query = content.strip()
    here = request.build_absolute_uri(request.path) + query
    itself = format_html('<link rel="canonical" href="{}">', here)
    if request.get_full_path() != request.path + query:
        return itself
    pages = {page.code: request.build_absolute_uri(page.url) for page in context["languages"]}
    rows = [*pages.items(), ("x-default", pages[settings.LANGUAGE_CODE])]
    others = format_html_join("\n", '<link rel="alternate" hreflang="{}" href="{}">', rows)
    return format_html("{}\n{}", itself, others)


@register.simple_tag(takes_context=True)
def whole_address(context: template.Context, path: str) -> str:
    """A path of ours with the scheme and the host before it, for whoever reads it elsewhere."""
    request: HttpRequest = context["request"]
    return request.build_absolute_uri(path)
