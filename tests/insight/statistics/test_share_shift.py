import pytest
from hypothesis import given
from hypothesis import strategies as st

from zabota.insight.statistics.share_shift import share_shift


@pytest.mark.parametrize(
    ("counts", "p_value"),
    [
        ((2, 100, 12, 100), 0.0129),  # binomial(14, 1/2): 2 * 106 / 16384
        ((0, 50, 5, 100), 0.2634),  # binomial(5, 2/3): 2 * (2/3)**5
        ((10, 100, 10, 100), 1.0),
    ],
)
def test_by_hand(counts, p_value):
    assert share_shift(*counts).p_value == pytest.approx(p_value, abs=1e-4)


def test_how_many_times_and_new():
    assert share_shift(10, 1000, 30, 1500).times == pytest.approx(2)
    assert share_shift(0, 1000, 30, 1500).times is None


def test_where_the_exact_test_gives_way_to_the_normal_one_they_agree():
    exact, normal = share_shift(540, 5000, 460, 5000), share_shift(541, 5000, 461, 5000)
    assert exact.p_value == pytest.approx(normal.p_value, rel=0.05)


def test_nothing_to_compare():
    assert share_shift(0, 10, 0, 10) is None and share_shift(0, 0, 3, 10) is None


@pytest.mark.parametrize("counts", [(-1, 10, 0, 10), (11, 10, 0, 10), (0, 10, 11, 10)])
def test_counts_that_cannot_be(counts):
    with pytest.raises(ValueError, match="cannot be"):
        share_shift(*counts)


@given(st.integers(0, 400), st.integers(400, 5000), st.integers(0, 400), st.integers(400, 5000))
def test_backwards_it_is_as_likely(before, of_before, now, of_now):
    there, back = share_shift(before, of_before, now, of_now), share_shift(now, of_now, before, of_before)
    assert (there is None) == (back is None)
    if there and back:
        assert 0 <= there.p_value <= 1 and there.p_value == pytest.approx(back.p_value, abs=1e-9)
