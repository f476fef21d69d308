import pytest
from hypothesis import given
from hypothesis import strategies as st

from zabota.insight.statistics.sketch import (
    GROWTH,
    PRECISION,
    add_up,
    bucket_of,
    quantile_interval,
    quantile_of,
    seconds_of,
)

WAITS = st.lists(st.integers(0, 3_000_000), min_size=1, max_size=60)


def sketch(seconds):
    counts: dict[int, int] = {}
    for one in seconds:
        counts[bucket_of(one)] = counts.get(bucket_of(one), 0) + 1
    return counts


@given(WAITS, st.sampled_from([0.0, 0.25, 0.5, 0.9, 1.0]))
def test_a_quantile_is_within_five_percent_of_the_value_at_its_rank(seconds, share):
    ordered = sorted(seconds)
    rank = max(1, -int(-(share * len(ordered)) // 1))
    true = ordered[rank - 1]
    assert quantile_of(sketch(seconds), share) == pytest.approx(true, rel=PRECISION, abs=0)


@given(WAITS, WAITS)
def test_added_up_is_as_if_seen_together(one, other):
    assert add_up([sketch(one), sketch(other)]) == sketch(one + other)


def test_buckets_begin_where_they_should():
    assert [bucket_of(value) for value in (0, 0.5, 1, 1.05, 1.1, 1.2, 1.3)] == [0, 0, 1, 1, 2, 2, 3]
    assert seconds_of(0) == 0
    assert seconds_of(5) == pytest.approx(2 * GROWTH**4 * GROWTH**5 / (GROWTH**4 + GROWTH**5))


def test_nothing_has_no_median_and_no_time_is_negative():
    assert quantile_of({}, 0.5) is None
    with pytest.raises(ValueError):
        bucket_of(-1)
    with pytest.raises(ValueError):
        quantile_of({1: 1}, 1.5)


@given(WAITS, st.sampled_from([0.5, 0.9]))
def test_an_interval_holds_the_quantile_and_narrows_with_n(seconds, share):
    few, many = sketch(seconds), sketch(seconds * 100)
    low, high = quantile_interval(few, share)
    assert low <= quantile_of(few, share) <= high
    closer = quantile_interval(many, share)
    assert closer[1] - closer[0] <= high - low
    assert quantile_interval({}, share) is None
