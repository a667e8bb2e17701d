"""The words in the site's addresses, per language.

They are promises to whoever links here, so they stand in this table and not in
the translators' files: a word may be added, and never changed.
"""

from django.utils.functional import lazy
from django.utils.translation import get_language

WORDS = {
    "houses": {"nl": "huizen", "fr": "maisons", "de": "haeuser", "en": "houses"},
    "networks": {"nl": "netwerken", "fr": "reseaux", "de": "netzwerke", "en": "networks"},
    "projects": {"nl": "projecten", "fr": "projets", "de": "projekte", "en": "projects"},
    "organisations": {
        "nl": "organisaties",
        "fr": "organisations",
        "de": "organisationen",
        "en": "organisations",
    },
    "regions": {"nl": "regios", "fr": "regions", "de": "regionen", "en": "regions"},
    "about-the-data": {
        "nl": "over-de-gegevens",
        "fr": "a-propos-des-donnees",
        "de": "ueber-die-daten",
        "en": "about-the-data",
    },
    "accessibility": {
        "nl": "toegankelijkheid",
        "fr": "accessibilite",
        "de": "barrierefreiheit",
        "en": "accessibility",
    },
    "privacy": {"nl": "privacy", "fr": "vie-privee", "de": "datenschutz", "en": "privacy"},
}


def _route(page: str, rest: str) -> str:
    return f"{WORDS[page][(get_language() or 'nl').split('-')[0]]}/{rest}"


# The route of a page in the active language: route("houses", "<slug:slug>/").
# Lazy, so that Django compiles it once for each language.
route = lazy(_route, str)
