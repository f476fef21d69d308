from math import exp
from random import Random

import pytest

from zabota.insight.statistics.trend import forecast_count


def poisson(dice: Random, mean: float) -> int:
    count, product, limit = 0, dice.random(), exp(-mean)
    while product > limit:
        count, product = count + 1, product * dice.random()
    return count


def test_counts_that_stay_are_foreseen_to_stay():
    found = forecast_count([16] * 10, 20)
    assert found.value == pytest.approx(16)
    assert found.low < 16 < found.high
    assert forecast_count([3, 4], 5) is None


def test_the_further_ahead_the_less_is_known():
    near, far = (forecast_count([20, 18, 21, 19, 22, 20, 18, 21, 20, 19], at) for at in (10, 30))
    assert far.high - far.low > near.high - near.low
    assert near.low < 20 < near.high


def test_the_interval_covers_a_mean_that_falls_as_its_root_does():
    dice, covered = Random(4), 0
    for _again in range(300):
        counts = [poisson(dice, (5 - 0.12 * week) ** 2) for week in range(16)]
        found = forecast_count(counts, 22)
        covered += found.low <= (5 - 0.12 * 22) ** 2 <= found.high
    assert covered >= 276
