"""Who sends a push: a token that a push service checks with our public key (RFC 8292)."""

import hashlib
import hmac
import json
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from django.conf import settings

from zabota.push.encryption import CURVE, as_text, point_of

VALID = timedelta(hours=12)
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the curve P-256: private keys lie below it."""


def own_key() -> ec.EllipticCurvePrivateKey:
    """The installation's, derived from its secret and stored nowhere, as links are."""
    seed = hmac.new(settings.SECRET_KEY.encode(), b"zabota push key", hashlib.sha512).digest()
    return ec.derive_private_key(int.from_bytes(seed, "big") % (ORDER - 1) + 1, CURVE)


def public_key() -> str:
    """What a browser is given when it subscribes."""
    return as_text(point_of(own_key().public_key()))


def authorization(endpoint: str, now: datetime) -> str:
    """The header for one push service."""
    where = urlsplit(endpoint)
    claims = {
        "aud": f"{where.scheme}://{where.netloc}",
        "exp": int((now + VALID).timestamp()),
        "sub": contact(),
    }
    return f"vapid t={signed(claims)}, k={public_key()}"


def contact() -> str:
    """Push services want to know whom to ask: the address of the house, or its mail."""
    site: str = settings.SITE_URL
    return site if site.startswith("https://") else f"mailto:{settings.DEFAULT_FROM_EMAIL}"


def signed(claims: dict[str, object]) -> str:
    parts = [{"typ": "JWT", "alg": "ES256"}, claims]
    text = ".".join(as_text(json.dumps(part, separators=(",", ":")).encode()) for part in parts)
    r, s = decode_dss_signature(own_key().sign(text.encode(), ec.ECDSA(SHA256())))
    return f"{text}.{as_text(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"
