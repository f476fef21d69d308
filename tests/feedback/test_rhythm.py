"""The rhythm against a slow and simple oracle: every pair, every window."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from zabota.feedback.rhythm import YEAR, fullest_year, too_near

START = datetime(2026, 1, 1, tzinfo=UTC)
moments = some.integers(0, 3 * 365 * 24).map(lambda hours: START + timedelta(hours=hours))


@given(some.lists(moments, max_size=40), some.integers(1, 120), some.integers(1, 8))
def test_whatever_the_order_nobody_is_asked_too_often(wishes, gap_days, most):
    asked: list[datetime] = []
    for at in wishes:
        if too_near(at, asked, gap_days) is None and fullest_year(at, asked) <= most:
            asked.append(at)
    asked.sort()
    assert all(b - a >= timedelta(days=gap_days) for a, b in zip(asked, asked[1:], strict=False))
    assert all(sum(a <= b < a + YEAR for b in asked) <= most for a in asked)


@given(some.lists(moments, max_size=20), moments, some.integers(1, 120))
def test_only_one_that_is_really_near_stands_in_the_way(others, at, gap_days):
    near = too_near(at, others, gap_days)
    distances = [abs(other - at) for other in others]
    if near is None:
        assert all(distance >= timedelta(days=gap_days) for distance in distances)
    else:
        assert abs(near - at) == min(distances) < timedelta(days=gap_days)


@given(some.lists(moments, max_size=20), moments)
def test_the_fullest_year_is_counted_as_an_oracle_counts_it(others, at):
    every = [*others, at]
    windows = [start for start in every if start <= at < start + YEAR]
    assert fullest_year(at, others) == max(sum(s <= one < s + YEAR for one in every) for s in windows)
