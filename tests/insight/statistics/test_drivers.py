"""Relative weights against Shapley's values of R^2 (LMG), counted over all orders, on known truths."""

from itertools import combinations
from math import factorial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zabota.insight.statistics.drivers import drivers, relative_weights

TRUTH = (0.55, 0.4, 0.3, 0.2, 0.1, 0.0)


def answers_of(seed: int, n: int = 3000, common: float = 0.6, truth=TRUTH, whole_marks: bool = True):
    """Marks of six touchpoints that go together, and an overall mark that they make up."""
    chance = np.random.default_rng(seed)
    mood = chance.normal(size=(n, 1))
    parts = common * mood + chance.normal(size=(n, len(truth)))
    overall = parts @ np.array(truth) + chance.normal(scale=0.8, size=n)
    if whole_marks:
        parts = np.clip(np.round(8 + 1.5 * parts), 1, 10)
        overall = np.clip(np.round(8 + 1.2 * overall), 1, 10)
    return parts, overall


def explained(parts, overall, chosen) -> float:
    """R^2 of a linear regression on the chosen parts."""
    if not chosen:
        return 0.0
    x = np.column_stack([np.ones(len(overall)), parts[:, list(chosen)]])
    left = overall - x @ np.linalg.lstsq(x, overall, rcond=None)[0]
    return 1 - float(left.var() / overall.var())


def shapley(parts, overall) -> list[float]:
    """Lindeman, Merenda, Gold 1980: the mean gain of R^2 over all orders in which parts may enter."""
    k = parts.shape[1]
    worth = {
        chosen: explained(parts, overall, chosen)
        for size in range(k + 1)
        for chosen in combinations(range(k), size)
    }
    found = []
    for part in range(k):
        total = 0.0
        for chosen in worth:
            if part not in chosen:
                with_it = tuple(sorted((*chosen, part)))
                orders = factorial(len(chosen)) * factorial(k - len(chosen) - 1) / factorial(k)
                total += orders * (worth[with_it] - worth[chosen])
        found.append(total)
    return found


@pytest.mark.parametrize("seed", range(1, 5))
@pytest.mark.parametrize(("common", "bound"), [(0.5, 0.002), (0.8, 0.004)], ids=["loose", "close"])
def test_weights_are_within_thousandths_of_shapleys(seed, common, bound):
    """The more alike the marks of one customer are, the further the two ways part."""
    parts, overall = answers_of(seed, common=common)
    weights = relative_weights(parts, overall)
    assert max(abs(a - b) for a, b in zip(weights, shapley(parts, overall), strict=True)) < bound
    assert sum(weights) == pytest.approx(explained(parts, overall, range(6)), abs=1e-9)


def test_drivers_of_a_known_truth_come_out_in_its_order_and_their_intervals_hold_it():
    exact, of_exact = answers_of(99, n=200_000)
    truth = relative_weights(exact, of_exact)
    inside = []
    for seed in range(12):
        found = drivers(*answers_of(seed, n=600), resamples=120, seed=seed)
        assert found.n == 600 and 0 < found.explained < 1
        inside += [d.low <= true <= d.high for d, true in zip(found.drivers[:5], truth, strict=False)]
        weights = [driver.weight for driver in found.drivers]
        assert weights[0] == max(weights) and max(weights[4:]) < min(weights[:3])
        assert sum(driver.share for driver in found.drivers) == pytest.approx(1)
    assert 0.85 <= np.mean(inside) <= 1


def test_parts_that_do_not_go_together_weigh_their_squared_correlations():
    parts, overall = answers_of(3, n=50_000, common=0, whole_marks=False)
    squares = [np.corrcoef(parts[:, k], overall)[0, 1] ** 2 for k in range(6)]
    assert relative_weights(parts, overall) == pytest.approx(squares, abs=0.004)


def test_what_never_varies_weighs_nothing_and_a_doubled_part_shares_its_weight():
    parts, overall = answers_of(4)
    with_flat = np.column_stack([parts, np.full(len(overall), 10)])
    assert relative_weights(with_flat, overall)[6] == 0
    doubled = np.column_stack([parts, parts[:, 0]])
    weights = relative_weights(doubled, overall)
    assert weights[0] == pytest.approx(weights[6])
    assert sum(weights) == pytest.approx(sum(relative_weights(parts, overall)))
    assert relative_weights(parts, np.full(len(overall), 9)) == [0] * 6


def test_two_answers_are_too_few():
    with pytest.raises(ValueError):
        relative_weights([[1], [2]], [1, 2])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(*[st.integers(1, 10)] * 4), min_size=3, max_size=40))
def test_weights_of_any_marks_lie_between_nothing_and_all_of_it(rows):
    table = np.array(rows, dtype=float)
    weights = relative_weights(table[:, :3], table[:, 3])
    assert all(weight >= 0 for weight in weights) and sum(weights) <= 1 + 1e-6
