"""Where a provider posts to, and the secret it shows: derived, never stored (ADR 0006)."""

import hashlib
import hmac

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from zabota.channels.kind import NotSigned
from zabota.channels.models import Inbox


def hook_url(inbox: Inbox) -> str:
    """The whole address of the inbox's webhook door."""
    return f"{settings.SITE_URL}{reverse('channels:door', args=[inbox.key])}"


def hook_secret(inbox: Inbox) -> str:
    """40 letters and digits that only the provider and we know."""
    given = f"webhook:{inbox.kind}:{inbox.key}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), given, hashlib.sha256).hexdigest()[:40]


def check_secret(shown: object, expected: str) -> None:
    """Raises NotSigned; the time it takes tells nothing. An empty secret of ours admits nobody."""
    if not isinstance(shown, str) or not expected or not constant_time_compare(shown, expected):
        raise NotSigned(_("The secret is missing or wrong."))


def check_hmac(shown: str, secret: str, body: bytes) -> None:
    """`shown` is the HMAC-SHA256 of the body in hexadecimal, `sha256=` before it or not; raises NotSigned."""
    expected = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    given = shown.strip().lower().removeprefix("sha256=")
    if not secret or not constant_time_compare(given, expected):
        raise NotSigned(_("The signature is missing or wrong."))
