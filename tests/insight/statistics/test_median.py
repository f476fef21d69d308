from random import Random

from zabota.insight.statistics.median import median_of


def test_of_one_value_nothing_is_sure_and_of_none_there_is_no_median():
    assert median_of([]) is None
    assert (median_of([7.0]).value, median_of([7.0]).n) == (7.0, 1)


def test_the_interval_covers_the_true_median():
    dice, covered = Random(9), 0
    for _again in range(300):
        found = median_of([dice.expovariate(1) for _ in range(41)])
        covered += found.low <= 0.6931 <= found.high
        assert found.low <= found.value <= found.high
    assert covered >= 276
