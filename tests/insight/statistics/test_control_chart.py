import random
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zabota.insight.statistics.control_chart import laney_p_chart, laney_u_chart, p_chart, u_chart

DAYS = st.lists(
    st.integers(0, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=40
).map(lambda days: tuple(zip(*days, strict=True)))
CHARTS = [p_chart, u_chart, laney_p_chart, laney_u_chart]


def year_of_days(seed):
    """365 days of about 2,500 answers whose true share of critics wanders from day to day."""
    dice = random.Random(seed)
    counts, sizes = [], []
    for _ in range(365):
        n = round(dice.gauss(2500, 200))
        share = min(max(dice.gauss(0.15, 0.011), 0.01), 0.9)
        counts.append(sum(dice.random() < share for _ in range(n)))
        sizes.append(n)
    return counts, sizes


def test_limits_of_a_p_chart_by_hand():
    chart = p_chart([10, 20, 30], [100, 100, 100])
    assert (chart.centre, chart.sigma_z) == (0.2, 1)
    assert chart.points[0].low == pytest.approx(0.2 - 3 * sqrt(0.2 * 0.8 / 100))
    assert chart.points[2].high == pytest.approx(0.32)


def test_limits_of_a_u_chart_by_hand():
    chart = u_chart([4, 9, 5], [2.0, 2.0, 2.0])
    assert chart.centre == 3
    assert (chart.points[0].low, chart.points[0].high) == (0, pytest.approx(3 + 3 * sqrt(1.5)))


def test_laneys_sigma_is_the_mean_moving_range_over_1_128():
    chart = laney_p_chart([10, 20, 30], [100, 100, 100])
    assert chart.sigma_z == pytest.approx((10 / 4) / 1.128)


def test_a_bad_day_is_a_signal():
    chart = p_chart([5] * 20 + [30], [100] * 21)
    assert [point.is_signal for point in chart.points] == [False] * 20 + [True]


def test_with_day_effects_the_plain_chart_cries_wolf_and_laneys_does_not():
    counts, sizes = year_of_days(seed=4)
    assert p_chart(counts, sizes).signals > 30
    assert laney_p_chart(counts, sizes).signals <= 4
    assert u_chart(counts, sizes).signals > 20
    assert laney_u_chart(counts, sizes).signals <= 4


def test_without_day_effects_laney_agrees_with_the_plain_chart():
    dice = random.Random(5)
    counts = [sum(dice.random() < 0.2 for _ in range(400)) for _ in range(200)]
    assert laney_p_chart(counts, [400] * 200).sigma_z == pytest.approx(1, abs=0.15)


@pytest.mark.parametrize("chart", CHARTS)
def test_an_empty_day_is_missing_not_zero(chart):
    points = chart([10, 0, 12], [100, 0, 100]).points
    assert points[1].value is None and not points[1].is_signal
    assert points[0].value == 0.1


@pytest.mark.parametrize("chart", CHARTS)
def test_nothing_at_all_is_no_chart(chart):
    assert chart([], []) is None and chart([0, 0], [0, 0]) is None


@pytest.mark.parametrize("chart", CHARTS)
def test_impossible_counts_are_refused(chart):
    for counts, sizes in ([[-1], [5]], [[1], [0]], [[1, 2], [5]]):
        with pytest.raises(ValueError):
            chart(counts, sizes)


@pytest.mark.parametrize("chart", [p_chart, laney_p_chart])
def test_more_than_all_is_no_share(chart):
    with pytest.raises(ValueError):
        chart([6], [5])


@given(DAYS, st.sampled_from(CHARTS))
def test_limits_hold_the_centre_and_signals_are_the_points_outside(days, make):
    chart = make(*days)
    if chart is None:
        return
    for point in (point for point in chart.points if point.value is not None):
        assert 0 <= point.low <= chart.centre <= point.high
        if point.is_signal:
            assert not point.low < point.value < point.high


@given(DAYS)
def test_a_chart_of_the_others_has_the_same_signals(days):
    counts, sizes = days
    others = [size - count for count, size in zip(counts, sizes, strict=True)]
    for make in (p_chart, laney_p_chart):
        chart, mirror = make(counts, sizes), make(others, sizes)
        if chart is not None:
            assert mirror.centre == pytest.approx(1 - chart.centre)
            assert mirror.sigma_z == pytest.approx(chart.sigma_z)
            assert mirror.signals == chart.signals
