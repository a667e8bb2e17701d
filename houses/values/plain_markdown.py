"""The little Markdown that staff write in the texts of the site, as HTML that can do no harm.

Paragraphs, headings, lists, bold letters and links. All else stays the letters that were typed.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

# What is read; then, in case a reader errs, what may be in the HTML.
RULES = ["heading", "list", "link", "autolink", "emphasis", "escape", "entity", "newline"]
TAGS = {"p", "br", "h2", "h3", "ul", "ol", "li", "a", "strong"}
SCHEMES = {"https", "mailto", "tel"}
# Elsewhere on the web, by mail, by phone, or on this site: "//host" and "/\host" lead elsewhere.
TAKEN = re.compile(r"https://[^/\\\s]|mailto:\S|tel:\+?\d|/(?![/\\])|#\S", re.IGNORECASE)
# The title of the page is its only heading of the first level, and nothing lies deeper than two.
LEVELS = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}


class _Reader(MarkdownIt):
    """A link that is not taken stays as it was typed, for all to see."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  their name
        return TAKEN.match(url) is not None


class _WholeReader(MarkdownIt):
    """Takes every link, to tell which there are."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  their name
        return True


def _reader(sort: type[MarkdownIt]) -> MarkdownIt:
    """Of lines below each other, such as an address, each stays a line."""
    return sort("zero", {"html": False, "breaks": True}).enable(RULES)


def _kept(_tag: str, name: str, value: str) -> str | None:
    return None if name == "href" and not TAKEN.match(value) else value


# A text is shown far more often than it is written, and there are few.
@lru_cache(maxsize=128)
def as_html(text: str) -> SafeString:
    reader = _reader(_Reader)
    tokens = reader.parse(text)
    for token in tokens:
        token.tag = LEVELS.get(token.tag, token.tag)
        for part in token.children or []:
            # Letters that lean are not read here: one star is a star.
            if part.type in {"em_open", "em_close"}:
                part.type, part.content = "text", part.markup
    html = nh3.clean(
        reader.renderer.render(tokens, reader.options, {}),
        tags=TAGS,
        attributes={"*": set(), "a": {"href"}},
        attribute_filter=_kept,
        link_rel="noreferrer",
        url_schemes=SCHEMES,
    )
    return mark_safe(html)  # noqa: S308  the line above lets nothing else through


def links_not_taken(text: str) -> list[str]:
    """The addresses of links that lead where no link may, such as `javascript:`."""
    links = _addresses(_reader(_WholeReader).parse(text))
    return [address for address in links if not TAKEN.match(address)]


def _addresses(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "link_open":
            yield str(token.attrs["href"])
        yield from _addresses(token.children or [])
