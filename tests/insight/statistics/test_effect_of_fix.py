"""The effect of a fix, on cases reckoned by hand and on a seeded network whose truth is known."""

from math import exp, log, sqrt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zabota.insight.statistics.effect_of_fix import (
    BranchCounts,
    BranchMarks,
    Sample,
    effect_on_marks,
    effect_on_rate,
)


def sample(*scores: int) -> Sample:
    return Sample(len(scores), sum(scores), sum(score * score for score in scores))


def poisson(dice: Random, mean: float) -> int:
    count, product, limit = 0, dice.random(), exp(-mean)
    while product > limit:
        count, product = count + 1, product * dice.random()
    return count


def marked(dice: Random, n: int, mean: float) -> Sample:
    return sample(*(max(1, min(10, round(dice.gauss(mean, 1.6)))) for _ in range(n)))


def test_one_branch_against_one_is_the_difference_of_their_changes():
    fixed = BranchMarks(sample(2, 4, 6), sample(8, 9, 10))
    left = BranchMarks(sample(6, 7, 8), sample(7, 8, 9))
    effect = effect_on_marks([fixed], [left])
    assert effect.difference == pytest.approx(5 - 1)
    assert effect.ratio == pytest.approx(9 / 4)
    variance = (8 + 2 + 2 + 2) / 8  # sums of squares around four means, of 12 marks
    assert effect.high - effect.difference == pytest.approx(1.959964 * sqrt(variance * 4 / 3))
    assert (effect.n, effect.untouched_n, effect.has_control) == (6, 6, True)


def test_a_rate_ratio_by_hand():
    fixed, left = BranchCounts(20, 5, 90, 90), BranchCounts(30, 30, 90, 90)
    effect = effect_on_rate([fixed], [left])
    assert effect.ratio == pytest.approx(5.5 / 20.5)
    half = 1.959964 * sqrt(1 / 5.5 + 1 / 20.5 + 1 / 30.5 + 1 / 30.5)
    assert effect.high == pytest.approx(exp(log(5.5 / 20.5) + half))
    assert (effect.before, effect.after) == (pytest.approx(20 / 3), pytest.approx(5 / 3))


def test_without_anything_counted_there_is_no_answer():
    assert effect_on_rate([BranchCounts(0, 0, 90, 90)], []) is None
    assert effect_on_marks([BranchMarks(sample(), sample(5))], []) is None
    assert not effect_on_rate([BranchCounts(4, 2, 90, 90)], [BranchCounts(0, 0, 90, 90)]).has_control


def test_windows_of_different_length_are_made_alike():
    assert effect_on_rate([BranchCounts(1000, 500, 180, 90)], []).ratio == pytest.approx(1, abs=0.01)


def test_the_interval_of_marks_covers_the_truth():
    """800 branches, 40 of them fixed; branches drift by themselves, all rise by 0.3; the fix adds 1.2."""
    dice, covered, found = Random(7), 0, []
    for _again in range(60):

        def branch(gain: float) -> BranchMarks:
            base = dice.gauss(7, 0.6)
            return BranchMarks(marked(dice, 12, base), marked(dice, 12, base + gain + dice.gauss(0.3, 0.3)))

        # Clipping at 10 shortens the gain: what is true is what so many marks show.
        effect = effect_on_marks([branch(-1.2) for _ in range(20)], [branch(0) for _ in range(100)])
        found.append(effect.difference)
        covered += effect.low <= -1.2 + 0.06 and effect.high >= -1.2 - 0.06
    assert sum(found) / 60 == pytest.approx(-1.2, abs=0.1)
    assert covered >= 53


def test_the_interval_of_rates_covers_the_truth_though_branches_differ():
    dice, covered, halved = Random(11), 0, 0
    for _again in range(200):

        def branch(ratio: float) -> BranchCounts:
            base, drift = dice.uniform(3, 9), exp(dice.gauss(0, 0.3))
            return BranchCounts(poisson(dice, base), poisson(dice, base * 1.2 * drift * ratio), 90, 90)

        effect = effect_on_rate([branch(0.4) for _ in range(12)], [branch(1) for _ in range(40)])
        covered += effect.low <= 0.4 <= effect.high
        halved += effect.high < 1
    assert covered >= 180
    assert halved >= 185


def test_where_nothing_changed_few_are_called_changed():
    dice, alarms = Random(3), 0
    for _again in range(400):
        fixed = [BranchCounts(poisson(dice, 6), poisson(dice, 6), 90, 90) for _ in range(3)]
        left = [BranchCounts(poisson(dice, 6), poisson(dice, 6), 90, 90) for _ in range(12)]
        effect = effect_on_rate(fixed, left)
        alarms += not effect.low <= 1 <= effect.high
    assert alarms <= 32  # 20 are expected of 400


counts = st.builds(BranchCounts, st.integers(0, 40), st.integers(0, 40), st.just(90.0), st.just(90.0))


@settings(max_examples=60, deadline=None)
@given(st.lists(counts, max_size=5), st.lists(counts, max_size=5))
def test_the_ratio_lies_within_its_interval_and_fixing_everything_leaves_no_control(fixed, left):
    effect = effect_on_rate(fixed, left)
    if effect is not None:
        assert 0 < effect.low <= effect.ratio <= effect.high
        assert effect.spread >= 1
        assert not effect_on_rate(fixed, []).has_control
