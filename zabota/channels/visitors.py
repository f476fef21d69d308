"""Visitors of a site's chat: a random token that only their browser keeps; we keep its digest.

The digest is the visitor's address (identity kind `chat`). Tickets and file passes are signed, carry the
digest, and expire: they may stand in a URL, the token never does.
"""

import hashlib
import hmac
import re
import secrets

from django.conf import settings
from django.core import signing

TOKEN = re.compile(r"[A-Za-z0-9_-]{32,64}")
TICKET_SECONDS = 3600
PASS_SECONDS = 24 * 3600


def new_token() -> str:
    """192 random bits."""
    return secrets.token_urlsafe(24)


def digest_of(inbox_key: str, token: str) -> str:
    """40 hex digits that name the visitor in this inbox; "" for what cannot be a token of ours."""
    if not TOKEN.fullmatch(token):
        return ""
    said = f"chat:{inbox_key}:{token}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()[:40]


def live_ticket(visitor: str) -> str:
    """Opens the live stream of one visitor for an hour."""
    return signing.TimestampSigner(salt="chat.live").sign(visitor)


def visitor_of_ticket(ticket: str) -> str | None:
    try:
        return signing.TimestampSigner(salt="chat.live").unsign(ticket, max_age=TICKET_SECONDS)
    except signing.BadSignature:
        return None


def file_pass(inbox_key: str, file_id: int) -> str:
    """Opens one file for a day; made only for the visitor in whose talk the file is."""
    return signing.TimestampSigner(salt=f"chat.file.{inbox_key}").sign(str(file_id))


def file_of_pass(inbox_key: str, passed: str) -> int | None:
    try:
        signer = signing.TimestampSigner(salt=f"chat.file.{inbox_key}")
        return int(signer.unsign(passed, max_age=PASS_SECONDS))
    except (signing.BadSignature, ValueError):
        return None
