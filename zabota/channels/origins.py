"""Which sites may use a form or a chat: none named means any. Credentials of ours never travel with it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from zabota.channels.models import Inbox

REMEMBER_SECONDS = "7200"


def read_origins(text: str) -> list[str]:
    """One site a line, as scheme://host[:port]; raises ValidationError that names the line it cannot read."""
    found = []
    for line in text.split():
        parts = urlsplit(line if "://" in line else f"https://{line}")
        if parts.scheme not in ("http", "https") or not parts.hostname or not is_host(parts.netloc):
            words = _("“%(line)s” is no site. Write it like https://example.com")
            raise ValidationError(words, params={"line": line})
        found.append(f"{parts.scheme}://{parts.netloc.lower()}")
    return list(dict.fromkeys(found))


def is_host(netloc: str) -> bool:
    """Nothing that could end a header or a directive of the policy."""
    return all(c.isalnum() or c in ".-:[]" for c in netloc) and netloc.isascii()


def origins_of(inbox: Inbox) -> list[str]:
    return (inbox.settings.get("origins") or "").split()


def is_allowed(inbox: Inbox, request: HttpRequest) -> bool:
    """Whether the page that asks may: its origin is named, none is named, or it is our own page."""
    origin = request.headers.get("Origin", "")
    allowed = origins_of(inbox)
    own = {settings.SITE_URL, f"{request.scheme}://{request.get_host()}"}
    return not allowed or not origin or origin in own or origin.lower() in allowed


def let_read(response: HttpResponse, request: HttpRequest) -> HttpResponse:
    """Let the asking page, which `is_allowed`, read the answer."""
    if origin := request.headers.get("Origin"):
        response["Access-Control-Allow-Origin"] = origin
        response["Access-Control-Expose-Headers"] = "Retry-After"
        response["Vary"] = "Origin"
    return response


def preflight(methods: str) -> HttpResponse:
    """The answer to a browser that asks first."""
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Methods"] = methods
    response["Access-Control-Allow-Headers"] = "Authorization, Content-Type, Idempotency-Key"
    response["Access-Control-Max-Age"] = REMEMBER_SECONDS
    return response


def framed_by(inbox: Inbox) -> list[str]:
    """For `frame-ancestors`."""
    return ["'self'", *origins_of(inbox)] if origins_of(inbox) else ["*"]
