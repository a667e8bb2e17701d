"""The staff's door to the directory. Each room registers its own pages."""

from houses.admin import helplines, organisations, places, regions, sources, vocabulary

__all__ = ["helplines", "organisations", "places", "regions", "sources", "vocabulary"]
