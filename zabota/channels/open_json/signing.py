"""Both directions are signed alike: HMAC-SHA256 over the moment, a dot and the body."""

import hashlib
import hmac
import time
from collections.abc import Mapping

from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from zabota.channels.kind import NotSigned

SIGNATURE, TIMESTAMP = "X-Zabota-Signature", "X-Zabota-Timestamp"
FRESH_SECONDS = 300


def signature_of(secret: str, timestamp: str, body: bytes) -> str:
    signed = timestamp.encode() + b"." + body
    return "sha256=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def signed_headers(secret: str, body: bytes, now: float | None = None) -> dict[str, str]:
    timestamp = str(int(time.time() if now is None else now))
    return {TIMESTAMP: timestamp, SIGNATURE: signature_of(secret, timestamp, body)}


def check_signed(secret: str, headers: Mapping[str, str], body: bytes, now: float | None = None) -> None:
    """Raises NotSigned for a wrong signature, and for a right one older or newer than five minutes."""
    timestamp = headers.get(TIMESTAMP) or ""
    given = headers.get(SIGNATURE) or ""
    if not secret or not constant_time_compare(given, signature_of(secret, timestamp, body)):
        raise NotSigned(_("The signature is missing or wrong."))
    moment = int(timestamp) if timestamp.isascii() and timestamp.isdigit() else 0
    if abs((time.time() if now is None else now) - moment) > FRESH_SECONDS:
        raise NotSigned(_("This was signed too long ago: is the clock right?"))
