from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.asking.actions.renew_till_key import renew_till_key
from zabota.asking.receipts import slip_of
from zabota.asking.signing import sign


@pytest.mark.parametrize("is_stolen", [False, True])
def test_receipts_of_the_key_before_stay_good_unless_it_was_stolen(till, slip, is_stolen):
    before = sign(till.key, "receipt", slip())
    renew_till_key(till, is_stolen=is_stolen)
    assert (slip_of(before, "receipt") is None) is is_stolen
    assert slip_of(sign(till.key, "receipt", slip()), "receipt") is not None
    assert len(till.keys(timezone.now() + timedelta(days=15))) == 1
