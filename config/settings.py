"""All settings. What an operator may change comes from the environment, declared below."""

import contextlib
import os
import secrets
from pathlib import Path
from urllib.parse import quote

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from config.environment import Environment, database
from config.tiles import sources_of_tiles

BASE_DIR = Path(__file__).resolve().parent.parent

env = Environment(os.environ)

ENVIRONMENT = env.choice(
    "ENVIRONMENT",
    "development",
    ("development", "test", "production"),
    "Production refuses insecure values; development makes its own secret key.",
)
PRODUCTION = ENVIRONMENT == "production"

DATA_DIR = env.folder(
    "DATA_DIR", BASE_DIR / "var", "var", "Where the embedded database and the secret key live."
)
SECRET_KEY = env.text(
    "SECRET_KEY", "", "Signs sessions; at least 50 characters. Production must set it."
)
ALLOWED_HOSTS = env.words(
    "ALLOWED_HOSTS",
    "localhost,127.0.0.1,[::1]",
    "The host names that the site answers to. Production must name its own.",
)
HTTPS = env.yes_or_no(
    "HTTPS",
    "yes" if PRODUCTION else "no",
    "Sends visitors to https, marks cookies as secure and sends HSTS. Yes in production.",
)
HSTS_WHOLE_DOMAIN = env.yes_or_no(
    "HSTS_WHOLE_DOMAIN",
    "no",
    "Extends HSTS to all subdomains and offers the domain for preloading: hard to take back.",
)
BEHIND_PROXY = env.yes_or_no(
    "BEHIND_PROXY",
    "no",
    "Believes X-Forwarded-Proto; yes only behind a proxy that always sets that header.",
)
DATABASE_URL = env.text(
    "DATABASE_URL",
    "",
    "sqlite:///path or postgresql://user:password@host:port/name; empty: SQLite in DATA_DIR.",
)
DATABASE_POOL_SIZE = env.whole_number(
    "DATABASE_POOL_SIZE", 8, "PostgreSQL connections per process; 0: one per thread, no pool."
)
SITE_NAME = env.text("SITE_NAME", "Steunwijzer", "The name of the site on every page.")
HOME_COUNTRY = env.choice(
    "HOME_COUNTRY", "be", ("be", "nl"), "The country whose map and help lines the home page shows."
)
QUICK_EXIT_URL = env.web_address(
    "QUICK_EXIT_URL",
    "https://www.wikipedia.org/",
    "Where “Leave quickly” leads: a page that anybody might be reading, without a login.",
)
MAP_TILE_URL = env.text(
    "MAP_TILE_URL",
    "",
    "Images of streets under maps: https://host/{z}/{x}/{y}.png; empty: our own outlines only.",
)
MAP_TILE_ATTRIBUTION = env.text(
    "MAP_TILE_ATTRIBUTION", "", "Who made those images, as their licence asks; a URL is a link."
)
MAP_TILE_MAX_ZOOM = env.whole_number("MAP_TILE_MAX_ZOOM", 18, "How deep those images go: 10 to 22.")
COLLECTED_STATIC = env.folder(
    "STATIC_ROOT", DATA_DIR / "static", "var/static", "Where collectstatic puts the static files."
)
LOG_LEVEL = env.choice(
    "LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR"), "How much goes to standard error."
)


def _insecure() -> list[str]:
    """What must be mended before the site may start in production, as sentences."""
    problems = []
    if len(SECRET_KEY) < 50:
        problems.append("SECRET_KEY must be set, to at least 50 random characters.")
    if not os.environ.get("ALLOWED_HOSTS") or "*" in ALLOWED_HOSTS:
        problems.append("ALLOWED_HOSTS must name the hosts of the site, and not '*'.")
    if not HTTPS:
        problems.append("HTTPS must be yes: sign-in cookies would travel unprotected.")
    return problems


def _own_secret_key() -> str:
    """A key made at the first start and kept, so that sign-ins survive a restart.

    Linking a finished file into place is atomic: two first starts at once end
    with the same key.
    """
    path = DATA_DIR / "secret_key"
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"secret_key.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text()


if PRODUCTION and (problems := _insecure()):
    raise ImproperlyConfigured("Not safe to start in production. " + " ".join(problems))
SECRET_KEY = SECRET_KEY or _own_secret_key()

DEBUG = False

INSTALLED_APPS = [
    "houses",
    "networks",
    "config.apps.StaffConfig",  # django.contrib.admin, as our staff know it
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
    "django_filters",
]

MIDDLEWARE = [
    # What adds headers stands outside what may answer by itself.
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.gate.PermissionsPolicy",
    "django.middleware.security.SecurityMiddleware",
    "config.gate.RequestGate",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

if not PRODUCTION:
    # Static files are served as they lie, so they are compressed on the way, as pages are. In
    # production they are compressed once, when they are collected.
    _compressing, _serving = (
        "django.middleware.gzip.GZipMiddleware",
        "whitenoise.middleware.WhiteNoiseMiddleware",
    )
    MIDDLEWARE.remove(_compressing)
    MIDDLEWARE.insert(MIDDLEWARE.index(_serving), _compressing)

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "houses.pages.frame.frame",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

try:
    DATABASES = {
        "default": database(
            DATABASE_URL or f"sqlite:///{quote(str(DATA_DIR / 'steunwijzer.sqlite3'))}",
            pool_size=DATABASE_POOL_SIZE,
        )
    }
except ValueError as problem:
    # Without the address itself: it may hold a password.
    raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {problem}.") from None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

if ENVIRONMENT == "test":
    # Passwords of tests need no protection, and a safe one takes half a second to make.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("fr", _("French")), ("de", _("German")), ("en", _("English"))]
# Texts may be kept in these, in the order in which they are asked for.
CONTENT_LANGUAGES = ["nl", "fr", "de", "en"]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
TIME_ZONE = "Europe/Brussels"

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# Outside production the files are served from where they lie: nothing to collect. Tests look a
# file up when it is asked for, rather than list all files for each test.
STATIC_ROOT = COLLECTED_STATIC if PRODUCTION else None
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = ENVIRONMENT == "test"

MAP_TILE_HOST = ""
MAP_TILE_SOURCES: list[str] = []
if MAP_TILE_URL:
    try:
        MAP_TILE_HOST, MAP_TILE_SOURCES = sources_of_tiles(MAP_TILE_URL, secure=PRODUCTION)
    except ValueError as problem:
        raise ImproperlyConfigured(f"MAP_TILE_URL cannot be read: {problem}.") from None
    if not MAP_TILE_ATTRIBUTION:
        raise ImproperlyConfigured("MAP_TILE_ATTRIBUTION must say who made the images.")
    if not 10 <= MAP_TILE_MAX_ZOOM <= 22:
        raise ImproperlyConfigured("MAP_TILE_MAX_ZOOM must lie between 10 and 22.")

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, *MAP_TILE_SOURCES],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
# Nothing is told to other sites. "no-referrer" would also blank the Origin of our own
# forms, which Django's protection against forged requests needs.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS and HSTS_WHOLE_DOMAIN
SECURE_HSTS_PRELOAD = HTTPS and HSTS_WHOLE_DOMAIN
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_AGE = 12 * 3600
# A network of a thousand members is one form of nine fields a member.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
}
