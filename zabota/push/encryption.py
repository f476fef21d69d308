"""A message that only one browser can read (RFC 8291, aes128gcm of RFC 8188)."""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
RECORD_BYTES = 4096
MOST_BYTES = RECORD_BYTES - 16 - 1 - 86
"""Of a text: what push services must take, less tag, delimiter and head."""
SECRET_BYTES = 16
LAST_RECORD = b"\x02"


def encrypt(
    text: bytes,
    browser_key: bytes,
    secret: bytes,
    *,
    own: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """The body to be posted. `own` and `salt` are new each time; only a test of known values gives them."""
    if len(text) > MOST_BYTES:
        raise ValueError("A push has at most about four thousand bytes.")
    own = own or ec.generate_private_key(CURVE)
    salt = salt or os.urandom(16)
    own_key = point_of(own.public_key())
    shared = own.exchange(ec.ECDH(), key_of(browser_key))
    material = derived(secret, shared, b"WebPush: info\x00" + browser_key + own_key, 32)
    key = derived(salt, material, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = derived(salt, material, b"Content-Encoding: nonce\x00", 12)
    head = salt + RECORD_BYTES.to_bytes(4, "big") + bytes([len(own_key)]) + own_key
    return head + AESGCM(key).encrypt(nonce, text + LAST_RECORD, None)


def derived(salt: bytes, material: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(material)


def key_of(point: bytes) -> ec.EllipticCurvePublicKey:
    """Raises ValueError for what is no point of the curve."""
    return ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)


def point_of(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def as_text(raw: bytes) -> str:
    """base64url without padding, as browsers and push services write it."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def as_bytes(text: str) -> bytes:
    """Raises ValueError."""
    return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
