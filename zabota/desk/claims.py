"""Mail that answers something else than a conversation: an app above takes it before the desk files it."""

from collections.abc import Callable

from zabota.channels.kind import Incoming
from zabota.channels.models import Delivery

Claim = Callable[[Incoming, Delivery], bool]
_claims: list[Claim] = []


def claims_mail(claim: Claim) -> Claim:
    """Register a function that takes a message and says so; it asks the database nothing of ordinary mail.

    It runs in the transaction of the reading, and may run twice for one delivery.
    """
    _claims.append(claim)
    return claim


def is_claimed(incoming: Incoming, delivery: Delivery) -> bool:
    return any(claim(incoming, delivery) for claim in _claims)
