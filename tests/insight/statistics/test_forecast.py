from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zabota.insight.statistics.forecast import WEEK, as_last_week, busiest, forecast, next_week

SHAPE = [float((hour % 24 in range(9, 18)) * (1 + hour % 24 % 5)) for hour in range(WEEK)]


def weeks(*factors: float) -> list[list[float]]:
    return [[hour * factor for hour in SHAPE] for factor in factors]


def test_a_week_like_all_others_is_foretold_exactly():
    found = forecast(weeks(2, 2, 2, 2, 2, 2))
    assert all(isclose(said, 2 * true) for said, true in zip(found.hours, SHAPE, strict=True))
    assert (found.ours.mae, found.ours.mape, found.within) == pytest.approx((0, 0, 0))
    assert found.ours.mase is None, "nothing changed, so nothing can be compared"


def test_growth_goes_on_and_beats_the_naive_way():
    found = forecast(weeks(10, 11, 12, 13, 14, 15, 16, 17))
    assert sum(found.hours) == pytest.approx(18 * sum(SHAPE), rel=0.01)
    assert found.ours.mase < found.naive.mase == pytest.approx(1)
    assert found.ours.mape < found.naive.mape


def test_a_wild_line_is_held_back():
    assert sum(next_week(weeks(0.1, 0.1, 0.1, 30))) <= 1.5 * 30.3 / 4 * sum(SHAPE) + 1e-6


def test_too_little_is_not_foretold_and_nothing_is_nothing():
    assert forecast(weeks(1, 1, 1, 1)) is None
    assert forecast([[0.0] * WEEK] * 6).hours == (0.0,) * WEEK
    with pytest.raises(ValueError):
        forecast([[1.0]] * 6)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(st.integers(0, 30), min_size=WEEK, max_size=WEEK), min_size=5, max_size=7))
def test_a_forecast_is_never_negative_and_errors_look_only_back(given_weeks):
    found = forecast(given_weeks)
    assert min(found.hours) >= 0
    assert found.ours.n == found.naive.n == WEEK * min(4, len(given_weeks) - 4)
    assert as_last_week(given_weeks) == given_weeks[-1]
    assert found.hours[busiest(found.hours)] == max(found.hours)
