from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.asking.actions.rate_by_smiley import rate_by_smiley
from zabota.asking.actions.redeem_voucher import redeem_voucher
from zabota.asking.models import Voucher
from zabota.core.errors import Refused


@pytest.fixture
def voucher(till, slip) -> Voucher:
    rate_by_smiley(till, slip(), 1)
    return Voucher.objects.get()


def test_a_code_works_once_and_the_log_says_for_whom(voucher, nina, oleg):
    typed = f" {voucher.code[:4].lower()}-{voucher.code[4:]} "
    assert redeem_voucher(typed, "Счёт 55", by=nina) == voucher
    with pytest.raises(Refused) as again:
        redeem_voucher(voucher.code, by=oleg)
    assert "Nina" in str(again.value)
    voucher.refresh_from_db()
    assert (voucher.redeemed_by, voucher.bill) == (nina, "Счёт 55")


def test_unknown_and_expired_codes_are_refused(voucher, nina):
    with pytest.raises(Refused):
        redeem_voucher("AAAA2222", by=nina)
    with pytest.raises(Refused):
        redeem_voucher(voucher.code, by=nina, at=timezone.now() + timedelta(days=31))
    assert redeem_voucher(voucher.code, by=nina).redeemed_at
