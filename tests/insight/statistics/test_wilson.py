import pytest
from hypothesis import given
from hypothesis import strategies as st

from zabota.insight.statistics.wilson import share_of, wilson

COUNTS = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_42_of_50_lies_between_71_and_92_percent():
    share = wilson(42, 50)
    assert (share.value, round(share.low, 4), round(share.high, 4)) == (0.84, 0.7149, 0.9166)


def test_no_answer_is_no_share():
    assert wilson(0, 0) is None


@pytest.mark.parametrize(("count", "n"), [(3, 2), (-1, 2), (1, 0)])
def test_an_impossible_share_is_refused(count, n):
    with pytest.raises(ValueError):
        wilson(count, n)


def test_a_share_of_nobody_and_certainty_are_refused():
    with pytest.raises(ValueError):
        share_of(0, 0)
    with pytest.raises(ValueError):
        wilson(1, 2, confidence=1)


@given(COUNTS)
def test_the_interval_holds_the_share_and_stays_between_nothing_and_all(case):
    share = wilson(*case)
    assert 0 <= share.low <= share.value <= share.high <= 1
    assert share.low < share.high


@given(COUNTS)
def test_the_share_of_the_others_is_the_mirror_image(case):
    count, n = case
    share, others = wilson(count, n), wilson(n - count, n)
    assert share.low == pytest.approx(1 - others.high) and share.high == pytest.approx(1 - others.low)


@given(COUNTS)
def test_one_more_never_lowers_the_interval_and_more_answers_narrow_it(case):
    count, n = case
    share = wilson(count, n)
    if count < n:
        more = wilson(count + 1, n)
        assert more.low >= share.low and more.high >= share.high
    tenfold = wilson(10 * count, 10 * n)
    assert tenfold.high - tenfold.low < share.high - share.low


@given(COUNTS)
def test_surer_is_wider(case):
    sure, surer = wilson(*case, confidence=0.9), wilson(*case, confidence=0.99)
    assert surer.low <= sure.low and surer.high >= sure.high
