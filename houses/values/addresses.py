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
    "grants": {"nl": "bijdragen", "fr": "subventions", "de": "foerderungen", "en": "grants"},
    "regions": {"nl": "regios", "fr": "regions", "de": "regionen", "en": "regions"},
    "about": {"nl": "over-ons", "fr": "a-propos", "de": "ueber-uns", "en": "about"},
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
    "colophon": {"nl": "colofon", "fr": "mentions-legales", "de": "impressum", "en": "colophon"},
    "privacy": {"nl": "privacy", "fr": "vie-privee", "de": "datenschutz", "en": "privacy"},
    "suggestions": {
        "nl": "zoekvoorstellen",
        "fr": "suggestions-de-recherche",
        "de": "suchvorschlaege",
        "en": "search-suggestions",
    },
    "help-me-choose": {
        "nl": "help-me-kiezen",
        "fr": "aidez-moi-a-choisir",
        "de": "hilfe-beim-waehlen",
        "en": "help-me-choose",
    },
    "address-sheet": {
        "nl": "adresblad",
        "fr": "fiche-adresse",
        "de": "adressblatt",
        "en": "address-sheet",
    },
    "poster": {"nl": "affiche", "fr": "affiche", "de": "aushang", "en": "poster"},
    "hand-out": {"nl": "vouwblad", "fr": "depliant", "de": "faltblatt", "en": "leaflet"},
    "card": {"nl": "kaartje", "fr": "carte", "de": "karte", "en": "card"},
    "compare": {"nl": "vergelijk", "fr": "comparer", "de": "vergleichen", "en": "compare"},
    "traces": {
        "nl": "sporen-wissen",
        "fr": "effacer-ses-traces",
        "de": "spuren-loeschen",
        "en": "cover-your-tracks",
    },
    "my-list": {"nl": "mijn-lijst", "fr": "ma-liste", "de": "meine-liste", "en": "my-list"},
    "on-map": {
        "nl": "huizen-op-de-kaart",
        "fr": "maisons-sur-la-carte",
        "de": "haeuser-auf-der-karte",
        "en": "houses-on-a-map",
    },
    "outlines": {"nl": "omtrekken", "fr": "contours", "de": "umrisse", "en": "outlines"},
    "counted": {"nl": "geteld", "fr": "compte", "de": "gezaehlt", "en": "counted"},
    "suggest": {
        "nl": "stel-een-huis-voor",
        "fr": "proposer-une-maison",
        "de": "haus-vorschlagen",
        "en": "suggest-a-house",
    },
    "suggested": {
        "nl": "stel-een-huis-voor/bedankt",
        "fr": "proposer-une-maison/merci",
        "de": "haus-vorschlagen/danke",
        "en": "suggest-a-house/thanks",
    },
    "report": {
        "nl": "klopt-er-iets-niet",
        "fr": "signaler-une-erreur",
        "de": "fehler-melden",
        "en": "report-an-error",
    },
    "reported": {
        "nl": "klopt-er-iets-niet-bedankt",
        "fr": "signaler-une-erreur-merci",
        "de": "fehler-melden-danke",
        "en": "report-an-error-thanks",
    },
    "tell-us": {
        "nl": "zeg-het-ons",
        "fr": "dites-le-nous",
        "de": "sagen-sie-es-uns",
        "en": "tell-us",
    },
    "told-us": {
        "nl": "zeg-het-ons/bedankt",
        "fr": "dites-le-nous/merci",
        "de": "sagen-sie-es-uns/danke",
        "en": "tell-us/thanks",
    },
}


def _word(page: str) -> str:
    return WORDS[page][(get_language() or "nl").split("-")[0]]


def _route(page: str, rest: str) -> str:
    return f"{_word(page)}/{rest}"


def _file_route(page: str) -> str:
    return f"{_word(page)}.<slug:file_format>"


# The route of a page in the active language: route("houses", "<slug:slug>/"); and that of the same
# as a file: file_route("houses"). Lazy, so that Django compiles them once for each language.
route = lazy(_route, str)
file_route = lazy(_file_route, str)
