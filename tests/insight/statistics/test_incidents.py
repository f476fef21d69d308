"""Alarms: how often they are false is known, and what is real is seen soon."""

import random
from math import comb, inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zabota.insight.statistics.incidents import chance_of_so_many, limit_for, size_of_days


def binomial_tail(count: int, n: int, share: float) -> float:
    return sum(comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(count, n + 1))


def test_with_a_long_past_it_is_the_binomial_chance():
    found = chance_of_so_many(6, 10, 180_000, 1_000_000)
    assert found == pytest.approx(binomial_tail(6, 10, 0.18), rel=0.001)


def test_a_short_past_makes_careful():
    short, long = chance_of_so_many(6, 10, 3, 15), chance_of_so_many(6, 10, 3000, 15_000)
    assert short > 3 * long
    assert chance_of_so_many(1, 1, 0, 0) == pytest.approx(0.5), "knowing nothing, nothing surprises"


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 40), st.integers(0, 60), st.integers(0, 300))
def test_it_is_a_chance_and_falls_with_the_count(n, before, more):
    chances = [chance_of_so_many(count, n, before, before + more) for count in range(n + 1)]
    assert chances[0] == pytest.approx(1)
    assert all(0 <= later <= earlier + 1e-9 for earlier, later in zip(chances, chances[1:], strict=False))


def test_800_branches_for_a_year_raise_no_more_false_alarms_than_were_chosen():
    """Days differ by more than chance, as real days do; one false alarm in thirty days is allowed."""
    dice = random.Random(5)
    limit = limit_for(tests=200, looks=30)
    false_alarms = 0
    for _branch in range(200):
        share = min(0.5, max(0.05, dice.gauss(0.18, 0.05)))
        sizes = [dice.randint(1, 9) for _ in range(150)]
        daily = [min(0.9, max(0.02, dice.gauss(share, 0.05))) for _ in sizes]
        counts = [sum(dice.random() < p for _ in range(n)) for p, n in zip(daily, sizes, strict=True)]
        for day in range(60, 150):
            before, n_before = sum(counts[day - 56 : day]), sum(sizes[day - 56 : day])
            chance = chance_of_so_many(counts[day], sizes[day], before, n_before, size=50)
            false_alarms += chance <= limit
    assert false_alarms <= 90 / 30 * 2, "three are expected in ninety days"


def test_an_incident_at_one_branch_is_seen():
    """Nine of ten are critics where two would be usual, among 800 branches that are looked at daily."""
    assert chance_of_so_many(9, 10, 45, 250, size=50) < limit_for(tests=800, looks=30)
    assert chance_of_so_many(4, 10, 45, 250, size=50) > limit_for(tests=800, looks=30)


def test_days_that_differ_are_told_from_days_that_do_not():
    dice = random.Random(6)
    alike = [sum(dice.random() < 0.2 for _ in range(200)) for _ in range(300)]
    assert size_of_days(alike, [200] * 300) > 500
    uneven = [dice.betavariate(0.2 * 40, 0.8 * 40) for _ in range(300)]
    counts = [sum(dice.random() < share for _ in range(200)) for share in uneven]
    assert size_of_days(counts, [200] * 300) == pytest.approx(40, rel=0.35)
    assert size_of_days([0, 0, 0], [5, 5, 5]) == inf


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError):
        chance_of_so_many(3, 2, 0, 0)
