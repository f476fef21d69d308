"""How a telling is signed: the scheme of Standard Webhooks (standardwebhooks.com), version 1. Pure."""

import base64
import hashlib
import hmac
from collections.abc import Sequence


def key_of(secret: str) -> bytes:
    return base64.b64decode(secret.removeprefix("whsec_"))


def signature(secret: str, key: str, at: int, body: bytes) -> str:
    """`v1,` and the HMAC-SHA256 of "id.timestamp.body" in base64; `at` in seconds since 1970."""
    signed = f"{key}.{at}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key_of(secret), signed, hashlib.sha256).digest()).decode()


def headers(secrets: Sequence[str], key: str, at: int, body: bytes) -> dict[str, str]:
    """With a signature for each secret in force: the other side needs only one that it knows."""
    signatures = " ".join(signature(secret, key, at, body) for secret in secrets)
    return {"webhook-id": key, "webhook-timestamp": str(at), "webhook-signature": signatures}
