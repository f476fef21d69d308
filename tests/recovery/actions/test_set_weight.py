from decimal import Decimal

import pytest

from zabota.core.errors import Refused
from zabota.recovery.actions.set_weight import set_weight
from zabota.recovery.weighing import weight_of

TYPICAL = Decimal(1000)


def test_the_customer_s_open_cases_are_weighed_anew(case, alice, irina):
    assert case.weight == 100
    set_weight(alice, Decimal(5000), 9, by=irina)
    case.refresh_from_db()
    assert case.weight == 350
    with pytest.raises(Refused):
        set_weight(alice, Decimal(-1), None, by=irina)


@pytest.mark.parametrize(
    ("value", "followers", "weight"),
    [
        (None, None, 100),
        (1000, 0, 100),
        (3000, None, 200),
        (0, None, 50),
        (None, 999, 250),
        (10**9, 10**9, 10**6),
    ],
)
def test_the_weight_by_hand(value, followers, weight):
    known = None if value is None else Decimal(value)
    assert weight_of(known, followers, typical=TYPICAL) == weight
