"""The staff's door to the directory. Each room registers its own pages."""

from houses.admin import (
    documents,
    grants,
    helplines,
    organisations,
    places,
    projects,
    regions,
    sources,
    vocabulary,
)

__all__ = [
    "documents",
    "grants",
    "helplines",
    "organisations",
    "places",
    "projects",
    "regions",
    "sources",
    "vocabulary",
]
