"""Is a receipt's link good, and whose work does it ask about?"""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from zabota.asking.models import Receipt, Till
from zabota.asking.signing import Slip, is_signed, read
from zabota.company.models import User
from zabota.company.parameters import value_of

AHEAD = timedelta(hours=26)
"""A till's clock may be wrong by so much, a wrong zone included."""


def slip_of(token: str, purpose: str) -> tuple[Till, Slip] | None:
    """The till and what its receipt says, if the till signed it for this purpose; None for anything else."""
    slip = read(token)
    if slip is None:
        return None
    tills = Till.objects.filter(switched_off_at=None).select_related("branch", "survey", "smiley_touchpoint")
    till = tills.filter(id=slip.till_id).first()
    return (till, slip) if till is not None and is_signed(token, purpose, till.keys()) else None


def has_expired(slip: Slip, at: datetime | None = None) -> bool:
    """Too long ago, or from the future: then the till's clock is wrong."""
    at = at or timezone.now()
    return not at - timedelta(days=value_of("asking.receipt_days")) <= slip.bought_at <= at + AHEAD


def receipt_of(till: Till, slip: Slip) -> Receipt | None:
    """The receipt, if somebody answered from it already."""
    rows = Receipt.objects.select_related("invitation__response", "smiley__voucher")
    return rows.filter(till=till, number=slip.number, bought_at=slip.bought_at).first()


def cashier_of(till: Till, slip: Slip) -> User | None:
    return User.objects.filter(id=till.cashiers.get(slip.cashier) or 0).first()


def visit_of(till: Till, slip: Slip) -> dict[str, Any]:
    """What is frozen on the invitation."""
    return {
        "branch": till.branch_id,
        "till": till.name,
        "till_id": till.id,
        "receipt": slip.number,
        "cashier": slip.cashier,
        "bought_at": slip.bought_at.isoformat(),
    }
