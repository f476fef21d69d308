"""A till's link is good for what it says, for one purpose, and for nothing else."""

import hashlib
import hmac
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zabota.asking.signing import Slip, is_signed, read, sign

KEY, OTHER = "k" * 64, "o" * 64
NAMES = st.text("ABCZabcz0189-", min_size=1, max_size=40)
SLIPS = st.builds(
    Slip,
    till_id=st.integers(1, 10**9),
    number=NAMES,
    bought_at=st.integers(1_000_000_000, 4_000_000_000).map(
        lambda seconds: datetime.fromtimestamp(seconds, UTC)
    ),
    cashier=st.text("abZ09-", max_size=20),
)
PURPOSE = st.sampled_from(["receipt", "smileys"])


@settings(max_examples=60)
@given(slip=SLIPS, purpose=PURPOSE)
def test_what_was_signed_is_read_again_and_opens_its_purpose_only(slip, purpose):
    token = sign(KEY, purpose, slip)
    assert read(token) == slip and is_signed(token, purpose, [OTHER, KEY])
    other = "smileys" if purpose == "receipt" else "receipt"
    assert not is_signed(token, other, [KEY]) and not is_signed(token, purpose, [OTHER])
    assert not is_signed(token, purpose, [])


@settings(max_examples=150)
@given(slip=SLIPS, purpose=PURPOSE, place=st.integers(0, 200), letter=st.sampled_from("0aZ9.-f1ж"))
def test_one_changed_letter_anywhere_and_it_is_refused(slip, purpose, place, letter):
    token = sign(KEY, purpose, slip)
    place %= len(token)
    changed = token[:place] + letter + token[place + 1 :]
    assert changed == token or read(changed) is None or not is_signed(changed, purpose, [KEY])


@settings(max_examples=100)
@given(st.text(max_size=120))
def test_nonsense_is_no_receipt_and_no_error(text):
    assert read(text) is None


def test_the_format_is_the_one_that_the_manual_describes():
    slip = Slip(12, "000123", datetime.fromtimestamp(1_764_346_343, UTC), "17")
    said = b"zabota-receipt-1:12.000123.1764346343.17"
    mac = hmac.new(KEY.encode(), said, hashlib.sha256).hexdigest()[:32]
    assert sign(KEY, "receipt", slip) == f"12.000123.1764346343.17.{mac}"


@pytest.mark.parametrize("number", ["чек", "a b", "a.b", "", "x" * 41])
def test_a_number_that_the_format_cannot_hold_is_not_signed(number):
    with pytest.raises(ValueError):
        sign(KEY, "receipt", Slip(1, number, datetime.fromtimestamp(1_764_346_343, UTC)))
