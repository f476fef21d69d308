import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zabota.insight.statistics.times import quantile, times

SECONDS = st.lists(st.integers(0, 10**7), min_size=1, max_size=60)


def test_median_p90_and_the_share_in_time():
    result = times([60, 120, 180, 240, 3600], target_seconds=180)
    assert (result.n, result.median_seconds) == (5, 180)
    assert result.p90_seconds == pytest.approx(2256)
    assert (result.within.count, result.within.value) == (3, 0.6)


def test_exactly_on_target_is_in_time():
    assert times([180], target_seconds=180).within.count == 1


def test_without_a_target_there_is_no_share():
    assert times([1, 2]).within is None


def test_no_times_no_answer():
    assert times([]) is None


def test_time_below_nothing_and_odd_quantiles_are_refused():
    with pytest.raises(ValueError):
        times([-1])
    with pytest.raises(ValueError):
        quantile([], 0.5)
    with pytest.raises(ValueError):
        quantile([1], 1.5)


@given(SECONDS)
def test_the_median_and_p90_are_those_of_the_standard_library(seconds):
    result = times(seconds)
    assert result.median_seconds == pytest.approx(statistics.median(seconds))
    if len(seconds) > 1:
        expected = statistics.quantiles(seconds, n=10, method="inclusive")[-1]
        assert result.p90_seconds == pytest.approx(expected)
    assert min(seconds) <= result.median_seconds <= result.p90_seconds <= max(seconds)


@given(SECONDS, st.randoms())
def test_order_does_not_matter(seconds, dice):
    assert times(dice.sample(seconds, len(seconds)), 500) == times(seconds, 500)


@given(SECONDS, st.integers(0, 10**7), st.integers(0, 10**6))
def test_a_looser_target_is_never_met_less(seconds, target, more):
    assert times(seconds, target + more).within.count >= times(seconds, target).within.count
