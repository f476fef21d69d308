"""Kano's table and coefficients: the printed table cell by cell, and counts worked out by hand."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zabota.insight.statistics.kano import Feeling, Kano, kano, kano_class, of_counts

LIKE, EXPECT, NEUTRAL, TOLERATE, DISLIKE = (
    Feeling.LIKE,
    Feeling.EXPECT,
    Feeling.NEUTRAL,
    Feeling.TOLERATE,
    Feeling.DISLIKE,
)
MIDDLE = (EXPECT, NEUTRAL, TOLERATE)


def test_the_table_of_berger_cell_by_cell():
    printed = {(LIKE, LIKE): "Q", (LIKE, DISLIKE): "O", (DISLIKE, DISLIKE): "Q"}
    printed |= {(LIKE, middle): "A" for middle in MIDDLE}
    printed |= {(middle, DISLIKE): "M" for middle in MIDDLE}
    printed |= {pair: "I" for pair in product(MIDDLE, MIDDLE)}
    printed |= {(middle, LIKE): "R" for middle in MIDDLE}
    printed |= {(DISLIKE, other): "R" for other in (LIKE, *MIDDLE)}
    assert len(printed) == 25
    assert {pair: str(kano_class(*pair)) for pair in printed} == printed


def test_better_and_worse_of_counts_worked_out_by_hand():
    found = of_counts({"A": 30, "O": 25, "M": 20, "I": 15, "R": 6, "Q": 4})
    assert (found.n, str(found.kano_class)) == (100, "A")
    assert found.better_value == pytest.approx(55 / 90) and found.worse_value == pytest.approx(-45 / 90)
    assert found.better.low == pytest.approx(0.5078, abs=1e-3)
    assert found.better.high == pytest.approx(0.7053, abs=1e-3)


def test_a_must_be_wins_a_tie():
    assert str(kano(["A", "M", "O", "I"]).kano_class) == "M"
    assert str(kano(["A", "I"]).kano_class) == "A"


def test_no_answers_are_no_answer_and_nonsense_is_an_error():
    assert kano([]) is None
    only_odd = kano(["Q", "R", "R"])
    assert (only_odd.better, only_odd.worse_value, str(only_odd.kano_class)) == (None, None, "R")
    for wrong in ({"X": 1}, {"A": -1, "O": 2}, {}):
        with pytest.raises(ValueError):
            of_counts(wrong)


@settings(max_examples=60)
@given(st.lists(st.sampled_from("AOMIRQ"), min_size=1, max_size=60))
def test_both_stay_within_their_limits_and_hold_their_intervals(classes):
    found = kano(classes)
    assert isinstance(found, Kano) and sum(found.counts.values()) == found.n == len(classes)
    if found.better is None:
        assert not set(classes) & set("AOMI")
        return
    assert 0 <= found.better.low <= found.better.value <= found.better.high <= 1
    assert -1 <= found.worse_value <= 0
    assert found.better.count + found.worse.count >= found.counts["O"]
