"""The staff's door to the directory. Each room registers its own pages."""

from houses.admin import (
    documents,
    grants,
    helplines,
    lexicon,
    mirror,
    organisations,
    places,
    projects,
    regions,
    reports,
    site_texts,
    sources,
    suggestions,
    vocabulary,
)

__all__ = [
    "documents",
    "grants",
    "helplines",
    "lexicon",
    "mirror",
    "organisations",
    "places",
    "projects",
    "regions",
    "reports",
    "site_texts",
    "sources",
    "suggestions",
    "vocabulary",
]
