"""Which conversation a mail answers: our own signed Message-IDs."""

import base64
import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass

from zabota.channels.mail.letter import Letter

_MAC_BYTES = 20  # 160 bits: 32 base32 letters without padding
_SHAPE = re.compile(
    r"<zabota\.([1-9][0-9]{0,18})\.([1-9][0-9]{0,18})\.([a-z2-7]{32})@([a-z0-9.-]{1,253})>", re.IGNORECASE
)
_DOMAIN = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\Z")


@dataclass(frozen=True, slots=True)
class SignedReference:
    """A Message-ID that we, and nobody else, gave to message `message_id` of `conversation_id`."""

    conversation_id: int
    message_id: int
    domain: str


def sign_message_id(key: bytes, conversation_id: int, message_id: int, domain: str) -> str:
    """A Message-ID like <zabota.7.31.mac@domain>; the mac is HMAC-SHA256 cut to 160 bits.

    Raises ValueError for a key under 16 bytes, ids below 1 and a domain that is none.
    """
    domain = domain.lower()
    if conversation_id < 1 or message_id < 1:
        raise ValueError("A Message-ID needs the numbers of a stored conversation and message.")
    if not _DOMAIN.match(domain):
        raise ValueError("A Message-ID needs a domain of letters, digits, dots and hyphens.")
    mac = _mac(key, conversation_id, message_id, domain)
    return f"<zabota.{conversation_id}.{message_id}.{mac}@{domain}>"


def find_references(letter: Letter, key: bytes, *older_keys: bytes) -> list[SignedReference]:
    """Our own messages that this letter answers or returns, the nearest first; forged ones are left out."""
    names = [*letter.in_reply_to, *reversed(letter.references)]
    if letter.bounce:
        names += [letter.bounce.original_message_id, *_named_in(letter.text[:100_000])]
    found = (verify_message_id(name, key, *older_keys) for name in dict.fromkeys(names))
    return list(dict.fromkeys(reference for reference in found if reference))


def verify_message_id(name: str, key: bytes, *older_keys: bytes) -> SignedReference | None:
    """What a Message-ID of ours stands for; None when we did not sign it. Compares in constant time."""
    match = _SHAPE.fullmatch(name)
    if not match:
        return None
    reference = SignedReference(int(match[1]), int(match[2]), match[4].lower())
    given = match[3].lower()
    for candidate in (key, *older_keys):
        right = _mac(candidate, reference.conversation_id, reference.message_id, reference.domain)
        if hmac.compare_digest(given, right):
            return reference
    return None


def looks_like_ours(name: str) -> bool:
    """True for a Message-ID of the shape Zabota gives, verified or not: enough to stay silent."""
    return _SHAPE.fullmatch(name) is not None


def _named_in(text: str) -> Iterable[str]:
    return (match[0] for match in _SHAPE.finditer(text))


def _mac(key: bytes, conversation_id: int, message_id: int, domain: str) -> str:
    if len(key) < 16:
        raise ValueError("The key that signs Message-IDs must have at least 16 bytes.")
    signed = f"zabota message id\n{conversation_id}\n{message_id}\n{domain}".encode()
    mac = hmac.new(key, signed, hashlib.sha256).digest()[:_MAC_BYTES]
    return base64.b32encode(mac).decode().lower()
