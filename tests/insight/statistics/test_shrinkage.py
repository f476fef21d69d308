import random
from math import sqrt
from statistics import fmean, median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zabota.insight.statistics.bands import BandCounts
from zabota.insight.statistics.shrinkage import Estimate, estimate_of_nps, paule_mandel, shrink

ESTIMATES = st.lists(st.tuples(st.floats(-100, 100), st.floats(0.5, 2000)), min_size=1, max_size=30).map(
    lambda pairs: [Estimate(i, value, variance) for i, (value, variance) in enumerate(pairs)]
)


def network_of(seed, branches=800):
    """Branches whose true scores differ with sd 8 around 40, with few answers each."""
    dice = random.Random(seed)
    truths, sizes, estimates = [], [], []
    for key in range(branches):
        truth = dice.gauss(40, 8)
        n = max(10, round(dice.lognormvariate(4.304, 0.6)))
        promoters = 0.58 + (truth - 40) / 200
        critics = 0.18 - (truth - 40) / 200
        marks = dice.choices((0, 1, 2), (promoters, 1 - promoters - critics, critics), k=n)
        counts = BandCounts(marks.count(0), marks.count(1), marks.count(2))
        estimates.append(estimate_of_nps(key, counts))
        truths.append(truth)
        sizes.append(n)
    return truths, sizes, estimates


def rmse(values, truths):
    return sqrt(fmean((value - truth) ** 2 for value, truth in zip(values, truths, strict=True)))


def test_in_a_network_of_800_branches_shrinking_takes_four_tenths_of_the_error_away():
    truths, sizes, estimates = network_of(seed=1)
    assert 70 <= median(sizes) <= 78
    network = shrink(estimates)
    assert 9 < rmse([branch.raw for branch in network.branches], truths) < 11.5
    assert 5.5 < rmse([branch.value for branch in network.branches], truths) < 6.7
    assert sqrt(network.variance) == pytest.approx(8, abs=0.8)
    intervals = [branch.interval() for branch in network.branches]
    inside = [low <= truth <= high for truth, (low, high) in zip(truths, intervals, strict=True)]
    assert 0.92 < fmean(inside) < 0.97


def test_as_many_branches_are_weak_as_the_chances_say():
    truths, _, estimates = network_of(seed=2)
    network = shrink(estimates)
    weakest = network.weakest(margin=5)
    for group in (weakest[:100], weakest[100:300], weakest[300:]):
        are_weak = fmean(truths[branch.key] < network.mean - 5 for branch, _ in group)
        assert are_weak == pytest.approx(fmean(chance for _, chance in group), abs=0.1)
    assert weakest[0][1] > 0.9 > 0.1 > weakest[-1][1]


def test_branches_that_do_not_truly_differ_are_drawn_to_one_score():
    same = [Estimate(key, value, 100.0) for key, value in enumerate([39, 41, 40, 42, 38])]
    network = shrink(same)
    assert network.variance == 0
    assert {branch.value for branch in network.branches} == {40}


def test_paule_mandel_of_equal_variances_is_the_variance_between_less_the_variance_within():
    assert paule_mandel([0, 10, 20], [4, 4, 4]) == pytest.approx(100 - 4)


def test_a_lonely_branch_keeps_its_score_and_nobody_is_no_network():
    assert shrink([Estimate("Central", 12, 9)]).branches[0].value == pytest.approx(12)
    assert shrink([]) is None
    assert estimate_of_nps("North", BandCounts(0, 0, 0)) is None


def test_a_measurement_without_variance_is_refused():
    with pytest.raises(ValueError):
        shrink([Estimate("Central", 12, 0)])


def test_five_of_five_promoters_do_not_make_the_best_branch():
    network = shrink(
        [
            estimate_of_nps("small", BandCounts(5, 0, 0)),
            estimate_of_nps("large", BandCounts(800, 150, 50)),
            estimate_of_nps("middle", BandCounts(300, 400, 300)),
            estimate_of_nps("weak", BandCounts(100, 300, 600)),
        ]
    )
    order = sorted(network.branches, key=lambda branch: branch.error)
    assert order[-1].key == "small"
    assert min(network.branches, key=lambda branch: branch.weight).key == "small"
    assert [branch.key for branch, _ in network.weakest()][0] == "weak"


@settings(deadline=None)
@given(ESTIMATES)
def test_every_value_lies_between_the_measurement_and_the_network(estimates):
    network = shrink(estimates)
    for branch in network.branches:
        low, high = sorted((branch.raw, network.mean))
        assert low - 1e-6 <= branch.value <= high + 1e-6
        assert 0 <= branch.weight <= 1 and branch.error > 0
        assert branch.probability_below(branch.value) == pytest.approx(0.5)


@settings(deadline=None)
@given(ESTIMATES)
def test_paule_mandel_makes_the_spread_what_chance_expects(estimates):
    tau2 = paule_mandel([e.value for e in estimates], [e.variance for e in estimates])
    weights = [1 / (e.variance + tau2) for e in estimates]
    mean = sum(w * e.value for w, e in zip(weights, estimates, strict=True)) / sum(weights)
    spread = sum(w * (e.value - mean) ** 2 for w, e in zip(weights, estimates, strict=True))
    if tau2 > 0:
        assert spread == pytest.approx(len(estimates) - 1, rel=1e-6)
    else:
        assert spread <= max(0, len(estimates) - 1) + 1e-9


@settings(deadline=None)
@given(ESTIMATES, st.floats(-50, 50))
def test_moving_every_score_moves_every_value_as_far(estimates, step):
    moved = shrink([Estimate(e.key, e.value + step, e.variance) for e in estimates])
    for before, after in zip(shrink(estimates).branches, moved.branches, strict=True):
        assert after.value == pytest.approx(before.value + step, abs=1e-4)
