"""Links that a till prints without asking us: a pure format, described in docs/how-to/ask-on-the-receipt.md.

    <till>.<receipt>.<seconds>.<cashier>.<signature>

The signature is the first 32 hex digits of HMAC-SHA256 with the till's key over
`zabota-<purpose>-1:<till>.<receipt>.<seconds>.<cashier>`, so that a link for one purpose opens no other.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime

PURPOSES = ("receipt", "smileys")
DIGITS = 32
SHAPE = re.compile(r"([1-9]\d{0,17})\.([A-Za-z0-9-]{1,40})\.(\d{9,11})\.([A-Za-z0-9-]{0,20})\.([0-9a-f]{32})")


@dataclass(frozen=True)
class Slip:
    """What a receipt says of itself; `bought_at` to the second."""

    till_id: int
    number: str
    bought_at: datetime
    cashier: str = ""

    @property
    def payload(self) -> str:
        return f"{self.till_id}.{self.number}.{int(self.bought_at.timestamp())}.{self.cashier}"


def signature(key: str, purpose: str, payload: str) -> str:
    said = f"zabota-{purpose}-1:{payload}".encode()
    return hmac.new(key.encode(), said, hashlib.sha256).hexdigest()[:DIGITS]


def sign(key: str, purpose: str, slip: Slip) -> str:
    """The last part of the link. ValueError for what the format cannot hold."""
    token = f"{slip.payload}.{signature(key, purpose, slip.payload)}"
    if not SHAPE.fullmatch(token):
        raise ValueError("a receipt's number and cashier are letters, digits and hyphens")
    return token


def read(token: str) -> Slip | None:
    """What a token claims; it proves nothing until `is_signed`."""
    shape = SHAPE.fullmatch(token)
    if shape is None:
        return None
    till_id, number, seconds, cashier, _signature = shape.groups()
    return Slip(int(till_id), number, datetime.fromtimestamp(int(seconds), UTC), cashier)


def is_signed(token: str, purpose: str, keys: list[str]) -> bool:
    payload, _dot, given = token.rpartition(".")
    return any(hmac.compare_digest(given, signature(key, purpose, payload)) for key in keys)
