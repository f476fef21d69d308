"""Links that open one thing for one purpose: 128 random bits, useless without the installation's key.

The row keeps the random `nonce`; the link carries a keyed digest of purpose, row and nonce. A stolen database
holds no working link, and a message that holds one can be shown to staff without it.
"""

import hashlib
import hmac
import secrets

from django.conf import settings
from django.utils.crypto import constant_time_compare
from django.utils.http import base36_to_int, int_to_base36


def new_nonce() -> str:
    return secrets.token_hex(16)


def make_token(purpose: str, row_id: int, nonce: str) -> str:
    """The secret part of a link, e.g. `9z-3f0c…`."""
    said = f"{purpose}:{row_id}:{nonce}".encode()
    mac = hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()[:40]
    return f"{int_to_base36(row_id)}-{mac}"


def row_id_of(token: str) -> int | None:
    """Which row a token claims to be for; it proves nothing until `is_genuine`."""
    try:
        return base36_to_int(token.partition("-")[0])
    except ValueError:
        return None


def is_genuine(token: str, purpose: str, row_id: int, nonce: str) -> bool:
    return constant_time_compare(token, make_token(purpose, row_id, nonce))
