"""Settings: read from the environment, with defaults under which one shop can run as it is."""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import postgres
from config.secret import kept_secret

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # our matrices are small: more threads only wait
ROOT = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("ZABOTA_HOME", "var")).resolve()
HOME.mkdir(parents=True, exist_ok=True)

SECRET_KEY = kept_secret(HOME, "secret")
FIELD_KEYS = kept_secret(HOME, "fields").split()
DEBUG = os.environ.get("ZABOTA_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("ZABOTA_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
SITE_URL = os.environ.get("ZABOTA_URL", "http://127.0.0.1:8000").rstrip("/")
FILES = HOME / "files"
MAIL_DOMAIN = os.environ.get("ZABOTA_MAIL_DOMAIN", "zabota.localhost")
SMTP_URL = os.environ.get("ZABOTA_SMTP_URL", "")  # smtp://user:password@host:port, for inboxes without one
SMTP_RECEIVER = os.environ.get("ZABOTA_SMTP_RECEIVER", "127.0.0.1:8025")

APPS = [
    "portal",
    "privacy",
    "improvement",
    "reviews",
    "push",
    "stakes",
    "complaints",
    "recovery",
    "reading",
    "custody",
    "asking",
    "feedback",
    "workload",
    "routing",
    "rules",
    "visits",
    "asides",
    "reports",
    "agenda",
    "imports",
    "reception",
    "orders",
    "answers",
    "desk",
    "webhooks",
    "channels",
    "knowledge",
    "customers",
    "insight",
    "company",
]
INSTALLED_APPS = [
    *(f"zabota.{app}" for app in APPS),
    "zabota.core",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "zabota.company.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "zabota.core.known.KnownMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "zabota.company.middleware.SessionsMiddleware",
    "zabota.company.middleware.HistoryMiddleware",
    "zabota.core.once.OnceMiddleware",
    "zabota.privacy.middleware.AccessMiddleware",
    "zabota.core.replica.ReplicaMiddleware",
]
ROOT_URLCONF = "config.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "zabota.company.context.shell",
                "zabota.portal.context.demo_people",
            ]
        },
    }
]
DATABASES = {"default": postgres.database_settings(HOME)}
if replica_url := os.environ.get("REPLICA_URL"):
    DATABASES["replica"] = postgres.settings_of(replica_url)
REPLICA_PAGES = ("zabota.reports.views", "zabota.reading.views", "zabota.insight.views")
"""Whose pages ask the replica when there is one."""
SEVERAL = os.environ.get("ZABOTA_SEVERAL", "1" if os.environ.get("DATABASE_URL") else "0") == "1"
"""Other processes may serve the same company: what is counted is counted for all of them."""
OWN_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "own"}
CACHES = {
    "default": {"BACKEND": "zabota.core.shared_cache.SharedCache"} if SEVERAL else OWN_MEMORY,
    "own": OWN_MEMORY,
}
PREPARED_STATEMENTS = os.environ.get("ZABOTA_PREPARED", "1") == "1"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PGHISTORY_APPEND_ONLY = True

AUTH_USER_MODEL = "company.User"
AUTHENTICATION_BACKENDS = ["zabota.company.sign_in.StaffBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "zabota.company.models.user.display_name"
ACCOUNT_ADAPTER = "zabota.company.sign_in.StaffAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody makes us write to an address of their choice
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SITE_URL.startswith("http://127.0.0.1") or DEBUG

SESSION_ENGINE = "zabota.company.sessions"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "style-src-attr": ["'unsafe-inline'"],  # ECharts and Tabler set sizes on elements
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF, "blob:"],
        "frame-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 << 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 << 20

EMAIL_BACKEND = "zabota.channels.staff_mail.OutboxBackend"
DEFAULT_FROM_EMAIL = os.environ.get("ZABOTA_FROM", f"zabota@{MAIL_DOMAIN}")

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
USE_TZ = True
TIME_ZONE = os.environ.get("ZABOTA_TIME_ZONE", "Europe/Chisinau")
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ru", _("Russian")), ("ro", _("Romanian"))]
LANGUAGE_COOKIE_NAME = "language"

SCHEDULE = "config.schedule"
PROCRASTINATE_ON_APP_READY = "zabota.core.jobs.use_app"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"zabota": {"level": "INFO"}},
}
