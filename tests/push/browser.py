"""A browser and its push service, written from the published schemes without our own code."""

import base64
import json
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.channels.provider import Asked, Provider, Reply


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


class Browser:
    """Has a key pair and a secret; reads what was encrypted for it."""

    def __init__(self, private: ec.EllipticCurvePrivateKey | None = None, secret: bytes = b"s" * 16):
        self.private = private or ec.generate_private_key(ec.SECP256R1())
        self.secret = secret
        self.point = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def subscription(self, endpoint: str) -> dict[str, Any]:
        keys = {"p256dh": encoded(self.point), "auth": encoded(self.secret)}
        return {"endpoint": endpoint, "expirationTime": None, "keys": keys}

    def read(self, body: bytes) -> bytes:
        salt, length = body[:16], body[20]
        sender, sealed = body[21 : 21 + length], body[21 + length :]
        point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender)
        shared = self.private.exchange(ec.ECDH(), point)

        def expand(salt: bytes, material: bytes, info: bytes, size: int) -> bytes:
            return HKDF(hashes.SHA256(), size, salt, info).derive(material)

        material = expand(self.secret, shared, b"WebPush: info\0" + self.point + sender, 32)
        key = expand(salt, material, b"Content-Encoding: aes128gcm\0", 16)
        nonce = expand(salt, material, b"Content-Encoding: nonce\0", 12)
        padded = AESGCM(key).decrypt(nonce, sealed, None)
        text = padded.rstrip(b"\0")
        assert text.endswith(b"\x02"), "the last record says so"
        return text[:-1]


class PushService(Provider):
    """Takes every push; `next` holds other answers."""

    def answer(self, asked: Asked) -> Reply:
        return Reply(201, body=b"")

    def seen_by(self, browser: Browser) -> list[dict[str, Any]]:
        return [json.loads(browser.read(asked.body)) for asked in self.asked]


def claims_of(asked: Asked) -> dict[str, Any]:
    """What the sender says of itself; raises when it is not signed with the key it names."""
    scheme, _space, rest = asked.headers["authorization"].partition(" ")
    assert scheme == "vapid"
    values = dict(part.strip().split("=", 1) for part in rest.split(","))
    head, claims, signature = values["t"].split(".")
    raw = decoded(signature)
    both = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(values["k"]))
    key.verify(both, f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))
    assert json.loads(decoded(head)) == {"typ": "JWT", "alg": "ES256"} and len(raw) == 64
    return {**json.loads(decoded(claims)), "k": values["k"]}
