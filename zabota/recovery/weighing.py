"""How much a case weighs: the customer's value and reach against an ordinary customer's. Pure arithmetic.

weight = 100 x (1 + share_of_value x (value / typical - 1) + share_of_reach x log10(1 + followers)), at least
1, where an unknown value counts as the typical one and unknown followers as none.
"""

from decimal import Decimal
from math import log10

ORDINARY = 100
MOST = 1_000_000


def weight_of(
    value: Decimal | None,
    followers: int | None,
    *,
    typical: Decimal,
    value_share: float = 0.5,
    reach_share: float = 0.5,
) -> int:
    """A whole number; 100 for a customer of typical value whom nobody follows."""
    beyond = float(value / typical) - 1 if value is not None and typical > 0 else 0.0
    heard = log10(1 + (followers or 0))
    found = ORDINARY * (1 + value_share * beyond + reach_share * heard)
    return max(1, min(MOST, round(found)))
