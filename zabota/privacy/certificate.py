"""The proof of an erasure, as others can check it."""

import hashlib
import json
from typing import Any

from zabota.privacy.models import Erasure


def certificate_of(erasure: Erasure) -> dict[str, Any]:
    """What the proof says; `digest` is the SHA-256 of all the rest, keys sorted, without spaces."""
    return {**_told(erasure), "digest": erasure.digest}


def digest_of(erasure: Erasure) -> str:
    told = json.dumps(_told(erasure), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def is_untouched(erasure: Erasure) -> bool:
    """Whether it says what it said when it was made."""
    return erasure.digest == digest_of(erasure)


def _told(erasure: Erasure) -> dict[str, Any]:
    return {
        "certificate": erasure.id,
        "cards": erasure.customer_ids,
        "because": erasure.because,
        "by": erasure.by_id,
        "at": erasure.at.isoformat(),
        "erased": erasure.counts,
        "looked_at": erasure.looked_at.isoformat() if erasure.looked_at else None,
        "found": erasure.found,
        "previous": erasure.previous,
    }
